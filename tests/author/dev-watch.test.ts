import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { DevServer } from '../../src/author/dev/dev-server.ts';

const watchers = vi.hoisted((): EventEmitter[] => []);
vi.mock('node:fs', async (original) => ({
  ...(await original<object>()),
  watch: (folder: string) => {
    if (folder.endsWith('assets')) throw new Error('ENOSPC: no watchers are left');
    const watcher = new EventEmitter();
    watchers.push(watcher);
    return watcher;
  },
}));

it('a system that reports no saves is told of once, and the course is served', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const server = new DevServer(join(import.meta.dirname, '../..'));
  onTestFinished(async () => {
    told.mockRestore();
    await server.close();
  });
  await server.listen(0);
  for (const watcher of watchers) watcher.emit('error', new Error('EMFILE: too many'));
  expect(watchers).toHaveLength(2);
  expect(told).toHaveBeenCalledTimes(1);
  expect(told).toHaveBeenCalledWith(
    'The page cannot follow what you save (ENOSPC: no watchers are left). To see a change, end this with Ctrl+C and type npm run dev again.\n',
  );
  expect((await fetch(server.url)).status).toBe(200);
});
