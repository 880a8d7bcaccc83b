import type { FrameLocator, Page } from '@playwright/test';
import type { JsonObject } from '../../src/tools/preview/lrs/json.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import { brokenAcross, brokenRules } from '../records/cmi5/rules.ts';
import { expect, test } from './embedded-course.ts';
import { allRight, allWrong, Learner } from './learner.ts';

const sessionKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const lmsOwn = ['launched', 'abandoned', 'satisfied'];

// oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
const verbOf = (statement: any): string => statement.verb.id.split('/').at(-1);
// oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
const sessionOf = (statement: any): string => statement.context.extensions[sessionKey];

async function registration(url: string): Promise<Registration> {
  return (await (await fetch(`${url}records/cmi5/ada`)).json()) as Registration;
}

/** The verbs of all that is on record; fails for any statement that breaks a rule, and any that was refused. */
async function verbs(url: string): Promise<string[]> {
  const { statements, sessions, refused, actor, activityId, publisherId, masteryScore, ...rest } =
    await registration(url);
  const own = statements.filter((each) => !lmsOwn.includes(verbOf(each)));
  const broken = sessions.flatMap(({ id, mode }) => {
    const mine: JsonObject[] = own.filter((each) => sessionOf(each) === id);
    const { registration: id1 } = rest;
    const expected = { actor, activityId, publisherId, masteryScore, registration: id1, sessionId: id };
    return mine.length === 0 ? [] : brokenRules(mine, expected, mode);
  });
  expect([...broken, ...brokenAcross(own)]).toEqual([]);
  expect(refused).toEqual([]);
  return statements.map(verbOf);
}

const count = (all: readonly string[], verb: string): number => all.filter((each) => each === verb).length;

/** A store that has no such document yet answers 404 (xAPI), which browsers take note of. */
const unexpected = (problems: readonly string[]): string[] =>
  problems.filter((problem) => !problem.includes('status of 404'));

/** Exit leads back to the LMS. */
async function exit(learner: Learner): Promise<void> {
  await learner.button('Exit').click();
  await expect(learner.view.getByRole('heading', { name: 'Back in the LMS' })).toBeVisible();
}

/** The course in a window of its own, as most LMSs launch cmi5. */
async function launchAlone(page: Page, url: string): Promise<Learner> {
  const answer = await fetch(`${url}cmi5/launch`, {
    method: 'POST',
    body: JSON.stringify({ package: 'cmi5', learner: 'ada', name: 'Okafor, Ada', mode: 'normal' }),
  });
  const launched = (await answer.json()) as { url: string };
  await page.goto(launched.url);
  return new Learner(page, page as Page | FrameLocator);
}

test('cmi5: the whole course, the check failed and then passed, and back to the LMS', async ({
  page,
  lms,
}) => {
  test.slow();
  const learner = await lms.launch(page, 'cmi5');
  await learner.takeCourse(allWrong);
  await learner.saved();
  // Said now, it would stand in the way of the pass.
  expect(await verbs(lms.url)).not.toContain('failed');
  await learner.takeCheck(allRight);
  await learner.saved();
  await exit(learner);
  const all = await verbs(lms.url);
  for (const verb of ['initialized', 'completed', 'passed', 'terminated', 'satisfied']) {
    expect(count(all, verb)).toBe(1);
  }
  expect(count(all, 'failed')).toBe(0);
  expect(count(all, 'answered')).toBeGreaterThan(20);
  await expect(page.getByText('Satisfied', { exact: true })).toBeVisible();
  expect(unexpected(lms.problems)).toEqual([]);
});

test('cmi5: a window that is reloaded goes on; one that dies is abandoned, and the next resumes', async ({
  page,
  lms,
}) => {
  let learner = await launchAlone(page, lms.url);
  await learner.start();
  await learner.takeLesson('definition');
  await learner.saved();
  await page.reload();
  await expect(learner.button('Resume')).toBeVisible();
  await learner.start();
  await learner.next.click();
  await learner.saved();
  let all = await verbs(lms.url);
  expect([count(all, 'initialized'), count(all, 'terminated')]).toEqual([1, 0]);

  learner = await lms.launch(page, 'cmi5');
  await expect(learner.button('Resume')).toBeVisible();
  await learner.start();
  await learner.saved();
  all = await verbs(lms.url);
  expect([count(all, 'initialized'), count(all, 'abandoned')]).toEqual([2, 1]);
  await page.getByRole('button', { name: 'Close without saying goodbye' }).click();
  await expect(page.getByText('Closed without saying goodbye.').first()).toBeVisible();
  expect(unexpected(lms.problems)).toEqual([]);
});

test('cmi5: a launch that was used says so in words, and nothing is recorded', async ({
  page,
  lms,
  context,
}) => {
  await launchAlone(page, lms.url);
  await expect.poll(async () => count(await verbs(lms.url), 'initialized')).toBe(1);
  const other = await context.newPage();
  await other.goto(page.url());
  const said = other.getByText('Open the course again from your learning system.');
  await expect(said.filter({ visible: true })).toHaveText(/^Your learning system did not answer/);
  await expect(other.getByRole('button', { name: 'Start' })).toBeHidden();
  expect(count(await verbs(lms.url), 'initialized')).toBe(1);
});

test('cmi5: while Exit waits for the store to confirm, there is nothing left to answer', async ({
  page,
  lms,
}) => {
  let confirm = (): void => undefined;
  const confirmed = new Promise<void>((resolve) => (confirm = resolve));
  let isLeaving = false;
  // In Firefox, Playwright does not know what a request says: once all is saved, it is "terminated".
  await page.route(/statements/, async (route) => {
    if (isLeaving) await confirmed;
    await route.continue();
  });
  const learner = await lms.launch(page, 'cmi5');
  await learner.start();
  await learner.saved();
  isLeaving = true;
  await learner.button('Exit').click();
  await expect(learner.heading).toHaveText('Saving');
  await expect(learner.heading).toBeFocused();
  await expect(learner.view.getByRole('button')).toHaveCount(0);
  confirm();
  await expect(learner.view.getByRole('heading', { name: 'Back in the LMS' })).toBeVisible();
});

test('cmi5: in review nothing is recorded but that it happened', async ({ page, lms }) => {
  const learner = await lms.launch(page, 'cmi5', '&mode=review');
  await learner.button('Look through the course').click();
  await expect(learner.heading.first()).toBeVisible();
  await learner.next.click();
  await exit(learner);
  expect(await verbs(lms.url)).toEqual(['launched', 'initialized', 'terminated']);
  expect(unexpected(lms.problems)).toEqual([]);
});
