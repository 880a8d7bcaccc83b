import type { Rich } from '../../course/rich.ts';

/** Words to borrow, by situation. */
export interface PhrasesModel {
  readonly id: string;
  readonly groups: readonly PhraseGroup[];
}

export interface PhraseGroup {
  readonly title: string;
  /** Inline. */
  readonly phrases: readonly Rich[];
}

/** Opening quotation marks, and those that may close them. */
const quotes: Readonly<Record<string, string>> = {
  '‘': '’',
  '“': '”',
  '«': '»',
  '»': '«',
  '„': '“”',
  '‚': '‘’',
  "'": "'",
  '"': '"',
};

/** The words to say, without a label before them, and without quotation marks that are around all of them. */
export function spoken(phrase: string): string {
  const [, open = '', rest = ''] =
    /^(?:[^:：‘“«»„‚'"]+[:：])?\s*([‘“«»„‚'"])(.*)$/s.exec(phrase.trim()) ?? [];
  const [, said = '', close = '', end = ''] = /^(.*)([’”»«“‘'"])([.!?…。]?)$/s.exec(rest) ?? [];
  // An apostrophe closes nothing, but words follow that are said elsewhere where a mark does.
  const isApart = [...said.matchAll(/(?<!\p{L})[‘“«»„‚'"]|[’”»«“‘'"](?!\p{L})/gu)].some(
    ([mark]) => mark === open || quotes[open]?.includes(mark),
  );
  if (close === '' || !quotes[open]?.includes(close) || isApart) return phrase;
  return said.trim() + end;
}

/** What was kept of a phrase before quotation marks had to match. */
export const earlierSpoken = (phrase: string): string =>
  /[‘“«]\s*(.*\S)\s*[’”»]/s.exec(phrase)?.[1] ?? phrase;
