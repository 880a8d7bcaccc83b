import type { Page } from '@playwright/test';
import { plain } from '../../src/course/rich.ts';
import type { Author } from './author.ts';
import { expect, test, withoutPlan } from './author.ts';
import { Learner, pool } from './learner.ts';

/**
 * Settings that only a browser shows; the others are proven in `tests/tools/author/settings.test.ts`, which also sees to
 * it that none is forgotten. Each test is named after its setting.
 */
async function opened(page: Page, author: Author, from: string | RegExp, to: string): Promise<Learner> {
  author.save('modules/course.yaml', (text) => text.replace(from, to));
  await expect
    .poll(async () => (await (await fetch(`${author.url}changes/any/-1`)).json()) as { version: number })
    .not.toMatchObject({ version: 1 });
  await page.goto(author.url);
  return new Learner(page, page);
}

/** The check alone, so that no test has to walk through the lessons. */
const checkOnly = 'lessons: [check, definition, isnt, why, actions, resources]';
const order = /^lessons: .*/m;

/** Of ten questions, how many show their options as the file has them. */
async function inFileOrder(page: Page, learner: Learner): Promise<number> {
  let count = 0;
  for (let index = 0; index < 10; index++) {
    await expect(page.getByText(`Question ${index + 1} of 10`)).toBeVisible();
    const stem = (await page.locator('check-block legend').innerText()).replace(/\s+/g, ' ');
    const options = (await page.locator('check-block .option').allInnerTexts()).map((text) => text.trim());
    const asked = pool.find((item) => stem.startsWith(plain(item.stem)));
    if (asked?.options.every(({ text }, at) => plain(text) === options[at])) count++;
    await learner.button(/^(Next question|Look over my answers)$/).click();
  }
  return count;
}

test('check.shuffle-options: in the order of the file, or not', async ({ page, author }) => {
  author.save('modules/check/en.md', withoutPlan);
  author.save('modules/course.yaml', (text) => text.replace(order, checkOnly));
  const learner = await opened(page, author, 'shuffle-options: true', 'shuffle-options: false');
  await learner.start();
  await learner.beginCheck();
  expect(await inFileOrder(page, learner)).toBe(10);
  // The page that loads again knows nothing of it.
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  author.save('modules/course.yaml', (text) => text.replace('options: false', 'options: true'));
  await page.waitForFunction(() => !('isOld' in window) && document.querySelector('course-player') !== null);
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeVisible();
  await learner.button('Back').click();
  for (let index = 0; index < 9; index++) await learner.button('Back').click();
  expect(await inFileOrder(page, learner)).toBeLessThan(10);
});

test('check.feedback: after each question, which then stays as it is', async ({ page, author }) => {
  author.save('modules/check/en.md', withoutPlan);
  author.save('modules/course.yaml', (text) => text.replace(order, checkOnly));
  const learner = await opened(page, author, 'feedback: after-submitting', 'feedback: after-each-question');
  await learner.start();
  await learner.beginCheck();
  await learner.button(/^Check$/).click();
  await expect(page.getByText(/^Choose (an answer|at least one answer) first\.$/)).toBeVisible();
  await expect(page.locator('check-block input').first()).toBeFocused();
  for (let index = 0; index < 10; index++) {
    await expect(page.getByText(`Question ${index + 1} of 10`)).toBeVisible();
    await page.locator('check-block input').first().check();
    await expect(page.locator('check-block .feedback')).toHaveCount(0);
    await learner.button(/^Check$/).click();
    await expect(page.locator('check-block .feedback').first()).toBeVisible();
    await expect(page.locator('check-block .overall')).toBeFocused();
    await expect(page.locator('check-block input').first()).toBeDisabled();
    if (index === 3) {
      // What had its feedback has it still after a break.
      await learner.saved();
      await page.reload();
      await learner.start();
      await expect(page.locator('check-block input').first()).toBeDisabled();
    }
    if (index < 9) await learner.button('Next question').click();
  }
  await learner.button('Submit my answers').click();
  await expect(
    page.getByRole('heading', { name: /^(You passed|Not there yet|Not this time)$/ }),
  ).toBeVisible();
  expect(author.problems).toEqual([]);
});

test('certificate.issuer and the logo stand on the certificate', async ({ page, author }) => {
  author.save('assets/brand/tea.svg', () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"/>');
  author.save('modules/course.yaml', (text) =>
    text
      .replace(order, 'lessons: [check]')
      .replace('completion: viewed-and-passed', 'completion: viewed')
      .replace("organisation: ''", 'organisation: Tea Ltd')
      .replace("logo: ''", 'logo: tea.svg'),
  );
  author.save('modules/check/en.md', (text) =>
    withoutPlan(text).replaceAll(/ lesson=[a-z]+/g, ' lesson=check'),
  );
  const learner = await opened(page, author, "issuer: ''", 'issuer: Issued by the tea team');
  await learner.start();
  await learner.next.click();
  const sheet = page.locator('certificate-block .sheet');
  await expect(sheet.getByText('Issued by the tea team')).toBeVisible();
  await expect(sheet.getByRole('img', { name: 'Tea Ltd' })).toBeVisible();
  expect(author.problems).toEqual([]);
});

test('support is in Help', async ({ page, author }) => {
  const learner = await opened(
    page,
    author,
    'support: []',
    'support:\n  - name: Employee assistance\n    url: https://example.org/help',
  );
  await learner.start();
  await learner.button('Help').click();
  await expect(page.getByRole('link', { name: /^Employee assistance/ })).toHaveAttribute(
    'href',
    'https://example.org/help',
  );
});

test('brand.logo is on the start screen', async ({ page, author }) => {
  author.save('assets/brand/tea.svg', () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"/>');
  author.save('modules/course.yaml', (text) => text.replace("organisation: ''", 'organisation: Tea Ltd'));
  await opened(page, author, "logo: ''", 'logo: tea.svg');
  const logo = page.getByRole('img', { name: 'Tea Ltd' });
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(author.problems).toEqual([]);
});

for (const [scheme, colour] of [
  ['light', 'rgb(0, 94, 165)'],
  ['dark', 'rgb(255, 221, 0)'],
] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    test(`brand.accent.${scheme} is the colour of buttons`, async ({ page, author }) => {
      const accent = "accent:\n    light: '#005ea5'\n    dark: '#ffdd00'";
      const learner = await opened(page, author, "logo: ''", `logo: ''\n  ${accent}`);
      await learner.start();
      // Beside a scene that goes on, it is quiet.
      await learner.next.click();
      // Under the pointer it is another shade.
      await page.mouse.move(0, 0);
      await expect(learner.next).toHaveCSS('background-color', colour);
    });
  });
}
