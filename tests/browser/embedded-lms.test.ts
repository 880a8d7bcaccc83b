import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { violationsIn } from './axe.ts';
import { lmsPage } from './lms-page.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { temporaryFolder, writePackages } from '../tools/preview/tiny-package.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: LmsServer;
let problems: string[];

async function startServer(port = 0): Promise<void> {
  const page = await lmsPage();
  server = new LmsServer({ packages: join(folder.path, 'dist'), records: join(folder.path, 'lms'), page });
  await server.listen(port);
}

test.beforeEach(async ({ page }) => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'dist'));
  writePackages(join(folder.path, 'dist'));
  await startServer();
  problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
});

test.afterEach(async () => {
  await server.close();
  folder.remove();
});

const open = (page: Page, hash: string) => page.goto(`${server.url}${hash}`);
const course = (page: Page) => page.frameLocator('iframe');
const panel = (page: Page) => page.getByRole('region', { name: 'What the LMS records' });
const figure = (page: Page, name: string) =>
  panel(page)
    .locator('.figures > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

for (const standard of ['scorm12', 'scorm2004-4th'] as const) {
  test(`plays ${standard}, shows what it records, and resumes it after a restart`, async ({ page }) => {
    await open(page, '');
    await page.locator(`a[href="#/${standard}"]`).click();
    await expect(panel(page).getByText('Nothing recorded yet')).toBeVisible();
    await page.getByRole('banner').getByRole('button', { name: 'Launch' }).click();
    await expect(course(page).getByText('ab-initio|normal|')).toBeVisible();
    await course(page).getByRole('button', { name: 'Pass' }).click();
    await expect(figure(page, 'Success')).toHaveText('passed');
    await expect(figure(page, 'Completion')).toHaveText('completed');
    await expect(figure(page, 'Score')).toContainText('90');
    await expect(figure(page, 'Total time')).toHaveText('1 min 05 s');
    await expect(panel(page).getByRole('region', { name: 'Interactions' })).toContainText('first-question');
    await expect(panel(page).getByRole('region', { name: 'Objectives' })).toContainText('completed');

    const { port } = server;
    await server.close();
    await startServer(port);
    // The address says that the package is being played.
    await page.reload();
    await expect(course(page).getByText('resume|normal|')).toBeVisible();
    // While the server was away, the page may have asked for something in vain.
    problems = problems.filter((problem) => !problem.includes('ERR_CONNECTION_REFUSED'));
    await expect(panel(page)).toContainText('Okafor, Ada, attempt 1, session 2');
    await expect(panel(page).getByRole('region', { name: 'Interactions' })).toContainText('first-question');
    expect(problems).toEqual([]);
  });
}

test('closing without saying goodbye leaves what was committed, and nothing more', async ({ page }) => {
  await open(page, '#/scorm12?launch');
  await course(page).getByRole('button', { name: 'Pass' }).click();
  await course(page).getByRole('button', { name: 'Note' }).click();
  await expect(panel(page)).toContainText('1 value not committed yet');
  await expect(panel(page)).toContainText('6 of 4,096 characters');
  await page.getByRole('button', { name: 'Close without saying goodbye' }).click();
  await expect(panel(page)).toContainText('0 of 4,096 characters');
  await expect(panel(page)).toContainText('Cut off');
  await page.getByRole('banner').getByRole('button', { name: 'Relaunch' }).click();
  await expect(panel(page)).toContainText('ended without a word');
  // This time the learner goes to the list: the course may say goodbye, and its note is kept.
  await expect(course(page).getByText('|normal|')).toBeVisible();
  await course(page).getByRole('button', { name: 'Note' }).click();
  await page.getByRole('link', { name: 'All packages' }).click();
  await page.locator('a[href="#/scorm12"]').click();
  await expect(panel(page)).toContainText('6 of 4,096 characters');
  await expect(panel(page)).toContainText('No session');
});

for (const standard of ['scorm12', 'scorm2004-4th'] as const) {
  test(`a new attempt of ${standard} begins empty; the last one can be looked at and taken away`, async ({
    page,
  }) => {
    await open(page, `#/${standard}`);
    await expect(page.getByRole('button', { name: 'New attempt' })).toHaveCount(0);
    await page.getByRole('banner').getByRole('button', { name: 'Launch' }).click();
    await course(page).getByRole('button', { name: 'Pass' }).click();
    await expect(figure(page, 'Success')).toHaveText('passed');
    await page.getByRole('button', { name: 'New attempt' }).click();
    await expect(course(page).getByText('ab-initio|normal|')).toBeVisible();
    await expect(panel(page)).toContainText('attempt 2, session 1');
    await expect(panel(page)).toContainText('This is a new attempt');
    await expect(figure(page, 'Success')).toHaveText('unknown');

    await panel(page).getByLabel('Attempt').selectOption('1 of 2');
    await expect(panel(page)).toContainText('attempt 1, session 1');
    await expect(figure(page, 'Success')).toHaveText('passed');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${standard}-ada-attempt-1.json`);
    expect(await readFile(await download.path(), 'utf8')).toContain('"attempt": 1');
    await panel(page).getByLabel('Attempt').selectOption('2 of 2');
    await expect(figure(page, 'Success')).toHaveText('unknown');

    // The next launch goes on with the second, and Reset deletes both.
    await page.getByRole('banner').getByRole('button', { name: 'Relaunch' }).click();
    await expect(panel(page)).toContainText('attempt 2, session 2');
    await page.getByRole('button', { name: 'Reset…' }).click();
    await page.getByRole('button', { name: 'Delete the record' }).click();
    await expect(panel(page).getByText('Nothing recorded yet')).toBeVisible();
    for (const name of [standard, `${standard}@1`])
      expect(await (await page.request.get(`${server.url}records/${name}/ada`)).json()).toBeNull();
    expect(problems).toEqual([]);
  });
}

test('the date of the LMS is that of the record and of the course, until it is put back', async ({
  page,
}) => {
  const bar = page.getByRole('banner');
  const setDay = async (day: string) => {
    await bar.getByLabel('Date in the LMS').fill(day);
    await bar.getByRole('button', { name: 'Set the date' }).click();
  };
  const yearInCourse = () =>
    course(page)
      .locator('body')
      .evaluate(() => [new Date().getFullYear(), new Date(Date.now()).getFullYear(), new Date(0).getTime()]);
  const savedAt = async () => {
    const { savedAt: at } = (await (await page.request.get(`${server.url}records/scorm12/ada`)).json()) as {
      savedAt: string;
    };
    return at.slice(0, 10);
  };
  await open(page, '#/scorm12?launch');
  await expect(course(page).getByText('ab-initio|normal|')).toBeVisible();
  await setDay('2031-06-15');
  await expect(page.getByRole('status').first()).toHaveText('The date in the LMS is 2031-06-15.');
  await bar.getByRole('button', { name: 'Relaunch' }).click();
  await expect(course(page).getByText('resume|normal|')).toBeVisible();
  expect(await yearInCourse()).toEqual([2031, 2031, 0]);
  await course(page).getByRole('button', { name: 'Pass' }).click();
  await expect.poll(savedAt).toBe('2031-06-15');
  await expect(panel(page)).toContainText(/Committed at 15 June? 2031/);

  // It is the LMS's, not the page's.
  await page.reload();
  await expect(course(page).getByText('resume|normal|')).toBeVisible();
  await expect(bar.getByLabel('Date in the LMS')).toHaveValue('2031-06-15');

  for (const [bad, why] of [
    ['', 'a year of four digits'],
    ['2019-12-31', 'takes days from 2020-01-01'],
  ] as const) {
    await setDay(bad);
    await expect(bar.getByRole('alert')).toContainText(why);
  }
  expect(await yearInCourse()).toEqual([2031, 2031, 0]);

  await bar.getByRole('button', { name: 'Back to today' }).click();
  await expect(bar.getByText('is before this record’s last entry, which is of 2031-06-15')).toBeVisible();
  await expect(bar.getByRole('alert')).toHaveCount(0);
  await bar.getByRole('button', { name: 'Relaunch' }).click();
  await expect(course(page).getByText('resume|normal|')).toBeVisible();
  expect((await yearInCourse())[0]).toBe(new Date().getFullYear());
  expect(problems).toEqual([]);
});

test('review and browse write nothing, and reset asks first', async ({ page }) => {
  await open(page, '#/scorm2004-4th?launch');
  await course(page).getByRole('button', { name: 'Pass' }).click();
  await expect(figure(page, 'Success')).toHaveText('passed');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(course(page).getByText('|review|')).toBeVisible();
  await expect(figure(page, 'Mode · credit')).toHaveText('review · no-credit');
  await page.getByRole('button', { name: 'Browse' }).click();
  await expect(course(page).getByText('ab-initio|browse|')).toBeVisible();
  await expect(figure(page, 'Success')).toHaveText('unknown');
  expect(page.url()).toContain('mode=browse');

  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  const record = () => page.request.get(`${server.url}records/scorm2004-4th/ada`);
  expect(await (await record()).json()).toMatchObject({ cmi: { success_status: 'passed' } });
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Delete the record' }).click();
  await expect(panel(page).getByText('Nothing recorded yet')).toBeVisible();
  expect(await (await record()).json()).toBeNull();
});

test('calls answered with an error stand out, and faults can be switched on', async ({ page }) => {
  await open(page, '#/scorm12?launch');
  await course(page).getByRole('button', { name: 'Wrong call' }).click();
  await panel(page).getByRole('tab', { name: 'Calls 1 with an error' }).click();
  await expect(panel(page).getByText('Error 405')).toBeVisible();
  await panel(page).getByRole('tab', { name: 'Test bench' }).click();
  await panel(page).getByLabel('Refuse commits').check();
  await course(page).getByRole('button', { name: 'Pass' }).click();
  await panel(page).getByRole('tab', { name: 'Calls' }).click();
  await panel(page).getByLabel('Show').selectOption('Errors');
  await expect(panel(page).getByText('Error 101')).toBeVisible();
});

test('each learner has a record, and it can be taken away as JSON and CSV', async ({ page }) => {
  await open(page, '#/scorm12?launch');
  await course(page).getByRole('button', { name: 'Pass' }).click();
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  expect(JSON.parse(await saved('JSON'))).toMatchObject({
    learner: { id: 'ada' },
    title: expect.stringMatching(/./),
    cmi: { core: {} },
  });
  expect(await saved('CSV')).toContain('interaction,first-question,choice');

  await panel(page).getByRole('tab', { name: 'Test bench' }).click();
  await panel(page).getByText('Add a learner').click();
  await panel(page).getByLabel('Name, family name first').fill('Ó Briain, Áine');
  await panel(page).getByLabel('Id').fill('Not valid');
  await panel(page).getByRole('button', { name: 'Add' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('lower-case');
  await panel(page).getByLabel('Id').fill('aine');
  await panel(page).getByRole('button', { name: 'Add' }).click();
  await panel(page).getByRole('tab', { name: 'Record' }).click();
  await expect(panel(page)).toContainText('Ó Briain, Áine');
  await expect(panel(page).getByText('Nothing recorded yet')).toBeVisible();
});

test('the web site is played without an API, and the panel says so', async ({ page }) => {
  await open(page, '#/web?launch');
  await expect(course(page).getByRole('heading', { name: 'A tiny site' })).toBeVisible();
  await expect(panel(page)).toContainText('without any API');
  expect(await page.evaluate(() => ['API', 'API_1484_11'].some((name) => name in window))).toBe(false);
});

test('every view is accessible, light and dark, wide and narrow', async ({ page }) => {
  const check = async (where: string) => {
    expect(await violationsIn(page), where).toEqual([]);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, '');
    await expect(page.getByRole('heading', { name: 'Embedded LMS' })).toBeVisible();
    await check(`list, ${colorScheme}`);
    await open(page, '#/scorm12?launch');
    await course(page).getByRole('button', { name: 'Pass' }).click();
    await course(page).getByRole('button', { name: 'Wrong call' }).click();
    for (const tab of ['Record', 'Calls', 'Elements', 'Test bench']) {
      await panel(page).getByRole('tab', { name: tab }).click();
      await check(`${tab}, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 400, height: 800 });
    await check(`narrow, ${colorScheme}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'nothing to scroll sideways').toBeLessThanOrEqual(0);
  }
});

test('what the server cannot do is said, and works once it is back', async ({ page }) => {
  await open(page, '#/scorm12?launch');
  await course(page).getByRole('button', { name: 'Note' }).click();
  const bar = page.getByRole('banner');
  const { port } = server;
  await server.close();
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Delete the record' }).click();
  await expect(bar.getByRole('alert')).toContainText('does not answer');
  await expect(page.getByRole('status')).not.toHaveText('The record is deleted.');
  await bar.getByRole('button', { name: 'Relaunch' }).click();
  await expect(bar.getByRole('alert')).toContainText('does not answer');
  await startServer(port);
  await bar.getByRole('button', { name: 'Relaunch' }).click();
  await expect(course(page).getByText('|normal|')).toBeVisible();
  await expect(bar.getByRole('alert')).toHaveCount(0);
});
