import type { Translated } from './files.ts';
import { translatedLesson } from './files.ts';
import { isolates, firstLanguageMarks } from './first-marks.ts';
import type { Pair } from './pairing.ts';
import { rawOf } from './pieces.ts';
import { wrapped } from './wrapped.ts';

/** Whether passages of this kind have no markup in any page, and are read as YAML or as an attribute. */
const isPlain = (kind: string): boolean =>
  ['title', 'objectives', 'unit in :::reveal'].includes(kind) || kind.startsWith('alternative text');

/** Whether a passage is shown in the first language. A translation of which nothing is recorded is not stale for certain. */
const isLost = ({ state, entry }: Pair): boolean =>
  state === 'missing' || (state === 'stale' && entry !== undefined);

/**
 * Whether the lesson's page has every passage of the translation, even those that the first language has not. Where
 * there are such passages, which of them a stale one stands for is not certain.
 */
export function isShownWhole(lesson: Translated): boolean {
  const stale = new Set(lesson.pairs.filter(isLost).map(({ source }) => source.group));
  return lesson.isWhole && !lesson.own.some(({ group }) => stale.has(group));
}

/**
 * A lesson in a further language if the settings allow untranslated passages: missing or stale passages are in the
 * first language, within marks. If there is no record of what was translated, existing passages stay. Undefined if the
 * lesson has no file in the first language.
 *
 * @returns the text, and the file whose line numbers it has
 */
export function shownLesson(
  root: string,
  id: string,
  locale: string,
): { readonly text: string; readonly file: string } | undefined {
  const lesson = translatedLesson(root, id, locale);
  if (!lesson) return undefined;
  const { pairs } = lesson;
  // A sort compares the category names of its statements, so all of them must be in one language.
  const whole = new Set(
    pairs.filter((pair) => isLost(pair) && isOfSort(pair)).map(({ source }) => source.group),
  );
  const words = pairs.map((pair) => {
    const { source, target } = pair;
    const isShown = target && !isLost(pair) && !whole.has(source.group);
    if (isShown) return rawOf(target.pieces);
    return wrapped(source, isPlain(source.kind) ? isolates : firstLanguageMarks);
  });
  if (!lesson.isSame && isShownWhole(lesson))
    return { text: lesson.writeInPlace(words), file: lesson.target };
  return { text: lesson.write(words), file: lesson.isSame ? lesson.target : lesson.source };
}

const isOfSort = ({ source }: Pair): boolean => source.kind.includes(' in :::sort');
