import { request } from 'node:http';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DevServer } from '../../../src/tools/author/dev/dev-server.ts';
import { projectCopy } from '../../browser/project-copy.ts';

const { root, remove } = projectCopy();
let server: DevServer;
let token = '';
let before: ReadonlyMap<string, string>;

/** Every file that a post could change, and one outside. */
const files = (): ReadonlyMap<string, string> =>
  new Map(
    ['modules', 'assets', 'outside']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name)),
      )
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );

beforeAll(async () => {
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(root, 'outside/secret.md'), 'secret');
  symlinkSync(join(root, 'outside'), join(root, 'modules/linked'));
  server = new DevServer(root);
  await server.listen(0);
  const page = await (await fetch(server.url)).text();
  token = /<meta name="x-edit-token" content="([^"]+)">/.exec(page)?.[1] ?? '';
  before = files();
}, 60_000);

afterAll(async () => {
  await server.close();
  remove();
});

interface Post {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** As node sends it, headers that browsers keep to themselves included. */
function post({ path, method = 'POST', headers = {}, body = '{}' }: Post): Promise<number> {
  const { host, origin } = new URL(server.url);
  const all = { host, origin, 'content-type': 'application/json', 'x-edit-token': token, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers: given as Record<string, string> },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) =>
      // A body that is too large may be cut off.
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(413) : reject(error),
    );
    sent.end(body);
  });
}

/** Every route that writes, makes, starts or opens something, with what the page itself could send. */
const routes: Readonly<Record<string, unknown>> = {
  'settings/form': { file: 'modules/course.yaml' },
  'settings/check': { file: 'modules/course.yaml', was: '', changes: [] },
  'settings/save': { file: 'modules/course.yaml', was: '', changes: [] },
  'problems/place': { file: 'modules/why/en.md', line: 10 },
  'problems/fix': { file: 'modules/why/en.md', line: 10, message: '' },
  'package/choices': {},
  'package/findings': { course: 'course' },
  'package/make': { course: 'course', package: 'scorm12' },
  'package/state': {},
  'package/cancel': {},
  'package/play': {},
  'package/zip': {},
  structure: { lesson: 'why' },
  'structure/change': { lesson: 'why', path: [0], was: '', act: 'delete' },
  'import?name=../../outside/secret.docx': {},
  'media/upload?use=picture&name=../../outside/secret.svg': {},
  'media/save': { lesson: 'why', place: { kind: 'image', id: '', old: '', nth: 0 }, values: {} },
  'media/leave': [],
  passages: { lesson: 'why' },
  save: { file: 'modules/why/en.md' },
  undo: {},
  redo: {},
  open: { file: 'modules/why/en.md', line: 1 },
};

const long = 'x'.repeat(300_000);
const hostile: Readonly<Record<string, (path: string, body: unknown) => Post>> = {
  'a page of another origin': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { origin: 'http://evil.example' },
  }),
  'a page of another port': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { origin: 'http://127.0.0.1:1' },
  }),
  'an origin that is null': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { origin: 'null' },
  }),
  'no origin': (path, body) => ({ path, body: JSON.stringify(body), headers: { origin: undefined } }),
  'no token': (path, body) => ({ path, body: JSON.stringify(body), headers: { 'x-edit-token': undefined } }),
  'a wrong token': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { 'x-edit-token': 'A'.repeat(32) },
  }),
  'another host': (path, body) => ({ path, body: JSON.stringify(body), headers: { host: 'evil.example' } }),
  'another site, as browsers say it': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  }),
  'a form that is sent as text': (path, body) => ({
    path,
    body: JSON.stringify(body),
    headers: { 'content-type': 'text/plain' },
  }),
  'a form': (path) => ({
    path,
    body: 'file=modules/course.yaml',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  'what is no JSON': (path) => ({ path, body: '{' }),
  'a huge body': (path) => ({ path, body: JSON.stringify({ file: 'x'.repeat(3_000_000) }) }),
  'another method': (path, body) => ({ path, method: 'PUT', body: JSON.stringify(body) }),
  'a deletion': (path) => ({ path, method: 'DELETE' }),
};

describe.each(Object.entries(routes))('/edit/%s', (route, body) => {
  it.each(Object.entries(hostile))('refuses %s', async (_, of) => {
    const status = await post(of(`/edit/${route}`, body));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

const paths = {
  'up and out': '../outside/secret.md',
  'out of modules': 'modules/../outside/secret.md',
  absolute: '/etc/passwd',
  'of a drive': 'C:\\Windows\\win.ini',
  'through a link': 'modules/linked/secret.md',
  'with a NUL': 'modules/course.yaml\0.md',
  'in code': 'src/tools/author/dev.ts',
  'of a folder': 'modules',
  'very long': long,
  'of the project itself': 'package.json',
};

describe.each(Object.entries(paths))('a path %s', (_, file) => {
  it.each([
    'settings/form',
    'settings/check',
    'settings/save',
    'problems/place',
    'problems/fix',
    'save',
    'open',
  ])('is refused by /edit/%s', async (route) => {
    const body = { ...(routes[route] as object), file };
    const status = await post({ path: `/edit/${route}`, body: JSON.stringify(body) });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

it.each([
  { course: '../course', package: 'scorm12' },
  { course: 'course', package: 'scorm12; rm -rf /' },
  { course: 'course', package: '__proto__' },
  { course: 'course', package: 'scorm12', locale: '../../x' },
  { course: 'course', package: 'scorm12', more: true },
  { course: long, package: 'scorm12' },
])('makes no package of %j', async (body) => {
  expect(await post({ path: '/edit/package/make', body: JSON.stringify(body) })).toBe(400);
});

it.each([
  { path: ['__proto__', 'x'], value: 'y' },
  { path: ['constructor'], value: 'y' },
  { path: ['title'], value: { a: 1 } },
  { path: ['title'], value: long },
  { path: ['nothing', 'like', 'it'], value: 'y' },
  { path: [], value: 'y' },
])('changes no setting for %j', async (change) => {
  const body = { file: 'modules/course.yaml', was: 'x', changes: [change] };
  expect(await post({ path: '/edit/settings/save', body: JSON.stringify(body) })).toBe(400);
});

it('nothing was written by any of them, in the course or outside', () => {
  expect(files()).toEqual(before);
});

it('what the page itself sends is not refused', async () => {
  expect(await post({ path: '/edit/settings/form', body: JSON.stringify(routes['settings/form']) })).toBe(
    200,
  );
  expect(await post({ path: '/edit/package/choices' })).toBe(200);
});
