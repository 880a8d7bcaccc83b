import type { Page } from '@playwright/test';
import type { Author } from './author.ts';
import { canRoute, expect, test } from './author.ts';
import { box, editing, lesson, move, open, over, told } from './editing.ts';

const words = (page: Page) => page.getByRole('textbox', { name: /Words of/ });
const barButton = (page: Page, name: string) =>
  page.locator('author-bar').getByRole('button', { name, exact: true });

test.describe('Undo and Redo of the bar', () => {
  test('take back and bring back what is typed in an open box, then what was saved', async ({
    page,
    author,
  }) => {
    await editing(page, author);
    const before = author.read(lesson);
    await open(page, told);
    await page.keyboard.type(' Mine.');
    await barButton(page, 'Undo').click();
    await expect(words(page)).not.toContainText('Mine.');
    await expect(words(page)).toBeFocused();
    // Nothing that was typed goes with a press too many.
    await barButton(page, 'Undo').click();
    await expect(box(page)).toContainText('To undo what was saved before, press Cancel first.');
    await barButton(page, 'Redo').click();
    await expect(words(page)).toContainText('hears her accent. Mine.');
    await expect(box(page)).not.toContainText('press Cancel first');
    expect(author.read(lesson)).toBe(before);
    // By keyboard as by mouse: the box stays open while they have the keyboard.
    await barButton(page, 'Undo').press('Enter');
    await expect(words(page)).not.toContainText('Mine.');
    await barButton(page, 'Redo').press('Enter');
    await expect(words(page)).toContainText('Mine.');
    await box(page).getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Control+z');
    await expect(words(page)).not.toContainText('Mine.');
    await page.keyboard.press('Control+Shift+z');
    await expect(words(page)).toContainText('Mine.');
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeHidden();
    const after = before.replace('hears her accent.', 'hears her accent. Mine.');
    expect(author.read(lesson)).toBe(after);
    await barButton(page, 'Undo').click();
    await expect.poll(() => author.read(lesson)).toBe(before);
    await barButton(page, 'Redo').click();
    await expect.poll(() => author.read(lesson)).toBe(after);
    await over(page, told).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => author.read(lesson)).toBe(before);
    await page.keyboard.press('Control+y');
    await expect.poll(() => author.read(lesson)).toBe(after);
    await expect(barButton(page, 'Redo')).toBeDisabled();
    // A box in which nothing was typed gives way.
    await over(page, told).click();
    await barButton(page, 'Undo').click();
    await expect.poll(() => author.read(lesson)).toBe(before);
    await expect(box(page)).toBeHidden();
    expect(author.problems).toEqual([]);
  });

  test('pressed while the words are being saved, wait for it', async ({ page, author }) => {
    await editing(page, author);
    await canRoute(page);
    const before = author.read(lesson);
    await open(page, told);
    await page.keyboard.type(' Mine.');
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/edit/save', (route) => late.then(() => route.continue()), { times: 1 });
    await page.keyboard.press('Control+Enter');
    await barButton(page, 'Undo').click();
    answer();
    await expect(page.getByText(`Undone: ${lesson}`)).toBeVisible();
    expect(author.read(lesson)).toBe(before);
    await expect(box(page)).toBeHidden();
  });

  test('a paragraph that was joined, and parted by Undo, is still there once saved', async ({
    page,
    author,
  }) => {
    const second = 'Here is a paragraph of its own.';
    author.save(lesson, (text) => text.replace(/\n(Monday, a help desk[^\n]*)\n/, `\n$1\n\n${second}\n`));
    await editing(page, author);
    const before = author.read(lesson);
    await open(page, second);
    await move(page, 'Control+Home');
    await page.keyboard.press('Backspace');
    await expect(words(page)).toContainText(told);
    await page.keyboard.press('Control+z');
    await expect(words(page)).not.toContainText(told);
    await move(page, 'Control+End');
    await page.keyboard.type(' More.');
    await page.keyboard.press('Control+Enter');
    await expect(box(page)).toBeHidden();
    expect(author.read(lesson)).toBe(before.replace(second, `${second} More.`));
  });
});

test.describe('a box', () => {
  test('is not saved by a press on what it says, nor by a moment without the keyboard', async ({
    page,
    author,
  }) => {
    await editing(page, author);
    const before = author.read(lesson);
    await open(page, told);
    await page.keyboard.type(' Mine.');
    await box(page).locator('.edit-place code').click();
    await words(page).evaluate((one: HTMLElement) => {
      one.blur();
      one.focus();
    });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    await expect(box(page)).toBeVisible();
    expect(author.read(lesson)).toBe(before);
    await page.keyboard.type(' And more.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => author.read(lesson)).toContain('hears her accent. Mine. And more.\n');
  });

  test('in which the cursor was moved only is no change', async ({ page, author }) => {
    await editing(page, author);
    await open(page, told);
    await move(page, 'Home');
    author.save(lesson, (text) => text.replace('hears her accent.', 'hears her accent. Theirs.'));
    await expect(page.getByText('Theirs.').first()).toBeAttached();
    await page.locator('author-bar').getByRole('status').click();
    await expect(box(page)).toBeHidden();
    await expect(page.getByText('Theirs.').first()).toBeVisible();
  });

  test('is asked about before the page is left', async ({ page, author }) => {
    await editing(page, author);
    await open(page, told);
    await page.keyboard.type(' Mine.');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(words(page)).toContainText('Mine.');
  });

  test('stays while characters are being composed, when Escape ends that', async ({ page, author }) => {
    await editing(page, author);
    await open(page, told);
    await words(page).evaluate((one) => {
      one.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      one.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
      );
    });
    await expect(box(page)).toBeVisible();
  });
});

