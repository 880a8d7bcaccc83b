import { describe, expect, it } from 'vitest';
import type { StatementDraft } from '../../../src/records/xapi/statement-draft.ts';
import { Queue } from '../../../src/records/xapi/queue.ts';
import type { Sent } from '../cmi5/stand-ins.ts';
import {
  draft,
  idsIn,
  launch,
  launchData,
  reply,
  StandIn,
  storedAs,
  taking,
  unreachable,
} from '../cmi5/stand-ins.ts';

/** A queue over a stand-in, and what it says of itself. */
function queueOver(store: StandIn): { queue: Queue; confirmed: StatementDraft[] } {
  const confirmed: StatementDraft[] = [];
  const queue = new Queue(store.lrs, { launch, data: launchData, names: { language: 'en' } }, (one) =>
    confirmed.push(one),
  );
  return { queue, confirmed };
}

const idsOf = (drafts: readonly StatementDraft[]): string[] => drafts.map(({ id }) => id);
const posts = (store: StandIn): string[][] =>
  store.asked.filter(({ method }) => method === 'POST').map(idsIn);
const gets = (store: StandIn): object[] =>
  store.asked
    .filter(({ method }) => method === 'GET')
    .map(({ url }) => Object.fromEntries(url.searchParams) as object);
const many = (count: number): StatementDraft[] =>
  Array.from({ length: count }, (_, index) => draft(`d${index}`));

/** Refuses every request that holds one of these ids, and knows of nothing. */
const refusing =
  (status: number, ...ids: string[]) =>
  (sent: Sent): Response =>
    sent.method === 'GET'
      ? reply(404)
      : idsIn(sent).some((id) => ids.includes(id))
        ? reply(status)
        : taking(sent);

describe('what waits', () => {
  it('is sent in order, confirmed, and gone', async () => {
    const store = new StandIn();
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('b'), draft('c'));
    queue.putFirst(draft('a'));
    await queue.send();
    expect(posts(store)).toEqual([['a', 'b', 'c']]);
    expect(idsOf(confirmed)).toEqual(['a', 'b', 'c']);
    expect(queue.waiting).toEqual([]);
  });

  it.each([
    [0, []],
    [50, [50]],
    [120, [50, 50, 20]],
  ])('of %d statements goes in batches of %j', async (count, sizes) => {
    const store = new StandIn();
    const { queue } = queueOver(store);
    queue.add(...many(count));
    await queue.send();
    expect(posts(store).map((ids) => ids.length)).toEqual(sizes);
    expect(posts(store).flat()).toEqual(idsOf(many(count)));
  });

  it('stays where the store is away', async () => {
    const store = new StandIn(unreachable);
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'));
    await expect(queue.send()).rejects.toThrow('cannot be reached');
    expect(queue.waiting).toEqual([draft('a')]);
    expect(confirmed).toEqual([]);
  });

  it('only the first goes alone, and that again where it helps', async () => {
    let tries = 0;
    const store = new StandIn((sent) => (++tries < 3 ? reply(503) : taking(sent)));
    const { queue, confirmed } = queueOver(store);
    await queue.sendFirst();
    expect(store.asked).toEqual([]);
    queue.add(draft('a'), draft('b'));
    await queue.sendFirst();
    expect(posts(store)).toEqual([['a'], ['a'], ['a']]);
    expect(idsOf(confirmed)).toEqual(['a']);
    expect(idsOf(queue.waiting)).toEqual(['b']);
  });
});

describe('a page that is going away', () => {
  it('sends all at once, to outlive it', async () => {
    const store = new StandIn();
    const { queue, confirmed } = queueOver(store);
    await queue.sendLast();
    expect(store.asked).toEqual([]);
    queue.add(...many(60));
    await queue.sendLast();
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]?.init.keepalive).toBe(true);
    expect(posts(store)[0]).toHaveLength(60);
    expect(confirmed).toHaveLength(60);
    expect(queue.waiting).toEqual([]);
  });

  it('leaves to the next session what the store may have from an earlier one', async () => {
    const store = new StandIn();
    const { queue } = queueOver(store);
    queue.add(draft('a', { askFor: ['old'] }), draft('b'));
    await queue.sendLast();
    expect(posts(store)).toEqual([['b']]);
    expect(idsOf(queue.waiting)).toEqual(['a']);
  });

  it('keeps what did not get through', async () => {
    const { queue } = queueOver(new StandIn(unreachable));
    queue.add(draft('a'));
    await expect(queue.sendLast()).rejects.toThrow('cannot be reached');
    expect(queue.waiting).toEqual([draft('a')]);
  });

  it('confirms once what was on its way already', async () => {
    const arriving: ((answer: Response) => void)[] = [];
    const store = new StandIn((sent) =>
      sent.init.keepalive ? taking(sent) : new Promise((resolve) => void arriving.push(resolve)),
    );
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'));
    const sending = queue.send();
    await queue.sendLast();
    queue.add(draft('b'));
    for (const arrive of arriving) arrive(reply(200, '["a"]'));
    await sending;
    expect(idsOf(confirmed)).toEqual(['a']);
    expect(idsOf(queue.waiting)).toEqual(['b']);
  });
});

