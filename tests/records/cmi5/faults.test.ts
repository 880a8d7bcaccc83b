import { beforeEach, describe, expect, it } from 'vitest';
import { RecordError } from '../../../src/session/learning-record.ts';
import { begun, interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { Trouble } from '../../hosts/cmi5-host.ts';
import { answering, away, Cmi5Host } from '../../hosts/cmi5-host.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: Trouble = () => undefined;
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
    expect(order.slice(2, 4).sort()).toEqual([
      'GET activities course-state',
      'GET agents cmi5LearnerPreferences',
    ]);
    expect(order.slice(4)).toEqual(['POST statements']);
  });

  it('knows the learner, and the language preferred', async () => {
    expect(await (await host.launch()).open()).toMatchObject({
      mode: 'normal',
      snapshot: '',
      learner: { name: 'Okafor, Ada', language: 'de-AT' },
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

  it.each([401, 403, 404, 409, 500])('a fetch address that answers %d', async (status) => {
    const record = await host.launch();
    host.trouble = answering(status, /fetch/);
    expect(code(await record.open().catch((reason: unknown) => reason))).toBe(String(status));
    expect(posts()).toBe(1);
  });

  it.each(['', '{}', 'nonsense', '{"auth-token":""}', '[]'])(
    'a fetch address that answers %j',
    async (body) => {
      const record = await host.launch();
      host.trouble = ({ url }) =>
        url.pathname.includes('/fetch/') ? new Response(body, { status: 200 }) : undefined;
      await expect(record.open()).rejects.toThrow('without a token');
    },
  );

  it.each([401, 403, 404])('launch data that answer %d', async (status) => {
    const record = await host.launch();
    host.trouble = answering(status, /activities/);
    expect(code(await record.open().catch((reason: unknown) => reason))).toBe(String(status));
    expect(host.verbs).toEqual([]);
  });

  it('an empty answer for the launch data', async () => {
    const record = await host.launch();
    host.trouble = answering(200, /activities/);
    await expect(record.open()).rejects.toThrow('no launch data');
  });

  it.each([429, 500, 502, 503])('a store that answers %d twice, and then works', async (status) => {
    let left = 2;
    const record = await host.launch();
    host.trouble = (asked) =>
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

describe('a store that is away', () => {
  const work = async (): Promise<Awaited<ReturnType<Cmi5Host['launch']>>> => {
    const record = await host.launch();
    await record.open();
    record.report(begun);
    await record.commit();
    host.trouble = away;
    record.answer(interaction('one', { at: at(1) }));
    record.answer(interaction('two', { at: at(2) }));
    record.report(passed(0.9));
    record.save(saved('kept', 'check/check', 300));
    await expect(record.commit()).rejects.toThrow('cannot be reached');
    return record;
  };

  it('gets everything once it is back, once', async () => {
    const record = await work();
    for (let minute = 0; minute < 5; minute++) await expect(record.commit()).rejects.toThrow(RecordError);
    host.trouble = fine;
    await record.commit();
    await record.commit();
    await record.close('exit');
    expect([count('answered'), count('completed'), count('passed'), count('terminated')]).toEqual([
      2, 1, 1, 1,
    ]);
    expect(host.refused).toEqual([]);
  });

  it('whose answers get lost is told nothing twice', async () => {
    const record = await work();
    host.trouble = fine;
    host.losesAnswer = ({ method }) => method !== 'GET';
    await expect(record.commit()).rejects.toThrow(RecordError);
    await expect(record.commit()).rejects.toThrow(RecordError);
    host.losesAnswer = () => false;
    await record.commit();
    expect([count('answered'), count('completed'), count('passed')]).toEqual([2, 1, 1]);
    expect(new Set(host.statements.map(({ id }) => id)).size).toBe(host.statements.length);
    expect(host.refused).toEqual([]);
  });

  it('and a session that dies meanwhile: the next sends it, with new ids, in its own context', async () => {
    await work();
    const old = host.asked.filter(
      ({ method, url }) => method === 'POST' && url.pathname === '/lrs/statements',
    );
    host.trouble = fine;
    const record = await host.launch();
    expect(await record.open()).toMatchObject({
      snapshot: 'kept',
      standing: { completed: true, success: 'passed', best: 0.9 },
    });
    // What the session itself had kept comes back as well: it is known already.
    record.answer(interaction('one', { at: new Date(host.now + 60_000) }));
    record.report(passed(0.9));
    record.save(saved('kept'));
    await record.commit();
    await record.close('exit');
    expect([count('answered'), count('completed'), count('passed')]).toEqual([2, 1, 1]);
    const [, second] = host.registration.sessions;
    const answers = host.statements.filter(({ verb }) => JSON.stringify(verb).includes('answered'));
    for (const answer of answers) {
      expect(JSON.stringify(answer['context'])).toContain(second?.id);
      expect(old.map(({ body }) => body).join()).not.toContain(String(answer['id']));
    }
    expect(host.refused).toEqual([]);
  });

  it('and a session that dies after the store had heard it: nothing is said again', async () => {
    const record = await work();
    host.trouble = fine;
    host.losesAnswer = ({ method }) => method !== 'GET';
    await expect(record.commit()).rejects.toThrow(RecordError);
    host.losesAnswer = () => false;
    const next = await host.launch();
    await next.open();
    next.report(passed(0.9));
    next.save(saved('kept'));
    await next.commit();
    await next.close('exit');
    expect([count('answered'), count('completed'), count('passed')]).toEqual([2, 1, 1]);
    expect(host.refused).toEqual([]);
  });

  it('where the device keeps nothing, the page still does', async () => {
    host.device = undefined;
    const record = await work();
    host.trouble = fine;
    await record.commit();
    expect([count('answered'), count('passed')]).toEqual([2, 1]);
  });

  it('nothing on the device names the learner', async () => {
    await work();
    const kept = [...(host.device?.items ?? [])].join();
    expect(kept).toContain('answered');
    expect(kept).not.toMatch(/Okafor|ada\b|lms\.example/);
  });
});

describe('a store that refuses', () => {
  it.each([401, 403, 409, 429, 500, 503])(
    'everything with %d: the commit fails with that code, and later works',
    async (status) => {
      const record = await host.launch();
      await record.open();
      record.report(outcome(1));
      record.answer(interaction('one', { at: at(1) }));
      record.save(saved('one'));
      host.trouble = answering(status);
      expect(code(await record.commit().catch((reason: unknown) => reason))).toBe(String(status));
      host.trouble = fine;
      host.now += 60_000;
      await record.commit();
      expect(count('answered')).toBe(1);
      expect(host.registration.states['course-state']?.text).toContain('"one"');
    },
  );

  it('with 429 for a minute is left alone for as long', async () => {
    const record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: at(1) }));
    host.trouble = answering(429, /statements/, { 'Retry-After': '60' });
    await expect(record.commit()).rejects.toMatchObject({ code: '429' });
    host.trouble = fine;
    const before = host.asked.length;
    await expect(record.commit()).rejects.toMatchObject({ code: '429' });
    expect(host.asked).toHaveLength(before);
    host.now += 60_000;
    await record.commit();
    expect(count('answered')).toBe(1);
  });

  it('one answer for good: the rest gets through, and the pass above all', async () => {
    const record = await host.launch();
    await record.open();
    host.trouble = ({ body }) =>
      body.includes('question/bad') ? new Response('', { status: 400 }) : undefined;
    record.answer(interaction('good', { at: at(1) }));
    record.answer(interaction('bad', { at: at(2) }));
    record.report(passed(1));
    record.save(saved('s'));
    await record.commit();
    await record.commit();
    expect([count('answered'), count('completed'), count('passed')]).toEqual([1, 1, 1]);
  });

  it('the state document, until it is told which one is replaced', async () => {
    const record = await host.launch();
    await record.open();
    record.report(outcome(1));
    host.trouble = ({ method, headers }) =>
      method === 'PUT' && !headers.has('If-Match') && !headers.has('If-None-Match')
        ? new Response('', { status: 409 })
        : undefined;
    record.save(saved('first'));
    await record.commit();
    expect(host.registration.states['course-state']?.text).toContain('first');
  });

  it('everything after the session was abandoned: nothing is lost, and nothing pretended', async () => {
    const first = await host.launch();
    await first.open();
    const firstTab = host.tab;
    const second = await host.launch();
    await second.open();
    host.tab = firstTab;
    first.answer(interaction('late', { at: at(1) }));
    first.report(outcome(1));
    first.save(saved('late'));
    await expect(first.commit()).rejects.toMatchObject({ code: '403' });
  });
});
