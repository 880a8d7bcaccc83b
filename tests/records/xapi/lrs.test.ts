import { describe, expect, it } from 'vitest';
import { Lrs, isTemporary } from '../../../src/records/xapi/lrs.ts';
import type { StoreRequest } from '../../../src/records/xapi/lrs.ts';
import { RecordError } from '../../../src/session/learning-record.ts';
import { inTurn, reply, StandIn, unreachable } from '../cmi5/stand-ins.ts';

const get: StoreRequest = { method: 'GET', resource: 'statements' };
const put: StoreRequest = { method: 'PUT', resource: 'activities/state', body: '{"a":1}' };
const late = (): never => {
  throw new DOMException('The operation timed out.', 'TimeoutError');
};

describe('a request', () => {
  it('goes below the endpoint, with its query, and is never taken from a cache', async () => {
    const store = new StandIn();
    await store.lrs.ask({ ...get, query: { agent: '{"a":"b c"}', limit: '1' } });
    const [sent] = store.asked;
    expect(sent?.url.href).toMatch(/^https:\/\/lrs\.example\/xapi\/statements\?/);
    expect(sent?.url.searchParams.get('agent')).toBe('{"a":"b c"}');
    expect(sent?.init.cache).toBe('no-store');
    await store.lrs.ask(get);
    expect(store.asked[1]?.url.href).toBe('https://lrs.example/xapi/statements');
  });

  it.each([
    ['https://lrs.example/xapi', 'https://lrs.example/xapi/statements'],
    ['https://lrs.example/xapi//', 'https://lrs.example/xapi/statements'],
    ['https://lrs.example', 'https://lrs.example/statements'],
    ['https://lrs.example/x%2Fapi/%C3%A4', 'https://lrs.example/x%2Fapi/%C3%A4/statements'],
    ['https://lrs.example/xapi?key=a%26b', 'https://lrs.example/xapi/statements?key=a%26b'],
    ['https://lrs.example/xapi/?tenant=1&key', 'https://lrs.example/xapi/statements?tenant=1&key'],
    ['https://lrs.example/xapi/#top', 'https://lrs.example/xapi/statements'],
    ['https://key:secret@lrs.example:8443/xapi', 'https://lrs.example:8443/xapi/statements'],
    ['https://lrs.example/endpoint.php?path=/xapi', 'https://lrs.example/endpoint.php/statements?path=/xapi'],
  ])('goes below the endpoint %s', async (endpoint, address) => {
    const store = new StandIn();
    const lrs = new Lrs(endpoint, () => 't', store.environment, store.log);
    await lrs.ask(get);
    await lrs.ask({ ...get, query: { agent: 'a b+c' } });
    const more = `${address.includes('?') ? '&' : '?'}agent=a%20b%2Bc`;
    expect(store.asked.map(({ url }) => url.href)).toEqual([address, address + more]);
  });

  it('says that its body is JSON, where it has one', async () => {
    const store = new StandIn();
    await store.lrs.ask(put);
    await store.lrs.ask(get);
    expect(store.asked.map(({ headers }) => headers.get('Content-Type'))).toEqual(['application/json', null]);
    expect(store.asked.map(({ body }) => body)).toEqual(['{"a":1}', '']);
  });

  it.each([
    ['dG9rZW4=', 'Basic dG9rZW4='],
    ['Basic dG9rZW4=', 'Basic dG9rZW4='],
    ['basic dG9rZW4=', 'basic dG9rZW4='],
  ])('is authorised by %s as %s', async (token, header) => {
    const store = new StandIn(undefined, token);
    await store.lrs.ask(get);
    expect(store.asked[0]?.headers.get('Authorization')).toBe(header);
  });

  it('has a time limit, unless it is to outlive its page', async () => {
    const store = new StandIn();
    await store.lrs.ask(put);
    await store.lrs.ask({ ...put, keepalive: true });
    expect(store.asked.map(({ init }) => [init.keepalive, init.signal instanceof AbortSignal])).toEqual([
      [undefined, true],
      [true, false],
    ]);
  });

  it.each([
    [['x'.repeat(60_000)], [true]],
    [['x'.repeat(60_001)], [undefined]],
    // Bytes are counted, not characters.
    [['あ'.repeat(20_000)], [true]],
    [['あ'.repeat(20_001)], [undefined]],
    // And those of all together.
    [
      ['x'.repeat(40_000), 'x'.repeat(30_000), 'x'.repeat(20_000), 'x'],
      [true, undefined, true, undefined],
    ],
  ])('outlives its page where browsers let it', async (bodies, outlive) => {
    const store = new StandIn();
    await store.lrs.ask({ ...put, body: 'x'.repeat(60_000) });
    for (const body of bodies) await store.lrs.ask({ ...put, body, keepalive: true });
    await store.lrs.ask({ ...get, keepalive: true });
    expect(store.asked.slice(1).map(({ init }) => init.keepalive)).toEqual([...outlive, true]);
    expect(store.asked.map(({ init }) => init.signal === undefined)).toEqual([
      false,
      ...outlive.map(Boolean),
      true,
    ]);
  });
});

