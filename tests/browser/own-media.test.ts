import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { galleryMedia } from '../../src/tools/author/gallery/gallery.ts';
import type { Author } from './author.ts';
import { canRoute, expect, test } from './author.ts';
import { violationsIn } from './axe.ts';
import { Learner } from './learner.ts';
import { projectCopy } from './project-copy.ts';

const lesson = 'modules/definition/en.md';
const photo = join(process.cwd(), 'docs/images/choice.png');
const film = join(process.cwd(), 'tests/compile/media/named.mp4');
const captions = (words: string) => ({
  name: 'Our talk.vtt',
  mimeType: 'text/vtt',
  buffer: Buffer.from(words),
});

/** The screen with the box for a block that has just come from the picker. */
async function picked(page: Page, author: Author, search: string): Promise<Locator> {
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await new Learner(page, page).start();
  // The course puts the focus there as it begins.
  await expect(page.getByRole('heading', { name: '‘Is there someone else?’', level: 2 })).toBeFocused();
  await page.getByRole('button', { name: 'Structure', exact: true }).press('Enter');
  await expect(page.getByRole('treeitem', { name: 'What is allyship?, lesson' })).toBeFocused();
  // Past the screen that is shown, which is open.
  for (let count = 0; count < 3; count++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Where are you today?', level: 2 })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: 'Where are you today?, screen' })).toBeFocused();
  await page.getByRole('button', { name: 'Add a block' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search blocks' })).toBeFocused();
  await page.keyboard.type(search);
  await expect(page.locator('block-picker').getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Your own / });
  await expect(dialog.getByRole('button', { name: 'Choose a file…' }).first()).toBeFocused();
  return dialog;
}

async function choose(
  page: Page,
  button: Locator,
  file: Parameters<Locator['setInputFiles']>[0],
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
  await chooser.setFiles(file);
}

test('a photo of one’s own, by keyboard alone: chosen, described, saved, and taken back', async ({
  page,
  author,
}) => {
  const before = author.read(lesson);
  const dialog = await picked(page, author, 'photo');
  expect(await violationsIn(page)).toEqual([]);
  // Left without a word: the example stays.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const image = page.getByRole('button', { name: 'Choose a file: picture hills.jpg' });
  await expect(image).toBeFocused();
  await page.keyboard.press('Enter');
  const button = dialog.getByRole('button', { name: 'Choose a file…' });
  // What was on its way when it was left is not asked about the next time.
  await canRoute(page);
  await page.route('**/edit/media/upload*', () => undefined, { times: 1 });
  await choose(page, button, photo);
  await expect(dialog).toContainText('Sending choice.png');
  for (let count = 0; count < 2; count++)
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toBeHidden();
  await image.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog).not.toContainText('choice.png');
  // What does not arrive is not half there.
  await page.route('**/edit/media/upload*', (route) => route.abort(), { times: 1 });
  await choose(page, button, photo);
  await expect(dialog).toContainText('choice.png: It did not arrive');
  await choose(page, button, photo);
  await expect(dialog).toContainText('✓ choice.png, 20 kB');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toContainText('Say what the picture shows, or that it only decorates.');
  await expect(dialog.getByLabel('What it shows')).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.type('A question with three options');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(author.read(lesson)).toContain(
    ':::image definition-image src=choice.png alt="A question with three options"\n',
  );
  expect(author.read('assets/media/choice.png')).toBe(readFileSync(photo, 'utf8'));
  // The example that nothing shows any more is gone.
  expect(() => author.read('assets/media/hills.jpg')).toThrow();
  await expect(page.getByRole('img', { name: 'A question with three options' })).toBeVisible();
  await expect(page.locator('.edit-layer .media')).toBeFocused();
  for (let count = 0; count < 2; count++) {
    const now = author.read(lesson);
    await page.locator('author-bar').getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => author.read(lesson)).not.toBe(now);
  }
  expect(author.read(lesson)).toBe(before);
  expect(() => author.read('assets/media/choice.png')).toThrow();
});

test('a film of one’s own with its captions, whose words are its transcript; others are dropped on it', async ({
  page,
  author,
}) => {
  const dialog = await picked(page, author, 'film captions');
  const [own, text] = [
    dialog.getByRole('group', { name: 'the film' }),
    dialog.getByRole('group', { name: 'captions' }),
  ];
  const pick = (group: Locator): Locator => group.getByRole('button', { name: 'Choose a file…' });
  await choose(page, pick(text), captions('Hello'));
  await expect(text).toContainText('"our-talk.vtt", line 1: The first line is not WEBVTT.');
  await choose(page, pick(own), photo);
  await expect(own).toContainText('A film ends with mp4, m4v, webm.');
  await choose(page, pick(own), film);
  await choose(page, pick(text), captions('WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>Come in.\n'));
  await dialog.getByRole('button', { name: 'Take the words of the captions' }).click();
  await expect(dialog.getByLabel('All that is said')).toHaveValue('**Ada:** Come in.');
  await dialog.getByLabel('What it is').fill('Ada opens the door');
  await dialog.getByRole('group', { name: 'a picture' }).getByRole('button', { name: 'Without it' }).click();
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(author.read(lesson)).toContain(
    ':::video definition-video src=named.mp4 captions=our-talk.vtt\n\nAda opens the door\n\n**Ada:** Come in.\n\n:::',
  );
  // Dropped on the film, it is asked for the rest.
  await page.getByRole('button', { name: 'Choose a file: film named.mp4' }).evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['WEBVTT\n\n00:00.000 --> 00:01.000\nGo.\n'], 'b.vtt'));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(text).toContainText('✓ b.vtt');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toContainText('Nothing of this is saved yet.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(() => author.read('assets/media/b.vtt')).toThrow();
  // What is not finished goes into no package unsaid.
  author.save(lesson, (old) =>
    old.replace('\n:::video', '\nSay in one or two lines why this matters.\n\n:::video'),
  );
  await page.getByRole('button', { name: 'Get the package' }).click();
  const box = page.getByRole('dialog', { name: 'Get the package' });
  await expect(box.getByText('"Say in one or two lines why this matters." is still there.')).toBeVisible({
    timeout: 60_000,
  });
  expect(await violationsIn(page)).toEqual([]);
});

