import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How one package fared in one browser. */
export interface Outcome {
  readonly browser: string;
  readonly packageName: string;
  readonly walk: 'whole' | 'resume' | 'print';
  readonly ok: boolean;
}

const folder = join(import.meta.dirname, '../../test-results');
const file = join(folder, 'browsers.json');

/** What Playwright's browsers came to, in the last run. */
export const readOutcomes = (): Outcome[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome[]) : [];

export function writeOutcomes(outcomes: readonly Outcome[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(outcomes));
}

/** Prints browser × package: each cell says of the whole walk, resuming and the print views how they went. */
export function printBrowserTable(outcomes: readonly Outcome[]): void {
  const unique = (of: (outcome: Outcome) => string): string[] => [...new Set(outcomes.map(of))];
  const packages = unique(({ packageName }) => packageName);
  const cell = (browser: string, packageName: string): string =>
    (['whole', 'resume', 'print'] as const)
      .map((walk) => {
        const own = outcomes.filter(
          (one) => one.browser === browser && one.packageName === packageName && one.walk === walk,
        );
        return own.length === 0 ? `${walk} –` : `${walk} ${own.every(({ ok }) => ok) ? '✓' : '✗'}`;
      })
      .join(', ');
  console.log(`\n| | ${packages.join(' | ')} |\n| --- |${' --- |'.repeat(packages.length)}`);
  for (const browser of unique((one) => one.browser)) {
    console.log(`| ${browser} | ${packages.map((name) => cell(browser, name)).join(' | ')} |`);
  }
}
