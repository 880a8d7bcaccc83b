import type { Hono } from 'hono';
import type { LocalEnv } from '../../server/guard.ts';
import { jsonBody } from '../../server/local-server.ts';
import type { SettingsDesk } from './save-settings.ts';

/** Below `/edit/`, where each request carries the page's token. */
export function settingsRoutes(app: Hono<LocalEnv>, desk: SettingsDesk): void {
  app.post('/edit/settings/form', async (context) =>
    context.json(desk.form((await jsonBody(context)).value)),
  );
  app.post('/edit/settings/check', async (context) =>
    context.json(desk.check((await jsonBody(context)).value)),
  );
  app.post('/edit/settings/save', async (context) =>
    context.json(desk.save((await jsonBody(context)).value)),
  );
}
