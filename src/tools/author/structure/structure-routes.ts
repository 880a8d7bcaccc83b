import type { Hono } from 'hono';
import type { LocalEnv } from '../../server/guard.ts';
import { jsonBody, sendFile } from '../../server/local-server.ts';
import { guidePicture } from './block-kinds.ts';
import type { StructureDesk } from './structure-desk.ts';

/** Below `/edit/`, where each request carries the page's token; pictures of blocks, for whoever asks, beside the gallery. */
export function structureRoutes(app: Hono<LocalEnv>, desk: StructureDesk): void {
  app.post('/edit/structure', async (context) => context.json(desk.look((await jsonBody(context)).value)));
  app.post('/edit/structure/change', async (context) =>
    context.json(desk.change((await jsonBody(context)).value)),
  );
  app.get('/gallery/pictures/:name', (context) =>
    sendFile(context, '.png', guidePicture(context.req.param('name'))),
  );
}
