import type { LocalServer } from '../../server/local-server.ts';
import { jsonBody } from '../../server/local-server.ts';
import type { Edits } from './edits.ts';
import type { History } from './history.ts';

/** What the page asks for below `/edit/`, where the page's token is asked for: see `edit-token.ts`. */
export function addEditRoutes({ app }: LocalServer, edits: Edits, history: History): void {
  app.post('/edit/passages', async (context) =>
    context.json(edits.passages((await jsonBody(context)).value)),
  );
  for (const what of ['save', 'item'] as const)
    app.post(`/edit/${what}`, async (context) => {
      const done = edits[what]((await jsonBody(context)).value);
      return 'message' in done ? context.json(done, 409) : context.json(done);
    });
  for (const what of ['undo', 'redo'] as const)
    app.post(`/edit/${what}`, async (context) => {
      await jsonBody(context);
      return context.json(history[what]());
    });
  app.post('/edit/open', async (context) => {
    edits.open((await jsonBody(context)).value);
    return context.json({});
  });
}
