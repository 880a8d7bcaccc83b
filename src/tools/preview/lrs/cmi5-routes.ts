import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../server/guard.ts';
import type { PackageShelf } from '../package-shelf.ts';
import type { RecordStore } from '../record-store.ts';
import { checkName } from '../record-store.ts';
import type { LaunchFaults } from '../faults.ts';
import { slowness } from '../faults.ts';
import { Cmi5Lms } from './cmi5-lms.ts';
import { readCourseUnit } from './course-unit.ts';
import { at, parsed } from './json.ts';
import type { LrsAnswer } from './protocol.ts';
import { answer } from './protocol.ts';
import type { LaunchMode, Registration } from './registration.ts';

export interface Cmi5Request {
  readonly message: IncomingMessage;
  readonly path: readonly string[];
  readonly body: () => Promise<string>;
}

const modes: readonly LaunchMode[] = ['Normal', 'Browse', 'Review'];

const returned = `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>Back in the LMS</title><link rel="stylesheet" href="/lms.css">
<main class="list"><h1>Back in the LMS</h1><p>The course has ended its session and sent you here.</p></main></html>
`;

/** The addresses below `/cmi5/` and `/lrs/`. */
export class Cmi5Routes {
  readonly #shelf: PackageShelf;
  readonly #lms: Cmi5Lms;

  constructor(shelf: PackageShelf, store: RecordStore, faults: LaunchFaults) {
    this.#shelf = shelf;
    this.#lms = new Cmi5Lms({
      read: async (key) => parsed((await store.get(...names(key))) ?? 'null') as Registration | undefined,
      write: (key, registration) => store.put(...names(key), JSON.stringify(registration)),
      now: () => Date.now(),
      faults: (session) => faults.of(session),
      slowly: () => new Promise((resolve) => void setTimeout(resolve, slowness.request)),
    });
  }

  /** @returns undefined where there is to be no answer at all. @throws {Refusal} */
  async answer({ message, path, body }: Cmi5Request): Promise<LrsAnswer | undefined> {
    const [room, what = '', ...rest] = path;
    const { method = '', headers } = message;
    if (room === 'lrs') {
      const flat = Object.entries(headers).map(
        ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
      );
      return this.#lms.ask({
        method,
        resource: [what, ...rest].join('/'),
        query: new URL(message.url ?? '', 'http://localhost').searchParams,
        headers: Object.fromEntries(flat),
        body: await body(),
        at: new Date().toISOString(),
      });
    }
    if (what === 'return' && method === 'GET') {
      return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: returned };
    }
    if (method !== 'POST') throw new Refusal(405, 'This address takes POST.');
    if (what === 'fetch') return this.#lms.fetchToken(rest[0] ?? '');
    if (what === 'cut') {
      this.#lms.cut(rest[0] ?? '');
      return answer(204);
    }
    if (what === 'launch') return this.#launch(await body(), `http://${headers.host ?? ''}`);
    throw new Refusal(404, 'There is nothing at this address.');
  }

  /** Does something to the records between two requests of courses, whose answers would put back what was read. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    return this.#lms.inTurn(act);
  }

  async #launch(body: string, origin: string): Promise<LrsAnswer> {
    const wish = parsed(body);
    const text = (name: string): string => String(at(wish, name) ?? '');
    const name = checkName(text('package'));
    const learner = checkName(text('learner'));
    const structure = await this.#shelf.read(name, ['cmi5.xml']);
    if (!structure) throw new Refusal(404, 'There is no such cmi5 package.');
    const unit = readCourseUnit(new TextDecoder().decode(structure));
    const launched = await this.#lms.launch({
      key: `${name}/${learner}`,
      unit,
      learner: { id: learner, name: text('name') || learner },
      mode: modes.find((mode) => mode.toLowerCase() === text('mode')) ?? 'Normal',
      language: text('language'),
      origin,
      url: `${origin}/packages/${encodeURIComponent(name)}@{session}/${unit.url}`,
      returnUrl: `${origin}/cmi5/return`,
    });
    return answer(200, JSON.stringify(launched));
  }
}

function names(key: string): [collection: string, name: string] {
  const [collection = '', name = ''] = key.split('/');
  return [checkName(collection), checkName(name)];
}
