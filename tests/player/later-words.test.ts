import { afterEach, expect, it } from 'vitest';
import { localeWords } from '../../src/compile/locale-words.ts';
import * as first from '../../src/locale/words.ts';

afterEach(() => first.useWords());

it('has the words that the first lesson does without once they are loaded, in every language', async () => {
  const { player, device } = localeWords(process.cwd(), 'fr');
  expect(first.words).not.toHaveProperty('plan');
  expect(first.words.next).toBe('Next');
  const later = await import('../../src/locale/later-words.ts');
  const { plan } = later.words;
  expect(plan.focus).toBe(localeWords(process.cwd(), 'en').player.plan.focus);
  first.useWords({ words: player, device });
  expect(later.words.plan.focus).toBe(player.plan.focus);
  expect(first.words.next).toBe(player.next);
  first.useWords();
  expect(later.words.plan).toBe(plan);
});
