import { limits } from '../../compile/limits.ts';
import type { Draft, List, Part, Words } from './model.ts';
import { isBlank, plain, run } from './model.ts';
import type { ImportLog } from './import-log.ts';

export interface Screen {
  readonly title: Words;
  readonly parts: readonly Part[];
}

/** A document in the structure of a lesson: a title, objectives and screens. */
export interface Shape {
  readonly title: string;
  readonly objectives: readonly string[];
  readonly screens: readonly Screen[];
}

type Heading = Extract<Part, { kind: 'heading' }>;
const isHeading = (part: Part | undefined): part is Heading => part?.kind === 'heading';

const objectivesTitle =
  /^(?:(?:learning|lesson|course)\s+)?(?:objectives?|outcomes?|goals?|aims?|lernziele?|ziele?|objectifs?|objetivos?)\s*:?$/iu;

/** @param otherwise the title if the document has none */
export function shapeOf({ title, parts }: Draft, otherwise: string, log: ImportLog): Shape {
  const first = parts.find(isHeading);
  const highest = Math.min(6, ...parts.filter(isHeading).map(({ level }) => level));
  const tops = parts.filter((part) => isHeading(part) && part.level === highest);
  // A single top heading at the beginning is the title.
  const isTitle = title === '' && first?.level === highest && tops.length === 1 && first === parts[0];
  const name = title || (isTitle ? plain(first.words) : otherwise);
  if (title !== '' || isTitle) log.changed('Title', name, 'The lesson’s title.', { line: 3 });
  else
    log.changed('Title', '', `The document has none: the lesson is called "${name}". Change it in line 3.`, {
      line: 3,
    });
  const { rest, objectives } = withoutObjectives(
    isTitle ? parts.filter((part) => part !== first) : parts,
    log,
  );
  const isLong = name.length > limits.lessonTitle;
  if (isLong)
    log.changed(
      'Title',
      name,
      `It is cut after ${limits.lessonTitle} characters; all of it stands on the first screen.`,
    );
  const begin: Part[] = isLong ? [{ kind: 'paragraph', words: [run(name)] }] : [];
  return {
    title: name,
    objectives,
    screens: screensOf([...begin, ...rest], name.slice(0, limits.lessonTitle)),
  };
}

/** Moves a list under a heading "Objectives" to the front matter. */
function withoutObjectives(
  parts: readonly Part[],
  log: ImportLog,
): { rest: readonly Part[]; objectives: readonly string[] } {
  const at = parts.findIndex((part) => isHeading(part) && objectivesTitle.test(plain(part.words).trim()));
  const [heading, list, next] = parts.slice(at, at + 3);
  const items = at >= 0 && list?.kind === 'list' ? list.items : [];
  const areWords = items.every(
    ({ words, below }) =>
      below.length === 0 && !isBlank(words) && words.every(({ href }) => href === undefined),
  );
  if (items.length === 0 || !areWords || (next && !isHeading(next))) return { rest: parts, objectives: [] };
  const objectives = items.map(({ words }) => plain(words).replaceAll('\n', ' '));
  log.changed('Objectives', objectives.join(' / '), 'What the lesson says it is for.', {
    line: 5,
    understood: plain((heading as Heading).words),
  });
  return { rest: [...parts.slice(0, at), ...parts.slice(at + 2)], objectives };
}

function screensOf(parts: readonly Part[], title: string): Screen[] {
  const top = Math.min(6, ...parts.filter(isHeading).map(({ level }) => level));
  const screens: { title: Words; parts: Part[] }[] = [];
  const notes: List[] = [];
  let level = 2;
  for (const part of parts) {
    if (part.kind === 'notes') notes.push(part.list);
    else if (isHeading(part) && part.level === top) {
      screens.push({ title: part.words, parts: [] });
      level = 2;
    } else {
      if (screens.length === 0) screens.push({ title: [run(title)], parts: [] });
      // Heading levels must not skip a level.
      if (isHeading(part)) level = Math.min(level + 1, part.level - top + 2, 6);
      screens.at(-1)?.parts.push(isHeading(part) ? { ...part, level } : part);
    }
  }
  if (screens.length === 0) screens.push({ title: [run(title)], parts: [] });
  for (const list of notes) placeNotes(list, screens);
  return screens;
}

/** Puts footnotes at the end of the screen that refers to them. */
function placeNotes({ items }: List, screens: readonly { readonly parts: Part[] }[]): void {
  const said = screens.map(({ parts }) => JSON.stringify(parts));
  const byScreen = new Map<number, Words[]>();
  for (const [index, { words, below }] of items.entries()) {
    const found = said.findIndex((text) => text.includes(`[${index + 1}]`));
    const at = found < 0 ? screens.length - 1 : found;
    const under = below.flatMap((part) => (part.kind === 'paragraph' ? [run(' '), ...part.words] : []));
    byScreen.set(at, [...(byScreen.get(at) ?? []), [run(`[${index + 1}] `), ...words, ...under]]);
  }
  for (const [at, all] of byScreen) {
    const list: List = { kind: 'list', ordered: false, items: all.map((words) => ({ words, below: [] })) };
    screens[at]?.parts.push({ kind: 'notes', list });
  }
}
