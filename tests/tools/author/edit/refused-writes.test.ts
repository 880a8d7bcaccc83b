import type * as Fs from 'node:fs';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '../../../../src/tools/author/edit/history.ts';

/** What the system refuses to do from now on, and how often it does it before. */
let refusal: { call: string; code: string; after: number } | undefined;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  const refusing =
    <Args extends unknown[], Result>(call: string, real: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (refusal?.call === call && refusal.after-- <= 0)
        throw Object.assign(new Error(refusal.code), { code: refusal.code });
      return real(...args);
    };
  return {
    ...fs,
    openSync: refusing('open', fs.openSync),
    writeSync: refusing('write', (handle: number, bytes: Uint8Array, from: number) =>
      // As a disk that fills up: some of it at a time.
      fs.writeSync(handle, bytes, from, Math.min(8, bytes.length - from)),
    ),
    fsyncSync: refusing('sync', fs.fsyncSync),
    renameSync: refusing('rename', fs.renameSync),
    readFileSync: refusing('read', fs.readFileSync as (...args: unknown[]) => unknown),
  };
});

const file = 'modules/one/en.md';
const before = '---\nid: one\n---\n\nOne.\n\nTwo.\n';
let root: string;
const inFolder = (): string[] => readdirSync(join(root, 'modules/one'));

beforeEach(() => {
  refusal = undefined;
  root = mkdtempSync(join(tmpdir(), 'refused-'));
  mkdirSync(join(root, 'modules/one'), { recursive: true });
  writeFileSync(join(root, file), before);
});
afterEach(() => {
  refusal = undefined;
  rmSync(root, { recursive: true });
});

describe('where the system refuses to write', () => {
  it.each([
    ['the disk is full', 'write', 'ENOSPC', 0, 507, 'the disk is full. Make room, then save again'],
    ['the disk fills up half-way', 'write', 'ENOSPC', 3, 507, 'the disk is full'],
    ['the share of it is used up', 'sync', 'EDQUOT', 0, 507, 'your share of the disk is full'],
    ['the folder is read-only', 'open', 'EACCES', 0, 403, 'it is read-only. Allow changes'],
    ['the file is held by another program', 'rename', 'EBUSY', 0, 423, 'another program keeps it to itself'],
    ['the file is locked', 'rename', 'EPERM', 0, 423, 'Close that, then save again'],
    ['the file is gone', 'read', 'ENOENT', 0, 404, 'It was deleted or renamed'],
    ['the disk is broken', 'sync', 'EIO', 0, 500, 'the system says EIO'],
  ])('since %s, it says so, and nothing is half-written', (_, call, code, after, status, why) => {
    const written = vi.fn();
    const history = new History(root, written);
    refusal = { call, code, after };
    const attempt = (): void =>
      history.write([{ file, before, after: before.replace('One.', 'Uno.') }], { file, line: 5 });
    expect(attempt).toThrow(expect.objectContaining({ status }) as Error);
    refusal = { call, code, after };
    expect(attempt).toThrow(why);
    refusal = undefined;
    expect(readFileSync(join(root, file), 'utf8')).toBe(before);
    expect(inFolder()).toEqual(['en.md']);
    expect(written).not.toHaveBeenCalled();
    expect(history.steps.canUndo).toBe(false);
    // Once it can be written again, the same words are.
    attempt();
    expect(readFileSync(join(root, file), 'utf8')).toBe(before.replace('One.', 'Uno.'));
    refusal = { call: 'rename', code: 'EBUSY', after: 0 };
    expect(() => history.undo()).toThrow('another program keeps it to itself');
    refusal = undefined;
    history.undo();
    expect(readFileSync(join(root, file), 'utf8')).toBe(before);
    expect(inFolder()).toEqual(['en.md']);
  });

  it.each([
    ['write', 0],
    ['rename', 0],
    ['rename', 1],
  ])('of a new lesson, nothing is left: %s, after %i', (call, after) => {
    const history = new History(root, vi.fn());
    const made = { file: 'modules/two/en.md', before: undefined, after: 'Two.' };
    refusal = { call, code: 'ENOSPC', after };
    expect(() => {
      history.write([made, { file, before, after: before.replace('One.', 'Uno.') }], { file, line: 1 });
    }).toThrow('the disk is full');
    refusal = undefined;
    expect(readdirSync(join(root, 'modules'))).toEqual(['one']);
    expect(readFileSync(join(root, file), 'utf8')).toBe(before);
  });
});
