import type { Refused } from './protocol.ts';

/** A write that the LMS refused. */
export interface RefusedWrite extends Refused {
  readonly value: string;
}

/** How many interactions may lose a part before it is not tried for the others, either. */
const mostTried = 3;

const part = /^cmi\.interactions\.(\d+)\.(.+)$/;

export const isOfAnswer = (element: string): boolean => element.startsWith('cmi.interactions.');

/** The part of an interaction, e.g. `latency`; '' for elements outside interactions. */
const partOf = (element: string): string => part.exec(element)?.[2] ?? '';

/** Whether the element is a part of an interaction other than its id, which an interaction may lack. */
export const isPartOfAnswer = (element: string): boolean => !['', 'id'].includes(partOf(element));

/**
 * Those of the writes of one round that the LMS itself has refused. A package does not try the interactions after one
 * whose id was refused, and the packages of earlier builds none after one that lost any part, but reports them as
 * refused, too.
 *
 * @param refused what the package reports as refused, in order
 * @param sent the elements written in the round, in order
 * @param known what the LMS was found to refuse before, in the same round
 */
export function trulyRefused<R extends Refused>(
  refused: readonly R[],
  sent: readonly string[],
  known: readonly Refused[],
): readonly R[] {
  const others = refused.filter(({ element }) => !isOfAnswer(element));
  const ofAnswers = refused.filter(({ element }) => isOfAnswer(element));
  const [first] = ofAnswers;
  if (!first) return others;
  const elements = new Set(ofAnswers.map(({ element }) => element));
  const later = sent.slice(sent.indexOf(first.element)).filter(isOfAnswer);
  if (later.some((element) => !elements.has(element))) {
    const id = ofAnswers.findIndex(({ element }) => partOf(element) === 'id');
    return [...others, ...(id < 0 ? ofAnswers : ofAnswers.slice(0, id + 1))];
  }
  const isAlike = ({ element }: Refused): boolean =>
    isPartOfAnswer(element) && partOf(element) === partOf(first.element);
  const alike = ofAnswers.filter(isAlike);
  const isLost = alike.length === ofAnswers.length || known.filter(isAlike).length >= mostTried - 1;
  return [...others, ...(isLost && alike.length > 0 ? alike : [first])];
}

/** The indexes of the interactions that the LMS lacks, or has only in part because the package tried no more. */
export function unwrittenIndexes(refused: readonly Refused[]): readonly number[] {
  const found = refused.flatMap(({ element }) => {
    const [, index, name] = part.exec(element) ?? [];
    return index === undefined ? [] : [{ index: Number(index), name }];
  });
  const [first] = found;
  const lacks = found.filter(
    (one) => one.name === 'id' || (one.index === first?.index && one.name !== first.name),
  );
  return [...new Set(lacks.map(({ index }) => index))];
}
