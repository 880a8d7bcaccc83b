import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PackageBuilder } from '../../../../src/tools/author/package/package-builder.ts';

let root: string;
let builder: PackageBuilder;

/** A maker in place of the project's: what it does is a program of its own. */
function madeBy(program: string): PackageBuilder {
  writeFileSync(
    join(root, 'maker.mjs'),
    `import fs from 'node:fs';\nconst [, , , dist] = process.argv;\n${program}`,
  );
  builder = new PackageBuilder(root, { maker: join(root, 'maker.mjs') });
  return builder;
}

const wish = { course: 'course', package: 'scorm12' };
/** What is left in the folder for temporary files, which is this test's alone. */
const own = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('course-package-'));
const inside = (): string[] =>
  own().flatMap((name) => readdirSync(join(tmpdir(), name)).filter((one) => one.startsWith('making')));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'package-test-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, root);
});
afterEach(() => {
  builder.close();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

it('makes a package, says how far it is, and hands it over', async () => {
  madeBy(`console.log(JSON.stringify({ step: 'Reading' }));
    fs.writeFileSync(dist + '/allyship-' + process.env.COURSE_PACKAGE + '.zip', 'PK' + process.env.COURSE_ONLY);`);
  expect(builder.start(wish).stage).toBe('making');
  await expect.poll(() => builder.state.stage).toBe('made');
  expect(builder.state).toMatchObject({ steps: ['Reading'], file: 'allyship-scorm12.zip', bytes: 8 });
  expect(Buffer.from(builder.read().bytes).toString()).toBe('PKcourse');
  await expect.poll(inside).toEqual([]);
});

it('two presses make one; another one waits', async () => {
  madeBy(`fs.appendFileSync('runs', 'x'); setTimeout(() => fs.writeFileSync(dist + '/a.zip', 'PK'), 200);`);
  builder.start(wish);
  expect(builder.start({ ...wish }).stage).toBe('making');
  expect(() => builder.start({ ...wish, package: 'cmi5' })).toThrow('Another package is being made.');
  await expect.poll(() => builder.state.stage).toBe('made');
  expect(readdirSync(root)).toContain('runs');
  expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('x');
});

it('cancelled, nothing of it is left, and the next one can begin', async () => {
  madeBy(
    `fs.writeFileSync(dist + '/half.zip.part', 'PK'); setTimeout(() => fs.writeFileSync(dist + '/a.zip', 'PK'), 60_000);`,
  );
  builder.start(wish);
  await expect.poll(() => inside().length).toBe(1);
  expect(builder.cancel().stage).toBe('cancelled');
  await expect.poll(inside).toEqual([]);
  expect(() => builder.read()).toThrow('There is no package yet.');
  expect(builder.start(wish).stage).toBe('making');
});

it('a package that fails says why', async () => {
  madeBy(
    `console.log(JSON.stringify({ problems: ['modules/a/en.md:3: No option is right. Mark one.'] })); process.exit(1);`,
  );
  builder.start(wish);
  await expect.poll(() => builder.state.stage).toBe('failed');
  expect(builder.state.problems).toEqual(['modules/a/en.md:3: No option is right. Mark one.']);
  madeBy(`throw new Error('no space left');`);
  builder.start(wish);
  await expect.poll(() => builder.state.stage).toBe('failed');
  expect(builder.state.problems.join(' ')).toContain('no space left');
});

it('ends what is being made with the server, and takes its folder away', async () => {
  madeBy(`setTimeout(() => undefined, 60_000);`);
  builder.start(wish);
  builder.close();
  await expect.poll(own).toEqual([]);
});

it('a message that is broken ends nothing, and is shown where nothing else says why it failed', async () => {
  madeBy(`console.log('{"problems": ["modules/a/en'); process.exit(1);`);
  builder.start(wish);
  await expect.poll(() => builder.state.stage).toBe('failed');
  expect(builder.state.problems).toEqual(['{"problems": ["modules/a/en']);
  madeBy(`console.log('{"step": "Rea'); fs.writeFileSync(dist + '/a.zip', 'PK');`);
  builder.start(wish);
  await expect.poll(() => builder.state.stage).toBe('made');
});
