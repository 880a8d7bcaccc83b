import { join as nativeJoin, posix } from 'node:path';
import type { Rich } from '../course/rich.ts';
import type { BlockUse } from './blocks.ts';
import { drawingsName, hasDrawings } from './drawings.ts';
import { escapeTemplate } from './escape.ts';
import type { LoadedLesson, LoadedScreen } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import { keyOf, mapLiteral } from './question-key.ts';

/**
 * The text of a lesson's module: it defines `<lesson-{name}>`.
 * @param sources the absolute path of the folder `src`, or its path on a server
 * @param name the lesson's id, with the locale in a further language
 * @param words `apart` puts words into templates of their own, so that dev mode can exchange them
 * @param inFirst in a further language: the lesson in the first, whose words a record uses for its questions
 */
export function compileLesson(
  lesson: LoadedLesson,
  sources: string,
  name = lesson.id,
  words: 'apart' | 'together' = 'together',
  inFirst?: LoadedLesson,
): string {
  const join = sources.startsWith('/') ? posix.join : nativeJoin;
  const blocks = blocksIn(lesson);
  const names = new Map(blocks.map((block, index) => [block, `block${index + 1}`]));
  const imports = new Set(blocks.map(({ kind }) => join(sources, 'blocks', kind.file)));
  const lines = [
    `import { html, defineLesson } from ${literal(join(sources, 'lessons/lesson-element.ts'))};`,
    ...[...imports].map((file) => `import ${literal(file)};`),
    ...[...names].map(([{ model }, name]) => `const ${name} = ${literal(model)};`),
    `defineLesson(${literal(name)}, [`,
    ...lesson.screens.map((screen) => screenLiteral(screen, names, words)),
    `], ${hasDrawings(lesson) ? loadDrawings(lesson.id) : 'undefined'}${inFirst ? `, ${mapLiteral(keyOf([inFirst]))}` : ''});`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Drawings load later; for `again`, see `lessonsModule`. */
const loadDrawings = (id: string): string =>
  `(again = "") => import(${literal(`course:drawings/${drawingsName(id)}`)})`;

function screenLiteral(
  { id, title, kind, body }: LoadedScreen,
  names: ReadonlyMap<BlockUse, string>,
  words: 'apart' | 'together',
): string {
  const markup = body.map((part) => {
    if (typeof part !== 'string') return blockMarkup(part, names.get(part) ?? '');
    return words === 'apart' ? `\${html\`${escapeTemplate(part)}\`}` : escapeTemplate(part);
  });
  return `{ id: ${literal(id)}, title: ${literal(title)}, kind: ${literal(kind)}, render: (lesson) => html\`${markup.join('')}\` },`;
}

function blockMarkup({ kind, model }: BlockUse, name: string): string {
  const given = kind.inputs.map((what) =>
    what === 'response'
      ? ` .response=\${lesson.responses.get(${literal(model.id)})}`
      : ` .${what}=\${lesson.${what}}`,
  );
  return `<${kind.tag} .model=\${${name}}${given.join('')} ?review=\${lesson.review}></${kind.tag}>`;
}

/** Data as JavaScript; markup as Lit templates. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (isMarkup(value)) return `html\`${escapeTemplate(value.strings.join(''))}\``;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${literal(one)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value);
}

const isMarkup = (value: unknown): value is Exclude<Rich, string> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'strings');
