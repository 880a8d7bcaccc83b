import type { Hono } from 'hono';
import type * as z from 'zod';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';

/**
 * Answers what dev mode's page posts as JSON: below `/edit/`, where its token is asked for (`edit-token.ts`).
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

/** What was posted. @throws {Refusal} where it is something else */
export function given<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, success } = schema.safeParse(body);
  if (!success) throw new Refusal(400, 'This is not what the page sends. Load it again.');
  return data;
}