describe('an answer', () => {
  it('comes with its status, its text and its tag', async () => {
    const store = new StandIn(() => reply(200, 'text', { ETag: '"1"' }));
    expect(await store.lrs.ask(get)).toEqual({ status: 200, text: 'text', etag: '"1"', redirected: false });
    store.answers = () => reply(204);
    expect(await store.lrs.ask(get)).toEqual({ status: 204, text: '', etag: '', redirected: false });
  });

  it.each([
    [300, 'refuses this'],
    [400, 'could not read'],
    [401, 'open the course again'],
    [403, 'may have ended'],
    [404, 'refuses this'],
    [409, 'something else under this name'],
    [412, 'something newer'],
    [413, 'too large'],
    [418, 'refuses this'],
    [429, 'asks for a pause'],
    [500, 'does not work at the moment'],
    [503, 'does not work at the moment'],
  ])('%d says so in words: %s', async (status, words) => {
    const store = new StandIn(() => reply(status));
    const error: unknown = await store.lrs.ask(get).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'RecordError', code: String(status), message: expect.stringContaining(words) }); // prettier-ignore
    await expect(
      store.lrs.ask({ ...get, keepalive: true, acceptedStatuses: [status] }),
    ).resolves.toMatchObject({
      status,
    });
  });

  it.each([
    [unreachable, 'The learning record store cannot be reached.', 'no answer'],
    [late, 'The learning record store did not answer in time.', 'no answer in time'],
  ])('that does not come: %s', async (nothing, message, answer) => {
    const store = new StandIn(nothing);
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ message, code: '' });
    expect(store.log.calls).toMatchObject([{ answer, code: 'none', refused: true }]);
  });

  it.each(['<!doctype html><title>Sign in</title>', '\n <html>', '<?xml version="1.0"?>'])(
    'that is a page is none, and worth asking for again: %j',
    async (page) => {
      const store = new StandIn(() => reply(200, page));
      const error: unknown = await store.lrs.ask(get).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: '',
        message: 'Something else than the learning record store answered.',
      });
      expect(isTemporary(error)).toBe(true);
      expect(store.log.calls).toMatchObject([{ answer: '200, a page', code: 'page', refused: true }]);
      // A refusal may come with one.
      store.answers = () => reply(404, page);
      expect((await store.lrs.ask({ ...get, acceptedStatuses: [404] })).status).toBe(404);
    },
  );

  it('that says nothing is none', async () => {
    const store = new StandIn(() => Response.error());
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '0' });
  });

  it('may be worth asking for again, or not', () => {
    const passing = ['', '408', '429', '500', '503', '599'];
    const lasting = ['400', '401', '403', '404', '409', '412', '413', '499', '1'];
    expect(passing.filter((code) => isTemporary(new RecordError('', code)))).toEqual(passing);
    expect(lasting.filter((code) => isTemporary(new RecordError('', code)))).toEqual([]);
    expect(isTemporary(new TypeError('A mistake of ours.'))).toBe(false);
  });
});

describe('the log', () => {
  it('has every request, how it went and how long it took', async () => {
    const store = new StandIn(() => {
      store.now += 40;
      return reply(store.asked.length === 1 ? 204 : 403);
    });
    await store.lrs.ask({ ...put, what: 'state course-state' });
    await expect(store.lrs.ask(get)).rejects.toThrow(RecordError);
    expect(store.log.calls).toEqual([
      { method: 'PUT', element: 'state course-state', value: '{"a":1}', answer: '204', code: '', refused: false, ms: 40 },
      { method: 'GET', element: 'statements', value: undefined, answer: '403', code: '403', refused: true, ms: 40 },
    ]); // prettier-ignore
  });
});

