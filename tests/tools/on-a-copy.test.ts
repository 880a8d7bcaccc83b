import type * as Fs from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { onCopy } from '../../src/tools/on-a-copy.ts';

// As Windows does for who has not the right to it.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  return {
    ...fs,
    symlinkSync: (from: string, to: string, type: 'file' | 'junction') => {
      if (type === 'file') throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
      fs.symlinkSync(from, to, type);
    },
  };
});

it('what changes stands beside what stays, where no link to a file can be made', () => {
  const root = mkdtempSync(join(tmpdir(), 'course-linked-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['modules', 'src/locale', 'assets'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['en', 'fr']) writeFileSync(join(root, `src/locale/${name}.yaml`), name);
  const changes = new Map([['src/locale/fr.yaml', 'other words']]);
  const look = (copy: string): string[] =>
    ['en', 'fr'].map((name) => readFileSync(join(copy, `src/locale/${name}.yaml`), 'utf8'));
  expect(onCopy(root, changes, look)).toEqual(['en', 'other words']);
  expect(look(root)).toEqual(['en', 'fr']);
  expect(existsSync(join(root, 'assets'))).toBe(true);
});
