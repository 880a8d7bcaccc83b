import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkHost, checkOrigin, checkSite, hostOf, Refusal, serverLimits } from './guard.ts';

export interface LocalServerOptions {
  /** Answers a request that was let in, with `send`; what it throws is answered here. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** What is said of an error that is no refusal. */
  readonly failed: (error: unknown) => string;
  /** How long a request may take to arrive, in milliseconds. */
  readonly patience?: number | undefined;
}

/** A server for this machine only. */
export class LocalServer {
  readonly #options: LocalServerOptions;
  readonly #server: Server;
  /** Requests that are being answered. */
  readonly #serving = new Set<Promise<void>>();

  constructor(options: LocalServerOptions) {
    this.#options = options;
    this.#server = createServer(serverLimits(options.patience), (request, response) => {
      const served = this.#serve(request, response).finally(() => this.#serving.delete(served));
      this.#serving.add(served);
    });
  }

  /** Listens on the loopback address. @throws where the port is taken (`EADDRINUSE`). */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Ends every connection; what is being answered then is answered first. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    await Promise.all(this.#serving);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkHost(hostOf(request), this.port);
      checkSite(request.headers);
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request.headers);
      await this.#options.answer(request, response);
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // What is left of a refused body is not read: the connection ends with the answer.
      if (!request.complete) response.setHeader('Connection', 'close');
      const refused = error instanceof Refusal;
      const message = refused ? error.message : this.#options.failed(error);
      send(response, refused ? error.status : 500, 'text/plain; charset=utf-8', `${message}\n`);
    }
  }
}

/**
 * Answers a request.
 *
 * @param sources what the page may load, as a policy: by default as little as a strict LMS would allow, so that what
 * the packages need beyond it fails here first
 */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  sources = "default-src 'self'",
): void {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  response.writeHead(status, {
    'Content-Security-Policy': `${sources}; frame-ancestors 'self'`,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...(status === 204 ? {} : { 'Content-Type': type, 'Content-Length': body.length }),
  });
  response.end(response.req.method === 'HEAD' || status === 204 ? undefined : body);
}
