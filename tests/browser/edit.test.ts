import { expect, test } from './author.ts';
import { Learner } from './learner.ts';

const lesson = 'modules/definition/en.md';

test('words are edited where they stand, by mouse', async ({ page, author }) => {
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  const before = author.read(lesson);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: /^Edit: Monday, a help desk in Leeds/ }).click();
  const words = page.getByRole('textbox', { name: /Words of the paragraph/ });
  await expect(words).toBeFocused();
  await page.keyboard.type(' New words.');
  await page.keyboard.press('Enter');
  await expect(words).toBeHidden();
  await expect(page.getByText('Then he hears her accent. New words.').first()).toBeVisible();
  expect(author.read(lesson)).toBe(before.replace('hears her accent.', 'hears her accent. New words.'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('New words.')).toHaveCount(0);
  expect(author.read(lesson)).toBe(before);
  expect(author.problems).toEqual([]);
});
