import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

/** What one run of the bench found, and on what. */
export interface Results {
  readonly machine: Readonly<Record<'processor' | 'memory' | 'node' | 'browser', string>>;
  readonly figures: readonly Figure[];
}

const docs = join(import.meta.dirname, '../../docs');
export const resultsFile = join(docs, 'performance.json');
export const pageFile = join(docs, 'performance.md');
export const chartFile = join(docs, 'images/performance.svg');

/** @throws where there are none yet */
export const readResults = (): Results => JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;

/** One line per figure, so that a change of one is a change of one line. */
export function writeResults({ machine, figures }: Results): void {
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(',\n');
  writeFileSync(
    resultsFile,
    `{\n  "machine": ${JSON.stringify(machine)},\n  "figures": [\n${lines}\n  ]\n}\n`,
  );
}
