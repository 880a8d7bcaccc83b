import type { Page } from '@playwright/test';
import { openLesson } from './course-states.ts';
import type { Answering } from './learner.ts';
import { Learner, allRight, allWrong, course, mixed } from './learner.ts';
import { expect, test } from './site.ts';

interface Kept {
  readonly lesson_status: string;
  readonly score: { readonly raw: string };
}

/** What the device keeps of the course, as scorm-again in the page has it. */
async function kept(page: Page): Promise<Kept & { readonly answers: number }> {
  return page.evaluate((id) => {
    const { cmi } = JSON.parse(localStorage.getItem(`${id}:record`) ?? '{}') as {
      cmi: { core: Kept; interactions: Record<string, { id?: string }> };
    };
    const answers = Object.values(cmi.interactions).filter((one) => one.id?.endsWith('.1')).length;
    return { ...cmi.core, answers };
  }, course.id);
}

const walks: [string, Answering, number][] = [
  ['all right', allRight, 100],
  ['all wrong', allWrong, 0],
  ['mixed', mixed, 70],
];

for (const [answers, answering, score] of walks) {
  const isWhole = answering === allRight;
  test(`web: the ${isWhole ? 'whole course' : 'check alone'} with the check ${answers}`, async ({
    page,
    site,
  }) => {
    const learner = await site.open(page, 'web');
    if (isWhole) await learner.takeCourse(answering);
    else {
      await learner.start();
      await openLesson(learner, 'check');
      await learner.takeCheck(answering);
    }
    await learner.exit();
    expect(await kept(page)).toMatchObject({
      lesson_status: score >= 80 ? 'passed' : 'incomplete',
      score: { raw: String(score) },
      answers: 10,
    });
    expect(site.problems).toEqual([]);
  });
}

test('web: a tab closed after every lesson and in the middle of the check resumes there, and a pass stays', async ({
  page,
  site,
}) => {
  const url = await site.serve('web');
  let learner = await site.open(page, 'web');
  const reopen = async (isPassed = false): Promise<void> => {
    const { page: before } = learner;
    const next = await before.context().newPage();
    await before.close();
    await next.goto(url);
    learner = new Learner(next, next);
    if (isPassed) await expect(next.getByText(/^You have completed this course\./)).toBeVisible();
    await learner.start();
  };
  await learner.start();
  for (const lesson of course.lessons.filter(({ kind }) => kind === 'lesson')) {
    await learner.takeLesson(lesson.id, { practise: lesson.id === 'isnt' });
    await learner.saved();
    await reopen();
    await expect(learner.heading.first()).toHaveText(lesson.screens.at(-1)?.title ?? '');
    await learner.next.click();
  }
  await learner.beginCheck();
  for (let index = 0; index < 4; index++) await learner.answerQuestion(true);
  await expect(learner.view.getByText('Question 5 of 10')).toBeVisible();
  await learner.saved();
  await reopen();
  await expect(learner.view.getByText('Question 5 of 10')).toBeVisible();
  for (let index = 4; index < 10; index++) await learner.answerQuestion(true);
  await learner.button('Submit my answers').click();
  await expect(learner.view.getByText('10 of 10 right: 100%')).toBeVisible();
  await learner.saved();
  await reopen(true);
  await expect(learner.view.getByText('10 of 10 right: 100%')).toBeVisible();
  expect(site.problems).toEqual([]);
});
