import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { courseFile } from '../../src/compile/build-plan.ts';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { loaded } from './learner.ts';
import { PseudoScreens } from './pseudo-screens.ts';

const root = join(import.meta.dirname, '../..');
test.describe.configure({ timeout: 400_000 });

/** Who speaks in scenes. */
const names = loaded.lessons.flatMap(({ file }) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^- \*\*([^*]+)\*\*/gm)].flatMap(([, name = '']) =>
    name.split(' '),
  ),
);

/** What browsers say in English, since they know nobody who speaks en-XA. */
const ofBrowsers = [
  'and',
  'or',
  ...new Date(2026, 10, 29).toLocaleDateString('en', { dateStyle: 'full' }).split(/\W+/),
];

for (const locale of ['pseudo', 'pseudo-rtl']) {
  test(`in ${locale} every word of every screen is translatable, and none is cut off`, async ({ page }) => {
    const server = new DevServer(root, undefined, { file: courseFile, locale });
    await server.listen(0);
    try {
      const screens = new PseudoScreens(page, [...names, ...ofBrowsers]);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript(() => {
        window.print = () => undefined;
        window.open = () => null;
      });
      await page.goto(server.url);
      await expect(page.locator('html')).toHaveAttribute('dir', locale === 'pseudo' ? 'ltr' : 'rtl');
      await screens.look('the start screen');
      await page.locator('[data-notice]').evaluateAll((all) => {
        for (const one of all) (one as HTMLElement).hidden = false;
      });
      await screens.look('the start screen with every notice');
      await page.reload();
      await page.locator('#begin').click();
      await expect(page.locator('course-player')).toBeVisible();
      const places = await page
        .locator('course-player')
        .evaluate((player) =>
          (player as unknown as { course: typeof loaded.course }).course.lessons.flatMap(({ id, screens }) =>
            screens.map((screen) => [id, screen.id] as const),
          ),
        );
      for (const [lesson, screen] of places) await screens.walk(lesson, screen);
      console.log(`${locale}: ${places.length} screens, ${screens.looks} looks`);
      expect([...screens.found].map(([what, where]) => `${where}: ${what}`)).toEqual([]);
    } finally {
      await server.close();
    }
  });
}