test.describe('npm run dev, started again', () => {
  test('shows at once what was saved while it was ended', async ({ page, author }) => {
    const learner = await editing(page, author);
    await over(page, told).waitFor();
    await author.restart(() => author.save(lesson, (text) => text.replace(told, 'Tuesday, it is.')));
    await expect(page.getByText('Tuesday, it is.').first()).toBeVisible();
    await expect(learner.heading.first()).toContainText('‘Is there someone else?’');
    // What is saved from now on is followed.
    author.save(lesson, (text) => text.replace('Tuesday, it is.', 'Wednesday, it is.'));
    await expect(page.getByText('Wednesday, it is.').first()).toBeVisible();
  });

  test('takes the words that were being written, and then shows what is new', async ({ page, author }) => {
    await editing(page, author);
    await open(page, told);
    await page.keyboard.type(' Mine.');
    await page.evaluate(() => Object.assign(window, { isOld: true }));
    await author.restart(() =>
      author.save('modules/course.yaml', (text) =>
        text.replace('title: Allyship at work', 'title: Allies at work'),
      ),
    );
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => author.read(lesson)).toContain('hears her accent. Mine.\n');
    await page.waitForFunction(() => !('isOld' in window));
    await expect(page.getByText('Allies at work').first()).toBeVisible();
    await expect(page.getByText('hears her accent. Mine.').first()).toBeVisible();
  });
});

test('the keyboard is on the words after Save and after Cancel, also where the file has changed above them', async ({
  page,
  author,
}) => {
  await editing(page, author);
  const before = author.read(lesson);
  const old = /\n(Monday, a help desk in Leeds\.[^\n]*)\n/.exec(before)?.[1] ?? '';
  const shown = (): Promise<string | null | undefined> =>
    page.locator('scene-block').evaluate((one) => one.shadowRoot?.textContent);
  await open(page, told);
  author.save(lesson, (text) => text.replace(old, `A line above.\n\n${old}`));
  await expect.poll(shown).toContain('A line above.');
  await page.keyboard.type(' More.');
  await page.keyboard.press('Control+Enter');
  await expect(over(page, told)).toBeFocused();
  expect(author.read(lesson)).toContain(`A line above.\n\n${old} More.`);
  await open(page, told);
  author.save(lesson, () => before);
  await expect.poll(shown).not.toContain('A line above.');
  await page.keyboard.press('Escape');
  await expect(page.locator('.edit-layer button:focus')).toHaveCount(1);
});

test.describe('a page that has to load again', () => {
  const loadAgain = async (page: Page, author: Author): Promise<void> => {
    await page.evaluate(() => Object.assign(window, { isOld: true }));
    author.save('modules/course.yaml', (text) => text.replace(/^title: .*/m, 'title: Allies at work'));
  };

  test('waits while the settings are open, though nothing is entered yet', async ({ page, author }) => {
    await page.goto(author.url);
    await barButton(page, 'Settings').click();
    const title = page.getByRole('dialog', { name: 'Settings' }).getByLabel('Title', { exact: true }).first();
    await expect(title).toHaveValue('Allyship at work');
    await loadAgain(page, author);
    // Looked at twice a second: two looks and more.
    await page.waitForTimeout(2000);
    // In time the form shows what the file says now.
    await expect(title).toBeVisible();
    expect(await page.evaluate(() => 'isOld' in window)).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !('isOld' in window));
    await expect(page.getByRole('heading', { name: 'Allies at work' })).toBeVisible();
  });

  test('has the list of words again, with what was searched for', async ({ page, author }) => {
    await editing(page, author);
    await over(page, told).waitFor();
    await barButton(page, 'Words of the interface').click();
    const list = page.getByRole('complementary', { name: 'Words of the interface' });
    await list.getByRole('searchbox').fill('opens in a new');
    await loadAgain(page, author);
    await page.waitForFunction(() => !('isOld' in window));
    await expect(list.getByRole('searchbox')).toHaveValue('opens in a new');
    await expect(list.getByRole('listitem').filter({ visible: true })).toHaveCount(1);
    // The course has begun again, and has put the keyboard on its heading.
    await page.waitForFunction(() => document.title.includes(' – '));
    await list.getByRole('button', { name: 'Close' }).click();
    await expect(barButton(page, 'Words of the interface')).toBeFocused();
    await page.reload();
    await expect(barButton(page, 'Words of the interface')).toBeVisible();
    await expect(list).toBeHidden();
  });
});
