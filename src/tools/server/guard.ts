import type { IncomingHttpHeaders, IncomingMessage, ServerOptions } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What a request to a server of this machine carries with it. */
export interface LocalEnv {
  readonly Bindings: HttpBindings;
  /** `path`: the segments of the address, decoded: see {@link pathSegments}. */
  readonly Variables: { path: readonly string[] };
}

/**
 * For a server of this machine: short headers, and no waiting for who sends them letter by letter.
 *
 * @param patience how long a request may take to arrive, in milliseconds
 * @param whole and how long all that it sends, such as a film over a slow line
 */
export const serverLimits = (patience = 10_000, whole = patience): ServerOptions => ({
  maxHeaderSize: 16_384,
  headersTimeout: patience,
  requestTimeout: whole,
  connectionsCheckingInterval: patience / 2,
});

/** Why a request was turned away: an HTTP status and one plain line. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Lets in only what comes from this machine, and writes only from pages of this server; goes before every route.
 * A server that asks more of a write, such as a token, puts a middleware of its own after it.
 *
 * @param port of the server
 * @param forwarded the name that a proxy in front of it has, where there is one
 */
export const guard =
  (port: () => number, forwarded?: string): MiddlewareHandler<LocalEnv> =>
  async (context, next) => {
    const { incoming } = context.env;
    checkHost(hostOf(incoming), port(), forwarded);
    checkSite(incoming.headers);
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
      checkOrigin(incoming.headers, port(), forwarded);
    context.set('path', pathSegments(incoming.url ?? ''));
    await next();
  };

/** The host that is asked for; undefined where there is none, or more than one to choose from. */
function hostOf({ headersDistinct }: IncomingMessage): string | undefined {
  const hosts = headersDistinct['host'];
  return hosts?.length === 1 ? hosts[0] : undefined;
}

/**
 * Only the names of this very machine are let in. A page elsewhere could otherwise point its own host name at
 * 127.0.0.1 (DNS rebinding) and read or change what the LMS recorded.
 *
 * @param forwarded is let in, too: whoever started the server has named it
 */
export function checkHost(host: string | undefined, port: number, forwarded?: string): void {
  if (forwarded !== undefined && host?.toLowerCase() === forwarded) return;
  const names = ['localhost', '127.0.0.1', '[::1]'];
  const known = names.some(
    (name) => host?.toLowerCase() === `${name}:${port}` || (port === 80 && host === name),
  );
  if (!known) throw new Refusal(421, 'This server answers on localhost only.');
}

/**
 * What a page elsewhere asks for is refused: frames, scripts, pictures, forms. Only following a link to here is let
 * through. Browsers say where a request comes from (Fetch Metadata, W3C), other clients say nothing.
 */
function checkSite(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return;
  if (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document') return;
  throw new Refusal(403, 'Only the pages of this server may use it.');
}

/**
 * A write must come from a page of this server. Browsers always send Origin with POST, PUT and DELETE. A proxy may leave
 * it, or the host, as the browser sent it or write localhost instead.
 */
export function checkOrigin({ origin, host }: IncomingHttpHeaders, port = 0, forwarded?: string): void {
  const own = forwarded === undefined ? [] : [`https://${forwarded}`, `http://localhost:${port}`];
  if (origin !== undefined && origin !== `http://${host}` && !own.includes(origin)) {
    throw new Refusal(403, 'Only the page of this server may change a record.');
  }
}

/**
 * The decoded segments of a request's path; the query is left out, a trailing slash gives a last empty segment.
 *
 * @throws {Refusal} 400 for anything that could mean two things: `../..`, encoded slashes, backslashes, control
 * characters, broken or doubled percent encoding.
 */
export function pathSegments(url: string): string[] {
  if (url.length > 2000) throw new Refusal(414, 'The address is too long.');
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (!path.startsWith('/') || path.startsWith('//'))
    throw new Refusal(400, 'The address must be a plain path.');
  return path.slice(1).split('/').map(segment);
}

function segment(encoded: string, index: number, all: readonly string[]): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(encoded);
  } catch {
    throw new Refusal(400, 'The address is not encoded correctly.');
  }
  const isLast = index === all.length - 1;
  if (decoded === '' && !isLast) throw new Refusal(400, 'The address has an empty part.');
  // A percent sign left after decoding was encoded twice.
  // oxlint-disable-next-line no-control-regex -- those are what no name of a file holds
  if (/[/\\%\u0000-\u001f\u007f]/.test(decoded) || decoded === '.' || decoded === '..') {
    throw new Refusal(400, 'The address has a part that is not allowed.');
  }
  return decoded;
}
