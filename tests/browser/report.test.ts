import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadCourse } from '../../src/compile/load-course.ts';
import { buildReport } from '../../src/tools/report/build.ts';
import { readExport } from '../../src/tools/report/read/read-file.ts';
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