describe('a statement that spoils its batch', () => {
  it.each([400, 403, 413])(
    'and is refused alone with %d is given up once the rest has gone',
    async (status) => {
      const store = new StandIn(refusing(status, 'bad', 'worse'));
      const { queue, confirmed } = queueOver(store);
      queue.add(draft('a'), draft('bad'), draft('b'), draft('worse'));
      if (status === 400) await expect(queue.send()).rejects.toMatchObject({ code: '400' });
      else await queue.send();
      expect(posts(store)).toEqual([['a', 'bad', 'b', 'worse'], ['a'], ['bad'], ['b'], ['worse']]);
      if (status === 400) await queue.send();
      // The store is not asked for what it could not read.
      expect(gets(store)).toEqual([]);
      expect(idsOf(confirmed)).toEqual(['a', 'b']);
      expect(idsOf(queue.waiting)).toEqual(['bad', 'worse']);
      queue.giveUpRefused();
      expect(queue.waiting).toEqual([]);
      expect(idsOf(confirmed)).toEqual(['a', 'b', 'bad', 'worse']);
      queue.giveUpRefused();
      expect(confirmed).toHaveLength(4);
    },
  );

  it('is not given up with 403 where nothing else is taken: then the session is refused', async () => {
    const store = new StandIn(refusing(403, 'a', 'b'));
    const { queue } = queueOver(store);
    queue.add(draft('a'), draft('b'));
    await expect(queue.send()).rejects.toMatchObject({ code: '403' });
    expect(idsOf(queue.waiting)).toEqual(['a', 'b']);
    store.answers = taking;
    await queue.send();
    expect(queue.waiting).toEqual([]);
  });

  it('and could not be read is no loss: alone, an answer is sent once more before it is given up', async () => {
    const store = new StandIn(refusing(400, 'a'));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'));
    await expect(queue.send()).rejects.toMatchObject({ code: '400' });
    store.answers = taking;
    await queue.send();
    expect(posts(store)).toEqual([['a'], ['a']]);
    expect(idsOf(confirmed)).toEqual(['a']);
  });

  it('has another chance at each sending, and is not given up where that took it', async () => {
    const store = new StandIn(refusing(400, 'bad'));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('bad'));
    await expect(queue.send()).rejects.toMatchObject({ code: '400' });
    await queue.send();
    store.answers = unreachable;
    await expect(queue.send()).rejects.toThrow('cannot be reached');
    // The store has refused nothing this time.
    queue.giveUpRefused();
    expect(idsOf(queue.waiting)).toEqual(['bad']);
    expect(confirmed).toEqual([]);
  });

  it('and counts is an error that names it, after the rest has gone', async () => {
    const store = new StandIn(refusing(403, 'p', 'q'));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('p', { verb: 'initialized' }), draft('a'), draft('q', { verb: 'terminated' }));
    await expect(queue.send()).rejects.toMatchObject({
      message: 'The learning record store refused “initialized”.',
      code: '403',
    });
    expect(idsOf(confirmed)).toEqual(['a']);
    queue.giveUpRefused();
    expect(idsOf(queue.waiting)).toEqual(['p', 'q']);
  });
});

describe('a statement that the store has already', () => {
  it.each(['answered', 'terminated'] as const)('is confirmed, be it “%s”', async (verb) => {
    const store = new StandIn(({ method }) =>
      method === 'GET' ? storedAs(draft('a', { verb })) : reply(409),
    );
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a', { verb }));
    await queue.send();
    expect(gets(store)).toEqual([{ statementId: 'a' }]);
    expect(idsOf(confirmed)).toEqual(['a']);
    queue.giveUpRefused();
    expect(confirmed).toHaveLength(1);
  });

  // After `terminated`, a cmi5 store refuses everything: also what is sent again because its answer was lost.
  it.each([
    ['confirmed where the store shows it', () => storedAs(draft('a', { verb: 'terminated' })), ['a']],
    ['not, where it has none', () => reply(404), []],
    ['not, where nobody may look', () => reply(403), []],
  ])('is “terminated” that is refused (403): %s', async (_, looked, expected) => {
    const store = new StandIn(({ method }) => (method === 'GET' ? looked() : reply(403)));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a', { verb: 'terminated' }));
    const sent = queue.send();
    if (expected.length > 0) await sent;
    else await expect(sent).rejects.toMatchObject({ code: '403' });
    expect(idsOf(confirmed)).toEqual(expected);
  });

  it('is not taken for one where something else has its id', async () => {
    const others = storedAs(draft('a', { verb: 'progressed' }));
    const store = new StandIn((sent) =>
      sent.method === 'GET' ? others.clone() : refusing(409, 'a', 'p')(sent),
    );
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'), draft('p', { verb: 'terminated' }));
    await expect(queue.send()).rejects.toMatchObject({ code: '409' });
    expect(confirmed).toEqual([]);
  });
});

