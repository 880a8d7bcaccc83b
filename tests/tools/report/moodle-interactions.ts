import { readExport } from '../../../src/tools/report/read/read-file.ts';
import type { Reading } from '../../../src/tools/report/read/model.ts';
import { textBytes } from './exports.ts';

/** The report Interactions as Moodle 5.0dev exports it. */
export const readAll = (...texts: readonly string[]): Promise<Reading[]> =>
  Promise.all(texts.map((text) => readExport({ name: 'COMP26 Refresher.txt', bytes: textBytes(text) })));

export const table = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell}"`).join('\t')}\n`).join('');

export const header = [
  'Name',
  'Email address',
  'Attempt',
  'Started on',
  'Last accessed on',
  'Score',
  'Refresher',
];
export const ada = [
  'Ada',
  'a@x.org',
  '1',
  '30 November 2026, 7:10 PM',
  '30 November 2026, 7:20 PM',
  '100',
  '100',
];
/** What the course writes of a completion. */
export const line = (facts: string): string => `Refresher 1.0.0 (en-GB), content 0123456789ab: ${facts}`;
/** Passed, with something left to do. */
export const open = line('not completed yet, passed 2026-11-30 19:20:00+00:00, score 100%, pass mark 80%');
export const interactions = (text: string): string =>
  table(
    [...header, 'Question 0', 'Response 0', 'Right answer 0', 'Result 0'],
    [...ada, 'completion.v1.0.0', text, '', 'neutral'],
  );
