import { MemoryStore } from '../session/fakes.ts';
import type { StoreFault } from '../hosts/cmi5-host.ts';
import { answering, away, Cmi5Host } from '../hosts/cmi5-host.ts';
import { recordedBy } from '../hosts/lrs-host.ts';
import type { Fault } from './cmi5-fault.ts';
import { every, now, toStore, writes } from './cmi5-fault.ts';
import { oddAnswers } from './cmi5-odd-answers.ts';
import type { Case } from './matrix.ts';
import { allAnswers, faultsOf, walkIn, Window } from './session-walk.ts';

/** From the middle of the second session until its end. */
const fromHalfway = (wrong: StoreFault): Pick<Fault, 'begins' | 'halfway'> => ({
  begins: (host) => void (host.injectedFaults = () => undefined),
  halfway(host, session) {
    if (session === 2) host.injectedFaults = (asked) => (toStore(asked) ? wrong(asked) : undefined);
    return Promise.resolve(undefined);
  },
});

const tooSlow: StoreFault = () => {
  throw new DOMException('The operation timed out.', 'TimeoutError');
};

const faults: readonly Fault[] = [
  { name: 'to the letter' },
  { name: 'cmi5: 401 from halfway, as of a token that has expired', ...fromHalfway(answering(401)) },
  { name: 'cmi5: 403 from halfway, as of a session that the LMS has ended', ...fromHalfway(answering(403)) },
  {
    name: 'cmi5: 409 at every second state, as of another that wrote',
    ...now(() => every(2, ({ method }) => method === 'PUT', answering(409))),
  },
  {
    name: 'cmi5: 409 at statements that it has already, whose answer was lost',
    begins(host) {
      let posts = 0;
      host.losesAnswer = ({ method, url }) =>
        method === 'POST' && url.pathname === '/lrs/statements' && ++posts % 2 === 0;
    },
  },
  {
    name: 'cmi5: 429 with Retry-After',
    ...now(() => every(4, toStore, answering(429, /./, { 'Retry-After': '7' }))),
  },
  ...[500, 502, 503].map((status) => ({
    name: `cmi5: ${status} at every third request`,
    ...now(() => every(3, toStore, answering(status))),
  })),
  {
    name: 'cmi5: 400 at every fourth batch of statements',
    ...now(() => every(4, ({ method }) => method === 'POST', answering(400))),
  },
  { name: 'cmi5: a store too slow at every third request', ...now(() => every(3, toStore, tooSlow)) },
  {
    name: 'cmi5: empty answers to writes and for the preferences',
    begins(host) {
      host.changesAnswer = (asked, answer) =>
        answer.ok && (asked.method !== 'GET' || /agents/.test(asked.url.pathname))
          ? new Response(toStore(asked) ? '' : answer.body, { status: 200 })
          : answer;
    },
  },
  { name: 'cmi5: the store away from halfway', ...fromHalfway(away) },
  {
    name: 'cmi5: the network away for three minutes',
    begins(host) {
      const from = host.now + 30_000;
      host.injectedFaults = (asked) =>
        toStore(asked) && host.now > from && host.now < from + 180_000 ? away(asked) : undefined;
    },
  },
  {
    name: 'cmi5: answers to writes lost, one in three',
    begins(host) {
      let count = 0;
      host.losesAnswer = (asked) => writes(asked) && ++count % 3 === 0;
    },
  },
  {
    name: 'cmi5: the page loaded again halfway',
    halfway: (host) => Promise.resolve(host.reload()),
  },
  {
    name: 'cmi5: the token used already: the learner launches again',
    async launch(host, tries) {
      const record = await host.launch();
      if (tries > 1) return record;
      await record.open();
      // A duplicated tab: the address is the same, but the tab's session storage is empty.
      host.tab = new MemoryStore();
      return host.reload();
    },
  },
  {
    name: 'cmi5: launched again in another window halfway',
    async halfway(_, session, place) {
      if (session === 2) {
        const other = new Window(place);
        await other.open();
        await other.lesson('lesson-1');
        await other.close('exit');
      }
      return undefined;
    },
    // The lesson's question was answered again in the other window.
    answers: [...allAnswers.slice(0, 2), 'lesson-1-q1', ...allAnswers.slice(2)],
    mayRefuse: /^403 The session (is over|was abandoned)/,
  },
  {
    name: 'cmi5: device storage refused',
    begins: (host) => void (host.device = undefined),
  },
  {
    name: 'cmi5: never takes answers',
    ...now(
      () => (asked) =>
        asked.method === 'POST' && /verbs\/answered"/.test(asked.body)
          ? new Response('', { status: 400 })
          : undefined,
    ),
    answers: [],
  },
  ...oddAnswers,
];

const caseOf = ({ name, begins, halfway, launch, answers, mayRefuse = /^412/ }: Fault): Case => ({
  fault: name,
  record: 'cmi5',
  over: 'the embedded record store',
  async run() {
    const host = new Cmi5Host('none');
    const device = new MemoryStore();
    host.device = device;
    const time = {
      get at() {
        return host.now;
      },
      set at(at) {
        host.now = at;
      },
    };
    const walked = await walkIn({
      launch: (tries) => launch?.(host, tries) ?? host.launch(),
      begins(session) {
        host.injectedFaults = () => undefined;
        host.losesAnswer = () => false;
        host.changesAnswer = (_, answer) => answer;
        begins?.(host, session);
      },
      ...(halfway && { halfway: (session, place) => halfway(host, session, place) }),
      get device() {
        return host.device;
      },
      recorded: () => recordedBy(host),
      time,
    });
    const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
    const once = ['completed', 'passed'].filter((verb) => count(verb) !== 1);
    return {
      final: walked.after.at(-1),
      refusals: walked.refusals,
      complaints: [
        ...faultsOf(walked, { answers }),
        ...once.map((verb) => `${count(verb)} statements “${verb}”`),
        ...host.refused.filter((refused) => !mayRefuse.test(refused)).map((refused) => `refused: ${refused}`),
      ],
    };
  },
});

/** The faults for a record over cmi5. */
export const cmi5Cases: readonly Case[] = faults.map(caseOf);
