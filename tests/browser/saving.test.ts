import { openLesson } from './course-states.ts';
import { Learner } from './learner.ts';
import { passTime } from './passing-time.ts';
import { expect, test } from './site.ts';
import { offerSmallLms, refuseCommits } from './small-lms.ts';

test('where nothing can be saved for half a minute, the learner reads what to do, until it is saved', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await learner.saved();
  await refuseCommits(page, true);
  await openLesson(learner, 'why');
  await expect(page.getByText('Not saved: retrying')).toBeVisible();
  const notice = page.getByRole('main').getByText(/^For half a minute nothing could be saved/);
  await expect(notice).toBeHidden();
  const tries = 5;
  for (let retry = 1; retry < tries; retry++) await passTime(page, 2000 * 2 ** retry);
  await expect(notice).toContainText('what is missing is kept on this device');

  await refuseCommits(page, false);
  await passTime(page, 60_000);
  await learner.saved();
  await expect(notice).toBeHidden();
});
