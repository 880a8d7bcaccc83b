import type { LocalServer } from '../../server/local-server.ts';
import { jsonBody } from '../../server/local-server.ts';
import type { Edits } from './edits.ts';
import type { History } from './history.ts';
import { onPost } from './page-posts.ts';

export function addEditRoutes({ app }: LocalServer, edits: Edits, history: History): void {
  onPost(app, 'passages', (body) => edits.passages(body));
  for (const what of ['save', 'item'] as const)
    app.post(`/edit/${what}`, async (context) => {
      const done = edits[what]((await jsonBody(context)).value);
      return 'message' in done ? context.json(done, 409) : context.json(done);
    });
  for (const what of ['undo', 'redo'] as const) onPost(app, what, () => history[what]());
  onPost(app, 'open', (body) => edits.open(body));
}
