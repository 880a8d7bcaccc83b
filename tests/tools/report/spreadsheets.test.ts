// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { textBytes } from './exports.ts';

/** Exports that somebody opened in Calc, Gnumeric or Excel, changed and saved again. */

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? textBytes(content) : content;
  const { attempts, problems } = await readExport({ name: 'r.csv', bytes });
  return {
    read: attempts.map(({ learner, activity, completed, completedOn }) =>
      [learner.name, learner.email, activity, completed, completedOn].join(' '),
    ),
    notes: problems.map(({ row, message }) => `${row ?? ''} ${message}`),
  };
}

const rows = (...all: readonly (readonly string[])[]): string =>
  all.map((row) => `${row.join('\t')}\n`).join('');

describe('a table of completion', () => {
  it('whose days were deleted or moved away says which column was not read', async () => {
    const { read: found, notes } = await read(
      rows(
        ['', 'Email address', 'Course A', 'Course B', ''],
        ['Ada', 'a@x.org', 'Completed', 'Not completed', ''],
        ['Ben', 'b@x.org', 'Completed (achieved pass grade)', 'Completed', '2026-11-28 10:13:03'],
      ),
    );
    expect(found).toEqual(['Ada a@x.org Course B false ', 'Ben b@x.org Course B true 2026-11-28T10:13:03']);
    expect(notes).toEqual([
      expect.stringMatching(/^2 The column “Course A” has no days of completion right after it/),
    ]);
  });

  it('takes no day for a name', async () => {
    const { read: found } = await read(
      rows(
        ['', '', 'Email address', 'Course A', ''],
        ['2026-11-28 10:22:54', 'Ada', 'a@x.org', 'Completed', '2026-11-28 10:13:03'],
      ),
    );
    expect(found).toEqual(['a@x.org a@x.org Course A true 2026-11-28T10:13:03']);
  });
});

describe('of Gnumeric', () => {
  it('days with the year first are read', async () => {
    const day = async (text: string) =>
      (await read(rows(['', 'Email address', 'A', ''], ['Ada', 'a@x.org', 'Completed', text]))).read;
    expect(await day('2026/11/28 10:13:03')).toEqual(['Ada a@x.org A true 2026-11-28T10:13:03']);
    expect(await day('2026/11-28')).toEqual(['Ada a@x.org A true ']);
  });

  it('cells that reach over the next in a page are as many as they are wide', async () => {
    const { read: found, notes } = await read(
      '<html><table><tr><td></td><td>Email address</td><td>A</td><td></td><td>B</td><td colspan="2"></td></tr>' +
        '<tr><td>Ada</td><td>a@x.org</td><td colspan="2">Not completed</td><td>Completed</td><td>2026-11-28</td></tr></table></html>',
    );
    expect(found).toEqual(['Ada a@x.org A false ', 'Ada a@x.org B true 2026-11-28']);
    expect(notes).toEqual([]);
  });

  it.each(['le', 'be'])('UTF-16 without a mark is read: %s', async (order) => {
    const text = rows(['', 'Email address', 'A', ''], ['Adä', 'a@x.org', 'Completed', '']);
    const little = new Uint8Array(Buffer.from(`\u0020${text}`.slice(1), 'utf16le'));
    const bytes = order === 'le' ? little : little.map((_, at) => little[at ^ 1] ?? 0);
    expect((await read(bytes)).read).toEqual(['Adä a@x.org A true ']);
  });
});

describe('a formula', () => {
  it('that makes an address is none, and its row is left out', async () => {
    const { read: found, notes } = await read(
      rows(
        ['', 'Email address', 'A', ''],
        ['Ada', '=A2&"@x.org"', 'Completed', ''],
        ['Ben', 'b@x.org', 'Completed', ''],
      ),
    );
    expect(found).toEqual(['Ben b@x.org A true ']);
    expect(notes).toEqual([expect.stringMatching(/^2 “=a2&"@x\.org"” is a formula/)]);
  });
});
