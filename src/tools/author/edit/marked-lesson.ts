import type { BlockUse } from '../../../compile/blocks.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import type { Marks } from '../../../compile/marks.ts';
import { lessonPassages } from '../../../compile/translation/lesson-passages.ts';
import { markersIn, markersOf, withoutMarkers } from '../page/edit/markers.ts';

/** The marks for the passages of a lesson's text, numbered as in {@link lessonPassages}. */
export function marksOf(source: string): Marks {
  const inLine = new Map<number, number[]>();
  for (const [index, { line }] of lessonPassages(source).entries())
    inLine.set(line, [...(inLine.get(line) ?? []), index]);
  return {
    at: (line, cell) => {
      const found = inLine.get(line)?.[cell];
      return found === undefined ? undefined : markersOf(found);
    },
  };
}

/** The lesson with markers around its words, otherwise as the build has it. */
export function markedLesson(lesson: LoadedLesson): LoadedLesson {
  const { marked } = lesson;
  if (!marked) return lesson;
  const screens = lesson.screens.map((screen, at) => {
    const twin = marked.screens[at];
    return {
      ...screen,
      title: mergedWords(screen.title, twin?.title),
      body: screen.body.map((part, index) => {
        const other = twin?.body[index];
        if (typeof part === 'string') return mergedWords(part, other);
        return typeof other === 'object' ? mergedBlock(part, other) : part;
      }),
    };
  });
  return { ...lesson, screens };
}

const mergedBlock = (block: BlockUse, marked: BlockUse): BlockUse => ({
  ...block,
  model: merged(block.model, marked.model, block.kind.words) as BlockUse['model'],
});

/** Data with the marked words of its twin. @param words the names of the fields that hold words */
function merged(value: unknown, twin: unknown, words: readonly string[], field = ''): unknown {
  const isWords = words.includes(field);
  if (typeof value === 'string') return isWords ? mergedWords(value, twin) : value;
  if (Array.isArray(value)) {
    if (!Array.isArray(twin) || twin.length !== value.length) return value;
    return value.map((one, index) => merged(one, twin[index], words, field));
  }
  if (typeof value !== 'object' || value === null || typeof twin !== 'object' || twin === null) return value;
  if (isWords && 'strings' in value && 'strings' in twin) {
    const own = (value.strings as readonly string[]).join('');
    return { strings: [mergedWords(own, (twin.strings as readonly string[]).join(''))] };
  }
  const other = twin as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, merged(one, other[key], words, key)]),
  );
}

const mergedWords = (own: string, marked: unknown): string =>
  typeof marked === 'string' && withoutMarkers(marked) === own ? withMarkInName(marked) : own;

const name = '<strong>';

/** In a bubble, the name is a line of its own: a mark before it would be another, empty one. */
function withMarkInName(marked: string): string {
  const { from, to = 0 } = markersIn(marked)[0] ?? {};
  if (from !== 0 || !marked.startsWith(name, to)) return marked;
  return name + marked.slice(0, to) + marked.slice(to + name.length);
}
