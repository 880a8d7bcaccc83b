import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CourseState } from '../../../src/tools/author/dev/course-state.ts';
import { DevServer } from '../../../src/tools/author/dev/dev-server.ts';
import { courseYaml } from '../../compile/course-folder.ts';
import { runNode } from '../../run/command.ts';
import { goodLeaf, writtenFolder } from './written-course.ts';

const project = join(import.meta.dirname, '../../..');
const leaf = 'modules/leaf/en.md';

/** A course's state, and a way to save a file of it. */
function written(files: Readonly<Record<string, string>> = {}) {
  const root = writtenFolder({ 'assets/theme.css': ':root{}', ...files });
  const state = new CourseState(root);
  return {
    state,
    save: (file: string, text: string) => {
      writeFileSync(join(root, file), text);
      return state.rereadCourse([file]);
    },
  };
}

describe('a save', () => {
  it('of words exchanges the lesson, and only that', () => {
    const { save, state } = written();
    const change = save(leaf, goodLeaf.replace('The leaf is green', 'The leaf is bright green'));
    expect(change).toMatchObject({
      version: 2,
      reload: false,
      lessons: ['leaf'],
      style: false,
      problems: [],
    });
    expect(state.module('lesson/leaf')).toContain('bright green');
    expect(state.module('lesson/leaf')).toContain('"/src/tools/author/page/hot-lessons.ts"');
  });

  it('of a picture shows it, and its bytes are there', () => {
    const svg = '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>';
    const { save, state } = written({ 'assets/media/cup.svg': svg });
    save(leaf, `${goodLeaf}\n![A cup](media:cup.svg)\n`);
    const path = /media\/cup-[0-9a-f]{8}\.svg/.exec(state.module('lesson/leaf') ?? '')?.[0] ?? '';
    expect(Buffer.from(state.file(path) ?? '').toString()).toContain('<path d="M0 0h9"/>');
    expect(state.file('media/other.svg')).toBeUndefined();
  });

  it('that changes nothing changes nothing', () => {
    expect(written().save(leaf, goodLeaf)).toMatchObject({ reload: false, lessons: [] });
  });

  it.each([
    ['a new screen', leaf, `${goodLeaf}\n## New {#new}\n\nWords.\n`],
    ['another answer', leaf, goodLeaf.replace('White tea', 'Yellow tea')],
    ['a setting', 'modules/course.yaml', courseYaml.replace('pass-mark: 80', 'pass-mark: 70')],
  ])('of %s loads the page again', (_, file, text) => {
    expect(written().save(file, text)).toMatchObject({ reload: true, lessons: [], problems: [] });
  });

  it('of a folder that is gone, or a file in its place, tells it; once it is back, all is as before', () => {
    const root = writtenFolder({ 'assets/theme.css': ':root{}' });
    const state = new CourseState(root);
    renameSync(join(root, 'modules'), join(root, 'elsewhere'));
    expect(state.rereadCourse([leaf]).problems).toContainEqual(
      expect.objectContaining({ file: 'modules/course.yaml', message: 'The file is missing.' }),
    );
    writeFileSync(join(root, 'modules'), '');
    expect(state.rereadCourse([leaf]).problems).toEqual([
      expect.objectContaining({ file: 'modules', message: 'This cannot be read (ENOTDIR).' }),
    ]);
    rmSync(join(root, 'modules'));
    renameSync(join(root, 'elsewhere'), join(root, 'modules'));
    expect(state.rereadCourse([leaf]).problems).toEqual([]);
  });

  it('of words of the interface that cannot be read tells it', () => {
    const root = writtenFolder({ 'assets/theme.css': ':root{}' });
    mkdirSync(join(root, 'src/locale/fr.yaml'), { recursive: true });
    const state = new CourseState(root, { file: 'modules/course.yaml', locale: 'fr' });
    expect(state.last.problems).toEqual([expect.objectContaining({ line: 1 })]);
  });

  it('of a mistake tells it and keeps what was sound; fixing it brings the rest', () => {
    const { save, state } = written();
    const broken = goodLeaf
      .replace('The leaf is green', 'New words. The leaf is green')
      .replace('[x]', '[ ]');
    const change = save(leaf, broken);
    expect(change).toMatchObject({ reload: false, lessons: [] });
    expect(change.problems).toEqual([
      { file: leaf, line: 15, message: expect.any(String) as unknown, fix: expect.any(String) as unknown },
    ]);
    expect(state.module('lesson/leaf')).not.toContain('New words.');
    expect(save(leaf, broken.replace('[ ] Green', '[x] Green'))).toMatchObject({
      lessons: ['leaf'],
      problems: [],
    });
  });

  it('of a picture reaches the lessons that show it; of a link, the whole page, as Help lists it too', () => {
    const { save } = written();
    expect(save('assets/art/leaf.svg', '<svg><circle r="1"/></svg>').lessons).toEqual(['leaf']);
    expect(
      save('modules/links.yaml', 'shop:\n  url: https://example.org/new\n  title: Shop\n'),
    ).toMatchObject({ reload: true, problems: [] });
  });

  it('is not missed by a page that comes late: it hears of all of them at once', () => {
    const { save, state } = written();
    save(leaf, goodLeaf.replace('The leaf is green', 'The leaf is bright green'));
    save('assets/theme.css', ':root{--x:1}');
    const { run } = state.last;
    expect(state.since(run, 1)).toMatchObject({ version: 3, reload: false, lessons: ['leaf'], style: true });
    expect(state.since(run, 2)).toMatchObject({ version: 3, reload: false, lessons: [], style: true });
    expect(state.since(run, 3)).toMatchObject({ version: 3, reload: false, lessons: [], style: false });
    // Of a server before this one, which had come as far by chance.
    const { run: before } = written().state.last;
    expect(state.since(before, 3)).toMatchObject({ run, version: 3, reload: true });
  });

  it('of colours exchanges the style sheet', () => {
    expect(written().save('assets/theme.css', ':root{--x:1}')).toMatchObject({ style: true, reload: false });
  });
});

