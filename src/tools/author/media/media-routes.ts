import type { Hono } from 'hono';
import * as z from 'zod';
import type { MediaUse } from '../../../compile/media/sniff.ts';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';
import { accepted } from '../page/media/media-place.ts';
import type { MediaDesk } from './media-desk.ts';
import type { Uploads } from './uploads.ts';

/** Where a file is sent to: below `/edit/`, where the page's token is asked for. */
export const uploadAddress = '/edit/media/upload';

const query = z.strictObject({
  name: z.string().min(1).max(300),
  use: z.enum(Object.keys(accepted) as [MediaUse, ...MediaUse[]]),
});

export function mediaRoutes(app: Hono<LocalEnv>, desk: MediaDesk, uploads: Uploads): void {
  app.post(uploadAddress, async (context) => {
    const { data } = query.safeParse(context.req.query());
    if (!data) throw new Refusal(400, 'This is not what the page sends. Load it again.');
    if (context.req.header('content-type') !== 'application/octet-stream')
      throw new Refusal(415, 'A file is sent as application/octet-stream.');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return context.json(uploads.take(data.name, data.use, bytes));
  });
  app.post('/edit/media/save', async (context) => context.json(desk.save((await jsonBody(context)).value)));
  app.post('/edit/media/leave', async (context) => {
    desk.leave((await jsonBody(context)).value);
    return context.json({});
  });
}
