import type { Page } from '@playwright/test';
import { chooseLesson } from './course-states.ts';
import { element, expect, test } from './embedded-course.ts';
import type { EmbeddedLms } from './embedded-course.ts';
import { allRight, course } from './learner.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

const name = 'scorm12';

/** Takes the course to a pass with the check all right, without the practice but for one lesson. */
async function finish(page: Page, lms: EmbeddedLms): Promise<void> {
  const learner = await lms.launch(page, name);
  await learner.start();
  for (const { id, kind } of course.lessons) {
    if (kind === 'check') break;
    await learner.takeLesson(id, { practise: id === 'actions' });
    await learner.next.click();
  }
  await learner.takeCheck(allRight);
  await learner.exit();
}

/** The calls that write, by the panel beside the course. */
async function writes(page: Page): Promise<string[]> {
  const panel = page.getByRole('region', { name: 'What the LMS records' });
  await panel.getByRole('tab', { name: /^Calls/ }).click();
  await panel.getByLabel('Show').selectOption('Writes and commits');
  return panel.locator('.calls .method').allInnerTexts();
}

const fault = async (page: Page, label: string, isOn: boolean): Promise<void> => {
  const panel = page.getByRole('region', { name: 'What the LMS records' });
  await panel.getByRole('tab', { name: 'Test bench' }).click();
  await panel.getByLabel(label).setChecked(isOn);
};

test('a finished course: review shows the answers and writes nothing; a relaunch leaves it finished', async ({
  page,
  lms,
}) => {
  await finish(page, lms);
  // What the frame says while it closes arrives a moment after.
  await expect.poll(async () => (await lms.recorded(name)).state).toBe('finished');
  const before = await lms.recorded(name);

  const reviewer = await lms.launch(page, name, '&mode=review');
  await expect(reviewer.view.getByText(/Nothing you do now changes the record/)).toBeVisible();
  await reviewer.button('Look through the course').click();
  await expect(reviewer.view.getByText('Not recorded')).toBeVisible();
  await expect(reviewer.view.getByText('10 of 10 right: 100%')).toBeVisible();
  await expect(reviewer.button('Take the check again')).toHaveCount(0);
  await chooseLesson(reviewer, 'actions');
  const question = reviewer.view.locator('choice-block');
  await expect(question.getByRole('radio').first()).toBeChecked();
  await expect(question.getByRole('radio').first()).toBeDisabled();
  await expect(reviewer.button(/^(Check|Change my answer)$/)).toHaveCount(0);
  await reviewer.exit();
  await expect(reviewer.view.getByText('Nothing was recorded in this visit.')).toBeVisible();
  expect((await writes(page)).filter((method) => method === 'SetValue')).toEqual([]);
  expect(await lms.recorded(name)).toEqual(before);

  const learner = await lms.launch(page, name);
  await expect(learner.view.getByText(/^You have completed this course\./)).toBeVisible();
  await learner.start();
  await learner.button('Take the check again').click();
  await learner.answerQuestion(false);
  await learner.saved();
  await learner.exit();
  const after = await lms.recorded(name);
  expect(element(after, 'core.lesson_status')).toBe('passed');
  expect(element(after, 'core.score.raw')).toBe(element(before, 'core.score.raw'));
  expect(lms.problems).toEqual([]);
});

test('browsing shows the whole course and writes nothing', async ({ page, lms }) => {
  const learner = await lms.launch(page, name, '&mode=browse');
  await expect(learner.view.getByText(/^This is a preview\./)).toBeVisible();
  await learner.button('Look through the course').click();
  for (const { id } of course.lessons.slice(0, 2)) {
    await learner.takeLesson(id, { practise: false });
    await learner.next.click();
  }
  await chooseLesson(learner, 'actions');
  const story = learner.view.locator('scenario-block');
  for (const { title } of course.lessons.find(({ id }) => id === 'actions')?.screens ?? []) {
    await expect(learner.heading.first()).toHaveText(title);
    if ((await story.count()) > 0) break;
    await learner.next.click();
  }
  await story.getByRole('button', { name: 'Read a summary' }).press('Enter');
  await expect(story.getByRole('heading', { name: 'In short' })).toBeFocused();
  await story.getByRole('button', { name: 'Back to the story' }).press('Enter');
  await expect(story.getByRole('button', { name: 'Read a summary' })).toBeFocused();
  await learner.exit();
  expect((await writes(page)).filter((method) => method === 'SetValue')).toEqual([]);
  expect(await lms.recorded(name)).toBeNull();
  expect(lms.problems).toEqual([]);
});

