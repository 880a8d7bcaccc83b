import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DevServer } from '../../../../src/tools/author/dev/dev-server.ts';
import type { PassageOnPage } from '../../../../src/tools/author/page/edit/runs.ts';
import { nameOf } from '../../../../src/tools/author/page/edit/runs.ts';
import { markersIn } from '../../../../src/tools/author/page/edit/markers.ts';
import { writtenFolder } from '../written-course.ts';

const project = join(import.meta.dirname, '../../../..');
const leaf = 'modules/leaf/en.md';
let root: string;
let server: DevServer;
let token = '';

beforeEach(async () => {
  root = writtenFolder({ 'assets/theme.css': ':root{}' });
  mkdirSync(join(root, 'src'), { recursive: true });
  cpSync(join(project, 'src/locale'), join(root, 'src/locale'), { recursive: true });
  server = new DevServer(root);
  // It has none of the code that the page would import.
  await server.listen(0).catch(() => undefined);
  const page = await (await fetch(server.url)).text();
  token = /<meta name="x-edit-token" content="([^"]+)">/.exec(page)?.[1] ?? '';
});
afterEach(() => server.close());

const text = (file = leaf): string => readFileSync(join(root, file), 'utf8');

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}edit/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: server.url.slice(0, -1),
      'X-Edit-Token': token,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const said = await response.text();
  return {
    status: response.status,
    said,
    value: said.startsWith('{') ? (JSON.parse(said) as unknown) : undefined,
  };
}

async function passage(words: string, lesson = 'leaf'): Promise<PassageOnPage & { file: string }> {
  const { value } = await post('passages', { lesson });
  const { file, passages } = value as { file: string; passages: PassageOnPage[] };
  const found = passages.find(({ old }) => old.includes(words));
  if (!found) throw new Error(`No passage says ${words}.`);
  return { ...found, file };
}

const saving = (found: PassageOnPage & { file: string }, words: string) => ({
  file: found.file,
  passages: [nameOf(found)],
  parts: [{ of: found.number, runs: [{ text: words, marks: [] }] }],
});

describe('words from the page', () => {
  it('are written to their passage, and taken back', async () => {
    const before = text();
    const found = await passage('The leaf is green');
    expect(await post('save', saving(found, 'It is red.'))).toMatchObject({
      status: 200,
      value: { changed: true },
    });
    expect(text()).toBe(before.replace(found.old, 'It is red.'));
    expect(await post('undo', {})).toMatchObject({ status: 200, value: { file: leaf, canUndo: false } });
    expect(text()).toBe(before);
    expect(await post('undo', {})).toMatchObject({ status: 404 });
  });

  it('that were taken back are brought back, until something else is written', async () => {
    await post('save', saving(await passage('The leaf is green'), 'It is red.'));
    const after = text();
    await post('undo', {});
    expect(await post('redo', {})).toMatchObject({
      status: 200,
      value: { file: leaf, canUndo: true, canRedo: false },
    });
    expect(text()).toBe(after);
    await post('undo', {});
    await post('save', saving(await passage('The leaf is green'), 'It is blue.'));
    expect(await post('redo', {})).toMatchObject({ status: 404 });
    await post('undo', {});
    const theirs = `${text()}\nMore.\n`;
    writeFileSync(join(root, leaf), theirs);
    expect(await post('redo', {})).toMatchObject({ status: 409 });
    expect(text()).toBe(theirs);
  });

  it('of the course’s own file, too', async () => {
    const found = await passage('Tea', '');
    expect(found.file).toBe('modules/course.yaml');
    await post('save', saving(found, 'Tea: a leaf # and water'));
    expect(text('modules/course.yaml')).toContain("title: 'Tea: a leaf # and water'");
  });

  it('reach their passage where the file has changed elsewhere', async () => {
    const found = await passage('The leaf is green');
    writeFileSync(join(root, leaf), text().replace('## ', '## First {#first}\n\nWords.\n\n## '));
    expect(await post('save', saving(found, 'It is red.'))).toMatchObject({ status: 200 });
    expect(text()).toContain('Words.\n\n## ');
    expect(text()).toContain('It is red.');
  });

  it('are not written over words that were changed meanwhile: both are told', async () => {
    const found = await passage('The leaf is green');
    const theirs = text().replace('The leaf is green', 'The leaf is blue');
    writeFileSync(join(root, leaf), theirs);
    const { status, value } = await post('save', saving(found, 'It is red.'));
    expect(status).toBe(409);
    expect(value).toMatchObject({
      message: `These words have been changed in ${leaf} meanwhile.`,
      theirs: { old: expect.stringContaining('The leaf is blue') as unknown },
    });
    expect(text()).toBe(theirs);
  });

  it('are not taken back where the file was changed since', async () => {
    await post('save', saving(await passage('The leaf is green'), 'It is red.'));
    writeFileSync(join(root, leaf), `${text()}\nMore.\n`);
    expect(await post('undo', {})).toMatchObject({
      status: 409,
      said: expect.stringContaining('since') as unknown,
    });
    expect(text()).toContain('It is red.');
  });

  it('stay on the page where the file is gone or read-only', async () => {
    const found = await passage('The leaf is green');
    chmodSync(join(root, leaf), 0o444);
    expect(await post('save', saving(found, 'x'))).toMatchObject({
      status: 403,
      said: expect.stringContaining('read-only') as unknown,
    });
    chmodSync(join(root, leaf), 0o644);
    renameSync(join(root, leaf), join(root, 'modules/leaf/old.md'));
    expect(await post('save', saving(found, 'x'))).toMatchObject({
      status: 404,
      said: expect.stringContaining('deleted or renamed') as unknown,
    });
  });
});

