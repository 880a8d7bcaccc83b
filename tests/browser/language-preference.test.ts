import type { Page } from '@playwright/test';
import type { EmbeddedLms } from './embedded-course.ts';
import { expect, test } from './embedded-course.ts';
import type { Spoken } from './spoken.ts';
import { spokenIn } from './spoken.ts';

const [en, fr, ar] = ['en', 'fr', 'ar'].map((locale) => spokenIn(locale, 'booster-7')) as [
  Spoken,
  Spoken,
  Spoken,
];

/** What an LMS may say of the learner's language, and what the course is shown in; the browser prefers English. */
const known: readonly [string, Spoken][] = [
  ['fr_CA', fr],
  ['FR', fr],
  ['ar-SA', ar],
  // A name, as in AICC.
  ['FRENCH', fr],
];
const unknown: readonly [string, Spoken][] = [
  'zz',
  'German',
  'Please use French where you can.',
  '',
  'null',
  'undefined',
  'none',
].map((said) => [said, en]);

/** On the start screen, and where the course begins. */
async function expectShown(
  page: Page,
  lms: EmbeddedLms,
  name: string,
  learner: string,
  said: string,
  { start, language, course }: Spoken,
): Promise<void> {
  const query = `&learner=${learner}&language=${encodeURIComponent(said)}`;
  const { view } = await lms.launch(page, name, query);
  const begin = view.locator('#begin');
  await expect(begin, said).toHaveText(start.begin);
  await begin.click();
  await expect(view.getByRole('heading', { level: 2 }).first(), said).toHaveText(
    course.lessons[0]?.screens[0]?.title ?? '',
  );
  await expect(view.locator('html'), said).toHaveAttribute('lang', language);
  await expect(view.locator('html'), said).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
}

for (const [standard, preferences] of [
  ['scorm12', [...known, ...unknown]],
  ['scorm2004-4th', [...known.slice(1), ...unknown.slice(0, 2)]],
  ['cmi5', [...known.slice(1), ...unknown.slice(0, 2), ['ar, fr;q=0.5', ar], ['zz, fr,en', fr]]],
  ['xapi', [...known.slice(1), ...unknown.slice(0, 2), ['sv,fr-CA;q=0.8', fr]]],
] as const)
  test(`${standard}: the start screen is in the language that the LMS says is preferred`, async ({
    page,
    lms,
  }) => {
    for (const [at, [said, spoken]] of preferences.entries())
      await expectShown(page, lms, `booster-7-${standard}`, `learner-${at}`, said, spoken);
  });
