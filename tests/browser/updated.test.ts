import { emptyProgress } from '../../src/course/progress.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

test('what an update of the course took away is said, and stands above the lesson', async ({
  page,
  site,
}) => {
  const older = {
    ...course,
    lessons: course.lessons.map((lesson) => ({
      ...lesson,
      screens: lesson.screens.map((screen) => ({
        ...screen,
        activities: screen.activities.map((activity) => ({ ...activity, fingerprint: 'older' })),
      })),
    })),
  };
  const activity = older.lessons.flatMap(({ screens }) => screens).flatMap(({ activities }) => activities)[0];
  const answered = { type: 'answered', activity: activity?.id ?? '', response: 'a' } as const;
  const snapshot = encodeSnapshot(older, progressAfter(older, emptyProgress, answered), 4096);
  await offerSmallLms(page, { values: { 'cmi.suspend_data': snapshot } });
  await page.goto(await site.serve('scorm12'));
  await new Learner(page, page).start();
  const told = /^The course has been updated .* 1 answer belongs to questions that have changed\.$/;
  await expect(page.locator('#announcer')).toHaveText(told);
  await expect(page.getByRole('main').getByText(told)).toBeVisible();
});
