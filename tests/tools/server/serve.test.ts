import { afterEach, expect, it } from 'vitest';
import { LocalServer } from '../../../src/tools/server/local-server.ts';
import { serve } from '../../../src/tools/server/serve.ts';

const made = (): LocalServer => new LocalServer({ failed: String });
const signals = ['SIGINT', 'SIGTERM'] as const;
const before = signals.flatMap((signal) => process.listeners(signal));

afterEach(() => {
  for (const signal of signals)
    for (const one of process.listeners(signal)) if (!before.includes(one)) process.off(signal, one);
});

it('a port that is taken is said, with what to do, or the next free one is used', async () => {
  const first = made();
  await serve(first, '0');
  const port = String(first.port);
  await expect(serve(made(), port)).rejects.toThrow(
    `Port ${port} is taken: end what runs there, or choose another with --port.`,
  );
  const next = made();
  await serve(next, port, 20);
  expect(next.port).toBeGreaterThan(first.port);
  await Promise.all([first.close(), next.close()]);
});

it.each(['many', '-1', '65536', '80.5'])('%s is no port', async (port) => {
  await expect(serve(made(), port)).rejects.toThrow(`from 0 to 65535, not “${port}”`);
});
