import { sampleMedia } from './sample-media.ts';
import { join } from 'node:path';
import { Art } from '../../src/compile/art.ts';
import type { BlockUse } from '../../src/compile/blocks.ts';
import { bodyOf, nodeParts } from '../../src/compile/blocks.ts';
import { containersOf } from '../../src/compile/containers.ts';
import { People } from '../../src/compile/people.ts';
import { Problems } from '../../src/compile/problems.ts';

export interface ReadBlock<Model> {
  readonly model: Model;
  readonly activities: BlockUse['activities'];
  /** `line: what is wrong. What to do.` */
  readonly problems: readonly string[];
}

/** The block that a piece of Markdown holds, as the build reads it. */
export function readBlock<Model>(markdown: string, language = 'en'): ReadBlock<Model> {
  const problems = new Problems();
  const report = problems.in('');
  const context = {
    links: new Map([['shop', { url: 'https://example.org/?a=1&b=2', title: 'A shop' }]]),
    art: new Art(join(import.meta.dirname, 'art')),
    media: sampleMedia(language),
    people: new People(join(import.meta.dirname, '../../assets'), report),
    opensInNewTab: ' (new tab)',
    language,
    report,
    unread: new Set<{ readonly line: number }>(),
  };
  const nodes = containersOf(unindented(markdown), report, 1);
  const body = bodyOf(nodeParts(nodes, { context, named: () => undefined }));
  const block = body.find((part) => typeof part !== 'string');
  return {
    model: block?.model as Model,
    activities: block?.activities ?? [],
    problems: problems.all.map(({ line, message, fix }) => `${line}: ${message} ${fix}`),
  };
}

/** Without the first line break and the indentation of the first line. */
export function unindented(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}
