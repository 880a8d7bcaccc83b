import type { Asked, Cmi5Host, StoreFault } from '../hosts/cmi5-host.ts';
import { answering, away } from '../hosts/cmi5-host.ts';
import type { Fault } from './cmi5-fault.ts';
import { every, now, toStore, writes } from './cmi5-fault.ts';

const page = (): Response => new Response('<!doctype html><title>Sign in</title>', { status: 200 });
/** The response after `fetch` has followed a redirection to a sign-in page. */
const redirected = (): Response => Object.defineProperty(page(), 'redirected', { value: true });
const saying = (text: string) => (): Response => new Response(text, { status: 200 });
const status = (code: number) => (): Response => new Response(null, { status: code });

const isPost = ({ method, url }: Asked): boolean => method === 'POST' && url.pathname === '/lrs/statements';
const isState = ({ url }: Asked): boolean => url.pathname === '/lrs/activities/state';
const isPlace = (asked: Asked): boolean =>
  isState(asked) && asked.url.searchParams.get('stateId') === 'course-state';
const isList = (asked: Asked): boolean => isState(asked) && !asked.url.searchParams.has('stateId');
const reads = (asked: Asked): boolean => asked.method === 'GET';

/** From the second session on, until the learner has saved something in it. */
const untilSaved = (
  kind: (asked: Asked) => boolean,
  wrong: StoreFault,
  sessions: readonly number[],
): Pick<Fault, 'begins'> => ({
  begins(host, session) {
    let hasSaved = !sessions.includes(session);
    host.injectedFaults = (asked) => {
      hasSaved ||= isPlace(asked) && !reads(asked);
      return !hasSaved && reads(asked) && kind(asked) ? wrong(asked) : undefined;
    };
  },
});

/** Until the learner launches again: the course does not begin without its place. */
const untilLaunched = (wrong: StoreFault): Pick<Fault, 'begins'> => ({
  begins(host, session) {
    let left = session === 1 ? 0 : 5;
    host.injectedFaults = (asked) =>
      isPlace(asked) && reads(asked) && left-- > 0 ? wrong(asked) : undefined;
  },
});

/** Changes the document's ETag in the answer, or removes it for null. */
const tagged = (
  change: (tag: string) => string | null,
  more: (host: Cmi5Host) => void = () => undefined,
): Pick<Fault, 'begins'> => ({
  begins(host) {
    more(host);
    host.changesAnswer = (_, answer) => {
      const tag = answer.headers.get('ETag');
      if (tag === null) return answer;
      const changed = change(tag);
      if (changed === null) answer.headers.delete('ETag');
      else answer.headers.set('ETag', changed);
      return answer;
    };
  },
});

/** A store that requires every PUT to name the document that it replaces. */
const demanding = (host: Cmi5Host): void => {
  host.injectedFaults = (asked) => {
    const isNamed = asked.headers.has('If-Match') || asked.headers.has('If-None-Match');
    const isThere = host.registration.states['course-state'] !== undefined;
    return isPlace(asked) && asked.method === 'PUT' && isThere && !isNamed ? status(409)() : undefined;
  };
};

/** The clock is changed in the middle of each session, and the store asks the course to wait. */
const clock = (name: string, change: number): Fault => ({
  name: `cmi5: the clock put ${name}, and 429 with Retry-After`,
  ...now(() => every(4, toStore, answering(429, /./, { 'Retry-After': '7' }))),
  halfway(host) {
    host.putBack -= change;
    return Promise.resolve(undefined);
  },
});

const answersPreferences = (host: Cmi5Host, wrong: () => Response): void => {
  host.changesAnswer = ({ url }, answer) => (url.pathname.includes('agents') ? wrong() : answer);
};

const hour = 3_600_000;