test('a picture is put into an option', async ({ page, author }) => {
  await page.setViewportSize({ width: 1280, height: 1200 });
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const learner = new Learner(page, page);
  await learner.start();
  for (let index = 0; index < 5; index++) await learner.next.click();
  await page.getByRole('button', { name: 'Edit: Stay at home as well' }).click();
  await page.getByRole('button', { name: 'Picture…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a picture' });
  await choose(page, dialog.getByRole('button', { name: 'Choose a file…' }), photo);
  await dialog.getByLabel('It only decorates').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(author.read(lesson)).toMatch(
    /- \[ \] Stay at home as well[^\n]* !\[\]\(media:choice\.png "decorative"\)\n/,
  );
  await expect(page.getByRole('button', { name: 'Choose a file: picture choice.png' })).toBeVisible();
  expect(author.problems).toEqual([]);
});

test('captions for French alone, and the size of a film that does not say it', async ({ page }) => {
  const { root, save, remove } = projectCopy();
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const inFrench = lesson.replace('en.md', 'fr.md');
  save('modules/course.yaml', () => readFileSync('modules/course.yaml', 'utf8'));
  cpSync(galleryMedia, join(root, 'assets/media'), { recursive: true });
  const block = ':::video monday src=talk.mp4 captions=talk.vtt\n\nNoor.\n\n**Noor:** At nine.\n\n:::';
  for (const locale of ['en', 'fr', 'ar'])
    save(`modules/definition/${locale}.md`, (text) => text.replace('kind=opening}', `$&\n\n${block}`));
  const server = new DevServer(root, undefined, { file: 'modules/course.yaml', locale: 'fr' });
  await server.listen(0);
  // What is saved is tried in every course and language first, in the process of this test.
  page.setDefaultTimeout(30_000);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Commencer' }).click();
  const film = page.getByRole('button', { name: 'Choose a file: film talk.mp4' });
  await film.click();
  const dialog = page.getByRole('dialog', { name: 'Your own film' });
  const [own, text] = [
    dialog.getByRole('group', { name: 'the film' }),
    dialog.getByRole('group', { name: 'captions' }),
  ];
  await expect(dialog.getByRole('radio', { name: 'French alone' })).toBeChecked();
  await expect(dialog).toContainText(`Words are written to ${inFrench} only.`);
  await expect(dialog).toContainText('a picture before it runs: there is none in any language.');
  const chosen = captions('WEBVTT\n\n00:00.000 --> 00:01.000\n<v Noor>À neuf heures.\n');
  await choose(page, text.getByRole('button', { name: 'Choose a file…' }), chosen);
  await dialog.getByRole('button', { name: 'Take the words of the captions' }).click();
  expect(await violationsIn(page)).toEqual([]);
  const others = ['en', 'ar'].map((locale) => read(`modules/definition/${locale}.md`));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('author-bar')).toContainText(`Written: ${inFrench}`);
  expect(read(inFrench)).toContain(block.replace('**Noor:** At nine.', '**Noor:** À neuf heures.'));
  expect(read('assets/media/talk.fr.vtt')).toContain('À neuf heures.');
  expect(['en', 'ar'].map((locale) => read(`modules/definition/${locale}.md`))).toEqual(others);
  await expect(page.locator('track')).toHaveAttribute('label', 'français');
  // For all languages, with a film that has to be asked about.
  await film.click();
  await expect(text).toContainText('now: talk.fr.vtt');
  await dialog.getByRole('radio', { name: 'All that show the same' }).check();
  const buffer = readFileSync('tests/compile/media/named.m4a');
  await choose(page, own.getByRole('button', { name: 'Choose a file…' }), {
    name: 'Screen.mp4',
    mimeType: 'video/mp4',
    buffer,
  });
  await expect(own).toContainText('✓ screen.mp4');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toContainText('Say how many pixels wide and high the film is.');
  await expect(dialog.getByLabel('Width')).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.type('1280');
  await page.keyboard.press('Tab');
  await page.keyboard.type('720');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toContainText('The old file leaves the title, the captions and the transcript.');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  for (const locale of ['en', 'fr', 'ar'])
    expect(read(`modules/definition/${locale}.md`)).toContain(
      ':::video monday src=screen.mp4 captions=talk.vtt width=1280 height=720\n',
    );
  await expect(page.locator('video')).toHaveAttribute('height', '720');
  await server.close();
  remove();
});
