import { handbook, meeting } from '../tools/import/documents.ts';
import { expect, test } from './author.ts';
import { violationsIn } from './axe.ts';
import { drag } from './drag.ts';

test('a document that is dropped on the page becomes a lesson, with what became of what', async ({
  page,
  author,
}) => {
  await page.goto(author.url);
  expect(await drag(page, 'heard.docx', meeting, false)).toBe(false);
  await expect(page.getByText('Drop the document here, and it becomes a lesson.')).toBeVisible();
  await drag(page, 'heard.docx', meeting);
  await expect(page.getByRole('heading', { name: 'Make a lesson of heard.docx?' })).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  // An id that is taken: told there, and changed there.
  await page.getByLabel('The lesson’s id').fill('why');
  await page.getByRole('button', { name: 'Make the lesson' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is there already' })).toContainText(
    'Take another id.',
  );
  // What is entered outlives what is saved elsewhere meanwhile.
  author.save('modules/course.yaml', (text) => text.replace('title: Allyship', 'title: Another'));
  await expect(async () =>
    expect(await (await fetch(`${author.url}course/outline.js`)).text()).toContain('Another at work'),
  ).toPass();
  await page.getByLabel('The lesson’s id').fill('');
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog');
  await expect(report).toContainText('It is a lesson now: modules/heard/en.md');
  await expect(report).toContainText('Line 9: Screen “Before”');
  // The new lesson is there, and the report outlives the reload that it brings.
  await expect(page.getByText('Meetings that hear everybody').first()).toBeAttached();
  await expect(report).toContainText('Title “Meetings that hear everybody”');
  await expect(report.getByRole('heading', { name: 'It is a lesson now' })).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  await report.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('what cannot be taken is refused in a sentence; a picture has its place told', async ({
  page,
  author,
}) => {
  await page.goto(author.url);
  await drag(page, 'old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
  await page.getByRole('button', { name: 'Make the lesson' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'old.doc ends with .doc.' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  // The way in by keyboard.
  const picker = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).press('Enter');
  await (await picker).setFiles({ name: 'heard.docx', mimeType: '', buffer: Buffer.from(meeting) });
  await expect(page.getByRole('heading', { name: 'Make a lesson of heard.docx?' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await drag(page, 'photo.png', handbook);
  await expect(page.getByRole('dialog')).toContainText('press Edit, and drop it where another stands');
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});
