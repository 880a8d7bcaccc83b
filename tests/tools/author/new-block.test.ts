import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 200_000 });

const project = join(import.meta.dirname, '../../..');
const name = 'think-first';
let root = '';

/** What a program of the project says in the copy; fails where it fails. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const said = await promisify(execFile)(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: '' },
    timeout: 200_000,
  }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  });
  return said.stdout + said.stderr;
}

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A copy of the project with a block more, as the command writes it. */
let said = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'new-block-'));
  const wanted = ['src', 'tests', 'docs', 'modules', 'assets', 'package.json', 'tsconfig.json'];
  for (const path of [
    ...wanted,
    'vitest.config.ts',
    'rollup.config.ts',
    '.oxlintrc.json',
    '.prettierrc.json',
    '.prettierignore',
  ])
    cpSync(join(project, path), join(root, path), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'dir');
  said = await run('src/tools/author/new.ts', 'block', name);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a new block', () => {
  const folder = `src/blocks/${name}`;
  const written = [
    `${folder}/model.ts`,
    `${folder}/parse.ts`,
    `${folder}/${name}-block.styles.ts`,
    `${folder}/${name}-block.ts`,
    `tests/blocks/${name}.test.ts`,
    `tests/blocks/${name}-block.test.ts`,
    'src/blocks/kinds.ts',
    'src/locale/ar.yaml',
    'src/locale/en.yaml',
    'src/locale/fr.yaml',
    'docs/authoring.md',
    'src/locale/words-type.ts',
  ];

  it('is its own folder and test, a line of the registry, its words and its section in the guide', () => {
    expect(said).toContain(`Written: ${written.join(', ')}\n`);
    const added = (file: string): string[] => {
      const before = readFileSync(join(project, file), 'utf8').split('\n');
      return textOf(file)
        .split('\n')
        .filter((line) => !before.includes(line));
    };
    expect(added('src/blocks/kinds.ts')).toEqual(["export { thinkFirst } from './think-first/parse.ts';"]);
    for (const locale of ['en', 'fr', 'ar'])
      expect(added(`src/locale/${locale}.yaml`)).toEqual(['  thinkFirst:', '    show: Show the answer']);
  });

  it('is formatted, and lint and types find nothing', async () => {
    await run('node_modules/prettier/bin/prettier.cjs', '--check', ...written);
    await run('node_modules/oxlint/bin/oxlint', '--deny-warnings', 'src', 'tests/blocks');
    await run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json');
  });

  it('passes its own tests and those of every block', async () => {
    const tests = [`tests/blocks/${name}`, 'tests/blocks/contract'];
    expect(await run('node_modules/vitest/vitest.mjs', 'run', ...tests)).toContain('Test Files  3 passed');
  });

  it('is in the gallery at once', async () => {
    const script = `
      const { galleryModule } = await import('./src/tools/author/gallery/gallery.ts');
      process.stdout.write(galleryModule('right-to-left'));`;
    const module = await run('--input-type=module', '-e', script);
    expect(module).toContain(`/src/blocks/${name}/${name}-block.ts`);
    expect(module).toContain(`<${name}-block .model=`);
    expect(module).toContain(`"${name}":{"inputs":[],"answers":[]}`);
  });

  it('is built into the course that uses it', async () => {
    for (const locale of ['en', 'fr', 'ar'])
      appendFileSync(
        join(root, `modules/definition/${locale}.md`),
        `\n:::${name} mine\n\nWhat first?\n\nAsk.\n\n:::\n`,
      );
    const settings = textOf('modules/course.yaml').replace(/^packages:.*\n/m, '');
    writeFileSync(join(root, 'modules/course.yaml'), `packages: [web]\n${settings}`);
    await run('node_modules/rollup/dist/bin/rollup', '-c', 'rollup.config.ts', '--silent');
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    const scripts = files.filter((file) => file.endsWith('.js')).map((file) => textOf(join('dist', file)));
    expect(scripts.some((script) => script.includes('Show the answer'))).toBe(true);
  });

  it.each([
    ['sort', 'There is a block "sort" already.'],
    ['Sort', '"Sort" is not a plain id.'],
    ['search', 'The code already has a meaning for "search".'],
    ['class', 'The code already has a meaning for "class".'],
  ])('is refused as %s, and nothing is written', async (taken, why) => {
    const before = textOf('src/blocks/kinds.ts');
    await expect(run('src/tools/author/new.ts', 'block', taken)).rejects.toThrow(why);
    expect(textOf('src/blocks/kinds.ts')).toBe(before);
  });
});
