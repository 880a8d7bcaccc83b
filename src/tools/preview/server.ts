import { Refusal } from '../server/guard.ts';
import { jsonBody, LocalServer, policy, sendFile, sendNothing } from '../server/local-server.ts';
import { firstDay, lastDay } from './clock.ts';
import { effectOf, LaunchFaults, readFaults } from './faults.ts';
import { Cmi5Lms } from './lrs/cmi5-lms.ts';
import { cmi5Routes, hostOver } from './lrs/cmi5-routes.ts';
import { LmsClock } from './lms-clock.ts';
import { launchOf, PackageShelf } from './package-shelf.ts';
import { checkName, RecordStore } from './record-store.ts';

export interface LmsOptions {
  /** The folder with the packages, usually `dist/`. */
  readonly packages: string;
  /** The folder of the records, usually `.lms/`. */
  readonly records: string;
  /** The LMS's own page, address → content. */
  readonly page: ReadonlyMap<string, Uint8Array>;
  /** How long a request may take to arrive, in milliseconds. */
  readonly patience?: number;
}

/** The embedded LMS: its page, the packages and the records, for this machine only. */
export class LmsServer extends LocalServer {
  constructor({ packages, records, page, patience }: LmsOptions) {
    super({
      failed: (error) => {
        console.error(error);
        return 'The embedded LMS failed; the terminal says why.';
      },
      patience,
    });
    const { app } = this;
    const shelf = new PackageShelf(packages);
    const store = new RecordStore(records);
    const clock = new LmsClock(records);
    const faults = new LaunchFaults();
    const cmi5 = new Cmi5Lms(hostOver(store, faults, clock));
    cmi5Routes(app, cmi5, shelf, clock);

    app.get('/packages.json', async (context) => context.json(await shelf.list()));
    app.get('/packages/:package/*', async (context) => {
      const [, segment = '', ...file] = context.get('path');
      const { name, launch } = launchOf(segment);
      if (effectOf(faults.of(launch), 'file') === 'unreachable') return sendNothing(context);
      // Only packages that frame a hosted course are allowed to use frames.
      if (/^(.*-)?dispatch-/.test(name))
        context.header('Content-Security-Policy', policy("default-src 'self'; frame-src http: https:"));
      const found = file.at(-1) || 'index.html';
      const content = await shelf.read(name, file);
      // Not for the website: it has no LMS, and would keep the changed page offline.
      const isInLms = launch !== name && /\.html?$/.test(found);
      return sendFile(context, found, content && isInLms ? clock.withClockScript(content) : content);
    });

    // `null` rather than 404: "nothing recorded yet" should not be an error in the console.
    const record = '/records/:package/:learner';
    const keyOf = (path: readonly string[]) => [checkName(path[1]), checkName(path[2])] as const;
    app.get(record, async (context) =>
      sendFile(context, '.json', (await store.get(...keyOf(context.get('path')))) ?? 'null'),
    );
    app.put(record, async (context) => {
      const key = keyOf(context.get('path'));
      await store.put(...key, (await jsonBody(context)).text);
      return context.body(null, 204);
    });
    app.delete(record, async (context) => {
      // Not during a request of a course, which would write back what it read before.
      await cmi5.inTurn(() => store.delete(...keyOf(context.get('path'))));
      return context.body(null, 204);
    });

    app.get('/clock', (context) => context.json(clock.state));
    app.put('/clock', async (context) => {
      const { value } = await jsonBody(context);
      if (await clock.set(Object(value)['shift'])) return context.body(null, 204);
      throw new Refusal(
        400,
        `The clock is moved by whole milliseconds, to a day from ${firstDay} to ${lastDay}.`,
      );
    });

    /** The LMS's page sets the faults of a launch. */
    app.put('/faults/:launch', async (context) => {
      const launch = context.req.param('launch');
      if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(launch)) throw new Refusal(400, 'There is no such launch.');
      const wanted = readFaults((await jsonBody(context)).value);
      if (!wanted) throw new Refusal(400, 'What goes wrong is an object.');
      faults.set(launch, wanted);
      return context.body(null, 204);
    });

    app.get('/:file?', (context) => {
      const name = context.get('path')[0] || 'index.html';
      return sendFile(context, name, page.get(name));
    });
  }
}
