import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { courseFile, courseFiles, nameOfCourse } from '../../src/compile/build-plan.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { PseudoScreens } from './pseudo-screens.ts';

const root = join(import.meta.dirname, '../..');
test.describe.configure({ timeout: 400_000 });

/** What browsers say in English, since they know nobody who speaks en-XA. */
const ofBrowsers = [
  'and',
  'or',
  ...new Date(2026, 10, 29).toLocaleDateString('en', { dateStyle: 'full' }).split(/\W+/),
];

const rows = [
  ...courseFiles(root).map((file) => [file, 'pseudo'] as const),
  // What is mirrored, the blocks are.
  [courseFile, 'pseudo-rtl'] as const,
];

for (const [file, locale] of rows) {
  const name = nameOfCourse(file);
  test(`${name}, in ${locale}: every word is translatable, and none is cut off`, async ({ page }) => {
    const { course, lessons } = loadCourse(root, { file });
    /** Who speaks in scenes. */
    const names = lessons.flatMap((lesson) =>
      [...readFileSync(join(root, lesson.file), 'utf8').matchAll(/^- \*\*([^*]+)\*\*/gm)].flatMap(
        ([, who = '']) => who.split(' '),
      ),
    );
    const server = new DevServer(root, undefined, { file, locale });
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
      await screens.bar();
      for (const lesson of course.lessons)
        for (const screen of lesson.screens) await screens.walk(lesson.id, screen.id);
      expect([...screens.found].map(([what, where]) => `${where}: ${what}`)).toEqual([]);
    } finally {
      await server.close();
    }
  });
}
