import type { XmlElement } from '../../package/xml.ts';
import { elementsIn } from '../../package/xml.ts';
import { child, value } from './docx-file.ts';

/** An item of a numbered list whose number in the document differs from its number in the lesson. */
export interface Renumbered {
  readonly text: string;
  readonly number: number;
  readonly becomes: number;
}

const isTop = (one: XmlElement): boolean => (value(one, 'ilvl') ?? '0') === '0';

/** The first items of lists that do not begin with 1, or continue after other text: a lesson's lists begin with 1. */
export function renumberedIn(
  document: XmlElement | undefined,
  numbering: XmlElement | undefined,
): Renumbered[] {
  const inNumbering = numbering?.children ?? [];
  const counts = new Map<string, number>();
  const found: Renumbered[] = [];
  /** The list of the paragraph before, and the difference between its numbers and those in the lesson. */
  let last: { form: string; count: number; higher: number } | undefined;
  for (const paragraph of document ? elementsIn(document).filter(({ local }) => local === 'p') : []) {
    const words = elementsIn(paragraph).map(({ local, text }) => (local === 't' ? text : ''));
    const text = words.join('').trim();
    if (text === '') continue;
    const own = child(paragraph, 'pPr', 'numPr');
    const id = value(child(own, 'numId'));
    const num = inNumbering.find((one) => one.local === 'num' && value(one, 'numId') === id);
    if (num && (value(child(own, 'ilvl')) ?? '0') !== '0') continue;
    const form = value(child(num, 'abstractNumId')) ?? '';
    const abstract = inNumbering.find(
      (one) => one.local === 'abstractNum' && value(one, 'abstractNumId') === form,
    );
    const level = abstract?.children.find((one) => one.local === 'lvl' && isTop(one));
    if (!num || !level || ['bullet', 'none'].includes(value(child(level, 'numFmt')) ?? '')) {
      last = undefined;
      continue;
    }
    const override = num.children.find((one) => one.local === 'lvlOverride' && isTop(one));
    const anew = value(child(override, 'startOverride'));
    // Lists of one form are counted together, unless one restarts the numbering.
    const key = anew === undefined ? form : `${form} ${id}`;
    const number = (counts.get(key) ?? Number(anew ?? value(child(level, 'start')) ?? 1) - 1) + 1;
    counts.set(key, number);
    const before = last?.form === form ? last : { count: 0, higher: 0 };
    const becomes = before.count + 1;
    if (number - becomes !== before.higher) found.push({ text, number, becomes });
    last = { form, count: becomes, higher: number - becomes };
  }
  return found;
}
