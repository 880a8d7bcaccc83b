import type { Problem } from '../../compile/problems.ts';
import type { Translated } from '../../compile/translation/files.ts';
import { isShownWhole } from '../../compile/translation/first-language.ts';
import type { Passage } from '../../compile/translation/passage.ts';
import { groupedBy } from '../../compile/translation/passage.ts';
import { wordsOf } from '../../compile/translation/pieces.ts';

/** Passages that only the translation has: one problem for those of a kind, as it is not certain which of them it is. */
export function ownProblems(file: Translated): Problem[] {
  const { own, pairs, source, target } = file;
  const keyOf = ({ group, kind }: Passage): string => `${kind} in "${group}"`;
  const isLesson = target.endsWith('.md');
  return [...groupedBy(own, keyOf)].map(([key, extra]) => {
    const paired = pairs.flatMap((pair) => (pair.target && keyOf(pair.target) === key ? [pair.target] : []));
    const all = [...paired, ...extra].sort((one, other) => one.start - other.start);
    const words = all.map(({ pieces, line }) => `${quoted(pieces)} (line ${line})`).join(', ');
    const which = extra.length === 1 ? 'one has' : `${extra.length} have`;
    const message =
      paired.length === 0
        ? `${source} has no counterpart of this (${key}): ${words}.`
        : `${source} has ${paired.length} of these (${key}), and here are ${all.length}, so ${which} no counterpart: ${words}.`;
    const hidden =
      isLesson && !isShownWhole(file)
        ? '; with "untranslated: first-language", the lesson is shown without it'
        : '';
    return {
      file: target,
      line: extra[0]?.line ?? 1,
      message,
      fix: `Write it into ${source}, too, or delete it here. Until then, no translation of this file is imported${hidden}.`,
    };
  });
}

/** The words of a passage in one line, shortened. */
export const quoted = (pieces: Parameters<typeof wordsOf>[0]): string => {
  const words = wordsOf(pieces).replaceAll(/\s+/g, ' ').trim();
  return `“${words.length > 80 ? `${words.slice(0, 79)}…` : words}”`;
};
