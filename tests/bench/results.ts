import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
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

export const writeResults = (results: Results): Promise<void> =>
  writeFormatted(resultsFile, JSON.stringify(results));

/** Writes a file as `npm run format` would have it. */
export async function writeFormatted(file: string, text: string): Promise<void> {
  writeFileSync(file, await formatted(file, text));
}

export const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), filepath: file });