test('a record that cannot be read: the learner is told, and what was achieved is kept', async ({
  page,
  lms,
}) => {
  const broken = {
    standard: 'scorm12',
    cmi: {
      core: { lesson_status: 'passed', score: { raw: '90', min: '0', max: '100' } },
      suspend_data: 'Ünsinn|!}',
    },
    totalTime: '0000:10:00',
    exit: 'suspend',
    attempt: 1,
    session: 3,
    state: 'finished',
    commits: 5,
    savedAt: '2030-01-01T00:00:00.000Z',
  };
  const put = await page.request.put(`${lms.url}records/${name}/ada`, { data: broken });
  expect(put.status()).toBe(204);
  const learner = await lms.launch(page, name);
  await expect(learner.view.getByText(/could not be read, so you begin at the first screen/)).toBeVisible();
  await learner.start();
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[0]?.title ?? '');
  await learner.saved();
  await learner.exit();
  const record = await lms.recorded(name);
  expect(element(record, 'core.lesson_status')).toBe('passed');
  expect(element(record, 'core.score.raw')).toBe('90');
  expect(lms.problems).toEqual([]);
});

test('two windows on one record: both are told', async ({ page, context, lms }) => {
  const first = await lms.launch(page, name);
  await first.start();
  const second = await lms.launch(await context.newPage(), name);
  await second.start();
  await expect(second.view.getByRole('main').getByText(/also open in another window/)).toBeVisible();
  const told = first.view.getByRole('main').getByText(/also open in another window/);
  await expect(told).toBeVisible();
  await first.button('Dismiss').click();
  await expect(told).toBeHidden();
  // The button that had the focus is gone: it goes on at the beginning of the screen.
  await expect(first.heading.first()).toBeFocused();
});

test('a lesson that fails to load once is fetched again without a word', async ({ page, lms }) => {
  let failures = 0;
  await page.route(/\/isnt-[^/]*\.js/, (route) => {
    failures += 1;
    return failures === 1 ? route.abort() : route.continue();
  });
  const learner = await lms.launch(page, name);
  await learner.start();
  await chooseLesson(learner, 'isnt');
  await expect(learner.heading.first()).toHaveText(
    course.lessons.find(({ id }) => id === 'isnt')?.screens[0]?.title ?? '',
  );
  expect(failures).toBeGreaterThan(1);
});

test('the lesson to go on with is asked for beside the player, not after it', async ({ page, lms }) => {
  const learner = await lms.launch(page, name);
  await learner.start();
  await chooseLesson(learner, 'why');
  await learner.exit();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/player-[^/]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/why-[^/]*\.js/);
  const again = await lms.launch(page, name);
  await asked;
  release();
  await again.start();
  await expect(again.heading.first()).toHaveText(
    course.lessons.find(({ id }) => id === 'why')?.screens[0]?.title ?? '',
  );
});

test('contents that cannot be had are explained, and come when they are asked for again', async ({
  page,
  lms,
}) => {
  let isLost = true;
  await page.route(/\/after-first-lesson-[^/]*\.js/, (route) => (isLost ? route.abort() : route.continue()));
  const learner = await lms.launch(page, name);
  await learner.start();
  const menu = learner.button('Contents');
  await menu.click();
  await expect(learner.view.getByRole('main').getByText(/^The contents could not be loaded/)).toBeVisible();
  isLost = false;
  await menu.click();
  const drawer = learner.view.getByRole('dialog', { name: 'Contents' });
  await expect(drawer.getByRole('button', { name: course.lessons[1]?.title ?? '' })).toBeVisible();
});

