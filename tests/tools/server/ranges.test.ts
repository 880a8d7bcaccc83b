import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalServer, sendFile } from '../../../src/tools/server/local-server.ts';

const server = new LocalServer({ failed: String });
server.app.get('/talk.mp4', (context) =>
  sendFile(context, 'talk.mp4', new TextEncoder().encode('0123456789')),
);
beforeAll(() => server.listen(0));
afterAll(() => server.close());

const asked = async (range?: string) => {
  const response = await fetch(`${server.url}talk.mp4`, range === undefined ? {} : { headers: { range } });
  return [response.status, response.headers.get('content-range'), await response.text()];
};

// What films are sought in by, and downloads go on by.
it.each([
  [undefined, 200, null, '0123456789'],
  ['bytes=0-', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
  ['bytes=7-99', 206, 'bytes 7-9/10', '789'],
  ['bytes=-3', 206, 'bytes 7-9/10', '789'],
  ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=-0', 416, 'bytes */10', ''],
  ['bytes=4-2', 200, null, '0123456789'],
  ['bytes=0-1,4-5', 200, null, '0123456789'],
  ['lines=1-2', 200, null, '0123456789'],
])('answers %s with %i', async (range, status, contentRange, text) => {
  expect(await asked(range)).toEqual([status, contentRange, text]);
});

it('says that it can, and of which kind the file is', async () => {
  const { headers } = await fetch(`${server.url}talk.mp4`);
  expect([headers.get('accept-ranges'), headers.get('content-type')]).toEqual(['bytes', 'video/mp4']);
});
