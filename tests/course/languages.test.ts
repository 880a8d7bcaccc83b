import { describe, expect, it } from 'vitest';
import { languageFor, lessonName } from '../../src/course/languages.ts';

const languages = [
  { locale: 'en', language: 'en-GB', name: 'English' },
  { locale: 'fr', language: 'fr-FR', name: 'Français' },
  { locale: 'ar', language: 'ar', name: 'العربية' },
];

it('a lesson element is named by the lesson’s id, in a further language by its locale as well', () => {
  expect(lessonName('risks', 'en', 'en')).toBe('risks');
  expect(lessonName('risks', 'fr', 'en')).toBe('risks.fr');
});

describe('a preference', () => {
  it.each([
    ['fr', 'fr'],
    ['fr_CA', 'fr'],
    ['FR', 'fr'],
    [' fr-fr ', 'fr'],
    ['fra', 'fr'],
    ['ar-SA', 'ar'],
    ['ar-Latn-MA', 'ar'],
    ['en-US', 'en'],
    ['EN_gb', 'en'],
    // AICC, from which SCORM 1.2 has the element, gives names, not tags.
    ['FRENCH', 'fr'],
    [' french ', 'fr'],
    ['français', 'fr'],
    ['Arabic', 'ar'],
    ['العربية', 'ar'],
    ['English', 'en'],
  ])('"%s" means %s', (preference, locale) => {
    expect(languageFor(preference, languages)?.locale).toBe(locale);
  });

  it('means the exact language rather than a related one that comes before it', () => {
    const us = { locale: 'us', language: 'en-US', name: 'English (US)' };
    expect(languageFor('en_us', [...languages, us])?.locale).toBe('us');
  });

  it.each([
    '',
    'zz',
    'de-DE',
    'Please use French where you can.',
    '*',
    'fr;q=0.9',
    '-',
    'German',
    'null',
    'undefined',
    'none',
    'NaN',
    'und',
    '0',
  ])('"%s" is passed over', (preference) => {
    expect(languageFor(preference, languages)).toBeUndefined();
  });
});
