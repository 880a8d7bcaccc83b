import { needsTranslation } from './pairing.ts';
import type { Passage } from './passage.ts';
import type { Piece } from './pieces.ts';
import { rawOf } from './pieces.ts';

/** How to change words: the new words, and the text around them. */
export interface Wrapping {
  readonly words: (words: string) => string;
  readonly open: string;
  readonly close: string;
}

/** Headings by which the parsers recognise a part. They are the same in every language, and on no page. */
const known: readonly [kind: RegExp, words: RegExp][] = [
  [/^heading in :::plan\b/, /^(?:Focus$|Obstacles$|Day \d+: )/],
  [/^heading in :::scenario\b/, /^In short$/],
];

/** A passage with text around its words, such that the parsers still recognise its structure. */
export function wrapped(passage: Passage, wrapping: Wrapping): string {
  const { kind, pieces } = passage;
  const raw = rawOf(pieces);
  const [first, second, third] = pieces;
  const isSaid = kind.startsWith('item in :::scen') && typeof first === 'object' && first.raw === '**';
  if (isSaid && typeof second === 'string' && typeof third === 'object')
    return spoken(second, pieces.slice(3), wrapping);
  if (!needsTranslation(passage) || kind.startsWith('code')) return raw;
  const [fixed = ''] = known.flatMap(([of, words]) => (of.test(kind) ? (words.exec(raw)?.[0] ?? []) : []));
  if (fixed !== '') return fixed + wrappedWords(raw.slice(fixed.length), wrapping);
  // A scenario's choice must stay just a link, and a picture on its own just a picture.
  const isAlone = pieces.length === 3 && typeof first === 'object' && typeof third === 'object';
  if (isAlone && typeof second === 'string' && (first.raw === '![' || third.raw.startsWith('](#')))
    return `${first.raw}${wrappedWords(second, wrapping)}${third.raw}`;
  return enclosed(rawWithWords(pieces, wrapping), wrapping, kind.startsWith('item'));
}

/** Wraps words that are not part of a passage. */
export const wrappedWords = (words: string, wrapping: Wrapping): string =>
  /\p{L}/u.test(words) ? enclosed(wrapping.words(words), wrapping) : words;

/** `**Name** (marks): words`. The name stays: it identifies the person drawn. */
function spoken(name: string, after: readonly Piece[], wrapping: Wrapping): string {
  const at = after.findIndex((piece) => typeof piece === 'string');
  const [marks, words] = at < 0 ? [after, []] : [after.slice(0, at), after.slice(at)];
  const [, colon = '', rest = ''] = /^(:?\s*)(.*)$/s.exec(String(words[0] ?? '')) ?? [];
  const said = rawWithWords([rest, ...words.slice(1)], wrapping);
  return `**${name}**${rawOf(marks)}${colon}${said && enclosed(said, wrapping)}`;
}

const rawWithWords = (pieces: readonly Piece[], { words }: Wrapping): string =>
  rawOf(pieces.map((piece) => (typeof piece === 'string' ? words(piece) : piece)));

/** @param hasLabel whether the words before a colon may be a label, which is wrapped separately */
function enclosed(raw: string, { open, close }: Wrapping, hasLabel = false): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(raw) ?? [];
  const [, label, between = '', rest = ''] =
    (hasLabel && /^([^:[\]()]*[^:[\]()\s])(:\s+)(.+)$/s.exec(words)) || [];
  const inside =
    label === undefined
      ? `${open}${words}${close}`
      : `${open}${label}${close}${between}${open}${rest}${close}`;
  return `${before}${inside}${after}`;
}
