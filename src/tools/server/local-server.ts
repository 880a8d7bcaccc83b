import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { LocalEnv } from './guard.ts';
import { guard, Refusal, serverLimits } from './guard.ts';
import { contentType } from './mime.ts';

export interface LocalServerOptions {
  /** What every page may load, for {@link policy}. A response may have its own policy. */
  readonly sources?: string;
  /** The message for an error that is not a refusal. */
  readonly failed: (error: unknown) => string;
  /** How long a request may take to arrive, in milliseconds. */
  readonly patience?: number | undefined;
  /** The host name of a proxy in front of the server, in lower case: `name.example.org`. */
  readonly forwarded?: string | undefined;
  /** Paths that accept large uploads. */
  readonly uploads?: readonly string[];
}

/**
 * A content security policy under which no other page can frame this one.
 *
 * @param sources what the page may load. The default is as strict as a strict LMS, so that anything more that packages
 * need fails here first
 */
export const policy = (sources = "default-src 'self'"): string => `${sources}; frame-ancestors 'self'`;

const headers = {
  'X-Frame-Options': 'SAMEORIGIN',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The maximum body in bytes: ten times what a SCORM 2004 attempt with 250 long interactions needs. */
const maxSize = 2_000_000;
/** The maximum of an upload in bytes, such as a film; and how long it may take to arrive, in milliseconds. */
const maxUpload = 100_000_000;
const uploadPatience = 600_000;

/** A server for this machine only. Add routes to `app`; their errors are answered here. */
export class LocalServer {
  readonly app = new Hono<LocalEnv>();
  readonly #server: Server;
  /** Requests being answered. */
  readonly #serving = new Set<Promise<Response>>();

  constructor({ failed, patience, sources, forwarded, uploads = [] }: LocalServerOptions) {
    const { app } = this;
    app.use(async (context, next) => {
      context.header('Content-Security-Policy', policy(sources));
      for (const [name, value] of Object.entries(headers)) context.header(name, value);
      await next();
    });
    app.use(guard(() => this.port, forwarded));
    const limit = (most: number, message: string) =>
      bodyLimit({ maxSize: most, onError: () => refuse(413, message) });
    const usual = limit(maxSize, 'What is sent is too large.');
    const large = limit(maxUpload, 'It has more than 100 MB, the most that can be sent. Export it smaller.');
    app.use((context, next) => (uploads.includes(context.req.path) ? large : usual)(context, next));
    const notAllowed = 'This address takes other methods.\n';
    app.use(
      methodNotAllowed({
        app,
        onMethodNotAllowed: (context, methods) =>
          context.text(notAllowed, 405, { Allow: methods.join(', ') }),
      }),
    );
    app.notFound((context) => context.text('There is nothing at this address.\n', 404));
    app.onError((error, context) => {
      const { incoming } = context.env;
      if (error instanceof Refusal) return context.text(`${error.message}\n`, error.status);
      if (incoming.destroyed && !incoming.complete) return context.text('The request broke off.\n', 400);
      return context.text(`${failed(error)}\n`, 500);
    });
    const answer = async (request: Request, env: LocalEnv['Bindings']): Promise<Response> =>
      app.fetch(request, env);
    const listener = getRequestListener(
      (request, env) => {
        const served = answer(request, env as LocalEnv['Bindings']).finally(() =>
          this.#serving.delete(served),
        );
        this.#serving.add(served);
        return served;
      },
      { hostname: '127.0.0.1' },
    );
    const whole = uploads.length > 0 ? uploadPatience : patience;
    this.#server = createServer(serverLimits(patience, whole), (...exchange) => void listener(...exchange));
  }

  /** Listens on the loopback address. @throws if the port is taken (`EADDRINUSE`) */
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

  /** Closes every connection, and waits for the requests being answered. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    await Promise.all(this.#serving);
  }
}

function refuse(...why: ConstructorParameters<typeof Refusal>): never {
  throw new Refusal(...why);
}

/** Answers with a file, or the requested part of it; 404 if there is none. */
export function sendFile(
  context: Context<LocalEnv>,
  name: string,
  content: string | Uint8Array | undefined,
): Response | Promise<Response> {
  if (content === undefined) return context.notFound();
  const type = { 'Content-Type': contentType(name) };
  if (typeof content === 'string') return context.body(content, 200, type);
  const { length } = content;
  const wanted = rangeOf(context.req.header('range'), length);
  const headers = { ...type, 'Accept-Ranges': 'bytes' };
  if (!wanted) return context.body(content as Uint8Array<ArrayBuffer>, 200, headers);
  const { from, to } = wanted;
  if (from > to) return context.body(null, 416, { 'Content-Range': `bytes */${length}` });
  const part = content.subarray(from, to + 1) as Uint8Array<ArrayBuffer>;
  return context.body(part, 206, { ...headers, 'Content-Range': `bytes ${from}-${to}/${length}` });
}

/**
 * The first and last byte requested (RFC 9110, § 14), which seeking in films and resuming downloads need. Undefined for
 * the whole file, and for several parts, which may be answered with the whole file.
 */
function rangeOf(header: string | undefined, length: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '')
    return { from: Number(last) === 0 ? length : Math.max(0, length - Number(last)), to: length - 1 };
  const to = last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return last !== '' && Number(last) < Number(first) ? undefined : { from: Number(first), to };
}

/** Ends the connection without an answer. */
export function sendNothing({ env }: Context<LocalEnv>): Response {
  env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The body as text. @throws {Refusal} if it is not UTF-8 */
export async function textBody({ req }: Context<LocalEnv>): Promise<string> {
  const bytes = await req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'What is sent must be UTF-8.');
  }
}

/** The body as JSON, both text and value. @throws {Refusal} if it is not JSON */
export async function jsonBody(context: Context<LocalEnv>): Promise<{ text: string; value: unknown }> {
  const { req } = context;
  if (!/^application\/json(?:; *charset=utf-8)?$/i.test(req.header('content-type') ?? '')) {
    throw new Refusal(415, 'This is sent as application/json in UTF-8.');
  }
  if (req.header('content-encoding') !== undefined) throw new Refusal(415, 'This is sent uncompressed.');
  const text = await textBody(context);
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    throw new Refusal(400, 'What is sent is no JSON.');
  }
}
