import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { hash } from '../../src/course/hash.ts';
import { Learner, allRight, course } from './learner.ts';
import { violationsIn } from './axe.ts';
import type { Website } from './website.ts';
import { expect, isOffline, leftovers, test } from './website.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

const secret = 'I will say <b>whose</b> idea it was <script>window.ran = true</script>';

/** Opens the website on a device of its own. */
async function onDevice(context: BrowserContext, website: Website, url: string): Promise<Learner> {
  const page = await context.newPage();
  website.watch(page);
  await page.goto(url);
  return new Learner(page, page);
}

async function openPanel(learner: Learner): Promise<void> {
  await learner.view.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(learner.page.getByRole('heading', { name: 'This device' })).toBeVisible();
}

/** What the file says that the learner saves. */
async function savedFile(learner: Learner, withNotes: boolean): Promise<string> {
  await openPanel(learner);
  if (withNotes) await learner.page.getByLabel('Put my private answers into the file, too').check();
  const download = learner.page.waitForEvent('download');
  await learner.button('Save my progress to a file').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^allyship-at-work-progress-\d{4}-\d\d-\d\d\.json$/);
  const said = learner.page.locator('save-to-file').getByRole('status');
  await expect(said).toContainText(`${file.suggestedFilename()} is in your downloads.`);
  const text = await readFile(await file.path(), 'utf8');
  await learner.page.keyboard.press('Escape');
  return text;
}

const chosen = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'progress.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

const kept = (page: Page): Promise<{ core: { lesson_status: string; score: { raw: string } } }> =>
  page.evaluate((id) => JSON.parse(localStorage.getItem(`${id}:record`) ?? '{}').cmi, course.id);

