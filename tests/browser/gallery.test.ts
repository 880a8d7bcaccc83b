import type { Page } from '@playwright/test';
import { expect, test } from './author.ts';
import { violationsIn } from './axe.ts';

test.describe.configure({ timeout: 180_000 });

/** All but that a plan is here more than once, and with it the landmark that prints: in a course it is once. */
const found = async (page: Page, rules: Parameters<typeof violationsIn>[2]): Promise<string[]> =>
  (await violationsIn(page, undefined, rules)).filter((each) => !each.startsWith('landmark-unique'));

test('the gallery has every block in every state, and axe finds nothing, light or dark', async ({
  page,
  author,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const query of ['', '?long', '?right-to-left'])
    await test.step(`gallery${query}`, async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(`${author.url}gallery${query}`);
      await expect(page.locator('html[data-gallery=ready]')).toBeVisible();
      const shown = (block: string, state: string) =>
        page.locator(`section[data-block="${block}"][data-state="${state}"]`);
      await expect(shown('choice', 'pressed').getByRole('radio').first()).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await expect(shown('choice', 'right').getByText('Correct', { exact: true })).toBeVisible();
      await expect(shown('choice', 'wrong').getByText('Not quite', { exact: true })).toBeVisible();
      await expect(shown('check', 'right').getByRole('heading', { name: 'You passed' })).toBeVisible();
      await expect(shown('certificate', 'completed').getByText('Ada Okafor').first()).toBeVisible();
      const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      expect(await found(page, 'all')).toEqual([]);
      await page.getByRole('button', { name: 'Light or dark' }).click();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(
        light,
      );
      // No other rule depends on colours.
      expect(await found(page, 'contrast')).toEqual([]);
      // On a phone's width nothing is wider than the page.
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(author.problems).toEqual([]);
    });
});
