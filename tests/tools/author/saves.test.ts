import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FileWatcher } from '../../../src/tools/author/dev/saves.ts';

const file = 'modules/leaf/en.md';

/** A folder under watch, and what was told: the files of each time. */
function watched(prepare: (root: string) => void = () => undefined) {
  const root = mkdtempSync(join(tmpdir(), 'saves-'));
  mkdirSync(join(root, 'modules/leaf'), { recursive: true });
  writeFileSync(join(root, file), 'Green.\n');
  prepare(root);
  const failed = vi.fn();
  const saves = new FileWatcher(root, [{ folder: 'modules', every: 20 }], failed);
  const told: string[][] = [];
  saves.begin(async (files) => void told.push([...files].sort()));
  onTestFinished(() => {
    saves.end();
    rmSync(root, { recursive: true });
  });
  const at = (name: string): string => join(root, name);
  return {
    at,
    told,
    failed,
    /** Waits until exactly these files were told of, since the last time it was asked. */
    tells: async (...files: string[]) => {
      await expect.poll(() => new Set(told.flat())).toEqual(new Set(files));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect([...new Set(told.flat())].sort()).toEqual([...files].sort());
      told.length = 0;
    },
  };
}

/** The ways in which programs save a file: Vim renames the old one away, VS Code and sync clients rename over it. */
const ways: readonly [string, (path: string, words: string) => void][] = [
  ['in place', (path, words) => writeFileSync(path, words)],
  [
    'written beside and renamed over it',
    (path, words) => {
      writeFileSync(`${path}.tmp`, words);
      renameSync(`${path}.tmp`, path);
    },
  ],
  [
    'the old one renamed away and the new one written',
    (path, words) => {
      renameSync(path, `${path}~`);
      writeFileSync(path, words);
      rmSync(`${path}~`);
    },
  ],
  [
    'deleted and made again',
    (path, words) => {
      rmSync(path);
      writeFileSync(path, words);
    },
  ],
  [
    'emptied and written',
    (path, words) => {
      truncateSync(path);
      appendFileSync(path, words);
    },
  ],
];

