import type { Page } from '@playwright/test';
import { openLesson } from './course-states.ts';
import { Learner, allRight, course } from './learner.ts';
import { expect, test } from './site.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ mode: 'parallel' });

/** What an LMS of either edition holds: what was committed, beyond the page. */
const lms = `
  const read = () => JSON.parse(localStorage.getItem('lms') ?? '{}');
  const prefix = /2004/.test(document.title) ? '' : 'LMS';
  const first = { 'cmi.core.student_id': 'ada', 'cmi.core.lesson_status': 'not attempted',
    'cmi.learner_id': 'ada', 'cmi.completion_status': 'unknown', 'cmi.entry': 'ab-initio' };
  const written = { ...read() };
  const count = (list) => new Set(Object.keys(written).filter((key) => key.startsWith(list)).map((key) => key.split('.')[2])).size;
  const keep = () => { localStorage.setItem('lms', JSON.stringify({ ...written, 'cmi.entry': 'resume' })); return 'true'; };
  const api = Object.fromEntries(Object.entries({
    Initialize: () => String(!window.refuses), Terminate: keep, Finish: keep, Commit: keep,
    GetValue: (element) => {
      const list = /^(cmi\\.\\w+\\.)_count$/.exec(element)?.[1];
      return list ? String(count(list)) : written[element] ?? first[element] ?? '';
    },
    SetValue: (element, value) => { written[element] = value; return 'true'; },
    GetLastError: () => window.refuses ? '301' : '0', GetErrorString: () => '', GetDiagnostic: () => '',
  }).map(([name, call]) => [prefix + name, call]));
  window.offer = () => { window[prefix === '' ? 'API_1484_11' : 'API'] = api; };
  if (location.search === '?prompt') window.offer();
`;

const frame =
  '<link rel="icon" href="data:,"><iframe src="course/index.html" style="width:100%;height:96vh"></iframe>';

function around(packageName: string): Map<string, Uint8Array> {
  const files = [...filesOf(packageName)].map(([path, content]) => [`course/${path}`, content] as const);
  const page = (body: string): Buffer =>
    Buffer.from(`<!doctype html><html lang="en"><title>${packageName}</title>${body}`);
  return new Map<string, Uint8Array>([
    ...files,
    ['lms.js', Buffer.from(lms)],
    ['index.html', page(`<script src="lms.js"></script>${frame}`)],
    ['intranet.html', page(frame)],
  ]);
}

type Held = Readonly<Record<string, string>>;
const held = (on: Page): Promise<Held> => on.evaluate(() => JSON.parse(localStorage.getItem('lms') ?? '{}'));
const offer = (on: Page): Promise<void> =>
  on.evaluate(() => (window as unknown as { offer(): void }).offer());
/** Without the evidence of completion. */
const answersIn = (record: Held): string[] =>
  Object.keys(record)
    .filter((key) => /^cmi\.interactions\.\d+\.id$/.test(key))
    .map((key) => record[key] ?? '')
    .filter((id) => !id.startsWith('completion.v'));
/** What this device keeps of courses taken without an LMS. */
const keptHere = (on: Page): Promise<string[]> =>
  on.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'lms'));

const learnerIn = (on: Page): Learner => new Learner(on, on.frameLocator('iframe'));
const waiting = /^No learning system has answered so far. You/;
const answered = /^Your learning system has answered/;

