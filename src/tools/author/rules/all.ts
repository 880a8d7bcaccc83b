import { checkLastRule, keptIdsRule, verdictRule } from './learners.ts';
import { mediaRule, translationsRule, untranslatedRule, unusedAssetsRule, unusedLinksRule } from './files.ts';
import { alternativeTextRule, headingOrderRule, linkWordsRule } from './markup.ts';
import { longestOptionRule, negativeRule, optionsRule } from './questions.ts';
import type { Rule } from './rule.ts';
import { placeholdersRule } from './placeholders.ts';
import { minutesRule, readingEaseRule, sentenceLengthRule } from './words.ts';

/** The house rules, in addition to what the build refuses. */
export const rules: readonly Rule[] = [
  headingOrderRule,
  linkWordsRule,
  alternativeTextRule,
  readingEaseRule,
  sentenceLengthRule,
  minutesRule,
  placeholdersRule,
  optionsRule,
  longestOptionRule,
  negativeRule,
  verdictRule,
  checkLastRule,
  keptIdsRule,
  unusedAssetsRule,
  mediaRule,
  unusedLinksRule,
  translationsRule,
  untranslatedRule,
];
