import type { Hono } from 'hono';
import * as z from 'zod';
import type { MediaUse } from '../../../compile/media/sniff.ts';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { parseBody, onPost } from '../edit/page-posts.ts';
import { accepted } from '../page/media/media-place.ts';
import type { MediaDesk } from './media-desk.ts';
import type { Uploads } from './uploads.ts';

/** The address for uploads: below `/edit/`, so that the page's token is required. */
export const uploadAddress = '/edit/media/upload';

const query = z.strictObject({
  name: z.string().min(1).max(300),
  use: z.enum(Object.keys(accepted) as [MediaUse, ...MediaUse[]]),
});

export function mediaRoutes(app: Hono<LocalEnv>, desk: MediaDesk, uploads: Uploads): void {
  app.post(uploadAddress, async (context) => {
    const { name, use } = parseBody(query, context.req.query());
    if (context.req.header('content-type') !== 'application/octet-stream')
      throw new Refusal(415, 'A file is sent as application/octet-stream.');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return context.json(uploads.take(name, use, bytes));
  });
  onPost(app, 'media/save', (body) => desk.save(body));
  onPost(app, 'media/leave', (body) => desk.leave(body));
}
