import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import type { Appearance } from '../drawings.ts';
import type { Section } from '../read-source.ts';
import { bareItems, optionalIntro, prose, sectionsOf } from '../read-source.ts';
import type { Pair, PairsModel } from './model.ts';

const shape = 'Write two items at the end of each pair: "- For show: words" and "- For real: words".';

/** An optional introduction, then pairs: `### Title {art=name}`, Markdown, two `- Label (Name, expression): words`. */
function parsePairs(source: BlockSource): PairsModel {
  const { before, sections } = sectionsOf(source, ['art']);
  if (sections.length === 0) {
    const fix = 'Write "### Title" for each, and two items "- Label: words" below it.';
    source.report(source.line, `The pairs "${source.id}" are empty.`, fix);
  }
  return {
    id: source.id,
    ...(before.length > 0 && optionalIntro(source, before)),
    pairs: sections.map((section) => pairOf(source, section)),
  };
}

function pairOf(source: BlockSource, { heading, parts }: Section): Pair {
  const last = parts.at(-1);
  const list = last?.kind === 'list' ? last : undefined;
  const body = list ? parts.slice(0, -1) : parts;
  if (list?.items.length !== 2) {
    source.report(list?.line ?? heading.line, `"${heading.text()}" has not two sides.`, shape);
  }
  const art = heading.attributes.get('art');
  return {
    title: heading.words(),
    ...(art !== undefined && { art: source.art(art, heading.line) }),
    ...(body.length > 0 && { body: prose(body) }),
    sides: bareItems(source, list, (item) => {
      const side = item.labelled();
      if (!side) source.report(item.line, `"${item.text()}" does not say which side it is.`, shape);
      const { label, who } = drawnSide(source, side?.label ?? '', item.line);
      return { label, ...(who && { who }), text: side?.words ?? item.words() };
    }),
  };
}

/** `For show (Hannah, sad)`: brackets that hold a comma, or the name of a person in the cast, say who is drawn. */
function drawnSide({ cast }: BlockSource, text: string, line: number): { label: string; who?: Appearance } {
  // French puts a space before the colon.
  const [, label = '', marks, gap = ''] = /^(.*?)\s*\(([^()]*)\)(\s*)$/.exec(text) ?? [];
  const [name = '', expression = '', pose = ''] = (marks ?? '').split(',').map((mark) => mark.trim());
  const person = cast.personId(name);
  if (marks === undefined || (expression === '' && !cast.has(person))) return { label: text };
  return { label: label + gap, who: cast.appearanceOn({ person, expression, pose }, undefined, line) };
}

export const pairs = blockKind({
  name: 'pairs',
  about: 'Two sides of each thing, side by side.',
  parse: parsePairs,
  words: ['intro', 'title', 'art', 'body', 'label', 'text'],
  inputs: ['drawings'],
  drawn: (model) => ({
    stages: [],
    people: model.pairs.flatMap(({ sides }) => sides.flatMap(({ who }) => who ?? [])),
  }),
});
