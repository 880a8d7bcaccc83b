import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const script = join('tests', 'package', 'fixture', 'build-all.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reproducible-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Builds the fixture in a process of its own and answers each zip's SHA-256. */
async function build(name: string, timeZone: string, from = root): Promise<Record<string, string>> {
  const dist = join(folder, name);
  const env = { ...process.env, TZ: timeZone, LC_ALL: 'C' };
  await promisify(execFile)(process.execPath, [join(from, script), dist], { cwd: from, env });
  const zips = (await readdir(dist)).filter((file) => file.endsWith('.zip')).sort();
  expect(zips).toHaveLength(3);
  const sums = zips.map(async (zip) => [zip, sha256(await readFile(join(dist, zip)))] as const);
  return Object.fromEntries(await Promise.all(sums));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the same course', () => {
  it('is the same zip, byte for byte, in any time zone', async () => {
    const utc = await build('utc', 'UTC');
    expect(await build('east', 'Pacific/Kiritimati')).toEqual(utc);
    expect(await build('west', 'America/Los_Angeles')).toEqual(utc);
  }, 60_000);

  it('is the same zip from any folder', async () => {
    const elsewhere = join(folder, 'another', 'place');
    for (const name of ['src', 'assets'])
      await cp(join(root, name), join(elsewhere, name), { recursive: true });
    await cp(join(root, 'tests', 'package', 'fixture'), join(elsewhere, 'tests', 'package', 'fixture'), {
      recursive: true,
    });
    await cp(join(root, 'package.json'), join(elsewhere, 'package.json'));
    await symlink(join(root, 'node_modules'), join(elsewhere, 'node_modules'));
    expect(await build('there', 'UTC', elsewhere)).toEqual(await build('here', 'UTC'));
  }, 60_000);
});
