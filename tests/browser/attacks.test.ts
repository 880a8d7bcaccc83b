import type { Page } from '@playwright/test';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { Learner, course } from './learner.ts';
import { expect, strictPolicy, test } from './site.ts';
import { committed, offerSmallLms } from './small-lms.ts';

/**
 * Attempts to get a script into the course by whatever it reads: none runs, none becomes markup, the policy is
 * never even asked, and the course works on. What cmi5, dispatch and progress files read has tests of its own.
 */
test.describe.configure({ mode: 'parallel' });

const markup = `"'><img src=x onerror="window.executed=1"><script>window.executed=1</script><svg onload="executed=1">`;
const address = 'javascript:window.executed=1';

interface Attack {
  readonly name: string;
  readonly packageName: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What follows the address of the course. */
  readonly query?: string;
  /** Once the course is open. */
  readonly attack?: (page: Page) => Promise<unknown>;
}

/** A snapshot with a true check sum whose free text is markup. */
const sealed = encodeSnapshot(
  course,
  {
    ...emptyProgress,
    acknowledgements: new Map([['acknowledgement', { version: markup, at: undefined }]]),
    place: { lesson: course.lessons[0]?.id ?? '', screen: course.lessons[0]?.screens[0]?.id ?? '' },
    answers: new Map([[course.lessons[0]?.screens[1]?.activities[0]?.id ?? '', markup]]),
  },
  4096,
);

const kept = (cmi: unknown): string => JSON.stringify({ cmi, totalTime: markup });

/** Puts something into the device's storage before the course is opened. */
const poison =
  (entries: Readonly<Record<string, string>>) =>
  (page: Page): Promise<unknown> =>
    page.addInitScript((all) => {
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
    }, entries);

const everyElement = Object.fromEntries(
  [
    'core.student_id',
    'core.student_name',
    'core.lesson_location',
    'core.lesson_status',
    'core.score.raw',
    'core.total_time',
    'launch_data',
    'comments_from_lms',
    'suspend_data',
    'student_preference.language',
    'student_preference.audio',
    'student_data.mastery_score',
    'interactions._count',
    'objectives.0.id',
  ].map((element) => [`cmi.${element}`, markup]),
);

const attacks: readonly Attack[] = [
  {
    name: 'markup in every element that an LMS answers',
    packageName: 'scorm12',
    prepare: (page) => offerSmallLms(page, { values: everyElement }),
  },
  {
    name: 'a script for a name',
    packageName: 'scorm12',
    prepare: (page) => offerSmallLms(page, { values: { 'cmi.core.student_name': `${address}, ${markup}` } }),
  },
  {
    name: 'suspend data with a true check sum and markup in it',
    packageName: 'scorm12',
    prepare: (page) =>
      offerSmallLms(page, { values: { 'cmi.suspend_data': sealed, 'cmi.core.lesson_location': markup } }),
  },
  {
    name: 'suspend data that is JSON with a prototype',
    packageName: 'scorm12',
    prepare: (page) =>
      offerSmallLms(page, { values: { 'cmi.suspend_data': '{"__proto__":{"executed":1},"html":"<b>"}' } }),
  },
  {
    name: 'markup and addresses as launch parameters',
    packageName: 'web',
    query: `?name=${encodeURIComponent(markup)}&returnURL=${address}&endpoint=${address}&lesson=${encodeURIComponent(markup)}#${encodeURIComponent(markup)}`,
  },
  {
    name: "a window's name",
    packageName: 'web',
    prepare: (page) =>
      page.addInitScript((text) => {
        window.name = text;
      }, markup),
  },
  {
    name: "a record in the device's storage with markup in every element",
    packageName: 'web',
    prepare: poison({
      [`${course.id}:record`]: kept({
        core: {
          student_name: markup,
          lesson_location: markup,
          lesson_status: markup,
          score: { raw: markup },
        },
        suspend_data: sealed,
        interactions: { 0: { id: markup, student_response: markup } },
      }),
      [`${course.id}:notes`]: JSON.stringify([['confidence', markup]]),
      [`${course.id}:unsaved`]: markup,
    }),
  },
  {
    name: "a record in the device's storage that reaches for the prototype",
    packageName: 'web',
    prepare: poison({
      [`${course.id}:record`]:
        '{"cmi":{"__proto__":{"executed":1},"constructor":{"prototype":{"executed":1}},"core":{"__proto__":{"executed":1}}},"totalTime":"00:00:00"}',
      [`${course.id}:notes`]: '{"__proto__":{"executed":1}}',
    }),
  },
  ...['scorm12', 'web'].map((packageName) => ({
    name: 'messages from strangers',
    packageName,
    ...(packageName === 'scorm12' && { prepare: (page: Page) => offerSmallLms(page) }),
    attack: async (page: Page) => {
      await page.evaluate((text) => {
        for (const data of [
          text,
          { executed: 1, html: text },
          JSON.stringify({ method: 'SetValue', params: ['cmi.core.lesson_status', 'passed'] }),
          { messageId: '1', method: 'lmsSetValue', params: ['cmi.core.lesson_status', 'passed'] },
          { type: 'cmi', value: text },
        ])
          window.postMessage(data, '*');
      }, markup);
    },
  })),
];

const executed = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => [
    (window as unknown as { executed?: number }).executed,
    ({} as { executed?: number }).executed,
  ]);

for (const { name, packageName, prepare, query = '', attack } of attacks)
  test(`${packageName}: ${name}: no script runs, and the course works`, async ({ page, site }) => {
    await prepare?.(page);
    await page.goto((await site.serve(packageName, strictPolicy)) + query);
    await page.getByRole('button', { name: /^(Start|Resume)/ }).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await attack?.(page);
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('button', { name: 'Make a report' }).click();
    await expect(page.getByRole('textbox', { name: /report/i })).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('navigation', { name: 'Lesson navigation' }).getByRole('button').last().click();
    await new Learner(page, page).saved();

    expect(await executed(page)).toEqual([undefined, undefined]);
    expect(await page.locator('img[src="x"], svg[onload], script:not([src])').count()).toBe(0);
    const status = (await committed(page))['cmi.core.lesson_status'];
    if (packageName === 'scorm12') expect(status).toBe('incomplete');
    expect(site.problems).toEqual([]);
  });