describe('asking with retries', () => {
  it('gets an answer at the fourth time, after ever longer pauses', async () => {
    const store = new StandIn(inTurn(unreachable, () => reply(500), () => reply(503), () => reply(200, 'at last'))); // prettier-ignore
    expect((await store.lrs.withRetries(() => store.lrs.ask(get))).text).toBe('at last');
    expect(store.waits).toEqual([500, 1500, 3000]);
  });

  it('gives up after that', async () => {
    const store = new StandIn(unreachable);
    await expect(store.lrs.withRetries(() => store.lrs.ask(get))).rejects.toThrow('cannot be reached');
    expect(store.asked).toHaveLength(4);
  });

  it('does not ask again where that cannot help', async () => {
    const store = new StandIn(() => reply(403));
    await expect(store.lrs.withRetries(() => store.lrs.ask(get))).rejects.toMatchObject({ code: '403' });
    expect(store.asked).toHaveLength(1);
    expect(store.waits).toEqual([]);
  });

  it('pauses for a little longer than the store asks, up to five seconds', async () => {
    const rest = (seconds: number) => () => reply(503, '', { 'Retry-After': String(seconds) });
    const store = new StandIn(inTurn(rest(3), rest(5), () => reply(200)));
    await store.lrs.withRetries(() => store.lrs.ask(get));
    // A timer may end a moment early: in the store's own pause nothing would be sent.
    expect(store.waits).toEqual([3020, 5020]);
    const busy = new StandIn(rest(60));
    await expect(busy.lrs.withRetries(() => busy.lrs.ask(get))).rejects.toMatchObject({ code: '429' });
    expect(busy.waits).toEqual([5020, 5020, 5020]);
    expect(busy.asked).toHaveLength(1);
  });
});

describe('a store that says when to come back', () => {
  /** For how many seconds it is left alone after this answer; 600 where longer. */
  const restAfter = async (status: number, after: string): Promise<number> => {
    const store = new StandIn(inTurn(() => reply(status, '', { 'Retry-After': after }), () => reply(200))); // prettier-ignore
    await store.lrs.ask({ ...get, acceptedStatuses: [status] });
    for (let seconds = 0; seconds < 600; seconds++, store.now += 1000) {
      const isAsked = await store.lrs.ask(get).then(() => true, () => false); // prettier-ignore
      if (isAsked) return seconds;
    }
    return 600;
  };
  const inSeconds = (seconds: number): string => new Date(Date.UTC(2026, 2, 4, 5, 0, seconds)).toUTCString();

  it.each([
    [429, '7', 7],
    [503, '7', 7],
    [503, ' 7 ', 7],
    [429, '0', 0],
    [429, '600', 60],
    [429, inSeconds(20), 20],
    [429, inSeconds(3600), 60],
    [429, inSeconds(-20), 0],
    // RFC 9110 § 5.6.7: the two obsolete forms of a date are to be read, too.
    [429, 'Sat Mar  7 05:00:00 2026', 60],
    [429, '7 Mar 2026 05:00:00 GMT', 60],
    [429, 'soon', 0],
    [429, '', 0],
    [200, '7', 0],
    [500, '7', 0],
  ])('%d with %j is left alone for %d s', async (status, after, seconds) => {
    expect(await restAfter(status, after)).toBe(seconds);
  });

  it('is told all the same by a page that is going away', async () => {
    const store = new StandIn(inTurn(() => reply(429, '', { 'Retry-After': '30' }), () => reply(200))); // prettier-ignore
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '429' });
    await expect(store.lrs.ask(get)).rejects.toThrow('asks for a pause');
    await store.lrs.ask({ ...put, keepalive: true });
    expect(store.methods).toEqual(['GET', 'PUT']);
  });
});

describe('a computer whose clock is changed while a store rests', () => {
  const rested = async (change: number, after = '1'): Promise<boolean[]> => {
    const store = new StandIn(inTurn(() => reply(429, '', { 'Retry-After': after }), () => reply(200))); // prettier-ignore
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '429' });
    store.clock = change;
    const tries: boolean[] = [];
    for (const seconds of [0, 2]) {
      store.now += seconds * 1000;
      tries.push(await store.lrs.ask(get).then(() => true, () => false)); // prettier-ignore
    }
    return tries;
  };

  it.each([-86_400_000, -3_600_000, 3_600_000, 40 * 86_400_000])(
    'by %d ms: it is asked again when it said, neither later nor earlier',
    async (change) => {
      expect(await rested(change)).toEqual([false, true]);
    },
  );

  it('was wrong from the beginning: a date is read by the store’s own clock', async () => {
    const store = new StandIn();
    store.now += 86_400_000;
    store.answers = () =>
      reply(503, '', {
        'Retry-After': 'Wed, 04 Mar 2026 05:00:05 GMT',
        Date: 'Wed, 04 Mar 2026 05:00:00 GMT',
      });
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '503' });
    store.answers = () => reply(200);
    await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '429' });
    store.now += 5000;
    await store.lrs.ask(get);
  });

  it.each(['999999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'a rest of %s is a minute',
    async (after) => {
      const store = new StandIn(inTurn(() => reply(429, '', { 'Retry-After': after }), () => reply(200))); // prettier-ignore
      await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '429' });
      store.now += 59_000;
      await expect(store.lrs.ask(get)).rejects.toMatchObject({ code: '429' });
      store.now += 1000;
      await store.lrs.ask(get);
    },
  );
});
