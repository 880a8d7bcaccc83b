import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzip } from '../../src/package/zip.ts';
import type { Author } from './author.ts';
import { canRoute, expect, test } from './author.ts';
import { violationsIn } from './axe.ts';
import { Learner } from './learner.ts';

const settings = 'modules/course.yaml';
const lesson = 'modules/definition/en.md';

async function openSettings(page: Page, author: Author): Promise<Locator> {
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog.getByLabel('Pass mark')).toHaveValue('80');
  return dialog;
}

/** Goes there by the Tab key alone. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let index = 0; index < 150; index++) {
    if (await wanted.evaluate((one) => one.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there.');
}

/** What a file says now and did not before. */
const freshLines = (before: string, after: string): string[] =>
  after.split('\n').filter((line, index) => line !== before.split('\n')[index]);

test.describe('the settings', () => {
  test('are changed by keyboard alone: one line of the file is another', async ({ page, author }) => {
    const before = author.read(settings);
    await page.goto(author.url);
    await tabTo(page, page.getByRole('button', { name: 'Settings' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await expect(dialog.getByLabel('Pass mark')).toBeVisible();
    await tabTo(page, dialog.getByLabel('Pass mark'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('75');
    await tabTo(page, dialog.getByRole('button', { name: 'Save' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => freshLines(before, author.read(settings))).toEqual(['  pass-mark: 75']);
    await expect(dialog).toBeHidden();
    expect(author.problems).toEqual([]);
  });

  test('what was saved is said until something else is done, though the page loads again', async ({
    page,
    author,
  }) => {
    const dialog = await openSettings(page, author);
    await dialog.getByLabel('Title', { exact: true }).first().fill('Another title');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Another title' })).toBeVisible();
    await expect(page.getByText('Saved in modules/course.yaml.')).toBeVisible();
  });

  test('a late answer about what was entered before says nothing', async ({ page, author }) => {
    const dialog = await openSettings(page, author);
    const field = dialog.locator('[data-name="check.pass-mark"]');
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    await canRoute(page);
    await page.route('**/settings/check', (route) => late.then(() => route.continue()), { times: 1 });
    const [asked] = await Promise.all([
      page.waitForRequest(/settings\/check/),
      dialog.getByLabel('Pass mark').fill('10'),
    ]);
    await Promise.all([page.waitForResponse(/settings\/check/), dialog.getByLabel('Pass mark').fill('70')]);
    answer();
    await (await asked.response())?.finished();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await expect(field).not.toContainText('Write a whole number');
  });

  test('nothing can be entered that would be lost while they are being saved', async ({ page, author }) => {
    const dialog = await openSettings(page, author);
    const mark = dialog.getByLabel('Pass mark');
    await mark.fill('10');
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    await canRoute(page);
    await page.route('**/settings/save', (route) => late.then(() => route.continue()), { times: 1 });
    await Promise.all([
      page.waitForRequest(/settings\/save/),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ]);
    await expect(dialog.locator('.body')).toHaveAttribute('inert');
    answer();
    await expect(dialog.getByText('Nothing is saved: one thing is not right.')).toBeVisible();
    await expect(mark).toBeFocused();
  });

  test('lessons are moved and taken off by keyboard, with what learners lose', async ({ page, author }) => {
    const dialog = await openSettings(page, author);
    const move = dialog.getByRole('button', { name: 'Move up: Why it matters' });
    await move.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Why it matters is now 2 of 6.')).toBeVisible();
    await expect(move).toBeFocused();
    await page.keyboard.press('Enter');
    // At the top there is no further up.
    await expect(dialog.getByRole('button', { name: 'Move down: Why it matters' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Remove: What allyship isn’t' }).press('Enter');
    await expect(dialog.getByText('a lesson that is gone no longer counts')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Remove: Four ways to be a better ally' })).toBeFocused();
    // The final check asks about it.
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.locator('[data-name="lessons"]')).toContainText('"isnt"');
    await dialog.getByLabel('Lessons, in order: add').selectOption('isnt');
    await dialog.getByRole('button', { name: 'Add: Lessons, in order' }).press('Enter');
    const up = dialog.getByRole('button', { name: 'Move up: What allyship isn’t' });
    await up.press('Enter');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => author.read(settings))
      .toContain('lessons: [why, definition, actions, resources, isnt, check]\n');
  });

  test('what is refused stands beside the field, and nothing is written', async ({ page, author }) => {
    const before = author.read(settings);
    const dialog = await openSettings(page, author);
    await dialog.getByLabel('Pass mark').fill('10');
    await dialog.getByLabel('Accent on light', { exact: true }).fill('#ffdd00');
    await dialog.getByLabel('Accent on dark', { exact: true }).fill('#ffdd00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Nothing is saved: 2 things are not right.')).toBeVisible();
    const field = dialog.locator('[data-name="check.pass-mark"]');
    await expect(field).toContainText('Write a whole number from 20 to 100');
    await expect(dialog.locator('[data-name="brand.accent.light"]')).toContainText('at worst');
    expect(author.read(settings)).toBe(before);
    await dialog.getByRole('button', { name: /^Take #/ }).click();
    await dialog.getByLabel('Pass mark').fill('70');
    await expect(field).not.toContainText('Write a whole number');
    await expect(dialog.locator('[data-name="brand.accent.light"]')).toContainText('✓');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => author.read(settings))
      .toMatch(/logo: ''\n {2}accent:\n {4}light: '#\w{6}'\n {4}dark: '#ffdd00'\n/);
    // An accent is no colour of the author's own panels.
    expect(author.problems).toEqual([]);
  });

  test('another course shows what it takes over, and writes only what differs', async ({ page, author }) => {
    const file = 'modules/booster-7.yaml';
    const before = author.read(file);
    let dialog = await openSettings(page, author);
    await dialog.getByLabel('Course', { exact: true }).selectOption(file);
    const field = dialog.locator('[data-name="check.attempts"]');
    await expect(field).toContainText('As course.yaml says.');
    await field.getByRole('spinbutton').fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => freshLines(before, author.read(file)).slice(0, 2))
      .toEqual(['check:', '  attempts: 3']);
    dialog = await openSettings(page, author);
    await dialog.getByLabel('Course', { exact: true }).selectOption(file);
    await field.getByRole('button', { name: 'Do as course.yaml says: 0' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => author.read(file)).toBe(before);
  });

  test('a file that is changed meanwhile loses nothing, and what was entered stays', async ({
    page,
    author,
  }) => {
    const dialog = await openSettings(page, author);
    await dialog.getByLabel('Pass mark').fill('61');
    author.save(settings, (text) => text.replace('attempts: 0', 'attempts: 5'));
    await dialog.getByLabel('Pass mark').fill('62');
    await expect(dialog.getByText('was changed elsewhere')).toBeVisible();
    // It is said until the form is saved, however much is typed.
    await Promise.all([page.waitForResponse(/settings\/check/), dialog.getByLabel('Pass mark').fill('60')]);
    await expect(dialog.getByText('was changed elsewhere')).toBeVisible();
    await expect(dialog.getByLabel('Attempts')).toHaveValue('5');
    await expect(dialog.getByLabel('Pass mark')).toHaveValue('60');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => author.read(settings)).toMatch(/pass-mark: 60\n[^\n]*\n {2}attempts: 5/);
  });

  for (const scheme of ['light', 'dark'] as const)
    test(`are accessible, ${scheme}`, async ({ page, author }) => {
      await page.emulateMedia({ colorScheme: scheme });
      const dialog = await openSettings(page, author);
      await dialog.getByLabel('Pass mark').fill('10');
      await dialog.getByRole('button', { name: 'Remove: Why it matters' }).click();
      await dialog.getByRole('button', { name: 'Add a link' }).click();
      await expect(dialog.getByText('Write a whole number from 20 to 100')).toBeVisible();
      expect(await violationsIn(page)).toEqual([]);
    });
});

test.describe('a problem', () => {
  test('is fixed where that is certain', async ({ page, author }) => {
    const before = author.read(lesson);
    await page.goto(author.url);
    author.save(lesson, (text) => text.replace(/^- \[ \] /m, '– [ ] '));
    const alert = page.getByRole('alert').filter({ hasText: 'needs fixing' });
    await alert
      .getByRole('button', { name: /^Fix: modules/ })
      .first()
      .click();
    await expect(alert).toBeHidden();
    expect(author.read(lesson)).toBe(before);
    expect(author.problems).toEqual([]);
  });

  test('is shown at its place in the course', async ({ page, author }) => {
    await page.goto(author.url);
    author.save('modules/why/en.md', (text) => `${text}\n[words](link:nowhere)\n`);
    const alert = page.getByRole('alert').filter({ hasText: 'needs fixing' });
    expect(await violationsIn(page)).toEqual([]);
    await alert.getByRole('button', { name: /^Show: modules/ }).click();
    const screens = [...author.read('modules/why/en.md').matchAll(/^## (.*?) \{/gm)];
    await expect(new Learner(page, page).heading.first()).toHaveText(screens.at(-1)?.[1] ?? '');
  });
});

test.describe('the package', () => {
  test.beforeEach(({ author }) => {
    for (const file of ['rollup.config.ts', 'package.json'])
      author.save(file, () => readFileSync(join(process.cwd(), file), 'utf8'));
  });

  test('is made, downloaded as a zip with a manifest, and played in the embedded LMS', async ({
    page,
    author,
  }) => {
    await page.goto(author.url);
    await page.getByRole('button', { name: 'Get the package' }).click();
    const dialog = page.getByRole('dialog', { name: 'Get the package' });
    const begun = Date.now();
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await expect(dialog.getByRole('progressbar')).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
    const download = dialog.getByRole('button', { name: 'Download the zip' });
    await expect(download).toBeVisible({ timeout: 90_000 });
    console.log(`press to zip: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    expect(await violationsIn(page)).toEqual([]);
    const [saved] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(saved.suggestedFilename()).toBe('allyship-scorm12.zip');
    const files = unzip(readFileSync(await saved.path()));
    expect(new TextDecoder().decode(files.get('imsmanifest.xml'))).toContain(
      '<title>Allyship at work</title>',
    );
    expect([...files.keys()]).toContain('index.html');
    const [beside] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: 'Try it in the embedded LMS' }).click(),
    ]);
    await beside.waitForURL(/127\.0\.0\.1:\d+\/#\/scorm12/, { timeout: 30_000 });
    await expect(beside.getByText('Allyship at work').first()).toBeVisible();
    expect(author.problems).toEqual([]);
  });

  test('that cannot be made says why in plain words', async ({ page, author }) => {
    author.save(lesson, (text) => `${text}\n![Hands](art:hand)\n`);
    await page.goto(author.url);
    await page.getByRole('button', { name: 'Get the package' }).click();
    const dialog = page.getByRole('dialog', { name: 'Get the package' });
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await expect(dialog.getByText('The package was not made.')).toBeVisible({ timeout: 60_000 });
    await expect(dialog).toContainText(`${lesson}:204: There is no picture "hand" in assets/art/.`);
    await expect(dialog).not.toContainText('node_modules');
  });
});
