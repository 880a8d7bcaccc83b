import type { IncomingHttpHeaders, IncomingMessage, ServerOptions } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The context of a request to a server on this machine. */
export interface LocalEnv {
  readonly Bindings: HttpBindings;
  /** `path`: the decoded segments of the address, see {@link pathSegments}. */
  readonly Variables: { path: readonly string[] };
}

/**
 * Limits for a server on this machine: short headers, and no waiting for clients that send them very slowly.
 *
 * @param patience how long a request's headers may take to arrive, in milliseconds
 * @param whole how long the whole request may take, such as a film over a slow connection
 */
export const serverLimits = (patience = 10_000, whole = patience): ServerOptions => ({
  maxHeaderSize: 16_384,
  headersTimeout: patience,
  requestTimeout: whole,
  connectionsCheckingInterval: patience / 2,
});

/** Why a request is refused: an HTTP status and one line of text. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Accepts requests only from this machine, and writes only from pages of this server. Use it before all routes. A
 * server with stricter rules for writes, such as a token, adds its own middleware after it.
 *
 * @param port the server's port
 * @param forwarded the host name of a proxy in front of the server, if any
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

/** The requested host; undefined if there is none, or more than one. */
function hostOf({ headersDistinct }: IncomingMessage): string | undefined {
  const hosts = headersDistinct['host'];
  return hosts?.length === 1 ? hosts[0] : undefined;
}

/**
 * Accepts only this machine's own names. Otherwise a page elsewhere could point its host name at 127.0.0.1 (DNS
 * rebinding), and read or change the LMS's records.
 *
 * @param forwarded is also accepted, because the user named it when starting the server
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
 * Refuses requests from pages elsewhere: frames, scripts, pictures, forms. Only following a link to this server is
 * allowed. Browsers say where a request comes from (Fetch Metadata, W3C); other clients do not.
 */
function checkSite(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return;
  if (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document') return;
  throw new Refusal(403, 'Only the pages of this server may use it.');
}

/**
 * A write must come from a page of this server. Browsers always send Origin with POST, PUT and DELETE. A proxy may pass
 * on Origin and Host unchanged, or replace either with localhost.
 */
export function checkOrigin({ origin, host }: IncomingHttpHeaders, port = 0, forwarded?: string): void {
  const own = forwarded === undefined ? [] : [`https://${forwarded}`, `http://localhost:${port}`];
  if (origin !== undefined && origin !== `http://${host}` && !own.includes(origin)) {
    throw new Refusal(403, 'Only the page of this server may change a record.');
  }
}

/**
 * The decoded segments of a request's path, without the query. A trailing slash gives an empty last segment.
 *
 * @throws {Refusal} 400 for anything ambiguous: `../..`, encoded slashes, backslashes, control characters, broken or
 * double percent encoding
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
  // A percent sign that is left after decoding was encoded twice.
  // oxlint-disable-next-line no-control-regex -- those are what no name of a file holds
  if (/[/\\%\u0000-\u001f\u007f]/.test(decoded) || decoded === '.' || decoded === '..') {
    throw new Refusal(400, 'The address has a part that is not allowed.');
  }
  return decoded;
}
