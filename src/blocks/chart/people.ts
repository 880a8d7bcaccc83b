import type { BlockSource, List } from '../block-source.ts';
import type { Appearance } from '../drawings.ts';
import { numberOf, reportUnexpected } from '../read-source.ts';
import type { ChartRow } from './model.ts';
import { behindTable } from './model.ts';

/** For the build only: shows the shares of a chart as people at a table. */

const [fewest, most] = [4, 20];
const shape = 'Write one "- **Name** (expression)" for each who is counted, row by row, or no list at all.';

/** The number of people at each table: `people=12` on the opening line; undefined if left out or not usable. */
export function peopleOf(source: BlockSource, areShares: boolean): number | undefined {
  if (!source.attributes.has('people')) return undefined;
  const people = numberOf(source, 'people');
  const fits = Number.isInteger(people) && people >= fewest && people <= most;
  if (!fits)
    source.report(
      source.line,
      `people=${people} cannot sit at a table.`,
      `Write a whole number from ${fewest} to ${most}.`,
    );
  if (!areShares)
    source.report(
      source.line,
      'Only shares can be shown as people.',
      'Write all figures in %, none of them over 100, or leave out people=.',
    );
  return fits && areShares ? people : undefined;
}

/** Turns each share into a number of people. Reports a share that would wrongly look like nobody or everybody. */
export function withCounts<Row extends ChartRow & { readonly line: number }>(
  source: BlockSource,
  rows: readonly Row[],
  people: number,
): (Row & { readonly counted: number })[] {
  return rows.map((row) => {
    const count = Math.round((row.value / 100) * people);
    const seemsNobody = count === 0 && row.value > 0;
    if (seemsNobody || (count === people && row.value < 100))
      source.report(
        row.line,
        `${row.shown} would be shown as ${seemsNobody ? 'nobody' : 'everybody'} of ${people} people.`,
        'Take more people, or leave out people=.',
      );
    return { ...row, counted: count };
  });
}

/** The people counted, row by row. Only those behind the table have a face. */
export function drawnPeople(
  source: BlockSource,
  list: List,
  counts: readonly number[],
  people: number,
): Appearance[][] {
  const needed = counts.reduce((sum, count) => sum + count, 0);
  if (list.items.length !== needed)
    source.report(
      list.line,
      `${list.items.length} people are named, and ${needed} are counted (${counts.join(', ')}).`,
      shape,
    );
  if (Math.max(...counts) > behindTable(people))
    source.report(
      list.line,
      `Of ${people} people, ${behindTable(people)} are seen from the front.`,
      'Leave out the list: then all are drawn alike.',
    );
  const bust = source.cast.stage('call', list.line);
  const drawn = list.items.flatMap((item): Appearance[] => {
    reportUnexpected(source, item.below, shape);
    const { name = '', marks = [], said } = item.named() ?? {};
    const [expression = '', pose = '', ...more] = marks;
    if (expression === '' || more.length > 0 || said !== undefined) {
      source.report(item.line, `"${item.text()}" does not say who is drawn.`, shape);
      return [];
    }
    return [
      source.cast.appearanceOn({ person: source.cast.personId(name), expression, pose }, bust, item.line),
    ];
  });
  return counts.map((count) => drawn.splice(0, count));
}
