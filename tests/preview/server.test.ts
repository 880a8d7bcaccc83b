import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LmsServer } from '../../src/preview/server.ts';
import { temporaryFolder, tinyZip, writePackages } from './tiny-package.ts';

const page = new Map([['index.html', new TextEncoder().encode('<!doctype html><title>The LMS</title>')]]);

let folder: ReturnType<typeof temporaryFolder>;
let server: LmsServer;

async function startServer(): Promise<LmsServer> {
  const started = new LmsServer({
    packages: join(folder.path, 'dist'),
    records: join(folder.path, 'lms'),
    page,
  });
  await started.listen(0);
  return started;
}

beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'dist'));
  writePackages(join(folder.path, 'dist'));
  server = await startServer();
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** Unlike fetch, sends path and Host as they are written. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function put(path: string, body: string | Uint8Array, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  return ask(path, { method: 'PUT', headers: { 'content-type': 'application/json', ...headers }, body });
}

describe('packages', () => {
  it('lists what is in the folder, with the standard, the title and the file to launch', async () => {
    const list = JSON.parse((await ask('/packages.json')).text) as Record<string, unknown>[];
    expect(list).toMatchObject([
      {
        name: 'scorm12',
        file: 'tiny-scorm12.zip',
        standard: 'scorm12',
        title: 'A tiny course',
        launch: 'start.html',
      },
      { name: 'scorm2004-4th', standard: 'scorm2004', label: 'SCORM 2004 4th Edition', files: 3 },
      { name: 'web', standard: 'web', title: 'A tiny site', launch: 'index.html' },
    ]);
  });

  it('serves the files of a zip and of the web site, with their types', async () => {
    const start = await ask('/packages/scorm12/start.html');
    expect(start.status).toBe(200);
    expect(start.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(start.text).toContain('<h1>A tiny course</h1>');
    expect((await ask('/packages/scorm12/course.js')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await ask('/packages/web/')).text).toContain('A tiny site');
  });

  it('reads a zip anew when it has changed on disk', async () => {
    expect((await ask('/packages/scorm12/start.html')).text).toContain('A tiny course');
    writeFileSync(join(folder.path, 'dist', 'tiny-scorm12.zip'), tinyZip('scorm12', 'A rebuilt course'));
    expect((await ask('/packages/scorm12/start.html')).text).toContain('A rebuilt course');
  });

  it('names what is wrong with a zip that cannot be read, and lists the others', async () => {
    writeFileSync(join(folder.path, 'dist', 'broken.zip'), 'no zip at all');
    const list = JSON.parse((await ask('/packages.json')).text) as { file: string; problem: string }[];
    expect(list.find((each) => each.file === 'broken.zip')?.problem).toBe('invalid zip data');
    expect(list).toHaveLength(4);
  });

  interface Listed {
    readonly name: string;
    readonly file: string;
    readonly problem: string;
  }
  const listed = async (): Promise<Listed[]> => JSON.parse((await ask('/packages.json')).text) as Listed[];
  const add = (file: string, title?: string): void =>
    writeFileSync(join(folder.path, 'dist', file), tinyZip('scorm12', title));

  it('calls packages by their whole names where the short one could be either', async () => {
    expect((await listed()).find(({ file }) => file === 'tiny-scorm12.zip')?.name).toBe('scorm12');
    add('acme-scorm12.zip', 'Of another');
    const names = new Map((await listed()).map(({ file, name }) => [file, name]));
    expect(names.get('acme-scorm12.zip')).toBe('acme-scorm12');
    expect(names.get('tiny-scorm12.zip')).toBe('tiny-scorm12');
    expect((await ask('/packages/acme-scorm12/start.html')).text).toContain('Of another');
    expect((await ask('/packages/tiny-scorm12/start.html')).text).toContain('A tiny course');
    expect((await ask('/packages/scorm12/start.html')).status).toBe(404);
  });

  it('never calls two packages, or a package and a site, by one name', async () => {
    for (const file of ['scorm12.zip', 'b-a-scorm12.zip', 'a-scorm12.zip', 'a-web.zip', 'a-web-fr.zip'])
      add(file);
    const names = (await listed()).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['web', 'a-web', 'a-web-fr']));
  });

  it.each(['MyCourse.zip', 'My course.zip', `${'a'.repeat(65)}.zip`, 'kept..twice.zip'])(
    'says that records could not be kept under the name of %s',
    async (name) => {
      add(name);
      const found = (await listed()).find(({ file }) => file === name);
      expect(found?.problem).toMatch(/^Rename the file/);
    },
  );

  it('lists no package whose records could not be kept without saying so', async () => {
    for (const { name, problem } of await listed()) {
      expect(problem, name).toBe('');
      expect((await put(`/records/${name}/ada`, '{}')).status, name).toBe(204);
    }
  });

  it('lets a package that frames a hosted course do so, and no other', async () => {
    for (const name of ['dispatch-scorm12', 'tiny-dispatch-scorm12']) {
      const { headers } = await ask(`/packages/${name}/index.html`);
      expect(headers['content-security-policy']).toBe("default-src 'self'; frame-src http: https:");
    }
  });

  it('sends every answer with the policy of a strict LMS, and none to a cache', async () => {
    for (const path of [
      '/',
      '/packages.json',
      '/packages/scorm12/start.html',
      '/packages/web/',
      '/nowhere',
    ]) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toBe("default-src 'self'");
      expect(headers['cache-control'], path).toBe('no-store');
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  });

  it.each(['/packages/scorm12/__proto__', '/packages/scorm12/missing.js', '/packages/other/x', '/lms.map'])(
    'has nothing at %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('can only be read', async () => {
    expect((await ask('/packages/scorm12/start.html', { method: 'PUT' })).status).toBe(405);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { method: 'HEAD' })).text).toBe('');
  });
});

