import type { LocalServer } from './local-server.ts';

/**
 * Listens until Ctrl+C, on the port from the command line.
 * @param tries how many consecutive ports to try if a port is taken
 * @throws {Error} with what to do, if it cannot listen
 */
export async function serve(server: LocalServer, wanted: string, tries = 1): Promise<void> {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not “${wanted}”.`);
  for (let offset = 0; ; offset += 1) {
    try {
      await server.listen(port + offset);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (offset + 1 >= tries)
        throw new Error(`Port ${port} is taken: end what runs there, or choose another with --port.`, {
          cause: error,
        });
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)));
}
