import { expect, it } from 'vitest';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { droppedFiles, withOwnNames } from '../../../src/tools/report/page/dropped-files.ts';

const file = (name: string): object => ({
  isFile: true,
  fullPath: `/${name}`,
  file: (taken: (file: File) => void) => taken(new File(['a'], name)),
});
const lost = (name: string): object => ({
  isFile: true,
  fullPath: `/${name}`,
  file: (_: unknown, failed: (error: DOMException) => void) => failed(new DOMException('', 'NotFoundError')),
});
const folder = (name: string, entries: readonly object[]): object => {
  const left = [entries, []];
  return {
    isFile: false,
    fullPath: `/${name}`,
    createReader: () => ({ readEntries: (taken: (all: unknown) => void) => taken(left.shift()) }),
  };
};
const dropped = (...entries: readonly object[]): DataTransferItemList =>
  entries.map((entry) => ({ webkitGetAsEntry: () => entry })) as unknown as DataTransferItemList;

it('one file that cannot be read takes no other with it, and is told of', async () => {
  const found = await droppedFiles(dropped(folder('exports', [file('a.csv'), lost('b.csv')]), file('c.csv')));
  const read = await Promise.all(found.map((one) => readExport(one)));
  expect(found.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'c.csv']);
  expect(read.map(({ kind }) => kind)).toEqual(['unknown', 'unreadable', 'unknown']);
});

it('nor does a folder', async () => {
  const closed = {
    ...folder('closed', []),
    createReader: () => ({ readEntries: (_: unknown, failed: () => void) => failed() }),
  };
  const found = await droppedFiles(dropped(closed, file('c.csv')));
  expect(found.map(({ name }) => name)).toEqual(['closed', 'c.csv']);
});

it('of one name have each a name of their own, and one that no other has', () => {
  const all = ['a.csv', 'a.csv', 'a (2).csv', 'a.csv', 'b', 'b', 'x/a.csv'];
  const named = withOwnNames(all.map((name) => ({ name, bytes: () => Promise.resolve(new Uint8Array()) })));
  expect(named.map(({ name }) => name)).toEqual([
    'a.csv',
    'a (3).csv',
    'a (2).csv',
    'a (4).csv',
    'b',
    'b (2)',
    'x/a.csv',
  ]);
});
