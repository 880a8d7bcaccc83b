import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Outcome } from './browser-table.ts';
import { printBrowserTable, writeOutcomes } from './browser-table.ts';

const kinds: readonly [Outcome['walk'], RegExp][] = [
  ['whole', /the whole course/],
  ['resume', /resumes/],
  ['print', /is printed/],
];

/** Makes a table of the walks: which package went how in which browser. The titles of the tests say which is which. */
// oxlint-disable-next-line no-default-export -- Playwright takes a reporter by its default export.
export default class BrowserTableReporter implements Reporter {
  readonly #outcomes: Outcome[] = [];

  onTestEnd(test: TestCase, { status }: TestResult): void {
    const [, packageName] = /^(scorm[\w-]+|cmi5|web):/.exec(test.title) ?? [];
    const walk = kinds.find(([, pattern]) => pattern.test(test.title))?.[0];
    const browser = test.parent.project()?.name;
    if (packageName === undefined || walk === undefined || browser === undefined) return;
    this.#outcomes.push({ browser, packageName, walk, ok: status === test.expectedStatus });
  }

  onEnd(): void {
    if (this.#outcomes.length === 0) return;
    writeOutcomes(this.#outcomes);
    printBrowserTable(this.#outcomes);
  }
}
