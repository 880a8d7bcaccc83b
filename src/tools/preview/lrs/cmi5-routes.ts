import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import type { LocalEnv } from '../../server/guard.ts';
import { Refusal } from '../../server/guard.ts';
import { sendNothing, textBody } from '../../server/local-server.ts';
import type { LaunchFaults } from '../faults.ts';
import { slowness } from '../faults.ts';
import type { LmsClock } from '../lms-clock.ts';
import type { PackageShelf } from '../package-shelf.ts';
import type { RecordStore } from '../record-store.ts';
import { checkName } from '../record-store.ts';
import type { Cmi5Lms, LmsHost } from './cmi5-lms.ts';
import { unitFiles } from './course-unit.ts';
import { at, parsed } from './json.ts';
import type { LrsAnswer } from './protocol.ts';
import type { LaunchMode, Registration } from './registration.ts';

const modes: readonly LaunchMode[] = ['Normal', 'Browse', 'Review'];

const returned = `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>Back in the LMS</title><link rel="stylesheet" href="/lms.css">
<main class="list"><h1>Back in the LMS</h1><p>The course has ended its session and sent you here.</p></main></html>
`;

/** The routes under `/cmi5/` and `/lrs/`. */
export function cmi5Routes(app: Hono<LocalEnv>, lms: Cmi5Lms, shelf: PackageShelf, clock: LmsClock): void {
  app.all('/lrs/*', async (context) => {
    const { req } = context;
    const answer = await lms.answerRequest({
      method: req.method,
      resource: context.get('path').slice(1).join('/'),
      query: new URL(req.url).searchParams,
      headers: req.header(),
      body: await textBody(context),
      at: new Date(clock.now()).toISOString(),
    });
    // No answer: the request counts as never arrived.
    return answer === undefined ? sendNothing(context) : send(context, answer);
  });
  app.get('/cmi5/return', (context) => context.html(returned));
  app.post('/cmi5/fetch/:key', (context) => send(context, lms.fetchToken(context.req.param('key'))));
  app.post('/cmi5/cut/:session', (context) => {
    lms.cut(context.req.param('session'));
    return context.body(null, 204);
  });
  app.post('/cmi5/launch', async (context) => {
    const wish = parsed(await textBody(context));
    const text = (name: string): string => String(at(wish, name) ?? '');
    const name = checkName(text('package'));
    const learner = checkName(text('learner'));
    const cmi5 = await shelf.read(name, [unitFiles.cmi5.file]);
    const standard = cmi5 ? 'cmi5' : 'xapi';
    const description = cmi5 ?? (await shelf.read(name, [unitFiles.xapi.file]));
    if (!description) throw new Refusal(404, 'There is no such package for cmi5 or xAPI.');
    const unit = unitFiles[standard].read(new TextDecoder().decode(description));
    const { origin } = new URL(context.req.url);
    const launched = await lms.launch({
      standard,
      key: `${name}/${learner}`,
      unit,
      learner: { id: learner, name: text('name') || learner },
      mode: modes.find((mode) => mode.toLowerCase() === text('mode')) ?? 'Normal',
      language: text('language'),
      isAnew: at(wish, 'newAttempt') === true,
      origin,
      url: `${origin}/packages/${encodeURIComponent(name)}@{session}/${unit.url}`,
      returnUrl: `${origin}/cmi5/return`,
    });
    return context.json(launched);
  });
}

const send = (context: Context<LocalEnv>, { status, headers, body }: LrsAnswer): Response =>
  body === ''
    ? context.body(null, status as StatusCode, headers)
    : context.body(body, status as ContentfulStatusCode, headers);

/** The host of the cmi5 part. It stores registrations like SCORM records. */
export function hostOver(store: RecordStore, faults: LaunchFaults, clock: LmsClock): LmsHost {
  const names = (key: string): [collection: string, name: string] => {
    const [collection = '', name = ''] = key.split('/');
    return [checkName(collection), checkName(name)];
  };
  return {
    read: async (key) => parsed((await store.get(...names(key))) ?? 'null') as Registration | undefined,
    write: (key, registration) => store.put(...names(key), JSON.stringify(registration)),
    now: () => clock.now(),
    faults: (session) => faults.of(session),
    slowly: () => new Promise((resolve) => void setTimeout(resolve, slowness.request)),
  };
}
