import { expect, test } from '@playwright/test';
import { localeWords } from '../../src/compile/locale-words.ts';
import { dispatchPackages } from '../../src/package/dispatch.ts';
import { unzip } from '../../src/package/zip.ts';
import { StaticServer } from './static-server.ts';

const root = process.cwd();
const wordsIn = (locale: string) => localeWords(root, locale).dispatch;

test('a dispatch package outside of an LMS says so in the browser’s language, else in the course’s first', async ({
  browser,
}) => {
  const packages = await dispatchPackages({
    root,
    url: new URL('https://courses.example.org/'),
    course: { id: 'tea', version: '1.0.0', title: 'Tea', description: '', language: 'en-GB' },
    words: wordsIn('en'),
    others: [
      { language: 'fr', title: 'Le thé', words: wordsIn('fr') },
      { language: 'ar', title: 'الشاي', words: wordsIn('ar') },
    ],
    style: '',
  });
  const server = new StaticServer(unzip(packages.get('dispatch-scorm12') ?? new Uint8Array()));
  await server.listen();
  try {
    for (const [locale, lang, dir, title] of [
      ['fr-CA', 'fr', 'ltr', 'Le thé'],
      ['ar-SA', 'ar', 'rtl', 'الشاي'],
      ['zz', 'en-GB', 'ltr', 'Tea'],
    ] as const) {
      const context = await browser.newContext({ locale });
      const page = await context.newPage();
      await page.goto(server.url);
      const { title: heading } = wordsIn(lang.slice(0, 2)).notices.noLms;
      await expect(page.getByRole('heading')).toHaveText(heading);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('html')).toHaveAttribute('dir', dir);
      await expect(page).toHaveTitle(title);
      await context.close();
    }
  } finally {
    await server.close();
  }
});