/** Answers of stores, and of proxies before them, that the specification does not describe. */
export const oddAnswers: readonly Fault[] = [
  { name: 'cmi5: a sign-in page at every fourth request', ...now(() => every(4, toStore, page)) },
  { name: 'cmi5: a sign-in page for every second write', ...now(() => every(2, writes, page)) },
  {
    name: 'cmi5: a sign-in page for the statements from halfway',
    begins: (host) => void (host.injectedFaults = () => undefined),
    halfway(host, session) {
      if (session === 2) host.injectedFaults = (asked) => (isPost(asked) ? page() : undefined);
      return Promise.resolve(undefined);
    },
  },
  {
    name: 'cmi5: redirected to a sign-in page at every second write',
    ...now(() => every(2, writes, redirected)),
  },
  { name: 'cmi5: 202 at every second write', ...now(() => every(2, writes, status(202))) },
  {
    name: 'cmi5: 204 at every second write, and nothing stored',
    ...now(() => every(2, writes, status(204))),
  },
  {
    name: 'cmi5: an error in a 200 at every fourth request',
    ...now(() => every(4, toStore, saying('{"error":"busy"}'))),
  },
  {
    name: 'cmi5: the ids of others for every second statement',
    ...now(() => every(2, isPost, saying('["x"]'))),
  },
  {
    name: 'cmi5: a store that names only what is new, as Ralph',
    begins(host) {
      const had = new Set(host.isLaunched ? host.statements.map(({ id }) => id) : []);
      let posts = 0;
      host.losesAnswer = (asked) => isPost(asked) && ++posts % 2 === 0;
      host.changesAnswer = (asked, answer) => {
        if (!isPost(asked) || !answer.ok) return answer;
        const sent = (JSON.parse(asked.body) as { id: string }[]).map(({ id }) => id);
        const added = sent.filter((id) => !had.has(id));
        for (const id of sent) had.add(id);
        return added.length > 0 ? saying(JSON.stringify(added))() : status(204)();
      };
    },
  },
  {
    name: 'cmi5: a passing 404 for the place at each launch',
    ...now(() => every(2, (asked) => isPlace(asked) && reads(asked), status(404))),
  },
  {
    name: 'cmi5: a page for the place at each launch',
    ...now(() => every(2, (asked) => isPlace(asked) && reads(asked), page)),
  },
  {
    name: 'cmi5: 404 for the place and the list until the first save',
    ...untilSaved((asked) => isPlace(asked) || isList(asked), status(404), [2, 4]),
  },
  {
    name: 'cmi5: 404 for the place, and no list, until the first save',
    ...untilSaved(
      (asked) => isPlace(asked) || isList(asked),
      (asked) => (isList(asked) ? saying('[]')() : status(404)()),
      [2, 4],
    ),
  },
  {
    name: 'cmi5: 404 for the place, which the list has, at two launches of a session',
    ...untilLaunched(status(404)),
  },
  { name: 'cmi5: a page for the place at two launches of a session', ...untilLaunched(page) },
  {
    name: 'cmi5: 404 for the launch data, written a moment ago',
    ...now(() => every(2, ({ url }) => url.searchParams.get('stateId') === 'LMS.LaunchData', status(404))),
  },
  {
    name: 'cmi5: a page for the launch data',
    ...now(() => every(2, ({ url }) => url.searchParams.get('stateId') === 'LMS.LaunchData', page)),
  },
  { name: 'cmi5: a page for the token, once', ...now(() => every(2, (asked) => !toStore(asked), page)) },
  { name: 'cmi5: 500 for the preferences', begins: (host) => answersPreferences(host, status(500)) },
  { name: 'cmi5: a page for the preferences', begins: (host) => answersPreferences(host, page) },
  { name: 'cmi5: tags with -gzip, as of Apache', ...tagged((tag) => tag.replace(/"$/, '-gzip"')) },
  { name: 'cmi5: weak tags, as of nginx', ...tagged((tag) => `W/${tag}`) },
  { name: 'cmi5: tags without quotation marks', ...tagged((tag) => tag.replaceAll('"', '')) },
  { name: 'cmi5: a proxy’s own tag', ...tagged(() => '"cdn-123"') },
  { name: 'cmi5: a proxy’s own tag, and a store that demands one', ...tagged(() => '"cdn-123"', demanding) },
  { name: 'cmi5: no tag exposed', ...tagged(() => null) },
  { name: 'cmi5: no tag exposed, and a store that demands one', ...tagged(() => null, demanding) },
  {
    name: 'cmi5: preconditions dropped on the way to a store that demands them',
    ...tagged(
      () => null,
      (host) => {
        host.injectedFaults = (asked) =>
          isPlace(asked) && asked.method === 'PUT' && host.registration.states['course-state']
            ? status(412)()
            : undefined;
      },
    ),
  },
  clock('an hour back', -hour),
  clock('a day back', -24 * hour),
  clock('a year forward', 365 * 24 * hour),
  {
    name: 'cmi5: the clock stood in 2020 while the store was away',
    begins(host, session) {
      host.putBack = session === 2 ? host.now - Date.UTC(2020, 0, 1) : 0;
      host.injectedFaults = () => undefined;
    },
    halfway(host, session) {
      if (session === 2) host.injectedFaults = (asked) => (toStore(asked) ? away(asked) : undefined);
      return Promise.resolve(undefined);
    },
  },
  {
    name: 'cmi5: an endpoint with a query and without a slash',
    begins: (host) => void (host.endpoint = 'https://lms.example/lrs?tenant=a%26b'),
  },
  {
    name: 'cmi5: an endpoint with two slashes',
    begins: (host) => void (host.endpoint = 'https://lms.example/lrs//'),
  },
];
