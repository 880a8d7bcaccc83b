import { buildPlan, courseFiles, settingsIn } from '../../compile/build-plan.ts';
import type { Problem } from '../../compile/problems.ts';
import type { Translated } from '../../compile/translation/files.ts';
import { translatedFiles } from '../../compile/translation/files.ts';
import type { Pair } from '../../compile/translation/pairing.ts';
import { ownProblems, quoted } from './own-problems.ts';

export interface Status {
  readonly locale: string;
  readonly passages: number;
  /** The number of passages in each state; `translated` counts those without a problem. */
  readonly counts: Readonly<Record<Pair['state'], number>>;
  /** The number of passages that only the translation has. */
  readonly own: number;
  /** One for each passage that is missing or identical, for each sentence that is stale, and for passages of its own. */
  readonly problems: readonly Problem[];
}

/** The state of a language's translation, by passage. */
export function statusOf(root: string, locale: string): Status {
  const files = translatedFiles(root, locale);
  const pairs = files.flatMap((file) => file.pairs);
  const count = (state: Pair['state']): number => pairs.filter((pair) => pair.state === state).length;
  return {
    locale,
    passages: pairs.length,
    counts: {
      translated: count('translated'),
      missing: count('missing'),
      identical: count('identical'),
      stale: count('stale'),
    },
    own: files.flatMap((file) => file.own).length,
    problems: files.flatMap((file) => [
      ...ownProblems(file),
      ...unknownIn(file),
      ...rewrittenIn(file),
      ...file.pairs.flatMap((pair) => problemsOf(file, pair)),
    ]),
  };
}

/** Whether the record knows the source of any passage in the file. */
const isKnown = ({ pairs }: Translated): boolean => pairs.some(({ entry }) => entry);

/** One problem for the file, not for each of its passages. */
function unknownIn(file: Translated): Problem[] {
  if (isKnown(file) || !file.pairs.some(({ state }) => state === 'stale')) return [];
  const message = `Nobody has said yet that this is what ${file.source} says today.`;
  const fix = `Once it is, "npm run translate -- accept ${file.locale} ${file.target}".`;
  return [{ file: file.target, line: 1, message, fix }];
}

const staleIn = ({ pairs }: Translated): { readonly stale: number; readonly all: number } => {
  const sentences = pairs.flatMap((pair) => (pair.entry ? pair.sentences : []));
  return { stale: sentences.filter(({ isStale }) => isStale).length, all: sentences.length };
};

/** Whether so much has changed that a problem for each sentence would hide the others. */
function isRewritten(file: Translated): boolean {
  const { stale, all } = staleIn(file);
  return stale >= 20 && stale >= 0.8 * all;
}

/** One problem for the file, likewise. */
function rewrittenIn(file: Translated): Problem[] {
  if (!isRewritten(file)) return [];
  const { stale, all } = staleIn(file);
  const message = `Of what this was translated from, ${stale} of ${all} sentences in ${file.source} are others now.`;
  const fix = `If another language is the first now, or much was written anew, read all of it; once it is right, "npm run translate -- accept ${file.locale} ${file.target}".`;
  return [{ file: file.target, line: 1, message, fix }];
}

/** What has changed: each sentence that is new or other; or that some have only gone, or changed places. */
export function changesIn({ sentences, entry }: Pair): string[] {
  const stale = sentences.filter(({ isStale }) => isStale);
  if (stale.length > 0) return stale.map(({ pieces }) => quoted(pieces));
  const gone = (entry?.sentences.length ?? 0) - sentences.length;
  if (gone === 1) return ['a sentence has gone'];
  return [gone > 1 ? `${gone} sentences have gone` : 'its sentences have changed places'];
}

function problemsOf(file: Translated, pair: Pair): Problem[] {
  const { source: from, target: to, locale } = file;
  const { source, target, state } = pair;
  const where = { file: target ? to : from, line: target?.line ?? source.line };
  const accept = `npm run translate -- accept ${locale} ${to}`;
  const original = `${from}:${source.line}`;
  switch (state) {
    case 'missing':
      return [
        {
          ...where,
          message: `${original} is not translated: ${quoted(source.pieces)}.`,
          fix: 'Translate it.',
        },
      ];
    case 'identical':
      return [
        {
          ...where,
          message: `This is word for word what ${original} says: ${quoted(source.pieces)}.`,
          fix: `Translate it; where the words are meant to be the same, "${accept}".`,
        },
      ];
    case 'stale':
      if (!isKnown(file)) return [];
      if (!pair.entry)
        return [
          {
            ...where,
            message: `Nobody has said yet that this is what ${original} says today: ${quoted(source.pieces)}.`,
            fix: `Once it is, "${accept}".`,
          },
        ];
      if (isRewritten(file)) return [];
      return changesIn(pair).map((what) => ({
        ...where,
        message: `${original} has changed since it was translated: ${what}.`,
        fix: `Change the translation; once it is right, "${accept}".`,
      }));
    default:
      return [];
  }
}

/**
 * The reasons to hold a release back: passages that are missing or stale, unless the settings allow them. Identical
 * words may be intended.
 */
export function reasonsToHoldBack(root: string): string[] {
  const strict = courseFiles(root).filter(
    (file) => settingsIn(root, file)['untranslated'] !== 'first-language',
  );
  const locales = new Set(strict.flatMap((file) => buildPlan(root, file).locales));
  return [...locales]
    .filter((locale) => locale !== buildPlan(root).locale)
    .map((locale) => statusOf(root, locale))
    .filter(({ counts }) => counts.missing + counts.stale > 0)
    .map(
      (status) =>
        `Not everything is translated: ${statusLine(status)}. "npm run translate -- status ${status.locale}" says what. Or write "untranslated: first-language" into the settings.`,
    );
}

/** The state of a language in one line. */
export const statusLine = ({ locale, passages, counts, own }: Status): string =>
  `${locale}: ${counts.translated} of ${passages} passages translated, ${counts.missing} missing, ${counts.identical} identical, ${counts.stale} stale${own > 0 ? `, ${own} only in the translation` : ''}`;
