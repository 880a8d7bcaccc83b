import type { FrameLocator, Page } from '@playwright/test';
import type { LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import { acknowledge, asked, submitCheck, takeQuestions, takeStory } from './any-course.ts';
import type { Held } from './course-variants.ts';
import { recordAtEnd } from './course-variants.ts';
import type { EmbeddedLms } from './embedded-course.ts';
import { test as inLms } from './embedded-course.ts';
import { test as dispatched } from './embedded-dispatch.ts';
import { theSameAgain } from './every-test.ts';
import { Learner } from './learner.ts';
import { expect, test } from './site.ts';
import type { Spoken } from './spoken.ts';
import { anyOf, spokenIn } from './spoken.ts';

test.describe.configure({ timeout: 240_000, mode: 'parallel' });

const [en, fr, ar] = ['en', 'fr', 'ar'].map((locale) => spokenIn(locale, 'refresher')) as [
  Spoken,
  Spoken,
  Spoken,
];

/** The languages of a walk: from its beginning, from the middle of a lesson, and from the middle of the check. */
type Languages = readonly [begun: Spoken, inLesson: Spoken, inCheck: Spoken];
/** Opens the course in a page that has nothing open, and answers where it is. */
type Launch = (page: Page) => Promise<Page | FrameLocator>;

/** By Help; nothing where that is spoken already. */
async function speak({ page, view, spoken }: Learner, language: Spoken): Promise<Learner> {
  const learner = new Learner(page, view, language);
  if (language === spoken) return learner;
  await learner.button(anyOf(spoken.words.openHelp)).click();
  await view.getByRole('dialog').getByRole('combobox').selectOption(language.locale);
  await expect(view.locator('html')).toHaveAttribute('lang', language.language);
  await learner.button(language.words.help.close).click();
  return learner;
}

/** The words in which statements name things in every language come a moment after the first lesson. */
const furtherLanguages = (view: Page | FrameLocator): Promise<void> =>
  expect
    .poll(() =>
      view
        .locator(':root')
        .evaluate(() =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes('/further-languages-')),
        ),
    )
    .toBe(true);

/** The refresher, everything right; the tab is killed in the middle of the check. Answers what was spoken on resuming. */
async function walk(
  first: Page,
  launch: Launch,
  [begun, inLesson, inCheck]: Languages,
  isOverXapi = false,
): Promise<string> {
  // Every walk draws the same questions, in the same order.
  await first.context().addInitScript(() => (Math.random = () => 0.5));
  let learner = new Learner(first, await launch(first), begun);
  await learner.start();
  if (isOverXapi) await furtherLanguages(learner.view);
  await learner.next.click();
  await takeStory(learner, 1);
  const scenes = learner.view.locator('scenario-block');
  learner = await speak(learner, inLesson);
  // The decision that was taken stands.
  await expect(scenes.getByRole('button', { name: inLesson.words.scenario.back })).toBeVisible();
  await takeStory(learner);
  await learner.next.click();
  await expect(learner.view.locator('revisit-block')).toBeVisible();
  await learner.next.click();
  await learner.button(inLesson.words.finalCheck.begin).click();
  await takeQuestions(learner, asked(inLesson.loaded), 4);
  learner = await speak(learner, inCheck);
  await takeQuestions(learner, asked(inCheck.loaded), 2);
  await learner.saved();

  const page = await first.context().newPage();
  await first.close();
  const view = await launch(page);
  learner = new Learner(page, view, inCheck);
  await expect(learner.button(inCheck.start.resume)).toBeVisible();
  const said = (await view.locator('html').getAttribute('lang')) ?? '';
  await learner.start();
  await expect(view.getByText(inCheck.words.finalCheck.question(7, 10))).toBeVisible();
  await takeQuestions(learner, asked(inCheck.loaded));
  await submitCheck(learner);
  await learner.next.click();
  await acknowledge(learner);
  await learner.saved();
  await learner.button(anyOf(inCheck.words.exit)).click();
  return said;
}

