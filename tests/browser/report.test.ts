import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadCourse } from '../../src/compile/load-course.ts';
import { buildReport } from '../../src/tools/report/build.ts';
import { readExport } from '../../src/tools/report/read/read-file.ts';
import { violationsIn } from './axe.ts';
import { bytesOf, folder } from '../tools/report/exports.ts';

/** Text is read in the page; a spreadsheet and JSON are taken apart in its worker. */
const names = [
  'moodle-4.5-scorm12-interactions.txt',
  'moodle-4.5-scorm12-basic.ods',
  'embedded-lms-cmi5.json',
];

test('the report reads every kind of file where it was opened as a folder', async ({ page }) => {
  const report = mkdtempSync(join(tmpdir(), 'report-'));
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await buildReport(loadCourse(process.cwd()), report);
    await page.goto(pathToFileURL(join(report, 'index.html')).href);
    await page.evaluate(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
        document.body.dataset['workers'] = `${Number(document.body.dataset['workers'] ?? 0) + 1}`;
        return postMessage.apply(this, given);
      };
    });
    await page.locator('input[type=file]').setInputFiles(names.map((name) => join(folder, name)));
    await expect(page.getByRole('status')).toHaveText(/^3 files read, \d+ records, \d+ notes?\.$/);
    await page.getByRole('button', { name: 'Files and notes' }).click();
    for (const name of names) {
      const { kind, attempts } = await readExport({ name, bytes: bytesOf(name) });
      expect(attempts.length).toBeGreaterThan(0);
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText(
        new RegExp(`${kind}\\s*${attempts.length}`),
      );
    }
    expect(await page.evaluate(() => document.body.dataset['workers'])).toBe('2');
    expect(complaints).toEqual([]);
  } finally {
    rmSync(report, { recursive: true });
  }
});

test('an administrator sorts, opens a learner and says whose track details are, by keyboard', async ({
  page,
}) => {
  const report = mkdtempSync(join(tmpdir(), 'report-'));
  const tracks = readFileSync(join(folder, 'tracks/moodle-4.5-scorm12-tracks-learner-15-attempt-1.csv'));
  try {
    await buildReport(loadCourse(process.cwd()), report);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(pathToFileURL(join(report, 'index.html')).href);
    const basic = 'moodle-4.5-scorm12-basic.txt';
    await page.locator('input[type=file]').setInputFiles([
      { name: basic, mimeType: 'text/plain', buffer: Buffer.from(bytesOf(basic)) },
      { name: 'Track details.csv', mimeType: 'text/csv', buffer: tracks },
    ]);
    await expect(page.getByRole('status')).toHaveText(/^2 files read/);

    const score = page.getByRole('columnheader', { name: 'Best score' });
    await score.getByRole('button').press('Enter');
    await score.getByRole('button').press('Enter');
    await expect(score).toHaveAttribute('aria-sort', 'descending');
    const scores = await page.locator('tbody tr td:nth-of-type(4)').allTextContents();
    const numbers = scores.filter(Boolean).map(Number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));

    // What is opened fits the window, however wide the table is.
    const opener = page.getByRole('button', { name: 'Learner 02', exact: true });
    await opener.press('Enter');
    await expect(opener).toHaveAttribute('aria-expanded', 'true');
    const box = await page.locator('.inner').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(390);
    await expect(page.locator('.inner')).toContainText('No version and no acknowledgement');

    // The figures and the rows say the same.
    for (const shown of ['completed', 'not completed', 'passed', 'not passed']) {
      await page.getByLabel('Show').selectOption({ label: shown });
      const figure = page
        .locator('.figures div')
        .filter({ hasText: new RegExp(`^\\s*(records )?${shown}\\b`) });
      await expect(figure.locator('dd')).toHaveText(`${await page.locator('tbody th').count()}`);
    }
    await page.getByLabel('Show').selectOption({ label: 'everybody' });

    await page.getByRole('button', { name: 'Say whose' }).press('Enter');
    const whose = page.getByLabel('Whose Track details.csv is');
    await expect(whose).toBeFocused();
    await whose.fill('Learner 15, learner-15@example.org');
    await whose.press('Enter');
    await page.getByRole('button', { name: /^Learners/ }).click();
    await expect(page.getByRole('button', { name: 'Say whose' })).toHaveCount(0);

    for (const view of [/^Learners/, /^Questions/, /^Files/]) {
      await page.getByRole('button', { name: view }).click();
      expect(await violationsIn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  } finally {
    rmSync(report, { recursive: true });
  }
});

test('an error is said in place of how far the work is, until it can be done', async ({ page }) => {
  const report = mkdtempSync(join(tmpdir(), 'report-'));
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const choose = async (isBroken: boolean): Promise<void> => {
    await page.locator('report-app').evaluate((app: HTMLElement & { sameCourse: unknown }, broken) => {
      const get = (): never => {
        throw new Error('broken');
      };
      app.sameCourse = broken ? { get } : new Map();
    }, isBroken);
  };
  try {
    await buildReport(loadCourse(process.cwd()), report);
    await page.goto(pathToFileURL(join(report, 'index.html')).href);
    const file = join(folder, 'moodle-4.5-scorm12-basic.txt');
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByRole('status')).toHaveText(/^1 file read, 30 records, 0 notes\.$/);
    await choose(true);
    await expect(page.getByRole('status')).toHaveText(/out of date.*broken.*Reload/);
    expect(errors).toEqual(['broken']);
    await choose(false);
    await expect(page.getByRole('status')).toHaveText(/^1 file read/);
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByRole('status')).toHaveText(/^1 file read, 30 records, 1 note\.$/);
    const name = 'other.csv';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('Nom;Note\nAda;90\n') });
    await expect(page.getByRole('status')).toHaveText(
      /^2 files read \(no record in 1\), 30 records, 2 notes\.$/,
    );
    await expect(page.getByText('perhaps due before: 16')).toBeVisible();
    await page.getByRole('button', { name: 'Read them' }).click();
    await expect(page.getByText('These columns are of no export that is known')).toBeVisible();
  } finally {
    rmSync(report, { recursive: true });
  }
});

test('on paper, all columns of a table stand on the page', async ({ page }) => {
  const report = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    await buildReport(loadCourse(process.cwd()), report);
    await page.goto(pathToFileURL(join(report, 'index.html')).href);
    const files = ['moodle-4.5-scorm12-interactions.txt', 'moodle-4.5-course-completion.csv'];
    await page.locator('input[type=file]').setInputFiles(files.map((name) => join(folder, name)));
    await expect(page.getByRole('status')).toHaveText(/^2 files read/);
    // A4 upright, with margins of a centimetre.
    await page.setViewportSize({ width: 718, height: 1047 });
    for (const name of ['Learners', 'Questions', 'Files']) {
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await page.emulateMedia({ media: 'print' });
      const table = page.getByRole('region', { name }).getByRole('table');
      const edge = await table.evaluate((element) => element.getBoundingClientRect().right);
      expect(edge, name).toBeLessThanOrEqual(718);
    }
  } finally {
    rmSync(report, { recursive: true });
  }
});
