import type { Page } from '@playwright/test';
import type { Author } from './author.ts';
import { canRoute, expect, test } from './author.ts';
import { violationsIn } from './axe.ts';
import { Learner } from './learner.ts';

const lesson = 'modules/definition/en.md';

async function structure(page: Page, author: Author): Promise<void> {
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await new Learner(page, page).start();
  // The course puts the focus there as it begins.
  await expect(heading(page, '‘Is there someone else?’')).toBeFocused();
  await page.getByRole('button', { name: 'Structure', exact: true }).press('Enter');
  await expect(row(page, 'What is allyship?, lesson')).toBeFocused();
}

const row = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true });
const said = (page: Page) => page.locator('structure-panel .said');
const heading = (page: Page, name: string) =>
  page.locator('course-player').getByRole('heading', { name, level: 2 });

test('by keyboard alone: a screen is added, moved, duplicated and deleted, and all of it undone', async ({
  page,
  author,
}) => {
  await structure(page, author);
  const before = author.read(lesson);
  // Past the screen that is shown, which is open.
  for (let count = 0; count < 3; count++) await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Where are you today?, screen')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Where are you today?')).toBeVisible();
  await expect(row(page, 'Where are you today?, screen')).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  // A new one, named by its title; the page loads again, and the panel is where it was.
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('button', { name: 'Add a screen' }).press('Enter');
  await page.keyboard.type('A new one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit: A new one' })).toBeFocused();
  await expect(heading(page, 'A new one')).toBeVisible();
  expect(author.read(lesson)).toContain(
    '\n\n## A new one {#definition-a-new-one}\n\nSay in one or two lines',
  );
  // What is pressed while something is done is done after it.
  await row(page, 'A new one, screen').evaluate((moved) => {
    moved.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }));
    const panel = moved.getRootNode() as ShadowRoot;
    [...panel.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Duplicate')?.click();
  });
  await expect.poll(() => author.read(lesson)).toMatch(/## A new one [\s\S]*## Where are you today/);
  await expect.poll(() => author.read(lesson)).toContain('{#definition-a-new-one-2}');
  await expect(row(page, 'A new one, screen')).toHaveCount(2);
  await expect(row(page, 'A new one, screen').nth(1)).toBeFocused();
  // The page has loaded again.
  await expect(page.getByText('3 of 9')).toBeVisible();
  await expect(row(page, 'A new one, screen').nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByText('For learners under way, the screen no longer counts')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete it' })).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  // After each change the page loads again; what is pressed meanwhile is lost, as on any page.
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(author.read(lesson)).not.toContain('{#definition-a-new-one-2}');
  for (let count = 0; count < 4; count++) {
    const now = author.read(lesson);
    const undo = page.locator('author-bar').getByRole('button', { name: 'Undo' });
    await Promise.all([page.waitForEvent('load'), undo.press('Enter')]);
    expect(author.read(lesson)).not.toBe(now);
  }
  expect(author.read(lesson)).toBe(before);
  await expect(row(page, 'A new one, screen')).toHaveCount(0);
  expect(author.problems).toEqual([]);
});

