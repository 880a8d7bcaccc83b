import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';

/** The name of the header, and of the meta element in dev mode's page. */
export const tokenName = 'x-edit-token';

/** A secret that only pages of this server know, and only while it runs. */
export class EditToken {
  readonly #token = randomBytes(24).toString('base64url');

  /** The element for the head of a page that may write. */
  get meta(): string {
    return `<meta name="${tokenName}" content="${this.#token}">`;
  }

  /** Runs before every route that writes: `app.use('/edit/*', token.guard)`. */
  readonly guard: MiddlewareHandler<LocalEnv> = async ({ env, req }, next) => {
    const { method, headers } = env.incoming;
    // The server has already compared the origin with its own: see `guard`.
    if (method !== 'GET' && method !== 'HEAD' && headers.origin === undefined)
      throw new Refusal(403, 'Only the page of this server may change files.');
    const given = Buffer.from(req.header(tokenName) ?? '');
    const token = Buffer.from(this.#token);
    if (given.length !== token.length || !timingSafeEqual(given, token))
      throw new Refusal(403, 'This page is older than the server that runs now. Load it again.');
    await next();
  };
}
