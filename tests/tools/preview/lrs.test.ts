import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { courseStructure } from '../../../src/package/course-structure.ts';
import type { Registration } from '../../../src/tools/preview/lrs/registration.ts';
import { RecordStore } from '../../../src/tools/preview/record-store.ts';
import { TestedLms } from './tested-lms.ts';

const structure = courseStructure({
  id: 'tiny',
  version: '1.0.0',
  title: 'A tiny course',
  description: 'Tiny.',
  language: 'en-GB',
  rules: { completion: 'viewed-and-passed', passMark: 0.8 },
});
const cmi5 = 'https://w3id.org/xapi/cmi5/context';
const ids = { initialized: '1', passed: '2', other: '3' };

let lms: TestedLms;

beforeEach(async () => {
  lms = new TestedLms();
  const files = {
    'cmi5.xml': strToU8(structure),
    'index.html': strToU8('<!doctype html><title>Tiny</title>'),
  };
  writeFileSync(join(lms.packages, 'tiny-cmi5.zip'), zipSync(files));
  await lms.start();
});

afterEach(() => lms.end());

/** What a course knows once it was launched. */
interface Course {
  readonly parameters: URLSearchParams;
  readonly sessionId: string;
  readonly ask: (
    resource: string,
    init?: RequestInit & { query?: Record<string, string> },
  ) => Promise<Response>;
  readonly state: (id: string, init?: RequestInit) => Promise<Response>;
  readonly send: (...statements: object[]) => Promise<Response>;
  readonly statement: (
    verb: keyof typeof ids | 'terminated',
    more?: Partial<Record<'id' | 'result' | 'categories' | 'object', unknown>>,
  ) => object;
}

async function launch(mode = 'normal', newAttempt = false): Promise<Course> {
  const answer = await fetch(`${lms.server.url}cmi5/launch`, {
    method: 'POST',
    body: JSON.stringify({ package: 'cmi5', learner: 'ada', name: 'Okafor, Ada', mode, newAttempt }),
  });
  const { url, sessionId } = (await answer.json()) as { url: string; sessionId: string };
  const parameters = new URL(url).searchParams;
  const get = (name: string): string => parameters.get(name) ?? '';
  const token = (await (await fetch(get('fetch'), { method: 'POST' })).json()) as { 'auth-token': string };
  const { registration, publisherId } = await recorded();
  const ask: Course['ask'] = (resource, { query = {}, ...init } = {}) =>
    fetch(`${get('endpoint')}${resource}?${new URLSearchParams(query).toString()}`, {
      ...init,
      headers: {
        Authorization: `Basic ${token['auth-token']}`,
        'X-Experience-API-Version': '1.0.3',
        ...init.headers,
      },
    });
  const agent = get('actor');
  return {
    parameters,
    sessionId,
    ask,
    state: (stateId, init) =>
      ask('activities/state', {
        ...init,
        query: { stateId, agent, activityId: get('activityId'), registration },
      }),
    send: (...statements) => ask('statements', { method: 'POST', body: JSON.stringify(statements) }),
    statement: (verb, { id, result, categories = ['cmi5'], object = get('activityId') } = {}) => ({
      id: `00000000-0000-4000-8000-00000000000${id ?? (verb === 'terminated' ? 9 : ids[verb])}`,
      actor: JSON.parse(agent) as object,
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { objectType: 'Activity', id: object },
      ...(result ? { result } : {}),
      context: {
        registration,
        contextActivities: {
          grouping: [{ objectType: 'Activity', id: publisherId }],
          category: (categories as string[]).map((name) => ({ id: `${cmi5}/categories/${name}` })),
        },
        extensions: { [`${cmi5}/extensions/sessionid`]: sessionId, [`${cmi5}/extensions/masteryscore`]: 0.8 },
      },
      timestamp: '2126-01-01T00:00:00.000Z',
    }),
  };
}

const recorded = async (): Promise<Registration> =>
  (await (await fetch(`${lms.server.url}records/cmi5/ada`)).json()) as Registration;

/** Up to `initialized`. */
async function begin(mode?: string): Promise<Course> {
  const course = await launch(mode);
  await course.state('LMS.LaunchData');
  await course.ask('agents/profile', { query: { profileId: 'cmi5LearnerPreferences', agent: '{}' } });
  expect((await course.send(course.statement('initialized'))).status).toBe(200);
  return course;
}

const pass = { success: true, duration: 'PT1M', score: { scaled: 0.9 } };
const both = ['cmi5', 'moveon'];

