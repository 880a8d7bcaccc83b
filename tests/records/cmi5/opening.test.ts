import { beforeEach, describe, expect, it } from 'vitest';
import { RecordError } from '../../../src/session/learning-record.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import { answering, Cmi5Host } from '../../hosts/cmi5-host.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const posts = (): number => host.asked.filter(({ url }) => url.pathname.includes('/cmi5/fetch/')).length;
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
const at = (minutes: number): Date => new Date(host.now + minutes * 60_000);
const code = (error: unknown): string | undefined => (error instanceof RecordError ? error.code : undefined);

describe('opening', () => {
  it('asks in the order of the standard', async () => {
    await (await host.launch()).open();
    const order = host.asked.map(({ method, url }) => {
      const what = url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? '';
      return `${method} ${url.pathname.split('/')[2]} ${what}`.trim();
    });
    expect(order[0]).toBe('POST fetch');
    expect(order[1]).toBe('GET activities LMS.LaunchData');
    expect(order.slice(2, 5).sort()).toEqual([
      // Whether there is no state indeed, which is then not to be looked for again.
      'GET activities',
      'GET activities course-state',
      'GET agents cmi5LearnerPreferences',
    ]);
    expect(order.slice(5)).toEqual(['POST statements']);
  });

  it('knows the learner, and the language preferred', async () => {
    expect(await (await host.launch()).open()).toMatchObject({
      mode: 'normal',
      snapshot: '',
      learner: { name: 'Okafor, Ada', languages: ['de-AT', 'en'] },
    });
  });

  it('sends token and version with every request to the store, and no token to fetch', async () => {
    await (await host.launch()).open();
    const [first, ...rest] = host.asked;
    expect(first?.headers.get('Authorization')).toBeNull();
    expect(rest.map(({ headers }) => headers.get('Authorization')?.slice(0, 6))).toEqual(
      rest.map(() => 'Basic '),
    );
    expect(rest.map(({ headers }) => headers.get('X-Experience-API-Version'))).toEqual(
      rest.map(() => '1.0.3'),
    );
  });

  it('a launch that was used already is refused in words', async () => {
    await (await host.launch()).open();
    host.tab.items.clear();
    const error = await host
      .reload()
      .open()
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'RecordError',
      code: '1',
      message: expect.stringContaining('used before'),
    });
    expect(count('initialized')).toBe(1);
  });

  it.each([401, 403, 404, 409])('a fetch address that answers %d', async (status) => {
    const record = await host.launch();
    host.injectedFaults = answering(status, /fetch/);
    expect(code(await record.open().catch((reason: unknown) => reason))).toBe(String(status));
    expect(posts()).toBe(1);
  });

  it.each(['', '{}', 'nonsense', '{"auth-token":""}', '[]'])(
    'a fetch address that answers %j',
    async (body) => {
      const record = await host.launch();
      host.injectedFaults = ({ url }) =>
        url.pathname.includes('/fetch/') ? new Response(body, { status: 200 }) : undefined;
      await expect(record.open()).rejects.toThrow('without a token');
    },
  );

  it.each([401, 403, 404])('launch data that answer %d', async (status) => {
    const record = await host.launch();
    host.injectedFaults = answering(status, /activities/);
    expect(code(await record.open().catch((reason: unknown) => reason))).toBe(String(status));
    expect(host.verbs).toEqual([]);
  });

  it('an empty answer for the launch data', async () => {
    const record = await host.launch();
    host.injectedFaults = answering(200, /activities/);
    await expect(record.open()).rejects.toThrow('Something else than the learning record store');
    expect(host.verbs).toEqual([]);
  });

  it.each([429, 500, 502, 503])('a store that answers %d twice, and then works', async (status) => {
    let left = 2;
    const record = await host.launch();
    host.injectedFaults = (asked) =>
      left > 0
        ? answering(status, /statements|activities/)(asked) && (left--, new Response('', { status }))
        : undefined;
    await record.open();
    expect(host.verbs).toEqual(['initialized']);
    expect(posts()).toBe(1);
  });

  it('an answer that was lost: what is sent again is no other statement', async () => {
    const record = await host.launch();
    let lost = 0;
    host.losesAnswer = ({ method, url }) =>
      method === 'POST' && url.pathname === '/lrs/statements' && lost++ === 0;
    await record.open();
    expect(host.verbs).toEqual(['initialized']);
    expect(host.refused).toEqual([]);
  });
});

describe('a reload', () => {
  it('goes on with the token, and begins nothing twice', async () => {
    let record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: at(1) }));
    record.report(outcome(1));
    record.save(saved('here', 'a/b', 100));
    await record.close('leaving');
    expect(host.verbs).not.toContain('terminated');

    record = host.reload();
    expect(await record.open()).toMatchObject({ snapshot: 'here' });
    record.report(passed(0.9));
    record.save(saved('done', 'a/b', 20));
    await record.commit();
    await record.close('exit');
    expect(posts()).toBe(1);
    expect([count('initialized'), count('answered'), count('passed'), count('terminated')]).toEqual([
      1, 1, 1, 1,
    ]);
    // Both parts of the session count.
    expect(host.statements.at(-1)).toMatchObject({ result: { duration: 'PT2M' } });
    expect(host.refused).toEqual([]);
  });

  it('after Exit says that the launch has ended, and asks nobody', async () => {
    const record = await host.launch();
    await record.open();
    await record.close('exit');
    const before = host.asked.length;
    await expect(host.reload().open()).rejects.toThrow('has ended');
    expect(host.asked).toHaveLength(before);
  });

  it('keeps no token once the session has ended', async () => {
    const record = await host.launch();
    await record.open();
    expect([...host.tab.items.values()].join()).toMatch(/"token":"[^"]+"/);
    await record.close('exit');
    expect([...host.tab.items.values()].join()).toContain('"token":""');
  });
});

describe('leaving', () => {
  it('sends all there is with keepalive, at once', async () => {
    const record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: at(1) }));
    record.report(outcome(1));
    record.save(saved('left'));
    const before = host.asked.length;
    const closing = record.close('leaving');
    // Before anything was awaited.
    const last = host.asked.slice(before);
    expect(last.map(({ method, keepalive }) => [method, keepalive])).toEqual([
      ['POST', true],
      ['PUT', true],
    ]);
    await closing;
    expect(count('answered')).toBe(1);
    expect(host.registration.states['course-state']?.text).toContain('left');
  });
});