it('a course that was never sound has a page that shows why', () => {
  const { state, save } = written({ [leaf]: goodLeaf.replace('[x]', '[ ]') });
  expect(state.last.problems).toHaveLength(1);
  expect(state.page()).toContain('src/tools/author/page/client.ts');
  expect(state.page()).not.toContain('id="start"');
  expect(state.module('outline')).toBeUndefined();
  expect(save(leaf, goodLeaf)).toMatchObject({ reload: true, problems: [] });
  expect(state.page()).toContain('id="start"');
});

it('a mistake of the program itself is in the terminal, with its stack', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => told.mockRestore());
  const accent = "brand:\n  accent:\n    light: '#4b32c3'\n    dark: '#b9a8ff'\n";
  const { state } = written({ 'modules/course.yaml': courseYaml.replace(/brand:\n.*\n/, accent) });
  expect(state.last.problems).toMatchObject([{ fix: 'Look into the terminal.' }]);
  expect(told).toHaveBeenCalledWith(expect.stringMatching(/^Error: .*\n\s+at groundsOf/));
});

it('npm run dev explains itself where an option lacks its value', async () => {
  const program = join(project, 'src/tools/author/dev.ts');
  expect(await runNode([program, '--port'], {}, 20_000)).toEqual({
    ok: false,
    output: expect.stringMatching(/^Option '--port <value>' argument missing\.\n\nnpm run dev /) as unknown,
  });
});

describe('the server', () => {
  let root = '';
  let server: DevServer;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'course-dev-'));
    for (const folder of ['modules', 'assets'])
      cpSync(join(project, folder), join(root, folder), { recursive: true });
    mkdirSync(join(root, 'src'));
    cpSync(join(project, 'src'), join(root, 'src'), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'dir');
    server = new DevServer(root);
    await server.listen(0);
  });

  afterAll(async () => {
    await server.close();
    rmSync(root, { recursive: true });
  });

  const get = (path: string): Promise<Response> => fetch(server.url + path);

  it('serves the page and all that it imports, under a strict policy', async () => {
    const seen = new Set<string>();
    const waiting = ['src/entries/web.ts', 'src/tools/author/page/client.ts', 'course/lesson/definition.js'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-type')).toContain('text/javascript');
      const code = (await response.text()).replace(/\/\/# sourceMappingURL=.*/, '');
      for (const [, name = ''] of code.matchAll(/(?:\bfrom\s*|^import\s*|\bimport\()"([^"\n]+)"/gm)) {
        if (/^[./]/.test(name)) waiting.push(new URL(name, `http://x/${path}`).pathname.slice(1));
      }
    }
    expect(seen).toContain('packages/lit.js');
    expect(seen).toContain('course/lesson/check.js');
    expect(seen.size).toBeGreaterThan(80);
    const page = await get('');
    expect(page.headers.get('content-security-policy')).toBe("default-src 'self'; frame-ancestors 'self'");
    expect(await page.text()).toContain('<script type="module" src="src/tools/author/page/client.ts">');
  });

  it('tells of a save as soon as it is there', async () => {
    const { run, version } = (await (await get('changes/any/-1')).json()) as { run: string; version: number };
    const told = get(`changes/${run}/${version}`);
    const file = join(root, 'modules/definition/en.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Take it at your own pace.', 'No hurry.'));
    expect(await (await told).json()).toMatchObject({ version: version + 1, lessons: ['definition'] });
    expect(await (await get('course/lesson/definition.js')).text()).toContain('No hurry.');
  });

  it.each([
    ['src/../package.json', 404],
    ['src/..%2fpackage.json', 400],
    ['src/compile/load-course.ts', 404],
    ['modules/course.yaml', 404],
    ['nothing', 404],
  ])('does not give %s', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('answers only on this machine, and takes nothing', async () => {
    expect((await fetch(server.url, { method: 'POST', body: 'x' })).status).toBe(405);
  });
});
