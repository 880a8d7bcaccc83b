import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import * as z from 'zod';
import { ContentError, Problems } from '../problems.ts';
import { sourceText } from '../source-text.ts';
import { readYaml } from '../yaml-schema.ts';
import { text } from '../yaml-values.ts';
import type { Entries, Entry } from './pairing.ts';

/** Relative to the project. */
export const recordFile = (locale: string): string => `modules/translations/${locale}.yaml`;

const hashes = text({ pattern: /^[\da-f= -]*$/, like: 'hashes, with a space between them' });
const record = z.record(z.string(), z.record(z.string(), hashes)).nullable();

/**
 * The record of what each file of a language was translated from; empty if there is none yet.
 * @throws {ContentError} if the record cannot be read
 */
export function readRecord(root: string, locale: string): Map<string, Entries> {
  const file = recordFile(locale);
  const path = join(root, file);
  if (!existsSync(path)) return new Map();
  const source = sourceText(readFileSync(path));
  const problems = new Problems();
  const report = problems.in(file);
  const conflict = source.split('\n').findIndex((line) => /^(?:<{7}|={7}$|>{7})/.test(line));
  if (conflict >= 0)
    report(
      conflict + 1,
      'This line is the mark of a merge conflict.',
      `Keep one of the two versions, without the marks; "npm run translate -- status ${locale}" says then what is stale.`,
    );
  // All values are texts: 123456 is a hash, not a number.
  const written = { name: 'the record of translations', areTexts: true };
  const files = conflict < 0 ? readYaml(source, record, report, written) : undefined;
  if (files === undefined) throw new ContentError(problems.all);
  return new Map(
    Object.entries(files ?? {}).map(([name, lines]) => [
      name,
      new Map(Object.entries(lines).map(([group, line]) => [group, line.split(' ').map(entryIn)])),
    ]),
  );
}

const entryIn = (text: string): Entry => ({
  sentences: text.replace('=', '').split('-'),
  mayBeSame: text.endsWith('='),
});

/** The text of the record's file: a line for each group. */
export function recordText(locale: string, files: ReadonlyMap<string, Entries>): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, groups]) => [
      file,
      Object.fromEntries(
        [...groups].map(([group, entries]) => [
          group,
          entries
            .map(({ sentences, mayBeSame }) => `${sentences.join('-')}${mayBeSame ? '=' : ''}`)
            .join(' '),
        ]),
      ),
    ]);
  return `# From which sentences of the first language the words in "${locale}" were translated, each as a short hash, so that
# "npm run check" can say which have changed since: docs/translating.md. Written by "npm run translate", not by hand.
${stringify(Object.fromEntries(lines), { schema: 'failsafe', lineWidth: 0 })}`;
}
