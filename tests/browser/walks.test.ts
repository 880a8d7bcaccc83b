import type { LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import { openLesson } from './course-states.ts';
import { element, expect, test } from './embedded-course.ts';
import type { Answering } from './learner.ts';
import { theSameAgain } from './every-test.ts';
import { allRight, allWrong, course, mixed } from './learner.ts';

test.describe.configure({ mode: 'parallel' });
// As most learners have it: what moves must be in nobody's way.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const packages = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th'] as const;

/** What counts, whatever the standard calls it. */
function achievedIn(record: LearnerRecord): {
  completion: unknown;
  success: unknown;
  raw: number;
  lessons: unknown[];
} {
  const at = (path: string): unknown => element(record, path);
  const lessons = Object.values((at('objectives') ?? {}) as object).map(
    (objective: Record<string, unknown>) =>
      record.standard === 'scorm12' ? objective['status'] : objective['completion_status'],
  );
  return record.standard === 'scorm12'
    ? {
        completion: at('core.lesson_status'),
        success: at('core.lesson_status'),
        raw: Number(at('core.score.raw')),
        lessons,
      }
    : {
        completion: at('completion_status'),
        success: at('success_status'),
        raw: Number(at('score.raw')),
        lessons,
      };
}

const interactions = (record: LearnerRecord): Record<string, unknown>[] =>
  Object.values((element(record, 'interactions') ?? {}) as Record<string, Record<string, unknown>>);

for (const name of packages) {
  const is12 = name === 'scorm12';
  // The 3rd edition has the record of the 4th: what differs is the manifest.
  const isWalked = name !== 'scorm2004-3rd';
  const walks: [string, Answering, number][] = [
    ['all right', allRight, 100],
    ['all wrong', allWrong, 0],
    ['mixed', mixed, 70],
  ];
  for (const [answers, answering, score] of walks) {
    const isWhole = isWalked && answering === allRight;
    test(
      `${name}: the ${isWhole ? 'whole course' : 'check alone'} with the check ${answers}`,
      // Nor does a wrong answer differ between the editions.
      answering === allWrong && !is12 ? { tag: theSameAgain } : {},
      async ({ page, lms }) => {
        const learner = await lms.launch(page, name);
        if (isWhole) await learner.takeCourse(answering);
        else {
          await learner.start();
          await openLesson(learner, 'check');
          await learner.takeCheck(answering);
        }
        await learner.exit();

        // The page of the embedded LMS hands its record on to the server in its own time.
        await expect.poll(async () => (await lms.recorded(name)).state).toBe('finished');
        const record = await lms.recorded(name);
        const passed = score >= 80;
        const achieved = achievedIn(record);
        expect(achieved).toMatchObject({
          completion: isWhole && passed ? (is12 ? 'passed' : 'completed') : 'incomplete',
          success: passed && (isWhole || !is12) ? 'passed' : is12 ? 'incomplete' : 'unknown',
          raw: score,
        });
        if (isWhole) expect(achieved.lessons).toEqual(Array.from({ length: 5 }, () => 'completed'));
        const check = interactions(record).filter(({ id }) => String(id).endsWith('.1'));
        expect(check).toHaveLength(10);
        expect(check.filter(({ result }) => result === 'correct')).toHaveLength(score / 10);
        // The tab of the calls says how many were answered with an error.
        await expect(page.getByText('with an error')).toHaveCount(0);
        expect(await page.getByRole('tab', { name: /^Calls/ }).count()).toBe(1);
        expect(lms.problems).toEqual([]);
      },
    );
  }

  if (isWalked)
    test(`${name}: a tab killed after every lesson and in the middle of the check resumes there`, async ({
      page,
      lms,
    }) => {
      const kill = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Close without saying goodbye' }).click();
      };
      let learner = await lms.launch(page, name);
      await learner.start();
      const lessons = course.lessons.filter(({ kind }) => kind === 'lesson');
      for (const lesson of is12 ? lessons : lessons.slice(0, 2)) {
        await learner.takeLesson(lesson.id, { practise: lesson.id === 'isnt' });
        await learner.saved();
        await kill();
        learner = await lms.launch(page, name);
        await expect(learner.button('Resume')).toBeVisible();
        await learner.start();
        await expect(learner.heading.first()).toHaveText(lesson.screens.at(-1)?.title ?? '');
        await learner.next.click();
      }
      if (!is12) await openLesson(learner, 'check');
      await learner.beginCheck();
      for (let index = 0; index < 4; index++) await learner.answerQuestion(true);
      await expect(learner.view.getByText('Question 5 of 10')).toBeVisible();
      const asked = await learner.view.locator('legend').innerText();
      await learner.saved();
      await kill();

      learner = await lms.launch(page, name);
      await learner.start();
      await expect(learner.view.getByText('Question 5 of 10')).toBeVisible();
      expect(await learner.view.locator('legend').innerText()).toBe(asked);
      for (let index = 4; index < 10; index++) await learner.answerQuestion(true);
      await learner.button('Submit my answers').click();
      await expect(learner.view.getByText('10 of 10 right: 100%')).toBeVisible();
      await learner.saved();
      await expect
        .poll(async () => achievedIn(await lms.recorded(name)))
        .toMatchObject({ success: 'passed', raw: 100 });
      expect(lms.problems).toEqual([]);
    });
}

test('scorm12: the answers given come back', async ({ page, lms }) => {
  let learner = await lms.launch(page, 'scorm12');
  await learner.start();
  await learner.takeLesson('definition', { practise: true });
  await learner.saved();
  learner = await lms.launch(page, 'scorm12');
  await learner.start();
  await learner.button('Previous').click();
  await expect(learner.view.locator('choice-block').getByRole('radio').first()).toBeChecked();
  await expect(learner.button('Change my answer')).toBeVisible();
});
