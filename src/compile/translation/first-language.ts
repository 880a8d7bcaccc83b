import { translatedLesson } from './files.ts';
import { isolates, marks } from './first-marks.ts';
import type { Pair } from './pairing.ts';
import { rawOf } from './pieces.ts';
import { wrapped } from './wrapped.ts';

/** What has no markup in any page, and is read as YAML or as an attribute. */
const plainKinds = new Set(['title', 'objectives', 'unit in :::reveal']);

/**
 * A lesson as a further language shows it where the settings let untranslated passages through: those that are missing
 * or stale stand in the first language, in marks. Where nobody has said of any passage what it was translated from, those
 * that are there stay. Undefined where the lesson has no file in the first language.
 *
 * @returns the text, and whose lines it has
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
  // The statements of a sort are held against each other by the names of their categories.
  const whole = new Set(
    pairs.filter((pair) => isLost(pair) && isOfSort(pair)).map(({ source }) => source.group),
  );
  const words = pairs.map((pair) => {
    const { source, target } = pair;
    const isShown = target && !isLost(pair) && !whole.has(source.group);
    if (isShown) return rawOf(target.pieces);
    return wrapped(source, plainKinds.has(source.kind) ? isolates : marks);
  });
  return { text: lesson.write(words), file: lesson.isSame ? lesson.target : lesson.source };
}

const isOfSort = ({ source }: Pair): boolean => source.kind.includes(' in :::sort');
