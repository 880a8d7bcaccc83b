import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sum, totalLine } from '../../run/counts.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("vitest's report", () => {
  it('is added up by test', () => {
    const report = {
      testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')],
    };
    expect(countVitest(report, false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(countVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('fails without a report, without tests, and on an error outside any test', () => {
    expect(countVitest(undefined, false).failed).toBe(1);
    expect(countVitest({ testResults: [] }, true).failed).toBe(1);
    expect(countVitest({ testResults: [file('passed', 'passed')] }, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 2 };

  it('is added up by test', () => {
    expect(countPlaywright({ stats, errors: [] }, false)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts an error outside any test, no report and no test as failures', () => {
    expect(countPlaywright({ stats, errors: [{}] }, false).failed).toBe(2);
    expect(countPlaywright(undefined, false).failed).toBe(1);
    const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats: none, errors: [] }, true).failed).toBe(1);
  });
});

describe('the last line', () => {
  it('adds up every suite, and names skipped tests where there are any', () => {
    const some = { passed: 2, failed: 0, skipped: 0 };
    expect(totalLine(sum([some, some]))).toBe('4 passed, 0 failed');
    expect(totalLine(sum([some, { passed: 1, failed: 1, skipped: 3 }]))).toBe(
      '3 passed, 1 failed, 3 skipped',
    );
  });
});
