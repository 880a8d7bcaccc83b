import { expect, it } from 'vitest';
import { activeLanguage, setPassMark, useLanguage } from '../../src/player/active-language.ts';

it('uses the mark of the LMS in every language, if it gives one', async () => {
  const own = activeLanguage.course.rules.passMark;
  setPassMark(undefined);
  expect(activeLanguage.course.rules.passMark).toBe(own);
  setPassMark(0.95);
  for (const locale of ['en', 'fr', 'en']) {
    const { course, recorded } = await useLanguage(locale);
    expect([course.rules.passMark, recorded.rules.passMark]).toEqual([0.95, 0.95]);
  }
});
