import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestedLms } from './tested-lms.ts';

let lms: TestedLms;
const ask: TestedLms['ask'] = (...args) => lms.ask(...args);
const put: TestedLms['put'] = (...args) => lms.put(...args);

beforeEach(async () => {
  lms = new TestedLms();
  await lms.start();
});

afterEach(() => lms.end());

describe('what is refused', () => {
  it('a request for another host', async () => {
    expect((await ask('/', { headers: { host: 'example.org' } })).status).toBe(421);
    expect((await ask('/', { headers: { host: `localhost:${lms.port}` } })).status).toBe(200);
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
    writeFileSync(join(lms.folder.path, 'secret.txt'), 'secret');
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('secret');
  });

  it('a symbolic link that leads out of the web site', async () => {
    writeFileSync(join(lms.folder.path, 'secret.txt'), 'secret');
    symlinkSync(join(lms.folder.path, 'secret.txt'), join(lms.packages, 'web', 'link.txt'));
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
      const host = `Host: 127.0.0.1:${lms.port}\r\n`;
      const socket = connect(lms.port, '127.0.0.1', () =>
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
    await lms.server.close();
    await lms.start(200);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(lms.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: 127'));
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
      const socket = connect(lms.port, '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(answer).toContain('400 Bad Request');
    expect((await ask('/')).status).toBe(200);
  });
});

describe('records', () => {
  it('keeps a record over a restart', async () => {
    expect((await put('/records/scorm12/ada', '{"commits":3}')).status).toBe(204);
    await lms.server.close();
    await lms.start();
    expect((await ask('/records/scorm12/ada')).text).toBe('{"commits":3}');
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
    expect(readdirSync(join(lms.records, 'scorm12'))).toEqual(['ada.json']);
  });

  it('answers without a folder of records, and makes none for reading', async () => {
    expect((await ask('/records/scorm12/ada')).text).toBe('null');
    expect(existsSync(lms.records)).toBe(false);
  });
});

/** Begins a request with a body, and ends the connection before all of it was sent. */
function breakOff(method: string, path: string): Promise<void> {
  return new Promise((resolve) => {
    const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${lms.port}\r\nContent-Type: application/json\r\n`;
    const socket = connect(lms.port, '127.0.0.1', () => {
      socket.write(`${head}Content-Length: 100\r\n\r\n{"half":`, () =>
        setTimeout(() => socket.destroy(), 20),
      );
    });
    socket.on('close', () => resolve());
  });
}

describe('what is broken off', () => {
  it.each([
    ['PUT', '/records/scorm12/ada'],
    ['POST', '/cmi5/launch'],
    ['PUT', '/lrs/statements'],
  ])('%s %s is nothing to tell the terminal of', async (method, path) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await breakOff(method, path);
    await lms.server.close();
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
    await lms.start();
    expect((await ask('/records/scorm12/ada')).text).toBe('null');
  });

  it('has been written, or not, once the server is closed', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const filler = JSON.stringify('x'.repeat(1_500_000));
    const sent = Array.from({ length: 8 }, () => put('/records/scorm12/ada', filler).catch(() => undefined));
    await expect.poll(() => existsSync(join(lms.records, 'scorm12'))).toBe(true);
    await lms.server.close();
    const there = readdirSync(join(lms.records, 'scorm12'));
    expect(there.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    lms.folder.remove();
    await Promise.all(sent);
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
    await lms.start();
  });
});