test('a block comes from the picker, with a picture of each; in a story, a choice is led elsewhere', async ({
  page,
  author,
}) => {
  await structure(page, author);
  await row(page, 'Where are you today?, screen').click();
  await page.getByRole('button', { name: 'Add a block' }).click();
  const picker = page.getByRole('dialog', { name: 'Add a block' });
  await expect(picker.getByRole('button')).toHaveCount(28);
  expect(await violationsIn(page)).toEqual([]);
  await picker.getByRole('button', { name: /^A story in scenes/ }).press('Enter');
  await expect(picker).toBeHidden();
  await expect.poll(() => author.read(lesson)).toContain('::::scenario definition-scenario\n');
  // The keyboard is in its first words, and they are in sight.
  await expect(page.getByRole('button', { name: /^Edit: You are in a meeting/ })).toBeFocused();
  await page.getByRole('button', { name: 'Story map' }).press('Enter');
  const map = page.getByRole('dialog', { name: /^Story map/ });
  await expect(map).toContainText('the story begins here');
  await expect(map.getByRole('listitem').filter({ hasText: 'an ending' })).toHaveCount(2);
  expect(await violationsIn(page)).toEqual([]);
  await map.getByRole('button', { name: 'Add a scene after Five faces' }).press('Enter');
  await expect(map.getByRole('heading', { name: 'New words' })).toBeVisible();
  await expect.poll(() => author.read(lesson)).toContain('- [New words](#new-scene)');
  await map
    .getByRole('listitem')
    .filter({ hasText: 'Ask her in the chat' })
    .getByRole('combobox')
    .nth(1)
    .selectOption({ label: 'Five faces' });
  await expect(map).toContainText('No choice leads here.');
  await expect(map).toContainText('This has to be fixed now');
  expect(author.read(lesson)).toContain('- [Ask her in the chat what would help](#meeting-stop)');
  expect(author.problems).toEqual([]);
  // What was not written is not shown as if it were.
  const choice = map
    .getByRole('listitem')
    .filter({ hasText: 'Ask her in the chat' })
    .getByRole('combobox')
    .nth(1);
  const answer = { status: 409, contentType: 'text/plain', body: 'Not now.' };
  await canRoute(page);
  await page.route('**/edit/structure/change', (route) => route.fulfill(answer), { times: 1 });
  await choice.selectOption({ index: 0 });
  await expect(map).toContainText('Not now.');
  await expect(choice.locator('option:checked')).toHaveText('Five faces');
});

test('a deletion that was asked about before somebody else changed the lesson is not done', async ({
  page,
  author,
}) => {
  await structure(page, author);
  await row(page, 'Where are you today?, screen').click();
  await row(page, 'There is no right place to be., paragraph').click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Delete “There is no right place to be.”?')).toBeVisible();
  // What is asked about is what is chosen, also where another row was meanwhile.
  await page.getByRole('button', { name: /^Keep the/ }).click();
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  await canRoute(page);
  await page.route('**/structure/change', (route) => late.then(() => route.continue()), { times: 1 });
  await Promise.all([page.waitForRequest(/structure\/change/), page.keyboard.press('Delete')]);
  await page.keyboard.press('ArrowUp');
  const answered = page.waitForResponse(/structure\/change/);
  answer();
  await (await answered).finished();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'There is no right place to be., paragraph')).toBeFocused();
  await expect(page.getByText('Delete “')).toBeHidden();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Delete “There is no right place to be.”?')).toBeVisible();
  author.save(lesson, (text) => text.replace('There is no right', 'Somebody else’s.\n\nThere is no right'));
  await expect(said(page)).toContainText('Nothing was deleted');
  await expect(page.getByRole('button', { name: 'Delete it' })).toBeHidden();
  expect(author.read(lesson)).toContain('Somebody else’s.\n\nThere is no right');
});

test('when the page has loaded again, the keyboard stays where the author has put it meanwhile', async ({
  page,
  author,
}) => {
  await structure(page, author);
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  await canRoute(page);
  await page.route('**/edit/structure', (route) => late.then(() => route.continue()), { times: 1 });
  const asked = page.waitForRequest(/edit\/structure$/);
  await page.reload();
  await asked;
  const settings = page.locator('author-bar').getByRole('button', { name: 'Settings' });
  await settings.focus();
  answer();
  await expect(row(page, 'What is allyship?, lesson')).toBeVisible();
  // Once more, what was asked of it has been drawn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await expect(settings).toBeFocused();
  await page.getByRole('complementary', { name: 'Structure' }).getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('author-bar').getByRole('button', { name: 'Structure' })).toBeFocused();
});

test('what needs fixing is said beside the panel, not below it', async ({ page, author }) => {
  await structure(page, author);
  author.save(lesson, (text) => `${text}\n![Hurdles](art:hurdle)\n`);
  const alert = page.getByRole('alert').filter({ hasText: 'needs fixing' });
  await expect(alert).toContainText('There is no picture "hurdle"');
  const [said, panel] = await Promise.all([
    alert.boundingBox(),
    page.getByRole('complementary', { name: 'Structure' }).boundingBox(),
  ]);
  expect((said?.x ?? 0) + (said?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
});
