import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { CompletionRecord } from '../../src/course/completion-record.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { violationsIn } from './axe.ts';
import { Learner, course, loaded } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

const helpIn = (page: Page): Locator => page.getByRole('dialog', { name: 'Help' });

/** Opens Help with the keyboard, hands it over, and closes it with Escape: the focus is where it was. */
async function lookInto(page: Page, look: (help: Locator) => Promise<void>): Promise<void> {
  const button = page.getByRole('button', { name: 'Help', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(helpIn(page)).toBeVisible();
  await look(helpIn(page));
  await page.keyboard.press('Escape');
  await expect(helpIn(page)).toBeHidden();
  await expect(button).toBeFocused();
}

async function reportIn(help: Locator): Promise<string> {
  await help.getByRole('button', { name: 'Make a report' }).press('Enter');
  const field = help.getByRole('textbox', { name: 'The report' });
  // In the place of the button, which is gone.
  await expect(field).toBeFocused();
  return field.inputValue();
}

test('help is at the end of the bar on the start screen, in a lesson, and the same', async ({
  page,
  site,
}) => {
  const preference = 'cmi.student_preference';
  const values = { [`${preference}._children`]: 'audio,language', [`${preference}.language`]: 'cy' };
  await offerSmallLms(page, { values });
  await page.goto(await site.serve('scorm12'));
  const places: number[] = [];
  const words: string[] = [];
  const look = async (help: Locator): Promise<void> => {
    words.push(await help.getByRole('list').first().innerText());
    const box = await page.getByRole('button', { name: 'Help', exact: true }).boundingBox();
    places.push((box?.y ?? 0) + (box?.height ?? 0) / 2);
  };
  await lookInto(page, async (help) => {
    await look(help);
    await help.getByText('Sources and further reading').click();
    const links = help.locator('details').getByRole('link');
    await expect(links).toHaveCount(loaded.settings.sources.length);
    await expect(links.first()).toHaveAttribute('href', loaded.settings.sources[0]?.url ?? '');
    const report = await reportIn(help);
    expect(report).toContain('Place: none');
    expect(report).toContain(`Language: ${course.language}, the learner’s cy`);
  });
  await new Learner(page, page).start();
  await lookInto(page, look);
  expect(new Set(words).size).toBe(1);
  expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeLessThanOrEqual(2);
  expect(site.problems).toEqual([]);
});

test('where the record cannot be opened, help makes a report of the reason and the calls', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.addInitScript(() => {
    const { API } = window as unknown as { API: Record<string, unknown> };
    Object.assign(API, { LMSInitialize: () => 'false', LMSGetLastError: () => '101' });
  });
  await page.goto(await site.serve('scorm12'));
  await expect(page.getByText(/^Your learning system did not answer as it should/)).toBeVisible({
    timeout: 30_000,
  });
  await lookInto(page, async (help) => {
    const report = await reportIn(help);
    expect(report).toContain('Failed: The LMS did not begin a session. [101]');
    expect(report).toMatch(/LMSInitialize\(\) → false \[101\]/);
  });
});

test('where the player cannot be had, the words that say so have the focus, and Start is gone', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.route(/\/player-[^/]*\.js/, (route) => route.abort());
  await page.goto(await site.serve('scorm12'));
  const notice = page.getByText(/^Part of the course could not be loaded/);
  await expect(notice).toBeFocused();
  await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
});

test('whoever has completed finds the completion record, on any device, and takes it along as a file', async ({
  page,
  site,
}) => {
  const at = { seconds: Date.UTC(2026, 0, 14, 9, 12) / 1000, offset: 60 };
  const one = { at, version: '0.9.0', digest: '0123456789ab', score: 0.75, passMark: 0.7, attempt: 2 };
  const progress: Progress = {
    ...emptyProgress,
    attempts: [{ at, score: 0.75, isPassed: true }],
    attemptsTaken: 2,
    completions: [one],
    achieved: { completed: true, success: 'passed', best: 0.75 },
  };
  const values = {
    'cmi.core.lesson_status': 'passed',
    'cmi.core.entry': 'resume',
    'cmi.core.score.raw': '75',
    'cmi.suspend_data': encodeSnapshot(course, progress, 4096),
  };
  await offerSmallLms(page, { values });
  await page.goto(await site.serve('scorm12'));
  await new Learner(page, page).start();
  await lookInto(page, async (help) => {
    await help.getByRole('button', { name: 'Show the record' }).press('Enter');
    await expect(help.getByRole('heading', { name: 'Completion record' }).last()).toBeFocused();
    await expect(help.locator('dd').filter({ hasText: 'version 0.9.0' })).toContainText(
      '14 January 2026, 10:12:00 (UTC+01:00), version 0.9.0, content 0123456789ab, score 75% (pass mark 70%)',
    );
    expect(await violationsIn(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      help.getByRole('button', { name: 'Save as a file (JSON)' }).press('Enter'),
    ]);
    const record = JSON.parse(readFileSync(await file.path(), 'utf8')) as CompletionRecord;
    expect(record).toMatchObject({ learner: 'Okafor, Ada', completed: true, best: 0.75 });
    expect(record.completions).toEqual([{ ...one, at: '2026-01-14T10:12:00+01:00' }]);
    await expect(help.getByText('Saved to your downloads')).toBeVisible();
  });
  expect(site.problems).toEqual([]);
});

test('asked for twice, Help stays as it is', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  const button = page.getByRole('button', { name: 'Help', exact: true });
  await button.click();
  await expect(helpIn(page)).toBeVisible();
  // Assistive technology and scripts can press what is behind an open dialog.
  await button.dispatchEvent('click');
  await expect(helpIn(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(helpIn(page)).toBeHidden();
  expect(site.problems).toEqual([]);
});
