import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Figure } from './figure.ts';

/** The results of one run of the bench, and the machine. */
export interface Results {
  readonly machine: Readonly<Record<'processor' | 'memory' | 'node' | 'browser', string>>;
  readonly figures: readonly Figure[];
}

const docs = join(import.meta.dirname, '../../docs');
export const resultsFile = join(docs, 'performance.json');
export const pageFile = join(docs, 'performance.md');
export const chartFile = join(docs, 'images/performance.svg');

/** @throws if there are none yet */
export const readResults = (): Results => JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;

export const writeResults = (results: Results): Promise<void> =>
  writeFormatted(resultsFile, JSON.stringify(results));

/** Writes a file in the format of `npm run format`. */
export async function writeFormatted(file: string, text: string): Promise<void> {
  writeFileSync(file, await formatted(file, text));
}

export const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), filepath: file });