/** In a report that adds up over languages only this may differ: the language, its content, and what time it took. */
const anonymous = (text: string): string =>
  text
    .replace(/\b[\da-f]{12}([\da-f]{52})?\b/g, '…')
    .replace(/\((en-GB|fr|ar)\)/g, '(…)')
    .replace(/"(en-GB|fr|ar)"/g, '"…"')
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-][\d:]+)?/g, '(time)');

const timed = /^(session_time|total_time|latency|time|timestamp|suspend_data|language|preferred_language)$/;

/** What of the record counts: all of it but times, the place, and names that are made anew for each launch. */
function reportOf(held: Held): unknown {
  const bare = (value: unknown): unknown => {
    if (typeof value === 'string') return anonymous(value);
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).filter(([key]) => !timed.test(key));
    return Object.fromEntries(entries.map(([key, inside]) => [key, bare(inside)]));
  };
  if ('cmi' in held) return bare(held.cmi);
  return bare(
    held.statements.map(({ verb, object, result }) => {
      const { duration, ...rest } = (result ?? {}) as Record<string, unknown>;
      return { verb, object, result: rest, hasDuration: duration !== undefined };
    }),
  );
}

/** Walks in three languages and in one; answers what the LMS has of each. */
async function bothWalks(
  page: Page,
  lms: EmbeddedLms,
  name: string,
  inside: (view: FrameLocator) => FrameLocator = (view) => view,
): Promise<{ several: Held; alone: Held }> {
  const walked = async (on: Page, languages: Languages): Promise<Held> => {
    const launch: Launch = async (where) =>
      inside((await lms.launch(where, name)).page.frameLocator('iframe'));
    expect(await walk(on, launch, languages, /cmi5|xapi/.test(name))).toBe(languages[2].language);
    return recordAtEnd(lms, name);
  };
  const several = await walked(page, [en, fr, ar]);
  const next = await page.context().pages().at(-1)?.context().newPage();
  await fetch(`${lms.url}records/${name}/ada`, { method: 'DELETE' });
  const alone = await walked(next ?? page, [en, en, en]);
  return { several, alone };
}

const title = 'in three languages, killed and resumed: the LMS holds what it does in one';

function expectTheSame({ several, alone }: { several: Held; alone: Held }): void {
  expect(reportOf(several)).toEqual(reportOf(alone));
  const digest = ar.course.digest.slice(0, 12);
  expect(JSON.stringify(several)).toContain(`(ar), content ${digest}`);
  expect(JSON.stringify(alone)).toContain(`(en-GB), content ${en.course.digest.slice(0, 12)}`);
}

for (const standard of ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi']) {
  const isAgain = !['scorm12', 'cmi5'].includes(standard);
  inLms(`${standard} ${title}`, isAgain ? { tag: theSameAgain } : {}, async ({ page, lms }) => {
    expectTheSame(await bothWalks(page, lms, `refresher-${standard}`));
    expect(lms.problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
  });
}

for (const standard of ['dispatch-scorm12', 'dispatch-scorm2004-4th'])
  dispatched(`${standard} ${title}`, { tag: theSameAgain }, async ({ page, lms }) => {
    expectTheSame(await bothWalks(page, lms, `refresher-${standard}`, (view) => view.frameLocator('iframe')));
  });

test(`web ${title}`, async ({ page, site, browser }) => {
  const url = await site.serve('refresher-web');
  const walked = async (on: Page, languages: Languages): Promise<Held> => {
    const launch: Launch = async (where) => {
      await where.goto(url);
      return where;
    };
    expect(await walk(on, launch, languages)).toBe(languages[2].language);
    const [last] = on.context().pages();
    const record = await last?.evaluate((id) => localStorage.getItem(`${id}:record`), en.course.id);
    return JSON.parse(record ?? '{}') as LearnerRecord;
  };
  const several = await walked(page, [en, fr, ar]);
  const context = await browser.newContext();
  const alone = await walked(await context.newPage(), [en, en, en]);
  await context.close();
  expectTheSame({ several, alone });
  expect(site.problems).toEqual([]);
});