describe('a statement is stored where the store says so', () => {
  const signIn = (): Response => reply(200, '<!doctype html><title>Sign in</title>');
  const isGet = ({ method }: Sent): boolean => method === 'GET';

  it.each([
    ['a sign-in page', signIn, signIn],
    ['a sign-in page, where the rest works', signIn, () => reply(404)],
    ['an empty 200', () => reply(200), () => reply(404)],
    ['a 204, as of whatever answers everything', () => reply(204), () => reply(204)],
    ['202', () => reply(202), () => reply(404)],
    ['an error in a 200', () => reply(200, '{"error":"busy"}'), () => reply(404)],
    ['another list', () => reply(200, '{"statements":[]}'), () => reply(200, '{"statements":[]}')],
    ['the ids of others', () => reply(200, '["x"]'), () => reply(404)],
    ['none of the ids', () => reply(200, '[]'), () => reply(404)],
    ['a store that lets nobody look', () => reply(204), () => reply(403)],
  ])('not where there is %s: it is kept, and sent again as the same', async (_, posted, looked) => {
    const store = new StandIn((sent) => (isGet(sent) ? looked() : posted()));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'), draft('b', { verb: 'terminated' }));
    await expect(queue.send()).rejects.toMatchObject({ name: 'RecordError', code: '' });
    expect(confirmed).toEqual([]);
    expect(idsOf(queue.waiting)).toEqual(['a', 'b']);
    store.answers = taking;
    await queue.send();
    expect(posts(store)).toEqual([['a', 'b'], ['a', 'b']]); // prettier-ignore
    expect(idsOf(confirmed)).toEqual(['a', 'b']);
  });

  it.each([
    ['names only what is new to it, as Ralph', () => reply(200, '["b"]')],
    ['says nothing, as Ralph where nothing is new', () => reply(204)],
    ['names keys of its own, as Learning Locker 1', () => reply(200, '["5360cabd","5360cabe"]')],
  ])('and by asking for it, where the store %s', async (_, posted) => {
    const store = new StandIn((sent) =>
      isGet(sent) ? storedAs(draft(sent.url.searchParams.get('statementId') ?? '')) : posted(),
    );
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'), draft('b'));
    await queue.send();
    expect(idsOf(confirmed).sort()).toEqual(['a', 'b']);
  });

  it('in whatever order and case it names them', async () => {
    const store = new StandIn((sent) => reply(200, JSON.stringify(idsIn(sent).reverse()).toUpperCase()));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'), draft('b'));
    await queue.send();
    expect(idsOf(confirmed)).toEqual(['a', 'b']);
    expect(store.methods).toEqual(['POST']);
  });

  it('also where somebody has voided it since', async () => {
    const store = new StandIn((sent) => {
      if (!isGet(sent)) return reply(409);
      return sent.url.searchParams.has('voidedStatementId') ? storedAs(draft('a')) : reply(404);
    });
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'));
    await queue.send();
    expect(idsOf(confirmed)).toEqual(['a']);
  });

  it.each([
    ['something else answers', signIn],
    ['the store cannot read it', () => reply(400)],
  ])('the first is sent up to three times, where %s', async (_, spoilt) => {
    let tries = 0;
    const store = new StandIn((sent) => (isGet(sent) ? reply(404) : ++tries < 3 ? spoilt() : taking(sent)));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a', { verb: 'initialized' }));
    await queue.sendFirst();
    expect(posts(store)).toEqual([['a'], ['a'], ['a']]);
    expect(idsOf(confirmed)).toEqual(['a']);
  });

  it('a page that is going away has no time to ask: what is not named waits for the next session', async () => {
    const store = new StandIn(() => reply(200, '["b"]'));
    const { queue, confirmed } = queueOver(store);
    queue.add(draft('a'), draft('b'));
    await expect(queue.sendLast()).rejects.toMatchObject({ code: '' });
    expect(store.methods).toEqual(['POST']);
    expect(idsOf(confirmed)).toEqual(['b']);
    expect(queue.waiting).toEqual([draft('a')]);
  });

  it('a page in the answer’s place says nothing of what was told before', async () => {
    const store = new StandIn(signIn);
    const { queue } = queueOver(store);
    queue.add(draft('a', { verb: 'passed' }));
    await expect(queue.send()).rejects.toMatchObject({ code: '' });
    expect(store.methods).toEqual(['GET']);
  });
});

it('what counts stays where the store refuses its id, does not have it, and knows no voided ones', async () => {
  const store = new StandIn(({ method, url }) =>
    method === 'POST' ? reply(409) : reply(url.searchParams.has('voidedStatementId') ? 400 : 404),
  );
  const { queue, confirmed } = queueOver(store);
  queue.add(draft('a', { verb: 'completed' }));
  await expect(queue.send()).rejects.toMatchObject({ code: '409' });
  expect(idsOf(queue.waiting)).toEqual(['a']);
  expect(confirmed).toEqual([]);
});
