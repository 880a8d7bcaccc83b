import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { lmsPage } from './lms-page.ts';
import { lateness } from '../../src/tools/preview/page/lms-behaviours.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { temporaryFolder, tinyCmi5, writePackages } from '../tools/preview/tiny-package.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: LmsServer;

test.beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'dist'));
  writePackages(join(folder.path, 'dist'));
  writeFileSync(join(folder.path, 'dist', 'tiny-cmi5.zip'), tinyCmi5());
  const page = await lmsPage();
  server = new LmsServer({ packages: join(folder.path, 'dist'), records: join(folder.path, 'lms'), page });
  await server.listen(0);
});

test.afterEach(async ({ page }) => {
  // What it still has to say on leaving finds its folder.
  await page.close();
  await server.close();
  folder.remove();
});

const course = (page: Page) => page.frameLocator('iframe');
const panel = (page: Page) => page.getByRole('region', { name: 'What the LMS records' });
const answers = (page: Page) => course(page).locator('#answer');

/** Plays a package and opens the bench beside it. */
async function play(page: Page, packageName: string): Promise<void> {
  await page.goto(`${server.url}#/${packageName}?launch`);
  await panel(page).getByRole('tab', { name: 'Test bench' }).click();
}

const commit = (page: Page) => course(page).getByRole('button', { name: 'Commit' }).click();
const flip = (page: Page, name: string) => panel(page).getByLabel(name).click();

for (const standard of ['scorm12', 'scorm2004-4th'] as const) {
  const code = standard === 'scorm12' ? '101' : '391';

  test(`${standard}: commits are refused, lost, and the session expires`, async ({ page }) => {
    await play(page, standard);
    await commit(page);
    await expect(answers(page)).toHaveText('true 0');
    await flip(page, 'Refuse commits');
    await commit(page);
    await expect(answers(page)).toHaveText(`false ${code}`);
    await flip(page, 'Refuse commits');
    await flip(page, 'Lose commits');
    await course(page).getByRole('button', { name: 'Note' }).click();
    await commit(page);
    await expect(answers(page)).toHaveText('true 0');
    await flip(page, 'Lose commits');
    await panel(page).getByRole('tab', { name: 'Record' }).click();
    await expect(panel(page)).toContainText('1 value not committed yet');
    await panel(page).getByRole('tab', { name: 'Test bench' }).click();
    await flip(page, 'Expired session');
    await commit(page);
    await expect(answers(page)).toHaveText(standard === 'scorm12' ? 'false 301' : 'false 143');
  });

  test(`${standard}: answers are slow`, async ({ page }) => {
    await play(page, standard);
    await flip(page, 'Slow answers');
    await commit(page);
    // Two calls of a quarter of a second each.
    const took = course(page).locator('#took');
    await expect(took).not.toHaveText('');
    expect(Number(await took.textContent())).toBeGreaterThanOrEqual(500);
  });

  test(`${standard}: the network is away, for the course and for its commits`, async ({ page }) => {
    await play(page, standard);
    const load = () => course(page).getByRole('button', { name: 'Load' }).click();
    await load();
    await expect(answers(page)).toHaveText('loaded');
    await flip(page, 'Network away');
    await expect
      .poll(async () => {
        await load();
        return answers(page).textContent();
      })
      .toBe('not loaded');
    await commit(page);
    await expect(answers(page)).toHaveText(`false ${code}`);
    await flip(page, 'Network away');
    await expect
      .poll(async () => {
        await load();
        return answers(page).textContent();
      })
      .toBe('loaded');
    await commit(page);
    await expect(answers(page)).toHaveText('true 0');
  });

  test(`${standard}: an LMS that behaves otherwise on leaving`, async ({ page }) => {
    await play(page, standard);
    const like = (name: string) => panel(page).getByLabel('The LMS answers').selectOption(name);
    await like('cornerstone');
    await course(page).getByRole('button', { name: 'Note' }).click();
    await commit(page);
    await expect(answers(page)).toHaveText('true 0');
    // The tiny course says goodbye as its page goes: null from this LMS, and nothing kept of the second note.
    await page.getByRole('banner').getByRole('button', { name: 'Relaunch' }).click();
    await expect(course(page).locator('#entry')).toHaveText(/\|normal\|/);
    await panel(page).getByRole('tab', { name: 'Record' }).click();
    await expect(panel(page)).toContainText('session 2');
  });
}

test('an API that appears late is found by who goes on looking', async ({ page }) => {
  // Late is when the test says so.
  await page.addInitScript((late) => {
    const { setTimeout: set } = window;
    const later = (handler: TimerHandler, delay = 0, ...rest: unknown[]): number =>
      delay === late ? (Object.assign(window, { offer: handler }), 0) : set(handler, delay, ...rest);
    Object.assign(window, { setTimeout: later });
  }, lateness);
  await play(page, 'scorm12');
  await panel(page).getByLabel('The LMS answers').selectOption('late');
  await page.getByRole('banner').getByRole('button', { name: 'Relaunch' }).click();
  await page.waitForFunction(() => 'offer' in window);
  expect(await page.evaluate(() => 'API' in window)).toBe(false);
  await page.evaluate(() => (window as unknown as { offer: () => void }).offer());
  await expect.poll(() => page.evaluate(() => 'API' in window)).toBe(true);
});

test('limits are kept, or not', async ({ page }) => {
  await play(page, 'scorm12');
  await course(page).getByRole('button', { name: 'Too much' }).click();
  await expect(answers(page)).toHaveText('false');
  await flip(page, 'Strict limits');
  await course(page).getByRole('button', { name: 'Too much' }).click();
  await expect(answers(page)).toHaveText('true');
});

test('the learner’s name and language reach the course', async ({ page }) => {
  await play(page, 'scorm12');
  await panel(page).getByLabel('Preferred language, for the next launch').fill('fr-CA');
  await panel(page)
    .getByRole('combobox', { name: /^Learner/ })
    .selectOption('jose');
  await page.getByRole('banner').getByRole('button', { name: 'Launch' }).click();
  await expect(course(page).locator('#who')).toHaveText('Núñez, José María|fr-CA|credit');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(course(page).locator('#who')).toHaveText('Núñez, José María|fr-CA|no-credit');
});

test('the network of the web site can be taken away, and only that is offered', async ({ page }) => {
  await play(page, 'web');
  await expect(panel(page).getByRole('checkbox')).toHaveCount(1);
  await flip(page, 'Network away');
  await expect
    .poll(() =>
      page.evaluate(() =>
        fetch('/packages/web/').then(
          () => 'there',
          () => 'away',
        ),
      ),
    )
    .toBe('away');
});

test('cmi5: what goes wrong goes wrong for that session, and its statements can be taken away', async ({
  page,
}) => {
  await play(page, 'cmi5');
  await expect(course(page).getByRole('heading', { name: 'Tiny' })).toBeVisible();
  const address = await page.locator('iframe').getAttribute('src');
  const there = () =>
    page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'there',
          () => 'away',
        ),
      address ?? '',
    );
  expect(await there()).toBe('there');
  await flip(page, 'Network away');
  await expect.poll(there).toBe('away');
  await flip(page, 'Network away');
  await expect.poll(there).toBe('there');
  await panel(page).getByRole('tab', { name: 'Record' }).click();
  await expect(panel(page).getByText('The LMS opened the course for the learner.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('cmi5-ada.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('/verbs/launched');
});
