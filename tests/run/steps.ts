import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/tools/setup/packages.mjs';
import { countPlaywright, countVitest, oneTest } from './counts.ts';
import type { Counts } from './counts.ts';

export interface Step {
  readonly name: string;
  /** The program's file and its arguments. */
  readonly args: readonly string[];
  /** What to do about a failure, where a command can. */
  readonly fix?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Seconds. */
  readonly limit: number;
  readonly count: (ok: boolean) => Counts;
}

const reports = mkdtempSync(join(tmpdir(), 'course-tests-'));

/** Runs the tools' own programs, without the wrappers in `.bin`, which differ from system to system. */
function tool(path: string, ...args: string[]): string[] {
  return [join(projectRoot, 'node_modules', path), ...args];
}

function report(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Steps that need nothing from each other. */
export const checks: readonly Step[] = [
  {
    name: 'build',
    args: tool('rollup/dist/bin/rollup', '-c', 'rollup.config.ts', '--silent'),
    limit: 180,
    count: oneTest,
  },
  {
    name: 'format',
    args: tool('prettier/bin/prettier.cjs', '--check', '.'),
    fix: 'npm run format fixes it.',
    limit: 120,
    count: oneTest,
  },
  { name: 'lint', args: tool('oxlint/bin/oxlint', '--deny-warnings'), limit: 120, count: oneTest },
  { name: 'types', args: tool('typescript/bin/tsc', '--noEmit'), limit: 180, count: oneTest },
];

/**
 * Both after the checks: they use every core, and what the build made. All limits together are less than what
 * `.github/workflows/ci.yml` gives the job, so that a hung run still ends with its count.
 */
export const unit: Step = {
  name: 'unit',
  args: tool(
    'vitest/vitest.mjs',
    'run',
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ),
  limit: 600,
  count: (ok) => countVitest(report('unit.json'), ok),
};

export const browser: Step = {
  name: 'browser',
  args: tool('@playwright/test/cli.js', 'test', '-c', 'tests/browser/playwright.config.ts'),
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json'), QUICK: '1' },
  limit: 2700,
  count: (ok) => countPlaywright(report('browser.json'), ok),
};

export { reports };
