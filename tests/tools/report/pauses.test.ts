// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { pausingOften, Cancelled } from '../../../src/tools/report/page/turns.ts';
import { itemsOf } from '../../../src/tools/report/read/items.ts';
import type { Pause } from '../../../src/tools/report/read/pause.ts';
import { sortedInPieces } from '../../../src/tools/report/read/pause.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { answersSheet, recordsSheet } from '../../../src/tools/report/read/sheets.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { options, textBytes } from './exports.ts';

const count = 3000;
const learners = Array.from({ length: count }, (_, index) => `l${index}@x.org`);

/** A report of Moodle with an answer to two questions in each row. */
const report = [
  'Name\t"Email address"\tAttempt\t"Started on"\t"Last accessed on"\tScore\t"Question 0"\t"Response 0"\t"Result 0"\t"Question 1"\t"Response 1"\t"Result 1"',
  ...learners.map(
    (email, index) =>
      `"Learner ${index}"\t${email}\t1\t"28 November 2026, 10:10 AM"\t"28 November 2026, 10:20 AM"\t80\tq-1.1\ta\tcorrect\tq-2.1\tb\twrong`,
  ),
].join('\n');

const statements = JSON.stringify({
  statements: learners.map((email) => ({
    actor: { mbox: `mailto:${email}` },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    object: { id: 'https://x.org/course' },
    timestamp: '2026-11-28T10:00:00Z',
  })),
});

const attempts = async () => (await readExport({ name: 'r.txt', bytes: textBytes(report) })).attempts;
const records = async () => (await mergeRecords(await attempts(), options)).records;

const works: readonly [what: string, work: (pause: Pause) => Promise<unknown>][] = [
  ['reading a report', (pause) => readExport({ name: 'r.txt', bytes: textBytes(report) }, pause)],
  ['reading statements', (pause) => readExport({ name: 's.json', bytes: textBytes(statements) }, pause)],
  ['putting records together', async (pause) => mergeRecords(await attempts(), options, pause)],
  ['working out the questions', async (pause) => itemsOf(await records(), new Wordings([]), false, pause)],
];

describe('long work', () => {
  it.each(works)('asks after each row whether to pause: %s', async (_, work) => {
    const asked = vi.fn<Pause>(() => undefined);
    await work(asked);
    expect(new Set(asked.mock.calls.map(([done]) => done)).size).toBeGreaterThanOrEqual(count);
  });

  it.each([
    ['learners', recordsSheet],
    [
      'answers',
      (all: Parameters<typeof recordsSheet>[0], pause: Pause) => answersSheet(all, new Wordings([]), pause),
    ],
  ] as const)('asks at least every 200 rows: writing %s', async (_, write) => {
    const asked = vi.fn<Pause>(() => undefined);
    const rows = (await write(await records(), asked)).split('\r\n').length;
    expect(asked.mock.calls.length).toBeGreaterThanOrEqual(Math.floor(rows / 200));
  });

  it.each(works)('does nothing while it is made to wait: %s', async (_, work) => {
    let calls = 0;
    const asked: Pause = () => ((calls += 1) === 1000 ? new Promise(() => {}) : undefined);
    let isDone = false;
    void work(asked).then(() => (isDone = true));
    await expect.poll(() => calls).toBe(1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([calls, isDone]).toEqual([1000, false]);
  });

  it('is sorted as in one piece, those alike in their order', async () => {
    const all = Array.from({ length: 2345 }, (_, index) => ({ index, key: (index * 7919) % 97 }));
    const inOrder = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const asked = vi.fn(() => undefined);
    expect(await sortedInPieces(all, inOrder, asked)).toEqual(all.toSorted(inOrder));
    expect(asked.mock.calls.length).toBeGreaterThan(10);
    expect(await sortedInPieces([], inOrder, asked)).toEqual([]);
  });
});

describe('taking turns', () => {
  const after = (ms: number): void => void vi.mocked(performance.now).mockReturnValue(ms);

  it('gives the page its turn after 30 ms of work, and tells how far it is each time the page is drawn', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const progress = vi.fn();
    const pause = pausingOften(progress);
    after(29);
    expect(pause(1)).toBeUndefined();
    after(30);
    let hadItsTurn = false;
    // What comes by a message is a task of the page's own, between two pieces of work.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      hadItsTurn = true;
      port1.close();
    };
    port2.postMessage(undefined);
    await pause(2);
    expect(hadItsTurn).toBe(true);
    expect(progress).not.toHaveBeenCalled();
    after(59);
    expect(pause(3)).toBeUndefined();
    after(60);
    await pause(4);
    expect(progress.mock.calls).toEqual([[4]]);
    vi.restoreAllMocks();
  });

  it('ends work that is no longer wanted', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const pause = pausingOften(
      () => undefined,
      () => false,
    );
    after(30);
    await expect(pause(1)).rejects.toBeInstanceOf(Cancelled);
    vi.restoreAllMocks();
  });
});
