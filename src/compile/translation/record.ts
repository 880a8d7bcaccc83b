import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Entries, Entry } from './pairing.ts';

/** Relative to the project. */
export const recordFile = (locale: string): string => `modules/translations/${locale}.yaml`;

/** What each file of a language was translated from; empty where nothing is kept yet. */
export function readRecord(root: string, locale: string): Map<string, Entries> {
  const path = join(root, recordFile(locale));
  if (!existsSync(path)) return new Map();
  // All texts: 123456 is a hash and no number.
  const files = (parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) ?? {}) as Record<
    string,
    Record<string, string>
  >;
  return new Map(
    Object.entries(files).map(([file, groups]) => [
      file,
      new Map(Object.entries(groups).map(([group, line]) => [group, line.split(' ').map(entryIn)])),
    ]),
  );
}

const entryIn = (text: string): Entry => ({
  sentences: text.replace('=', '').split('-'),
  mayBeSame: text.endsWith('='),
});

/** The file as it is kept: a line for each group. */
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