describe('what is refused', () => {
  it('a request for another host', async () => {
    expect((await ask('/', { headers: { host: 'example.org' } })).status).toBe(421);
    expect((await ask('/', { headers: { host: `localhost:${server.port}` } })).status).toBe(200);
  });

  it.each([
    '/packages/web/../../secret.txt',
    '/packages/web/%2e%2e/%2e%2e/secret.txt',
    '/packages/web/..%2f..%2fsecret.txt',
    '/packages/web/..%5c..%5csecret.txt',
    '/packages/web/%252e%252e/secret.txt',
    '/packages/web/%c0%ae%c0%ae/secret.txt',
    '/packages/web/index.html%00.txt',
  ])('the way out of the folder by %s', async (path) => {
    writeFileSync(join(folder.path, 'secret.txt'), 'secret');
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('secret');
  });

  it('a symbolic link that leads out of the web site', async () => {
    writeFileSync(join(folder.path, 'secret.txt'), 'secret');
    symlinkSync(join(folder.path, 'secret.txt'), join(folder.path, 'dist', 'web', 'link.txt'));
    expect((await ask('/packages/web/link.txt')).status).toBe(404);
  });

  it('a body that is too large, told beforehand or not', async () => {
    const large = JSON.stringify('a'.repeat(3_000_000));
    expect((await put('/records/scorm12/ada', 'x', { 'content-length': '3000000' })).status).toBe(413);
    const unannounced = await put('/records/scorm12/ada', large, { 'transfer-encoding': 'chunked' }).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    // The connection may be closed before all of it was sent, and the answer lost with it.
    expect(['EPIPE', 'ECONNRESET', 413]).toContain(
      typeof unannounced === 'object' ? unannounced.status : unannounced,
    );
    expect((await ask('/records/scorm12/ada')).text).toBe('null');
  });

  it('a body in another encoding or type, or no JSON', async () => {
    const path = '/records/scorm12/ada';
    expect((await put(path, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await put(path, '{}', { 'content-type': 'application/json; charset=utf-16' })).status).toBe(415);
    expect((await put(path, '{}', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await put(path, '{')).status).toBe(400);
    expect((await put(path, Uint8Array.of(0x22, 0xff, 0x22))).status).toBe(400);
    expect((await ask(path)).text).toBe('null');
  });

  it('a write from another page', async () => {
    const headers = { origin: 'https://example.org' };
    expect((await put('/records/scorm12/ada', '{}', headers)).status).toBe(403);
    expect((await ask('/records/scorm12/ada', { method: 'DELETE', headers })).status).toBe(403);
  });

  it('names that are no plain names', async () => {
    for (const name of ['Ada', 'a b', '.hidden', 'a..b', 'x'.repeat(65)]) {
      expect((await put(`/records/scorm12/${encodeURIComponent(name)}`, '{}')).status, name).toBe(400);
    }
  });

  it('headers without end', async () => {
    expect((await ask('/', { headers: { 'x-long': 'a'.repeat(20_000) } })).status).toBe(431);
  });

  it('more than one host', async () => {
    const answer = await new Promise<string>((resolve) => {
      const host = `Host: 127.0.0.1:${server.port}\r\n`;
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\n${host}Host: example.org\r\nConnection: close\r\n\r\n`),
      );
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(answer).toContain('421');
  });

  it('what is sent to the record store in another encoding', async () => {
    const body = Uint8Array.of(0x22, 0xff, 0x22);
    expect((await ask('/cmi5/launch', { method: 'POST', body })).status).toBe(400);
    expect((await ask('/lrs/statements', { method: 'POST', body })).status).toBe(400);
  });

  it('what arrives letter by letter', async () => {
    await server.close();
    const options = { packages: join(folder.path, 'dist'), records: join(folder.path, 'lms'), page };
    server = new LmsServer({ ...options, patience: 200 });
    await server.listen(0);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: 127'));
      const more = setInterval(() => socket.write('.'), 50);
      socket.on('error', () => clearInterval(more));
      socket.on('data', (data) => {
        clearInterval(more);
        resolve(data.toString());
      });
    });
    expect(answer).toContain('408 Request Timeout');
    expect((await ask('/')).status).toBe(200);
  });

  it('something that is no HTTP, and goes on serving', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(answer).toContain('400 Bad Request');
    expect((await ask('/')).status).toBe(200);
  });
});

describe('records', () => {
  it('keeps a record over a restart', async () => {
    expect((await put('/records/scorm12/ada', '{"commits":3}')).status).toBe(204);
    await server.close();
    server = await startServer();
    expect((await ask('/records/scorm12/ada')).text).toBe('{"commits":3}');
    expect((await ask('/records/scorm12')).text).toBe('["ada"]');
  });

  it('keeps learners and packages apart, and deletes one only', async () => {
    await put('/records/scorm12/ada', '1');
    await put('/records/scorm12/li', '2');
    await put('/records/scorm2004-4th/ada', '3');
    expect((await ask('/records/scorm12/ada', { method: 'DELETE' })).status).toBe(204);
    const left = await Promise.all(
      ['/records/scorm12/ada', '/records/scorm12/li', '/records/scorm2004-4th/ada'].map((path) => ask(path)),
    );
    expect(left.map((each) => each.text)).toEqual(['null', '2', '3']);
  });

  it('ends with the last of many writes at once, whole, and leaves no draft behind', async () => {
    const documents = Array.from({ length: 30 }, (_, index) =>
      JSON.stringify({ index, filler: 'x'.repeat(50_000) }),
    );
    await Promise.all(documents.map((document) => put('/records/scorm12/ada', document)));
    expect(documents).toContain((await ask('/records/scorm12/ada')).text);
    expect(readdirSync(join(folder.path, 'lms', 'scorm12'))).toEqual(['ada.json']);
  });

  it('answers without a folder of records, and makes none for reading', async () => {
    expect((await ask('/records/scorm12/ada')).text).toBe('null');
    expect((await ask('/records/scorm12')).text).toBe('[]');
    expect(existsSync(join(folder.path, 'lms'))).toBe(false);
  });
});
