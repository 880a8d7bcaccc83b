/** How many tests a step ran. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A step that is one test: it did what it should, or not. */
export function oneTest(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.reduce((total, { skipped }) => total + skipped, 0),
  };
}

/** The line that everything ends with: `12 passed, 0 failed`, with `, 1 skipped` where any were. */
export function totalLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * What a test runner's exit code says beyond its report: an error outside any test, or no test at all, must not
 * look like success.
 */
function withExit(counts: Counts, ok: boolean): Counts {
  const silentFailure = (!ok || counts.passed + counts.skipped === 0) && counts.failed === 0;
  return silentFailure ? { ...counts, failed: 1 } : counts;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * @param report vitest's JSON report; undefined where it wrote none
 * @param ok whether vitest ended with exit code 0
 */
export function countVitest(report: unknown, ok: boolean): Counts {
  if (!isVitestReport(report)) return oneTest(false);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(({ status }) => status);
    const failed = statuses.filter((status) => status === 'failed').length;
    counts.passed += statuses.filter((status) => status === 'passed').length;
    counts.skipped += statuses.filter((status) => status !== 'passed' && status !== 'failed').length;
    // A file that could not be loaded has no failed test, but has failed.
    counts.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
  }
  return withExit(counts, ok);
}

function isVitestReport(report: unknown): report is VitestReport {
  return typeof report === 'object' && report !== null && 'testResults' in report;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/**
 * @param report Playwright's JSON report; undefined where it wrote none
 * @param ok whether Playwright ended with exit code 0
 */
export function countPlaywright(report: unknown, ok: boolean): Counts {
  if (!isPlaywrightReport(report)) return oneTest(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Errors outside tests: a file that cannot be loaded, a time limit for the whole run.
  return withExit({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped }, ok);
}

function isPlaywrightReport(report: unknown): report is PlaywrightReport {
  return typeof report === 'object' && report !== null && 'stats' in report && 'errors' in report;
}
