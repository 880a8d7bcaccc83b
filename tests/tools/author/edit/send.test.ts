// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renewToken, send } from '../../../../src/tools/author/page/edit/send.ts';

/** The server that runs, which takes its own token alone. */
const server = { token: 'first' };
const page = (): string => `<meta name="x-edit-token" content="${server.token}">`;

beforeEach(() => {
  document.head.innerHTML = page();
  vi.stubGlobal('fetch', async (path: string, { headers }: RequestInit = {}) => {
    await Promise.resolve();
    if (path === '/') return new Response(page());
    const isKnown = new Headers(headers).get('X-Edit-Token') === server.token;
    return isKnown ? Response.json(path) : new Response('This page is older.', { status: 403 });
  });
});

afterEach(() => vi.unstubAllGlobals());

it('is done by a server that was started again, however many ask at once', async () => {
  server.token = 'second';
  expect(await Promise.all([send('save', {}), send('undo', {}), renewToken()])).toEqual([
    '/edit/save',
    '/edit/undo',
    undefined,
  ]);
  // One is renewed between a request and its answer.
  server.token = 'third';
  const saved = send('save', {});
  document.head.innerHTML = page();
  expect(await saved).toBe('/edit/save');
});

it('is told in the server’s words where its token is no good', async () => {
  server.token = 'not in the page';
  document.head.innerHTML = '';
  await expect(send('save', {})).rejects.toThrow(/^This page is older\.$/);
});