describe('what is refused', () => {
  it.each([
    ['no token', { 'X-Edit-Token': '' }, 403],
    ['another token', { 'X-Edit-Token': 'x'.repeat(32) }, 403],
    ['a page elsewhere', { Origin: 'http://evil.example' }, 403],
    ['a page without an origin', { Origin: 'null' }, 403],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a request across sites', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a form', { 'Content-Type': 'text/plain' }, 415],
  ])('%s', async (_, headers, status) => {
    const before = text();
    const found = await passage('The leaf is green');
    expect((await post('save', saving(found, 'x'), headers)).status).toBe(status);
    expect(text()).toBe(before);
  });

  it.each([
    '../outside.md',
    'modules/../outside.md',
    'modules/leaf/../../outside.md',
    '/etc/passwd',
    'package.json',
    'modules/leaf/fr.md',
    'modules/links.yaml',
    'modules/leaf/en.md/',
  ])('the file %s', async (file) => {
    writeFileSync(join(root, 'outside.md'), 'x');
    const found = await passage('The leaf is green');
    for (const path of ['save', 'open']) {
      const body = path === 'save' ? { ...saving(found, 'x'), file } : { file, line: 1 };
      if (path === 'open' && file === 'modules/links.yaml') continue;
      expect([400, 403, 404]).toContain((await post(path, body)).status);
    }
    expect(readFileSync(join(root, 'outside.md'), 'utf8')).toBe('x');
  });

  it('a lesson that is a link to a place outside', async () => {
    const found = await passage('The leaf is green');
    const outside = join(root, 'outside.md');
    renameSync(join(root, leaf), outside);
    symlinkSync(outside, join(root, leaf));
    const before = readFileSync(outside, 'utf8');
    expect(await post('save', saving(found, 'x'))).toMatchObject({ status: 403 });
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });

  it.each([{}, { lesson: 1 }, [], null, { file: leaf, passages: [{}], parts: [] }])(
    'what the page would not send: %j',
    async (body) => {
      expect((await post('save', body)).status).toBe(400);
      expect((await post('passages', body)).status).toBe(400);
    },
  );
});

it('only the marked module has markers, at the words of every passage that it shows', async () => {
  const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
  expect(markersIn(await get('course/lesson/leaf.js'))).toEqual([]);
  const marked = new Set(markersIn(await get('course/marked/leaf.js')).map((one) => one.passage));
  const { value } = await post('passages', { lesson: 'leaf' });
  const missing = (value as { passages: PassageOnPage[] }).passages.filter(
    ({ number }) => !marked.has(number),
  );
  // Goals are shown elsewhere.
  expect(missing.filter(({ kind, locked }) => kind !== 'objectives' && locked === undefined)).toEqual([]);
});

describe('words of the interface', () => {
  const words = 'src/locale/en.yaml';
  const aboutMinutes = 'About {minutes, plural, one {# minute} other {# minutes}}.';

  it('are written to the file of their language, comments kept, and taken back', async () => {
    const before = text(words);
    const found = await passage(aboutMinutes, ':interface');
    expect(found.file).toBe(words);
    const { status } = await post('save', saving(found, 'Takes {minutes, number} minutes: no more.'));
    expect(status).toBe(200);
    expect(text(words)).toBe(before.replace(aboutMinutes, "'Takes {minutes, number} minutes: no more.'"));
    await post('undo', {});
    expect(text(words)).toBe(before);
  });

  it.each([
    ['About minutes.', '{minutes} is missing'],
    ['About {hours} minutes.', '"hours" is no placeholder'],
    ['About {minutes, number minutes.', 'Nothing is written.'],
  ])('that the build would not take are refused: %s', async (said, why) => {
    const before = text(words);
    const found = await passage(aboutMinutes, ':interface');
    expect(await post('save', saving(found, said))).toMatchObject({
      status: 422,
      said: expect.stringContaining(why) as unknown,
    });
    expect(text(words)).toBe(before);
  });

  it('keep a space that parts them from the words before', async () => {
    const found = await passage('opens in a new tab', ':interface');
    await post('save', saving(found, '(in a new tab)'));
    expect(text(words)).toContain("opensInNewTab: ' (in a new tab)'");
  });

  it('of the start screen have markers, except on its buttons', async () => {
    const page = await (await fetch(server.url)).text();
    const marked = markersIn(page).filter((one) => one.passage >= 65_536 && !one.isEnd);
    expect(marked.length).toBeGreaterThan(10);
    expect(page).toMatch(/>Start<\/button>/);
  });
});
