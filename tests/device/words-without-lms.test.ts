import { afterEach, expect, it } from 'vitest';
import { localeWords } from '../../src/compile/locale-words.ts';
import '../../src/locale/device-words.ts';
import { words } from '../../src/locale/later-words.ts';
import { useWords } from '../../src/locale/words.ts';

afterEach(() => useWords());

/** Every text in these words, by its name; messages as for what nothing keeps. */
const texts = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  if (name === '.unsaved') return [[name, (value as (kept: boolean) => string)(false)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => texts(one, `${name}.${key}`));
};

it.each([
  ['en', /learning system/],
  ['fr', /plateforme/],
  ['ar', /نظام التعلم/],
])('the website speaks of no learning system in %s, and otherwise as the packages do', (locale, lms) => {
  const { player, device } = localeWords(process.cwd(), locale);
  if (locale === 'en') useWords();
  else useWords({ words: player, device });
  // A website has no page to go back to.
  const mentions = ([name, text]: [string, string]): boolean => lms.test(text) && name !== '.farewell.goBack';
  // The first language's groups come in two parts, and so in another order.
  const inOrder = (value: unknown): [string, string][] => texts(value).sort(([a], [b]) => a.localeCompare(b));
  const [shown, before] = [inOrder(words), inOrder(player)];
  expect(shown.filter(mentions)).toEqual([]);
  expect(shown.map(([name]) => name)).toEqual(before.map(([name]) => name));
  const kept = before.filter((one) => !mentions(one));
  expect(shown.filter(([name]) => kept.some((one) => one[0] === name))).toEqual(kept);
  expect(words.unsaved(false)).toBe(device.instead.unsaved);
  expect(words.farewell.lost).toBe(words.farewell.lostHere);
});
