import { describe, expect, it } from 'vitest';
import type { StatementDraft, Verb } from '../../../src/records/xapi/statement-draft.ts';
import { Queue } from '../../../src/records/xapi/queue.ts';
import { draft, launch, launchData, reply, StandIn, storedAs } from './stand-ins.ts';

/** Sends this over a store that answers this when it is asked what it holds. */
async function sendOver(
  answer: (query: URLSearchParams) => Response,
  drafts: readonly StatementDraft[],
  times = 1,
): Promise<{ store: StandIn; confirmed: StatementDraft[] }> {
  const confirmed: StatementDraft[] = [];
  const store = new StandIn(({ method, url }) => (method === 'GET' ? answer(url.searchParams) : reply(503)));
  const queue = new Queue(store.lrs, { launch, data: launchData, names: { language: 'en' } }, (one) =>
    confirmed.push(one),
  );
  queue.add(...drafts);
  for (let time = 0; time < times; time++) await queue.send().catch(() => {});
  return { store, confirmed };
}

/** A statement about the course as a store would hand it out. */
const onRecord = (verb: string, { object = launch.activityId, registration = launch.registration } = {}) => ({
  verb: { id: verb },
  object: { id: object },
  context: { registration: registration.toUpperCase() },
});
const holding = (...statements: readonly object[]): Response =>
  reply(200, JSON.stringify({ statements, more: '' }));
const found = (query: URLSearchParams): Response => holding(onRecord(query.get('verb') ?? ''));
const nothing = (): Response => reply(200, '{"statements":[],"more":""}');
const asked = (store: StandIn): object[] =>
  store.asked
    .filter(({ method }) => method === 'GET')
    .map(({ url }) => Object.fromEntries(url.searchParams) as object);

describe('before a statement that may be said once is sent', () => {
  it.each([
    ['completed', 'completed'],
    ['passed', 'passed'],
    ['failed', 'passed'],
  ] as const)('“%s”: the store is asked once whether “%s” is on record', async (verb, name) => {
    const { store, confirmed } = await sendOver(nothing, [draft('a', { verb })], 3);
    expect(asked(store)).toEqual([
      {
        agent: JSON.stringify(launch.actor),
        verb: `http://adlnet.gov/expapi/verbs/${name}`,
        activity: launch.activityId,
        registration: launch.registration,
        limit: '1',
      },
    ]);
    expect(store.methods).toContain('POST');
    expect(confirmed).toEqual([]);
  });

  it.each([
    ['completed', 'completed'],
    ['passed', 'passed'],
    // A pass on record, which no failure may follow.
    ['failed', 'passed'],
  ] as const)('and is on record: “%s” is not sent, and “%s” counts as told', async (verb, told) => {
    const { store, confirmed } = await sendOver(found, [draft('a', { verb })]);
    expect(store.methods).toEqual(['GET']);
    expect(confirmed).toEqual([{ ...draft('a'), verb: told }]);
  });

  it('the answer may be written in any way', async () => {
    const passed = onRecord('http://adlnet.gov/expapi/verbs/passed');
    const spaced = () => reply(200, JSON.stringify({ more: '', statements: [passed] }, null, 2));
    expect((await sendOver(spaced, [draft('a', { verb: 'passed' })])).confirmed).toHaveLength(1);
    const none = () => reply(200, '{ "statements" : [ ], "more" : { } }');
    expect((await sendOver(none, [draft('a', { verb: 'passed' })])).confirmed).toEqual([]);
  });

  const completed = 'http://adlnet.gov/expapi/verbs/completed';
  it.each([
    ['verb', onRecord('http://adlnet.gov/expapi/verbs/initialized')],
    ['activity', onRecord(completed, { object: 'https://lms.example/other' })],
    ['registration', onRecord(completed, { registration: 'another' })],
  ])(
    'a store that does not look at the %s asked for has not shown that it is on record',
    async (_, other) => {
      const drafts = [draft('a', { verb: 'completed' })];
      const { store, confirmed } = await sendOver(() => holding(other), drafts);
      expect(store.methods).toEqual(['GET', 'POST']);
      expect(confirmed).toEqual([]);
      const both = await sendOver(() => holding(other, onRecord(completed)), drafts);
      expect(both.confirmed).toHaveLength(1);
    },
  );

  it.each([400, 401, 403, 404, 405])('a store that answers %d to that is sent it', async (status) => {
    const drafts = [draft('a', { verb: 'passed' }), draft('b', { askFor: ['old'] })];
    const { store, confirmed } = await sendOver(() => reply(status), drafts);
    expect(store.methods).toEqual(['GET', 'GET', 'POST']);
    expect(confirmed).toEqual([]);
  });
});

describe('what a session that died had on its way', () => {
  it('is asked for by the id that it had, and not sent again where the store has it', async () => {
    const there = await sendOver(() => storedAs(draft('old')), [draft('new', { askFor: ['old'] })]);
    expect(asked(there.store)).toEqual([{ statementId: 'old' }]);
    expect(there.store.methods).toEqual(['GET']);
    expect(there.confirmed.map(({ id }) => id)).toEqual(['new']);
  });

  it('is sent where the store has it not', async () => {
    const { store } = await sendOver(() => reply(404), [draft('new', { askFor: ['old'] })], 2);
    expect(store.methods).toEqual(['GET', 'POST', 'POST']);
  });
});

it.each(['answered', 'progressed', 'initialized', 'terminated'] satisfies Verb[])(
  'nothing is asked before “%s” of this session is sent',
  async (verb) => {
    const { store } = await sendOver(found, [draft('a', { verb })]);
    expect(store.methods).toEqual(['POST']);
  },
);
