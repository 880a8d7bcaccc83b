import { expect, test } from '@playwright/test';
import { courseFile } from '../../src/compile/build-plan.ts';
import { DevServer } from '../../src/tools/author/dev/dev-server.ts';
import { acceptFiles } from '../../src/tools/translate/accept.ts';
import { courseInThreeLanguages } from './three-languages.ts';

test('words that are not translated stand in the first language, and say so, in a page that runs from right to left', async ({
  page,
}) => {
  const { root, save, remove } = courseInThreeLanguages();
  for (const [file, text] of acceptFiles(root, 'ar', []).texts) save(file, () => text);
  save('modules/course.yaml', (text) => `${text}untranslated: first-language\n`);
  save('modules/leaf/en.md', (text) =>
    text
      .replace('## Welcome', '## Good morning')
      .replace('Read about *tea* in', 'Read all of *tea* in')
      .replace('Black tea', 'White tea'),
  );
  const server = new DevServer(root, undefined, { file: courseFile, locale: 'ar' });
  await server.listen(0);
  try {
    await page.goto(server.url);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.locator('#begin').click();
    const lesson = page.locator('lesson-leaf');
    await expect(lesson.locator('h2 [lang="en-GB"]')).toHaveText('\u2068Good morning\u2069');
    const words = lesson.locator('p > span[lang="en-GB"]').first();
    await expect(words).toContainText('Read all of tea in the shop');
    expect(await words.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
    const options = lesson.locator('choice-block .option');
    await expect(options.filter({ hasText: 'الشاي الأخضر' })).toHaveCount(1);
    await expect(options.locator('span[lang="en-GB"]')).toHaveText('White tea');
    await page.screenshot({ path: test.info().outputPath('untranslated.png') });
  } finally {
    await server.close();
    remove();
  }
});