for (const [packageName, location] of [
  ['scorm12', 'cmi.core.lesson_location'],
  ['scorm2004-4th', 'cmi.location'],
] as const) {
  test(`${packageName}: an LMS that answers on the start screen is taken up, with the place it holds`, async ({
    page: on,
    site,
  }) => {
    const url = await site.serve(around(packageName));
    await on.goto(`${url}?prompt`);
    const earlier = learnerIn(on);
    await earlier.start();
    await earlier.next.click();
    await earlier.exit();
    const place = (await held(on))[location] ?? '';
    expect(place).not.toBe('');

    await on.goto(url);
    const learner = learnerIn(on);
    await expect(learner.view.getByText(waiting)).toBeVisible();
    await expect(learner.button('Start')).toBeVisible();
    await offer(on);
    await expect(learner.view.locator('#notices').getByText(answered)).toBeVisible();
    await expect(learner.view.locator('#announcer')).toHaveText(answered);
    await expect(learner.view.getByText(waiting)).toBeHidden();
    await learner.button('Resume').click();
    await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[1]?.title ?? '');
    await learner.next.click();
    await learner.exit();
    expect((await held(on))[location]).not.toBe(place);
    expect(await keptHere(on)).toEqual([]);
    expect(site.problems).toEqual([]);
  });

  test(`${packageName}: an LMS that answers in a lesson has the work so far, and the device keeps none of it`, async ({
    page: on,
    site,
  }) => {
    await on.goto(await site.serve(around(packageName)));
    const learner = learnerIn(on);
    await expect(learner.view.getByText(waiting)).toBeVisible();
    await learner.start();
    await learner.takeLesson('definition');
    await learner.saved();
    expect(await held(on)).toEqual({});
    await offer(on);
    await expect(learner.view.getByText(answered).first()).toBeVisible();
    await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
    await learner.saved();
    const record = await held(on);
    expect(answersIn(record).length).toBeGreaterThan(0);
    expect(record[location]).toBe(`definition/${course.lessons[0]?.screens.at(-1)?.id}`);
    expect(record['cmi.suspend_data']).toMatch(/^A/);
    await learner.next.click();
    await learner.exit();
    expect(new Set(answersIn(await held(on))).size).toBe(answersIn(await held(on)).length);
    expect(await keptHere(on)).toEqual([]);
    expect(site.problems).toEqual([]);
  });
}

test('an LMS that answers in the check has all of that attempt', async ({ page: on, site }) => {
  await on.goto(await site.serve(around('scorm12')));
  const learner = learnerIn(on);
  await expect(learner.view.getByText(waiting)).toBeVisible();
  await learner.start();
  await openLesson(learner, 'check');
  await learner.beginCheck();
  for (let index = 0; index < 4; index++) await learner.answerQuestion(allRight(index));
  await offer(on);
  await expect(learner.view.getByText(answered).first()).toBeVisible();
  await expect(learner.view.getByText('Question 5 of 10')).toBeVisible();
  for (let index = 4; index < 10; index++) await learner.answerQuestion(allRight(index));
  await learner.button('Submit my answers').click();
  await expect(learner.view.getByRole('heading', { name: 'You passed' })).toBeVisible();
  await learner.saved();
  const record = await held(on);
  expect(answersIn(record)).toHaveLength(10);
  expect(record['cmi.core.score.raw']).toBe('100');
  expect(site.problems).toEqual([]);
});

test('an LMS that is there and begins no session yet is asked again', async ({ page: on, site }) => {
  await on.goto(await site.serve(around('scorm12')));
  const learner = learnerIn(on);
  await expect(learner.view.getByText(waiting)).toBeVisible();
  await on.evaluate(() => Object.assign(window, { refuses: true }));
  await offer(on);
  await on.waitForTimeout(1500);
  await expect(learner.view.getByText(waiting)).toBeVisible();
  await on.evaluate(() => Object.assign(window, { refuses: false }));
  await expect(learner.view.locator('#notices').getByText(answered)).toBeVisible();
});

test('framed by a page that is no LMS: the course is taken, and resumed, on this device', async ({
  page: on,
  site,
}) => {
  const url = `${await site.serve(around('scorm12'))}intranet.html`;
  await on.goto(url);
  const learner = learnerIn(on);
  await expect(learner.view.getByText(waiting)).toBeVisible();
  await learner.start();
  await learner.next.click();
  await learner.exit();
  await on.goto(url);
  await learner.button('Resume').click();
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[1]?.title ?? '');
  expect(site.problems).toEqual([]);
});
