import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MergeOptions } from '../../../src/tools/report/read/records.ts';

export const folder = join(import.meta.dirname, 'exports');

export interface Truth {
  readonly activities: Readonly<Record<string, string>>;
  readonly learners: readonly {
    readonly email: string;
    readonly name: string;
    readonly activities: Readonly<
      Record<
        string,
        {
          readonly attempts: number;
          readonly best: number | null;
          readonly completed: boolean;
          readonly checks: readonly {
            readonly attempt: number;
            readonly check: number;
            readonly answers: readonly [question: string, chosen: string, correct: boolean][];
          }[];
        }
      >
    >;
  }[];
  readonly itemStatistics: {
    readonly scorm12: readonly {
      readonly question: string;
      readonly asked: number;
      readonly right: number;
      readonly askedInFirstChecks: number;
      readonly rightInFirstChecks: number;
      readonly chosen: Readonly<Record<string, number>>;
    }[];
  };
}

export const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;

export const exportNames = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.\w+$/.test(name) && !/README|truth/.test(name))
  .sort();

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What an administrator would choose for these files. */
export const options: MergeOptions = {
  passMark: 80,
  renewAfter: 12,
  sameCourse: new Map([
    ['moodle-4.5-scorm12', 'Allyship at work (SCORM 1.2)'],
    ['moodle-4.5-scorm2004', 'Allyship at work (SCORM 2004)'],
    ['ALLY-SCORM12', 'Allyship at work (SCORM 1.2)'],
    ['ALLY-SCORM2004', 'Allyship at work (SCORM 2004)'],
  ]),
  owners: new Map(),
};
