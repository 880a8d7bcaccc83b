import { translatedLesson } from './files.ts';
import { isolates, firstLanguageMarks } from './first-marks.ts';
import type { Pair } from './pairing.ts';
import { rawOf } from './pieces.ts';
import { wrapped } from './wrapped.ts';

/** Whether passages of this kind have no markup in any page, and are read as YAML or as an attribute. */
const isPlain = (kind: string): boolean =>
  ['title', 'objectives', 'unit in :::reveal'].includes(kind) || kind.startsWith('alternative text');

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
  const isKnown = pairs.some(({ entry }) => entry);
  const isLost = ({ state }: Pair): boolean => state === 'missing' || (state === 'stale' && isKnown);
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
  return { text: lesson.write(words), file: lesson.isSame ? lesson.target : lesson.source };
}

const isOfSort = ({ source }: Pair): boolean => source.kind.includes(' in :::sort');