test('a search waits for the lessons, and finds what there is where one cannot be had', async ({
  page,
  lms,
}) => {
  await page.setViewportSize({ width: 800, height: 700 });
  let fail = (): void => undefined;
  const failed = new Promise<void>((resolve) => (fail = resolve));
  await page.route(/\/isnt-[^/]*\.js/, async (route) => {
    await failed;
    await route.abort();
  });
  const learner = await lms.launch(page, name);
  await learner.start();
  await learner.button('Contents').click();
  const drawer = learner.view.getByRole('dialog', { name: 'Contents' });
  await drawer.getByRole('searchbox').fill('ally');
  await expect(drawer.getByRole('status')).toBeEmpty();
  await expect(drawer.getByRole('button', { name: /Not started|Under way/ }).first()).toBeVisible();
  fail();
  await expect(drawer.getByRole('status')).toHaveText(
    /^[1-9]\d* screens found\. The contents could not be loaded/,
  );
  await expect(drawer.getByRole('button', { name: /Not started|Under way/ })).toHaveCount(0);
});

test('a lesson that keeps failing is explained, and comes with Try again', async ({ page, lms }) => {
  await page.route(/\/isnt-[^/]*\.js/, (route) => route.abort());
  const learner = await lms.launch(page, name);
  await learner.start();
  await chooseLesson(learner, 'isnt');
  await expect(learner.heading.first()).toHaveText('This lesson could not be loaded');
  await expect(learner.heading.first()).toBeFocused();
  await page.unroute(/\/isnt-[^/]*\.js/);
  await learner.button('Try again').click();
  await expect(learner.heading.first()).toHaveText(
    course.lessons.find(({ id }) => id === 'isnt')?.screens[0]?.title ?? '',
  );
});

test('commits that fail: not saved, asked before leaving, and all of it saved in the end', async ({
  page,
  lms,
}) => {
  const learner = await lms.launch(page, name);
  await learner.start();
  await learner.saved();
  await fault(page, 'Refuse commits', true);
  await chooseLesson(learner, 'actions');
  await learner.practise();
  await expect(learner.view.getByText('Not saved: retrying')).toBeVisible();
  await learner.button('Exit').click();
  const dialog = learner.view.getByRole('dialog', { name: 'Not everything is saved yet' });
  await expect(dialog).toBeVisible();
  // Trying again in vain is told, though nothing else changes.
  const status = dialog.getByRole('status');
  await expect(status).toHaveText('Not saved: retrying');
  await status.evaluate((line) => (line.textContent = ''));
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(status).toHaveText('Not saved: retrying');
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(dialog).toBeHidden();
  await expect(learner.button('Exit')).toBeFocused();

  await fault(page, 'Refuse commits', false);
  await learner.saved();
  expect(element(await lms.recorded(name), 'interactions')).toBeDefined();
  await learner.exit();
});

test('leaving with unsaved work: what is missing is sent at the next launch', async ({ page, lms }) => {
  const learner = await lms.launch(page, name);
  await learner.start();
  await learner.saved();
  await fault(page, 'Refuse commits', true);
  await chooseLesson(learner, 'actions');
  await learner.practise();
  await learner.button('Exit').click();
  await learner.button('Leave anyway').click();
  await expect(learner.view.getByText(/did not confirm your latest answers/)).toBeVisible();
  expect(element(await lms.recorded(name), 'interactions')).toEqual({});

  const again = await lms.launch(page, name);
  await again.start();
  await again.saved();
  const sent = Object.values(
    element(await lms.recorded(name), 'interactions') as Record<string, { id: string }>,
  );
  expect(sent.map(({ id }) => id)).toEqual(['actions-recall-why']);
  await expect(again.heading.first()).toHaveText(
    course.lessons.find(({ id }) => id === 'actions')?.screens[0]?.title ?? '',
  );
});