test('progress goes to another device by a file, and takes nothing back there', async ({
  page,
  website,
  browser,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  const here = new Learner(page, page);
  await here.takeCourse(allRight, { practise: false });
  const passed = await savedFile(here, false);
  expect(passed).not.toContain('notes');

  const elsewhere = await browser.newContext();
  const there = await onDevice(elsewhere, website, host.url);
  await there.start();
  await there.takeLesson('definition');
  await there.saved();
  const begun = await savedFile(there, false);
  await openPanel(there);
  await there.page.getByLabel('Continue from a file').setInputFiles(chosen(passed));
  const found = there.page.getByRole('group', { name: /^Progress saved on/ });
  await expect(found).toBeFocused();
  await expect(found).toContainText('course completed, best score 100%');
  expect((await kept(there.page)).core.lesson_status).toBe('incomplete');
  await there.button('Continue from this file').click();
  await expect(there.page.getByText('Done: you are where the file left off.')).toBeFocused();
  await there.page.keyboard.press('Escape');
  await expect(there.page.getByRole('heading', { name: 'You passed' })).toBeVisible();
  expect((await kept(there.page)).core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });

  // Back again, from where less was achieved.
  await openPanel(here);
  await page.getByLabel('Continue from a file').setInputFiles(chosen(begun));
  await here.button('Continue from this file').click();
  await expect(page.getByText('Done: you are where the file left off.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(here.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
  await here.saved();
  expect((await kept(page)).core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });
  await page.reload();
  await expect(page.getByText(/^You have completed this course\./)).toBeVisible();
  // As well before the course is begun.
  const third = await browser.newContext();
  const fresh = await onDevice(third, website, host.url);
  await openPanel(fresh);
  await fresh.page.getByLabel('Continue from a file').setInputFiles(chosen(begun));
  await fresh.button('Continue from this file').click();
  await expect(fresh.page.getByText('Done: you are where the file left off.')).toBeVisible();
  await fresh.page.keyboard.press('Escape');
  await fresh.button('Resume').click();
  await expect(fresh.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
  expect(website.problems).toEqual([]);
  await Promise.all([elsewhere.close(), third.close()]);
});

test('saved twice, the file is told of twice', async ({ page, website }) => {
  await page.goto((await website.host()).url);
  const learner = new Learner(page, page);
  await savedFile(learner, false);
  const said = page.locator('save-to-file .outcome');
  await said.evaluate((line) => {
    new MutationObserver(() => line.textContent === '' && line.classList.add('emptied')).observe(line, {
      childList: true,
    });
  });
  await savedFile(learner, false);
  await expect(said).toHaveClass(/emptied/);
});

test('Help asked for at once has what the device offers as soon as it is there', async ({
  page,
  website,
}) => {
  const host = await website.host();
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/accompany-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Finding your way' })).toBeVisible();
  letThrough();
  await expect(page.getByRole('heading', { name: 'This device' })).toBeVisible();
  expect(website.problems).toEqual([]);
});

test('private answers go with it only where the learner asks twice, and stay words', async ({
  page,
  website,
  browser,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  const here = new Learner(page, page);
  await here.start();
  const plan = course.lessons.find(({ id }) => id === 'actions');
  const toPlan = async (learner: Learner): Promise<void> => {
    await learner.takeLesson('definition', { practise: false });
    while ((await learner.view.locator('plan-block').count()) === 0) await learner.goOn();
  };
  expect(plan).toBeDefined();
  await toPlan(here);
  await page
    .getByLabel(/then I will/)
    .first()
    .fill(secret);
  await here.saved();
  const without = await savedFile(here, false);
  expect(without).not.toContain('whose');
  const withThem = await savedFile(here, true);
  expect(JSON.parse(withThem).notes.flat().join()).toContain(secret);

  const elsewhere = await browser.newContext();
  const there = await onDevice(elsewhere, website, host.url);
  await there.start();
  const field = there.page.getByLabel(/then I will/).first();
  for (const takes of [false, true]) {
    await openPanel(there);
    await there.page.getByLabel('Continue from a file').setInputFiles(chosen(withThem));
    if (takes) await there.page.getByLabel(/^Take the private answers out of it/).check();
    await there.button('Continue from this file').click();
    await expect(there.page.getByText('Done: you are where the file left off.')).toBeVisible();
    await there.page.keyboard.press('Escape');
    await expect(field).toHaveValue(takes ? secret : '');
  }
  expect(await there.page.evaluate(() => 'ran' in window)).toBe(false);
  // Kept on that device no more than before.
  expect(
    await there.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('notes'))),
  ).toEqual([]);
  expect(website.problems).toEqual([]);
  await elsewhere.close();
});

test('a file that is none, foreign, damaged, newer or too large is refused, and changes nothing', async ({
  page,
  website,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.takeLesson('definition', { practise: false });
  await learner.saved();
  const good = await savedFile(learner, false);
  const edited = (change: (file: Record<string, unknown>) => void): string => {
    const { checkSum: _, ...file } = JSON.parse(good) as Record<string, unknown>;
    change(file);
    // With its sum fixed, as somebody would who does it on purpose.
    return JSON.stringify({ ...file, checkSum: hash(JSON.stringify(file)).toString(36) });
  };
  const script = '<img src=x onerror="window.ran=true"><script>window.ran=true</script>';
  const files: [string, RegExp][] = [
    ['', /This is not a file that this course saved/],
    [script, /This is not a file that this course saved/],
    ['{"format":"course-progress"', /This is not a file that this course saved/],
    [good.slice(0, -40), /This is not a file that this course saved/],
    [good.replace(/"snapshot": "A(.)/, '"snapshot": "A$1$1'), /This file is damaged/],
    [
      edited((file) => Object.assign(file, { course: { id: 'tea-at-work', version: '1.0.0' } })),
      /another course/,
    ],
    [edited((file) => Object.assign(file, { formatVersion: 2 })), /This file was saved by a newer version/],
    [edited((file) => Object.assign(file, { snapshot: script })), /This file is damaged/],
    [
      edited((file) => Object.assign(file, { course: { id: course.id, version: script } })),
      /This file is damaged/,
    ],
    [edited((file) => Object.assign(file, { notes: [[script, 'x']] })), /This file is damaged/],
    [edited((file) => Object.assign(file, { more: script })), /This file is damaged/],
    [`${good}${' '.repeat(1_000_000)}`, /too large/],
  ];
  const before = await kept(page);
  await openPanel(learner);
  for (const [text, reason] of files) {
    await page.getByLabel('Continue from a file').setInputFiles(chosen(text));
    const outcome = page.locator('continue-from-file .outcome');
    await expect(outcome).toHaveText(reason);
    await expect(outcome).toContainText('Nothing was changed.');
    await expect(outcome).toBeFocused();
    await expect(learner.button('Continue from this file')).toHaveCount(0);
  }
  expect(await kept(page)).toEqual(before);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await page.keyboard.press('Escape');
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
  expect(website.problems).toEqual([]);
});

test('everything is erased, in every tab, once the learner has said so twice', async ({
  page,
  website,
  context,
}) => {
  const host = await website.host('/sub/');
  await page.goto(host.url);
  await page.evaluate(() => localStorage.setItem('another-course:record', 'stays'));
  await isOffline(page);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.takeLesson('definition');
  const other = await onDevice(context, website, host.url);
  await other.start();
  await openPanel(learner);
  await learner.button('Erase everything on this device').click();
  await expect(page.getByRole('group', { name: 'Erase everything?' })).toBeFocused();
  await learner.button('Keep it all').click();
  await expect(learner.button('Erase everything on this device')).toBeFocused();
  expect((await leftovers(page))['workers']).toEqual([host.url]);
  await learner.button('Erase everything on this device').click();
  await learner.button('Erase everything').click();
  for (const { page: tab } of [learner, other]) {
    await expect(
      tab.getByText(/^Everything that this course kept on this device has been erased/).first(),
    ).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Start' })).toBeVisible();
    expect(tab.url()).toBe(host.url);
    await expect
      .poll(() => leftovers(tab))
      .toEqual({ storage: ['another-course:record'], caches: [], databases: [], workers: [] });
  }
  await learner.start();
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[0]?.title ?? '');
  await expect(page.locator('.notice').getByText(/has been erased/)).toHaveCount(0);
  await isOffline(page);
  expect(website.problems).toEqual([]);
});

test('erased without a connection, the page says so', async ({ page, website, context }) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const learner = new Learner(page, page);
  await learner.start();
  await openPanel(learner);
  await context.setOffline(true);
  await learner.button('Erase everything on this device').click();
  await learner.button('Erase everything').click();
  await expect(page.getByText(/once you have a connection\.$/)).toBeFocused();
  expect(await leftovers(page)).toEqual({ storage: [], caches: [], databases: [], workers: [] });
});

test('the panel and the offer of an update are accessible', async ({ page, website }) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const learner = new Learner(page, page);
  await openPanel(learner);
  await expect(page.getByText(/works without a connection/)).toBeVisible();
  await learner.button('Erase everything on this device').click();
  expect(await violationsIn(page)).toEqual([]);
});
