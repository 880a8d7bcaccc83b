import { join as nativeJoin, posix } from 'node:path';
import { figureKey } from '../blocks/drawings.ts';
import { escapeTemplate } from './escape.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { People } from './people.ts';

/** The people and stages drawn for a lesson's blocks. */
const drawnFor = (lesson: LoadedLesson) =>
  blocksIn(lesson)
    .flatMap(({ drawn }) => drawn ?? [])
    .filter(({ stages, people }) => stages.length + people.length > 0);

/** Whether a lesson has a module of drawings. */
export const hasDrawings = (lesson: LoadedLesson): boolean => drawnFor(lesson).length > 0;

/** The module for parts that several lessons draw, but not the first. */
const shared = 'shared-drawings';

/** The name of a module of drawings, after `course:drawings/`. */
export const drawingsName = (lesson: string): string => `${lesson}-drawings`;

/**
 * Module name → its text, for the drawings of lessons (`Drawings` in `src/blocks/drawings.ts`). A part that several
 * lessons draw is written once: in the first lesson's module, which waits for no other, or else in a shared module.
 * @param sources the absolute path of the folder `src`, or its path on a server
 */
export function drawingsModules(
  lessons: readonly LoadedLesson[],
  people: People,
  sources: string,
): Map<string, string> {
  const join = sources.startsWith('/') ? posix.join : nativeJoin;
  const all = lessons.filter(hasDrawings).map((lesson) => ({
    name: drawingsName(lesson.id),
    ...drawingsOf(lesson, people),
  }));
  const users = new Map<string, string[]>();
  for (const { name, parts } of all)
    for (const part of parts) users.set(part, [...(users.get(part) ?? []), name]);
  const names = new Map([...users.keys()].map((part, index) => [part, `p${index}`]));
  const definingModule = (part: string): string => {
    const [first = '', ...more] = users.get(part) ?? [];
    return more.length === 0 || first === all[0]?.name ? first : shared;
  };
  const importsOf = (name: string, parts: ReadonlySet<string>): string[] =>
    [all[0]?.name, shared].flatMap((from) => {
      const taken = [...parts].filter((part) => from !== name && definingModule(part) === from);
      return taken.length === 0
        ? []
        : `import { ${taken.map((part) => names.get(part)).join(', ')} } from "course:drawings/${from}";`;
    });
  const moduleOf = (name: string, imports: readonly string[], drawings: readonly string[]): string =>
    [
      `import { svg } from ${JSON.stringify(join(sources, 'lessons/lesson-element.ts'))};`,
      ...imports,
      ...[...names]
        .filter(([part]) => definingModule(part) === name)
        .map(
          ([part, own]) =>
            `${(users.get(part)?.length ?? 0) > 1 ? 'export ' : ''}const ${own} = svg\`${escapeTemplate(part)}\`;`,
        ),
      ...drawings,
      '',
    ].join('\n');
  return new Map([
    ...all.map(({ name, parts, write }): [string, string] => [
      name,
      moduleOf(
        name,
        importsOf(name, parts),
        write((part) => names.get(part) ?? ''),
      ),
    ]),
    [shared, moduleOf(shared, [], [])],
  ]);
}

interface LessonDrawings {
  /** SVG, without repetitions. */
  readonly parts: ReadonlySet<string>;
  /** The lines of `export const drawings`, given each part's variable name. */
  readonly write: (nameOf: (part: string) => string) => string[];
}

function drawingsOf(lesson: LoadedLesson, people: People): LessonDrawings {
  const drawn = drawnFor(lesson);
  // Missing drawings were reported when the lesson was read.
  const silent = (): void => undefined;
  const stages = [...new Set(drawn.flatMap((one) => one.stages))].flatMap((name) => {
    const stage = people.stage(name, 1, silent);
    return stage ? { name, ...stage } : [];
  });
  const appearances = new Map(drawn.flatMap((one) => one.people).map((who) => [figureKey(who), who]));
  const figures = [...appearances].flatMap(([key, who]) => {
    const figure = people.figure(who, 1, silent);
    return figure ? { key, ...figure } : [];
  });
  return {
    parts: new Set([
      ...stages.flatMap(({ back, front }) => [back, front]),
      ...figures.flatMap(({ layers }) => layers),
    ]),
    write: (nameOf) => [
      'export const drawings = {\nstages: {',
      ...stages.map(
        ({ name, box, back, front, seats }) =>
          `${JSON.stringify(name)}: { box: ${JSON.stringify(box)}, back: ${nameOf(back)}, front: ${nameOf(front)}, seats: ${JSON.stringify(seats)} },`,
      ),
      '},\nfigures: {',
      ...figures.map(
        ({ key, box, floor, layers }) =>
          `${JSON.stringify(key)}: { box: ${JSON.stringify(box)}, floor: ${floor}, layers: [${layers.map(nameOf).join(', ')}] },`,
      ),
      '},\n};',
    ],
  };
}

/** The drawings of one lesson alone, in one module. */
export const drawingsModule = (lesson: LoadedLesson, people: People, sources: string): string =>
  drawingsModules([lesson], people, sources).get(drawingsName(lesson.id)) ?? '';
