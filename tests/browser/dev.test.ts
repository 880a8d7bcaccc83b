import { expect, test } from './author.ts';
import { Learner } from './learner.ts';

const lesson = 'modules/definition/en.md';

test('saving a Markdown file changes the page; place and answers stay', async ({ page, author }) => {
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.next.click();
  await page.getByRole('slider').fill('4');
  let shown = 'There is no right place to be';
  await expect(page.getByText(shown)).toBeVisible();

  for (let index = 0; index < 5; index++) {
    const next = `Place number ${index}`;
    author.save(lesson, (text) => text.replace(shown, next));
    await expect(page.getByText(next)).toBeVisible();
    shown = next;
  }
  await expect(learner.heading.first()).toHaveText('Where are you today?');
  await expect(page.getByRole('slider')).toHaveValue('4');
  expect(author.problems).toEqual([]);
});

test('a mistake is shown with file, line and fix, and gone when it is fixed', async ({ page, author }) => {
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  author.save(lesson, (text) => `${text}\n![Hurdles](art:hurdle)\n`);
  const alert = page.getByRole('alert').filter({ hasText: 'needs fixing' });
  await expect(alert).toContainText(`${lesson}:204`);
  await expect(alert).toContainText('There is no picture "hurdle" in assets/art/.');
  await expect(alert).toContainText('Did you mean "hurdles"?');
  await expect(learner.heading.first()).toHaveText('‘Is there someone else?’');
  author.save(lesson, (text) => text.replace('art:hurdle)', 'art:hurdles)'));
  await expect(alert).toBeHidden();
  expect(author.problems).toEqual([]);
});

test('begun with a mistake, the page says that there is no course to show yet, and shows it once that is fixed', async ({
  page,
  author,
}) => {
  const broken = (text: string): string => `${text}\n![Hurdles](art:hurdle)\n`;
  await author.restart(() => author.save(lesson, broken));
  await page.goto(author.url);
  const alert = page.getByRole('alert').filter({ hasText: 'needs fixing' });
  await expect(alert).toContainText('This needs fixing before the course can be shown.');
  // There is nowhere to go to.
  await expect(alert.getByRole('button')).toHaveText(['Fix', 'Open in my editor']);
  author.save(lesson, (text) => text.replace('art:hurdle)', 'art:hurdles)'));
  await expect(page.getByRole('heading', { name: 'Allyship at work' })).toBeVisible();
  await expect(alert).toBeHidden();
});

test('what is saved while the page is loading is shown, too', async ({ page, author }) => {
  const save = async (): Promise<void> => {
    author.save('modules/course.yaml', (text) =>
      text.replace('title: Allyship at work', 'title: Allies at work'),
    );
    const outline = async () => (await fetch(`${author.url}course/outline.js`)).text();
    await expect.poll(outline).toContain('Allies at work');
  };
  await page.route('**/changes/**', (route) => save().then(() => route.continue()), { times: 1 });
  await page.goto(author.url);
  await expect(page.getByRole('heading', { name: 'Allies at work' })).toBeVisible();
});

test('what changes more than words loads the page again, at the same place with the same answers', async ({
  page,
  author,
}) => {
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.takeLesson('definition');
  await learner.saved();
  author.save(lesson, (text) => text.replace('## What to take with you', '## What to carry home'));
  await expect(learner.heading.first()).toHaveText('What to carry home');
  await learner.button('Previous').click();
  await expect(page.locator('choice-block').getByRole('radio').first()).toBeChecked();
  await page.evaluate(() => window.scrollTo(0, 150));
  author.save('modules/course.yaml', (text) =>
    text.replace('title: Allyship at work', 'title: Allies at work'),
  );
  await expect(page.getByText('Allies at work').first()).toBeVisible();
  await expect(learner.heading.first()).toHaveText('The pub with no lift');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(150);
});
