import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DevServer } from '../../../src/tools/author/dev/dev-server.ts';
import { docx, p } from '../import/docx.ts';
import { meeting } from '../import/documents.ts';
import { writtenFolder } from './written-course.ts';

/** Dev mode over a small course, and a way to send it a document as its page does. */
async function serving() {
  const root = writtenFolder({ 'assets/theme.css': ':root{}' });
  symlinkSync(join(import.meta.dirname, '../../../src'), join(root, 'src'), 'dir');
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(root, 'node_modules'), 'dir');
  const server = new DevServer(root);
  await server.listen(0);
  onTestFinished(() => server.close());
  const origin = server.url.slice(0, -1);
  const token =
    /name="x-edit-token" content="([^"]+)"/.exec(await (await fetch(server.url)).text())?.[1] ?? '';
  const send = async (name: string, content: Uint8Array, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${server.url}edit/import?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: { Origin: origin, 'X-Edit-Token': token, ...headers },
      body: content as Uint8Array<ArrayBuffer>,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const undo = async (): Promise<number> => {
    const headers = { Origin: origin, 'X-Edit-Token': token, 'Content-Type': 'application/json' };
    return (await fetch(`${server.url}edit/undo`, { method: 'POST', headers, body: '{}' })).status;
  };
  return { root, send, undo };
}

it('an import is taken back by Undo, with its lesson, its pictures and its links', async () => {
  const { root, send, undo } = await serving();
  const state = (): string[] => [
    readFileSync(join(root, 'modules/course.yaml'), 'utf8'),
    readFileSync(join(root, 'modules/links.yaml'), 'utf8'),
    ...readdirSync(join(root, 'modules')),
  ];
  const before = state();
  expect((await send('heard.docx', meeting)).status).toBe(200);
  expect(state()).not.toEqual(before);
  expect(await undo()).toBe(200);
  expect(state()).toEqual(before);
});

it('a document that is dropped on the page becomes a lesson, and the page learns what became of what', async () => {
  const { root, send } = await serving();
  const { status, text } = await send('100% heard.docx', meeting);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    lesson: 'heard',
    files: ['modules/heard/en.md', 'modules/links.yaml', 'modules/course.yaml'],
    log: expect.arrayContaining([
      expect.objectContaining({ what: 'Title', words: 'Meetings that hear everybody' }),
    ]) as unknown,
  });
  expect(await send('100% heard.docx', meeting)).toEqual({
    status: 422,
    text: 'modules/heard/en.md is there already. Take another id.\n',
  });
  expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8')).toContain('[leaf, heard, exam]');
});

it('nothing is taken from elsewhere, and nothing is written elsewhere', async () => {
  const { root, send } = await serving();
  const before = readdirSync(join(root, 'modules'));
  expect(await send('a.docx', meeting, { 'X-Edit-Token': '' })).toMatchObject({ status: 403 });
  expect(await send('a.docx', meeting, { Origin: 'https://example.org' })).toMatchObject({ status: 403 });
  expect(await send('a.docx', meeting, { 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({ status: 403 });
  expect(await send('a.exe', meeting)).toMatchObject({ status: 422 });
  expect(await send('a.docx', new Uint8Array(3_000_000))).toMatchObject({ status: 422 });
  expect(await send('a.docx', new Uint8Array(100_000_001))).toMatchObject({ status: 413 });
  expect(readdirSync(join(root, 'modules'))).toEqual(before);
  expect((await send('../../b.docx', docx({ body: p('Words') }))).status).toBe(200);
  expect(existsSync(join(root, 'modules/b/en.md'))).toBe(true);
});
