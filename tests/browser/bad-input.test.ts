import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { brokenCalendarRules } from '../blocks/calendar-lines.ts';
import { blocksOf, openLesson } from './course-states.ts';
import { Learner, course } from './learner.ts';
import { fillIn, privateBlocks } from './private-fields.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

/** Runs nothing where it is shown as text. */
const markup =
  '<img src=x onerror="window.executed=1"><script>window.executed=1</script></textarea></p><b>bold</b>&amp;';

const inputs: readonly [name: string, text: string][] = [
  ['emoji', '👩🏽‍💻🏳️‍🌈🇬🇧 '.repeat(60)],
  ['right-to-left text', 'אני אגיד של מי היה הרעיון, سأقول لهم ‏(1) '.repeat(12)],
  ['10,000 characters', 'word, '.repeat(1700).slice(0, 10_000)],
  ['10,000 characters without a space', 'W'.repeat(10_000)],
  ['markup', markup],
];

/** The screens with private blocks, by lesson. */
const privateIds = privateBlocks.map(({ model }) => model.id);

/** How far the page is too wide, in CSS px, at each width. */
async function sideways(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    found.push(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
  }
  return found.map((more) => Math.max(0, more));
}

const executed = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as unknown as { executed?: number }).executed);

/** The sheet as it would be on A4, and how far it is too wide there. */
async function printed(page: Page, press: () => Promise<void>): Promise<{ text: string; tooWide: number }> {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.evaluate(() => {
    window.print = () => void window.dispatchEvent(new Event('beforeprint'));
  });
  await press();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.print-sheet > *').first();
  await expect(sheet).toBeVisible();
  const outcome = {
    text: await sheet.innerText(),
    tooWide: await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)),
  };
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  return outcome;
}

/** The text between what the plan puts around it, all white space as one. */
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One text in all that a private block has. */
async function tryText(page: Page, block: Locator, text: string, label: string): Promise<void> {
  await fillIn(block, () => text);
  for (const box of await block.locator('textarea').all()) expect(await box.inputValue()).toBe(text);
  expect(await sideways(page), label).toEqual([0, 0]);
}

/** What the plan makes of it: the sentence, the calendar and the print. */
async function takeAlong(page: Page, plan: Locator, text: string, label: string): Promise<void> {
  const words = bare(text).replace(/[\s.,;…]+$/u, '');
  expect(bare((await plan.locator('.sheet').textContent()) ?? ''), label).toContain(words);
  const download = page.waitForEvent('download');
  await plan.getByRole('button', { name: 'Calendar file' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(brokenCalendarRules(file), label).toEqual([]);
  expect(file.match(/^BEGIN:VEVENT\r$/gm), label).toHaveLength(3);
  const print = await printed(page, () => plan.getByRole('button', { name: 'Print' }).click());
  expect(bare(print.text), label).toContain(words);
  expect(print.tooWide, label).toBe(0);
}

test('whatever is written in private is shown as text, in the plan, its calendar and its print, too', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  let visited = 0;
  for (const id of ['why', 'actions', 'resources']) {
    await openLesson(learner, id);
    for (const [index, screen] of (course.lessons.find((one) => one.id === id)?.screens ?? []).entries()) {
      if (index > 0) await learner.next.click();
      await expect(learner.heading.first()).toHaveText(screen.title);
      for (const { kind, model } of blocksOf(id, screen.id)) {
        if (!privateIds.includes(model.id)) continue;
        visited += 1;
        const block = page.locator(kind.tag);
        for (const [name, text] of inputs) {
          await tryText(page, block, text, `${model.id}: ${name}`);
          if (kind.tag === 'plan-block') await takeAlong(page, block, text, name);
        }
        expect(await block.locator('img, script').count()).toBe(0);
      }
    }
  }
  expect(visited).toBeGreaterThanOrEqual(4);
  expect(await executed(page)).toBeUndefined();
  expect(site.problems).toEqual([]);
});

test('names: any is shown as text on the certificate, from the LMS or typed', async ({ page, site }) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'check');
  await learner.next.click();
  const block = page.locator('certificate-block');
  for (const [name, text] of [...inputs, ['a comma', 'Łukasiewicz-Ångström, Zoë'] as const]) {
    const shown = bare(text.split(',').length === 2 ? text.split(',').reverse().join(' ') : text);
    for (const learnerName of [text, '']) {
      // As if completed: it is only the name that counts here.
      await block.evaluate((element, given) => {
        const certificate = element as unknown as { facts: object; requestUpdate: () => void };
        const facts = { ...certificate.facts, completed: true, missing: [], learnerName: given };
        // Whatever the player gives it meanwhile.
        Object.defineProperty(element, 'facts', {
          configurable: true,
          get: () => facts,
          set() {},
        });
        certificate.requestUpdate();
        return (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
      }, learnerName);
      if (learnerName === '') await block.getByRole('textbox').fill(text);
      const label = `${name}, ${learnerName === '' ? 'typed' : 'from the LMS'}`;
      const expected = learnerName === '' ? bare(text) : shown;
      expect(bare((await block.locator('.name').textContent()) ?? ''), label).toBe(expected);
      expect(await sideways(page), label).toEqual([0, 0]);
      const print = await printed(page, () => block.getByRole('button', { name: 'Print' }).click());
      expect(bare(print.text), label).toContain(expected);
      expect(print.tooWide, label).toBe(0);
    }
  }
  expect(await executed(page)).toBeUndefined();
  expect(site.problems).toEqual([]);
});

test('storage refused: everything works for the visit, and the learner is told that it ends with it', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto(await site.serve('web'));
  const said = page.getByText(/your progress ends with this visit/).filter({ visible: true });
  await expect(said.first()).toBeVisible();
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'resources');
  const plan = page.locator('plan-block');
  const screens = course.lessons.find(({ id }) => id === 'resources')?.screens ?? [];
  const at = screens.findIndex(({ id }) =>
    blocksOf('resources', id).some(({ kind }) => kind.tag === 'plan-block'),
  );
  for (const { title } of screens.slice(1, at + 1)) {
    await learner.next.click();
    await expect(learner.heading.first()).toHaveText(title);
  }
  await plan.getByLabel(/^If …/).fill('an idea comes up twice');
  await plan.getByText('Keep my private answers for next time').click();
  await plan.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(plan.getByText(/^This browser does not allow anything to be kept, or/)).toBeFocused();
  await learner.next.click();
  await expect(plan).toHaveCount(0);
  await learner.button('Previous').click();
  await expect(plan.getByLabel(/^If …/)).toHaveValue('an idea comes up twice');
  await openLesson(learner, 'isnt');
  await learner.practise();
  expect(site.problems).toEqual([]);
});
