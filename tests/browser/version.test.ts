import { expect, test, withoutPlan } from './author.ts';
import { Learner } from './learner.ts';

test('the version of the course is in the help, in its report and on the certificate', async ({
  page,
  author,
}) => {
  author.save('modules/check/en.md', withoutPlan);
  author.save('modules/course.yaml', (text) =>
    text
      .replace(/^version: .*/m, 'version: 9.8.7')
      .replace(/^completion: .*/m, 'completion: passed')
      .replace(/^lessons: .*/m, 'lessons: [check, definition, isnt, why, actions, resources]'),
  );
  await expect
    .poll(async () => (await (await fetch(`${author.url}course/outline.js`)).text()).includes('9.8.7'))
    .toBe(true);
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.button('Help').click();
  const help = page.getByRole('dialog').filter({ visible: true });
  await expect(help).toContainText('version 9.8.7');
  await learner.button('Make a report').click();
  await expect(page.getByLabel('The report')).toHaveValue(/allyship-at-work 9\.8\.7/);
  await page.keyboard.press('Escape');
  await learner.takeCheck(() => true);
  while ((await page.locator('certificate-block').count()) === 0) await learner.goOn();
  await expect(page.locator('certificate-block')).toContainText('version 9.8.7');
});
