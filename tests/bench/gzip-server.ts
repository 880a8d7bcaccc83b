import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Files } from '../../src/package/package.ts';
import { contentType } from '../../src/tools/server/mime.ts';

/** Answers a request itself, or returns false to have a file served. */
export type Other = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Serves files gzipped, as servers of courses do. */
export class GzipServer {
  readonly #server: Server;

  constructor(files: Files, other: Other = () => Promise.resolve(false)) {
    const packed = new Map([...files].map(([path, content]) => [path, gzipSync(content)]));
    this.#server = createServer((request, response) => {
      const serve = async (): Promise<void> => {
        if (await other(request, response)) return;
        const path = new URL(request.url ?? '', 'http://localhost').pathname.slice(1) || 'index.html';
        const content = packed.get(path);
        if (!content) return void response.writeHead(404).end();
        response
          .writeHead(200, { 'Content-Type': contentType(path), 'Content-Encoding': 'gzip' })
          .end(content);
      };
      // A page that is closed breaks off what it was sending.
      serve().catch(() => response.destroy());
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