describe('the embedded LMS', () => {
  it('lists a cmi5 package as one that can be played', async () => {
    const [first] = (await (await fetch(`${lms.server.url}packages.json`)).json()) as object[];
    expect(first).toMatchObject({
      name: 'cmi5',
      standard: 'cmi5',
      title: 'A tiny course',
      launch: 'index.html',
      problem: '',
    });
  });

  it('deletes a record for good, though the course asks for something at that moment', async () => {
    const course = await begin();
    const { get } = RecordStore.prototype;
    const read = vi.spyOn(RecordStore.prototype, 'get').mockImplementation(async function (
      this: RecordStore,
      ...names
    ) {
      const found = await get.apply(this, names);
      await new Promise((resolve) => void setTimeout(resolve, 100));
      return found;
    });
    const asked = course.state('LMS.LaunchData');
    await expect.poll(() => read.mock.calls.length).toBeGreaterThan(0);
    const deleted = await fetch(`${lms.server.url}records/cmi5/ada`, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect((await asked).status).toBe(200);
    read.mockRestore();
    expect(await recorded()).toBeNull();
  });

  it('gives the token once', async () => {
    const course = await launch();
    const again = await fetch(course.parameters.get('fetch') ?? '', { method: 'POST' });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ 'error-code': '1' });
    expect(await (await fetch(`${lms.server.url}cmi5/fetch/none`, { method: 'POST' })).json()).toMatchObject({
      'error-code': '2',
    });
    expect((await fetch(course.parameters.get('fetch') ?? '')).status).toBe(405);
  });

  it('launches for nobody but its own page', async () => {
    const answer = await fetch(`${lms.server.url}cmi5/launch`, {
      method: 'POST',
      body: '{}',
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('abandons what was never terminated, and answers it no more', async () => {
    const first = await begin();
    await launch();
    expect((await recorded()).statements.map(({ verb }) => JSON.stringify(verb)).join()).toContain(
      'verbs/abandoned',
    );
    expect((await first.send(first.statement('terminated', { result: { duration: 'PT1S' } }))).status).toBe(
      403,
    );
    expect((await first.state('mine', { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('begins a new registration on request; the last one is kept, and takes what its session still says', async () => {
    const first = await begin();
    const before = await recorded();
    const second = await launch('normal', true);
    const now = await recorded();
    expect(now).toMatchObject({ attempt: 2, activityId: before.activityId, isSatisfied: false });
    expect(now.sessions.map(({ id }) => id)).toEqual([second.sessionId]);
    expect(now.registration).not.toBe(before.registration);
    const late = await first.send(first.statement('terminated', { result: { duration: 'PT1S' } }));
    expect(late.status).toBe(200);
    const past = (await (await fetch(`${lms.server.url}records/cmi5@1/ada`)).json()) as Registration;
    expect(past).toMatchObject({ attempt: 1, registration: before.registration });
    expect(past.sessions.map(({ state }) => state)).toEqual(['terminated']);
    expect((await recorded()).statements).toEqual(now.statements);
  });

  it('goes by the clock that was set', async () => {
    const shift = 365 * 24 * 60 * 60 * 1000;
    await fetch(`${lms.server.url}clock`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ shift }),
    });
    await begin();
    const { sessions, statements } = await recorded();
    const times = [...sessions.map((each) => each.launched), ...statements.map((each) => each['stored'])];
    // That of the launch is the LMS's own, and needs no store.
    const ahead = times
      .filter((time) => time !== undefined)
      .map((time) => Date.parse(String(time)) - Date.now());
    expect(ahead).toHaveLength(2);
    for (const each of ahead) expect(Math.abs(each - shift)).toBeLessThan(60_000);
  });

  it('answers a session that was cut off not at all', async () => {
    const course = await begin();
    await fetch(`${lms.server.url}cmi5/cut/${course.sessionId}`, { method: 'POST' });
    await expect(
      course.send(course.statement('terminated', { result: { duration: 'PT1S' } })),
    ).rejects.toThrow(TypeError);
  });

  it('is satisfied once the course has done what it asks for', async () => {
    const course = await begin();
    await course.send(course.statement('passed', { result: pass, categories: both }));
    expect((await recorded()).isSatisfied).toBe(false);
    const completed = {
      ...course.statement('other', { result: { completion: true, duration: 'PT1M' }, categories: both }),
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    };
    expect((await course.send(completed)).status).toBe(200);
    expect((await recorded()).isSatisfied).toBe(true);
  });
});

describe('its record store', () => {
  it('knows nobody without a token, and no request without a version', async () => {
    const course = await begin();
    expect((await course.ask('statements', { headers: { Authorization: 'Basic x' } })).status).toBe(401);
    expect((await course.ask('statements', { headers: { 'X-Experience-API-Version': '' } })).status).toBe(
      400,
    );
    expect((await course.ask('about')).status).toBe(404);
  });

  it('wants the launch data and the preferences asked for before “initialized”', async () => {
    const course = await launch();
    const first = course.statement('initialized');
    expect(await (await course.send(first)).text()).toContain('launch data');
    await course.state('LMS.LaunchData');
    expect(await (await course.send(first)).text()).toContain('preferences');
  });

  it('takes the same statement again, and no other with its id', async () => {
    const course = await begin();
    const same = course.statement('initialized');
    expect((await course.send(same)).status).toBe(200);
    expect((await course.send({ ...same, timestamp: '2126-01-01T00:00:01Z' })).status).toBe(409);
    expect((await recorded()).statements.filter(({ id }) => id === (same as { id: string }).id)).toHaveLength(
      1,
    );
  });

  it.each<[string, (course: Course) => object]>([
    ['initialized', ({ statement }) => statement('initialized', { id: '4' })],
    ['moveon', ({ statement }) => statement('passed', { result: pass })],
    ['duration', ({ statement }) => statement('passed', { result: { success: true }, categories: both })],
    [
      'success',
      ({ statement }) => statement('passed', { result: { ...pass, success: false }, categories: both }),
    ],
    [
      'mastery score',
      ({ statement }) =>
        statement('passed', { result: { ...pass, score: { scaled: 0.5 } }, categories: both }),
    ],
    [
      'whole number',
      ({ statement }) =>
        statement('passed', {
          result: { ...pass, score: { scaled: 0.9, raw: 1.5, min: 0, max: 2 } },
          categories: both,
        }),
    ],
    ['object', ({ statement }) => statement('passed', { result: pass, categories: both, object: 'urn:x:1' })],
    [
      'score',
      ({ statement }) => statement('terminated', { result: { duration: 'PT1S', score: { scaled: 1 } } }),
    ],
    [
      'template',
      ({ statement }) => ({
        ...statement('other', { categories: [] }),
        context: {
          registration: (statement('other') as { context: { registration: string } }).context.registration,
        },
      }),
    ],
    [
      'actor',
      ({ statement }) => ({
        ...statement('other', { categories: [] }),
        actor: { objectType: 'Agent', account: { homePage: 'x', name: 'y' } },
      }),
    ],
    [
      'time stamp',
      ({ statement }) => ({ ...statement('other', { categories: [] }), timestamp: '2001-01-01T00:00:00Z' }),
    ],
    ['no such verb', ({ statement }) => statement('other')],
  ])('refuses a breach of the rules: %s', async (words, make) => {
    const course = await begin();
    const answer = await course.send(make(course));
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining(words)]);
    expect((await recorded()).refused.at(-1)).toMatchObject({ status: 403 });
  });

  it('takes all of a batch or nothing of it', async () => {
    const course = await begin();
    const before = (await recorded()).statements.length;
    expect(
      (await course.send(course.statement('other', { categories: [] }), course.statement('passed'))).status,
    ).toBe(403);
    expect((await recorded()).statements).toHaveLength(before);
  });

  it('takes nothing after “terminated”, and in Review nothing else', async () => {
    const course = await begin('review');
    expect((await course.send(course.statement('other', { categories: [] }))).status).toBe(403);
    expect((await course.send(course.statement('terminated', { result: { duration: 'PT1S' } }))).status).toBe(
      200,
    );
    expect((await course.send(course.statement('passed', { result: pass, categories: both }))).status).toBe(
      403,
    );
  });

  it('keeps documents, and its own from being written', async () => {
    const course = await begin();
    expect((await course.state('mine')).status).toBe(404);
    const put = await course.state('mine', { method: 'PUT', body: 'one' });
    expect(put.status).toBe(204);
    expect(await (await course.state('mine')).text()).toBe('one');
    expect(
      (await course.state('mine', { method: 'PUT', body: 'two', headers: { 'If-Match': '"old"' } })).status,
    ).toBe(412);
    expect((await course.state('LMS.LaunchData', { method: 'PUT', body: '{}' })).status).toBe(403);
    expect((await course.ask('agents/profile', { method: 'PUT', body: '{}' })).status).toBe(403);
  });

  it('takes preferences that are whole, and no others', async () => {
    const course = await begin();
    const put = async (preferences: object): Promise<number> => {
      const query = { profileId: 'cmi5LearnerPreferences', agent: '{}' };
      const body = JSON.stringify(preferences);
      return (await course.ask('agents/profile', { method: 'PUT', query, body })).status;
    };
    expect(await put({ languagePreference: 'fr' })).toBe(403);
    expect(await put({ languagePreference: 'fr', audioPreference: 'loud' })).toBe(403);
    expect(await put({ languagePreference: 'fr,en', audioPreference: 'on' })).toBe(204);
  });

  const asJson = { 'Content-Type': 'application/json' };
  const post = (body: unknown, headers: Record<string, string> = asJson): RequestInit => ({
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });

  it('merges what is posted into a document of JSON, and refuses to merge anything else', async () => {
    const course = await begin();
    expect((await course.state('mine', post({ a: 1, b: { x: 1 } }))).status).toBe(204);
    expect((await course.state('mine', post({ b: { y: 2 }, c: 3 }))).status).toBe(204);
    const held = await course.state('mine');
    expect(await held.json()).toEqual({ a: 1, b: { y: 2 }, c: 3 });
    expect((await course.state('mine', post([1]))).status).toBe(400);
    expect((await course.state('mine', post('no JSON'))).status).toBe(400);
    expect((await course.state('mine', post({ d: 4 }, { 'Content-Type': 'text/plain' }))).status).toBe(400);
    expect((await course.state('mine', post({ d: 4 }, { ...asJson, 'If-Match': '"old"' }))).status).toBe(412);
    expect((await course.state('mine')).headers.get('etag')).toBe(held.headers.get('etag'));
    const text = { method: 'PUT', body: 'words', headers: { 'Content-Type': 'text/plain' } };
    expect((await course.state('text', text)).status).toBe(204);
    expect((await course.state('text', post({ a: 1 }))).status).toBe(400);
    const read = await course.state('text');
    expect([await read.text(), read.headers.get('content-type')]).toEqual(['words', 'text/plain']);
  });

  it('deletes a document, and all of a registration but its own', async () => {
    const course = await begin();
    for (const id of ['one', 'two', 'three']) await course.state(id, post({ a: 1 }));
    const remove = (headers: Record<string, string> = {}): RequestInit => ({ method: 'DELETE', headers });
    expect((await course.state('one', remove({ 'If-Match': '"old"' }))).status).toBe(412);
    expect((await course.state('one', remove())).status).toBe(204);
    expect((await course.state('one')).status).toBe(404);
    expect((await course.state('LMS.LaunchData', remove())).status).toBe(403);
    expect((await course.state('', remove())).status).toBe(204);
    expect(await (await course.state('')).json()).toEqual(['LMS.LaunchData']);
  });

  it('lists documents, and those stored since a time', async () => {
    const course = await begin();
    await course.state('mine', post({ a: 1 }));
    const get = (name: string): string => course.parameters.get(name) ?? '';
    const registration = get('registration');
    const query = { agent: get('actor'), activityId: get('activityId'), registration };
    const since = (time: string): Promise<Response> =>
      course.ask('activities/state', { query: { ...query, since: time } });
    expect(await (await since('2020-01-01T00:00:00Z')).json()).toEqual(['LMS.LaunchData', 'mine']);
    expect(await (await since('2150-01-01T00:00:00Z')).json()).toEqual([]);
    expect((await since('yesterday')).status).toBe(400);
  });

  it('keeps preferences from being overwritten by who has not seen them', async () => {
    const course = await begin();
    const ask = (init: RequestInit, profileId?: string): Promise<Response> =>
      course.ask('agents/profile', { ...init, query: { agent: '{}', ...(profileId && { profileId }) } });
    const preferences = 'cmi5LearnerPreferences';
    const put = async (language: string, headers: Record<string, string>): Promise<number> => {
      const body = JSON.stringify({ languagePreference: language, audioPreference: 'off' });
      return (await ask({ method: 'PUT', body, headers: { ...asJson, ...headers } }, preferences)).status;
    };
    expect(await (await ask({})).json()).toEqual([]);
    expect(await put('fr', { 'If-None-Match': '*' })).toBe(204);
    expect(await put('ar', { 'If-None-Match': '*' })).toBe(412);
    expect(await put('ar', { 'If-Match': '"old"' })).toBe(412);
    expect(await put('ar', {})).toBe(409);
    const held = await ask({}, preferences);
    expect(await held.json()).toEqual({ languagePreference: 'fr', audioPreference: 'off' });
    expect(await put('ar', { 'If-Match': held.headers.get('etag') ?? '' })).toBe(204);
    expect((await ask(post({ languagePreference: 'en' }), preferences)).status).toBe(204);
    expect(await (await ask({}, preferences)).json()).toEqual({
      languagePreference: 'en',
      audioPreference: 'off',
    });
    expect(await (await ask({})).json()).toEqual([preferences]);
  });
});
