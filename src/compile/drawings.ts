import { join as nativeJoin, posix } from 'node:path';
import { figureKey } from '../blocks/drawings.ts';
import { escapeTemplate } from './escape.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { People } from './people.ts';

/** Of a lesson's blocks, those who and what is drawn for them. */
const drawnFor = (lesson: LoadedLesson) =>
  blocksIn(lesson)
    .flatMap(({ drawn }) => drawn ?? [])
    .filter(({ stages, people }) => stages.length + people.length > 0);

/** Whether a lesson has a module of drawings. */
export const isDrawn = (lesson: LoadedLesson): boolean => drawnFor(lesson).length > 0;

/**
 * The text of the module that holds a lesson's drawings (`Drawings` in `src/blocks/drawings.ts`): each part once,
 * whoever has it.
 * @param sources the folder `src`, absolute; or where a server has it
 */
export function drawingsModule(lesson: LoadedLesson, people: People, sources: string): string {
  const join = sources.startsWith('/') ? posix.join : nativeJoin;
  const drawn = drawnFor(lesson);
  // What cannot be drawn was reported when the lesson was read.
  const silent = (): void => undefined;
  const parts = new Map<string, string>();
  const partOf = (svg: string): string => {
    const known = parts.get(svg) ?? `p${parts.size}`;
    parts.set(svg, known);
    return known;
  };
  const stages = [...new Set(drawn.flatMap((one) => one.stages))].flatMap((name) => {
    const stage = people.stage(name, 1, silent);
    if (!stage) return [];
    const { box, back, front, seats } = stage;
    return [
      `${JSON.stringify(name)}: { box: ${JSON.stringify(box)}, back: ${partOf(back)}, front: ${partOf(front)}, seats: ${JSON.stringify(seats)} },`,
    ];
  });
  const appearances = new Map(drawn.flatMap((one) => one.people).map((who) => [figureKey(who), who]));
  const figures = [...appearances].flatMap(([key, who]) => {
    const figure = people.figure(who, 1, silent);
    if (!figure) return [];
    const { box, floor, layers } = figure;
    return [
      `${JSON.stringify(key)}: { box: ${JSON.stringify(box)}, floor: ${floor}, layers: [${layers.map(partOf).join(', ')}] },`,
    ];
  });
  return [
    `import { svg } from ${JSON.stringify(join(sources, 'lessons/lesson-element.ts'))};`,
    ...[...parts].map(([markup, name]) => `const ${name} = svg\`${escapeTemplate(markup)}\`;`),
    'export const drawings = {',
    `stages: {\n${stages.join('\n')}\n},`,
    `figures: {\n${figures.join('\n')}\n},`,
    '};\n',
  ].join('\n');
}