describe('a save is told of', () => {
  it('in whichever way a program saves, after whichever other', async () => {
    const pairs = ways.flatMap((first) => ways.map((second) => ({ first, second })));
    const path = ({ first, second }: (typeof pairs)[number]): string =>
      `modules/${first[0]}, then ${second[0]}/en.md`;
    const { at, tells } = watched((root) => {
      for (const pair of pairs) {
        mkdirSync(join(root, path(pair), '..'));
        writeFileSync(join(root, path(pair)), 'Zero.\n');
      }
    });
    for (const pair of pairs) pair.first[1](at(path(pair)), 'One.\n');
    await tells(...pairs.map(path));
    for (const pair of pairs) pair.second[1](at(path(pair)), 'Two.\n');
    await tells(...pairs.map(path));
    for (const pair of pairs) pair.first[1](at(path(pair)), 'Red.\n');
    await tells(...pairs.map(path));
  });

  it('of the same length, with an older time: as a sync client puts back what was', async () => {
    const { at, tells } = watched();
    writeFileSync(at(file), 'Brown.'.padEnd(7));
    utimesSync(at(file), 1, 1);
    await tells(file);
    writeFileSync(at(file), 'White.\n');
    utimesSync(at(file), 1, 1);
    await tells(file);
  });

  it('of a folder that is renamed, and back', async () => {
    const { at, tells } = watched();
    renameSync(at('modules/leaf'), at('modules/tree'));
    await tells(file, 'modules/tree/en.md');
    writeFileSync(at('modules/tree/en.md'), 'In the new folder.\n');
    await tells('modules/tree/en.md');
    renameSync(at('modules/tree'), at('modules/leaf'));
    await tells(file, 'modules/tree/en.md');
    writeFileSync(at(file), 'Back.\n');
    await tells(file);
  });

  it('in a folder that is new, gone, and there again', async () => {
    const { at, tells } = watched();
    for (const words of ['One.\n', 'Two.\n']) {
      mkdirSync(at('modules/new'));
      writeFileSync(at('modules/new/en.md'), words);
      await tells('modules/new/en.md');
      writeFileSync(at('modules/new/en.md'), `${words}More.\n`);
      await tells('modules/new/en.md');
      rmSync(at('modules/new'), { recursive: true });
      await tells('modules/new/en.md');
    }
  });

  it('where the whole of modules/ is moved away and comes back', async () => {
    const { at, tells } = watched();
    renameSync(at('modules'), at('elsewhere'));
    await tells(file);
    renameSync(at('elsewhere'), at('modules'));
    await tells(file);
  });

  it('of a name that changes between small and capital letters only', async () => {
    const { at, tells } = watched();
    renameSync(at(file), at('modules/leaf/EN.md'));
    await tells(file, 'modules/leaf/EN.md');
  });

  it('by git, which puts an older version back', async () => {
    const git = (root: string, ...args: string[]) =>
      execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
    const { at, tells } = watched((root) => {
      git(root, 'init', '-q');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'One');
    });
    writeFileSync(at(file), 'Brown.\n');
    await tells(file);
    git(at('.'), 'checkout', '-q', file);
    await tells(file);
    expect(readFileSync(at(file), 'utf8')).toBe('Green.\n');
  });

  it('behind a link to a file or a folder, and of the link itself', async () => {
    const { at, tells } = watched((root) => {
      mkdirSync(join(root, 'shared'));
      writeFileSync(join(root, 'shared/en.md'), 'Shared.\n');
      symlinkSync(join(root, 'shared'), join(root, 'modules/folder'), 'dir');
      symlinkSync(join(root, 'shared/en.md'), join(root, 'modules/leaf/fr.md'));
      symlinkSync(root, join(root, 'modules/up'), 'dir');
      symlinkSync(join(root, 'nowhere'), join(root, 'modules/broken'));
    });
    writeFileSync(at('shared/en.md'), 'Changed.\n');
    await tells('modules/folder/en.md', 'modules/leaf/fr.md');
    writeFileSync(at('other.md'), 'Other.\n');
    rmSync(at('modules/leaf/fr.md'));
    symlinkSync(at('other.md'), at('modules/leaf/fr.md'));
    await tells('modules/leaf/fr.md');
  });
});

it('half a save is not told of: a file that still grows is waited for', async () => {
  const { at, told } = watched();
  truncateSync(at(file));
  for (let index = 0; index < 20; index++) {
    appendFileSync(at(file), 'More.\n');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(told).toEqual([]);
  await expect.poll(() => told).toEqual([[file]]);
});

it('what editors leave beside the file they save is no save', async () => {
  const { at, told, tells } = watched();
  for (const name of ['.en.md.swp', 'en.md~', '.#en.md', 'en.md.tmp', 'en.md.part'])
    writeFileSync(at(`modules/leaf/${name}`), 'x');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(told).toEqual([]);
  writeFileSync(at(file), 'Saved.\n');
  await tells(file);
});

it('what cannot be followed is told of, and the rest is followed', async () => {
  const { at, failed, tells } = watched();
  symlinkSync(at('modules/circle'), at('modules/circle'));
  await expect.poll(() => failed.mock.calls[0]).toMatchObject([{ code: 'ELOOP' }]);
  writeFileSync(at(file), 'Readable.\n');
  await tells(file);
});

// Root may read everything.
it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be read is told of, and followed once it may',
  async () => {
    const { at, failed, tells } = watched();
    chmodSync(at('modules/leaf'), 0o000);
    await expect.poll(() => failed.mock.calls[0]).toMatchObject([{ code: 'EACCES' }]);
    chmodSync(at('modules/leaf'), 0o755);
    writeFileSync(at(file), 'Readable.\n');
    await tells(file);
  },
);
