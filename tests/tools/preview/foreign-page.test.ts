import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DevServer } from '../../../src/tools/author/dev/dev-server.ts';
import { TestedLms } from './tested-lms.ts';

const lms = new TestedLms();
const dev = new DevServer(join(import.meta.dirname, '../../..'));

beforeAll(async () => {
  await lms.start();
  await dev.listen(0);
});

afterAll(async () => {
  await lms.end();
  await dev.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Unlike fetch, sends Host and Sec-Fetch-… as they are written. */
function ask(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What a browser says of a request of another page. */
const foreign = (mode: string, dest: string, site = 'cross-site') => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest,
  origin: 'https://example.org',
});

describe.each([
  ['the embedded LMS', () => lms.port, ['/', '/packages.json', '/records/scorm12/ada', '/lrs/statements']],
  [
    'dev mode',
    () => dev.port,
    ['/', '/changes/any/-1', '/course/outline.js', '/src/package/start-screen.ts'],
  ],
])('a page elsewhere, of %s,', (_, port, paths) => {
  it('frames nothing', async () => {
    for (const path of paths) {
      const { headers } = await ask(port(), path, {});
      expect(headers, path).toMatchObject({
        'content-security-policy': "default-src 'self'; frame-ancestors 'self'",
        'x-frame-options': 'SAMEORIGIN',
      });
      expect((await ask(port(), path, foreign('navigate', 'iframe'))).status, path).toBe(403);
    }
  });

  it.each([
    ['a script', foreign('no-cors', 'script')],
    ['a picture', foreign('no-cors', 'image')],
    ['a request in the background', foreign('no-cors', 'empty')],
    ['a request that asks for CORS', foreign('cors', 'empty')],
    ['a page at another port of this machine', foreign('cors', 'empty', 'same-site')],
  ])('reads nothing by %s', async (__, headers) => {
    for (const path of paths) expect((await ask(port(), path, headers)).status, path).toBe(403);
  });

  it('is given no leave by CORS', async () => {
    const wish = { origin: 'https://example.org', 'access-control-request-method': 'PUT' };
    for (const path of paths)
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await ask(port(), path, wish, method);
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      }
  });

  it('reaches nothing under a name of its own (DNS rebinding)', async () => {
    for (const host of ['example.org', `example.org:${port()}`, `localhost:${port() + 1}`])
      for (const path of paths) expect((await ask(port(), path, { host })).status, path).toBe(421);
  });

  it('writes nothing', async () => {
    for (const path of paths)
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const forged = { ...foreign('navigate', 'document'), 'content-type': 'text/plain' };
        const { status } = await ask(port(), path, forged, method);
        expect([403], `${method} ${path}`).toContain(status);
      }
  });

  it('may link to it', async () => {
    expect((await ask(port(), '/', foreign('navigate', 'document'))).status).toBe(200);
  });
});

it('what changes records at the embedded LMS is refused to other origins, also where the browser says no more', async () => {
  const headers = { origin: 'https://example.org', 'content-type': 'application/json' };
  for (const [method, path] of [
    ['PUT', '/records/scorm12/ada'],
    ['DELETE', '/records/scorm12/ada'],
    ['PUT', '/faults/some-launch'],
    ['POST', '/cmi5/launch'],
    ['POST', '/cmi5/fetch/x'],
    ['POST', '/cmi5/cut/x'],
    ['POST', '/lrs/statements'],
    ['PUT', '/lrs/activities/state'],
    ['DELETE', '/lrs/activities/state'],
  ] as const)
    expect((await ask(lms.port, path, headers, method)).status, `${method} ${path}`).toBe(403);
});
