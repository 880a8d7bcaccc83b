import type { Hono } from 'hono';
import type * as z from 'zod';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';

/**
 * Handles a POST of JSON from dev mode's page: below `/edit/`, so that its token is required (`edit-token.ts`).
 * @param path below `/edit/`
 */
export const onPost = (
  app: Hono<LocalEnv>,
  path: string,
  answer: (body: unknown) => object | Promise<object>,
): void =>
  void app.post(`/edit/${path}`, async (context) =>
    context.json(await answer((await jsonBody(context)).value)),
  );

/** The posted data. @throws {Refusal} if it does not match the schema */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, success } = schema.safeParse(body);
  if (!success) throw new Refusal(400, 'This is not what the page sends. Load it again.');
  return data;
}
