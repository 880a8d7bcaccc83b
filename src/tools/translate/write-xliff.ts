import { escapeHtml, notXml } from '../../compile/escape.ts';
import type { Translated } from '../../compile/translation/files.ts';
import type { Mark, Piece } from '../../compile/translation/pieces.ts';
import { changesIn } from './status.ts';
import type { Segment, Unit } from './units.ts';
import { unitsOf } from './units.ts';

export const versions = ['2.1', '1.2'] as const;
export type XliffVersion = (typeof versions)[number];

const escaped = (text: string): string => escapeHtml(text.replaceAll(notXml, ''));

/** The XLIFF file for one file of the course. @param from the first language */
export function writeXliff(file: Translated, from: string, version: XliffVersion): string {
  const units = unitsOf(file, from);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${version === '2.1' ? xliff2(file, units, from) : xliff1(file, units, from)}`;
}

/** The notes for the translators of a passage. */
function notesOf(file: Translated, { pair }: Unit): [category: string, text: string][] {
  const { source, state, entry } = pair;
  const stale = entry
    ? `Changed since it was translated: ${changesIn(pair).join(' ')}`
    : 'Nobody has said yet that this is its translation.';
  return [
    ['kind', source.kind],
    ['where', `${file.source}:${source.line}`],
    ...(source.note === undefined ? [] : [['author', source.note] as [string, string]]),
    ...(state === 'stale' ? [['stale', stale] as [string, string]] : []),
    ...(state === 'identical'
      ? [['identical', 'The translation has the same words.'] as [string, string]]
      : []),
  ];
}

/** XLIFF 2.1, § 4.2 and 4.7. */
function xliff2(file: Translated, units: readonly Unit[], from: string): string {
  const unit = (one: Unit): string => {
    const data = new Map<string, string>();
    const ref = (raw: string): string => {
      if (!data.has(raw)) data.set(raw, `d${data.size + 1}`);
      return data.get(raw) ?? '';
    };
    const inline = inlineWriter(one, {
      open: (id, open, close) => `<pc id="${id}" dataRefStart="${ref(open)}" dataRefEnd="${ref(close)}">`,
      close: '</pc>',
      alone: (id, raw) => `<ph id="${id}" dataRef="${ref(raw)}"/>`,
    });
    const segments = one.segments.map((segment, index) => {
      const { source, target, isDone } = segment;
      const [inSource, inTarget] = inline(segment);
      const gap =
        source.gap === '' && !target?.gap
          ? ''
          : `      <ignorable><source>${source.gap}</source>${target ? `<target>${target.gap}</target>` : ''}</ignorable>\n`;
      return `      <segment id="s${index + 1}" state="${isDone ? 'translated' : 'initial'}">
        <source>${inSource}</source>
${inTarget === undefined ? '' : `        <target>${inTarget}</target>\n`}      </segment>\n${gap}`;
    });
    const notes = notesOf(file, one).map(
      ([category, text]) => `<note category="${category}">${escaped(text)}</note>`,
    );
    const originals = [...data].map(([raw, id]) => `<data id="${id}">${escaped(raw)}</data>`).join('');
    return `    <unit id="${one.id}">
      <notes>${notes.join('')}</notes>
${originals && `      <originalData>${originals}</originalData>\n`}${segments.join('')}    </unit>\n`;
  };
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${from}" trgLang="${file.locale}" xml:space="preserve">
  <file id="${file.name}" original="${file.source}">
${units.map(unit).join('')}  </file>
</xliff>
`;
}

/** XLIFF 1.2, § 2.4 and 2.5, with segments as in § 2.5.2. */
function xliff1(file: Translated, units: readonly Unit[], from: string): string {
  const unit = (one: Unit): string => {
    const inline = inlineWriter(one, {
      open: (id, open, close) => `<g id="${id}" equiv-text="${escaped(`${open}…${close}`)}">`,
      close: '</g>',
      alone: (id, raw) => `<ph id="${id}">${escaped(raw)}</ph>`,
    });
    const isSplit = one.segments.length > 1;
    const parts = one.segments.map((segment) => ({ segment, written: inline(segment) }));
    const whole = (which: 0 | 1, asSegments = isSplit): string =>
      parts
        .map(({ segment, written }, index) => {
          const gap = (which === 0 ? segment.source : segment.target)?.gap ?? '';
          const words = written[which] ?? '';
          return (asSegments ? `<mrk mtype="seg" mid="${index + 1}">${words}</mrk>` : words) + gap;
        })
        .join('');
    const hasTarget = one.segments.some(({ target }) => target);
    const isDone = one.segments.every((segment) => segment.isDone);
    const state = isDone
      ? 'translated'
      : one.pair.state === 'missing'
        ? 'needs-translation'
        : 'needs-review-translation';
    const notes = notesOf(file, one).map(
      ([category, text]) => `        <note from="${category}">${escaped(text)}</note>\n`,
    );
    return `      <trans-unit id="${one.id}" xml:space="preserve">
        <source>${whole(0, false)}</source>
${isSplit ? `        <seg-source>${whole(0)}</seg-source>\n` : ''}${hasTarget ? `        <target state="${state}">${whole(1)}</target>\n` : ''}${notes.join('')}      </trans-unit>\n`;
  };
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="${file.source}" source-language="${from}" target-language="${file.locale}" datatype="plaintext">
    <body>
${units.map(unit).join('')}    </body>
  </file>
</xliff>
`;
}

interface Tags {
  readonly open: (id: string, open: string, close: string) => string;
  readonly close: string;
  readonly alone: (id: string, raw: string) => string;
}

/** Writes the source and the target of segments; the ids of marks are those in the whole unit. */
function inlineWriter(
  unit: Unit,
  tags: Tags,
): (segment: Segment) => [source: string, target: string | undefined] {
  const piecesOf = (which: 'source' | 'target'): Piece[] =>
    unit.segments.flatMap((one) => one[which]?.pieces ?? []);
  const ids = new Map([...unit.ids.idsIn(piecesOf('source')), ...unit.ids.idsIn(piecesOf('target'))]);
  const written = (piece: Piece): string => {
    if (typeof piece === 'string') return escaped(piece);
    const id = ids.get(piece) ?? '';
    if (piece.is === 'close') return tags.close;
    if (piece.is === 'alone') return tags.alone(id, piece.raw);
    return tags.open(id, piece.raw, unit.ids.markOf(id, 'close')?.raw ?? '');
  };
  const all = (pieces: readonly Piece[]): string =>
    pieces.map((piece: string | Mark) => written(piece)).join('');
  return ({ source, target }) => [all(source.pieces), target && all(target.pieces)];
}
