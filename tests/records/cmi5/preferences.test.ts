import { describe, expect, it } from 'vitest';
import { LearnerPreferences } from '../../../src/records/cmi5/learner-preferences.ts';
import type { Lrs, StoreReply, StoreRequest } from '../../../src/records/xapi/lrs.ts';
import { RecordError } from '../../../src/session/learning-record.ts';
import { StandIn, reply } from './stand-ins.ts';

/** A store with one document of preferences, or none; `refuses` is its answer to a change. */
function store(held: string | undefined, refuses?: number) {
  const changes: StoreRequest[] = [];
  /** What the log of requests shows as failed. */
  const failures: number[] = [];
  const ask = async (request: StoreRequest): Promise<StoreReply> => {
    const reply = (status: number, text = '', etag = ''): StoreReply => ({
      status,
      text,
      etag,
      redirected: false,
    });
    const refused = (code: number): StoreReply => {
      if (request.acceptedStatuses?.includes(code)) return reply(code);
      failures.push(code);
      throw new RecordError('Refused.', String(code));
    };
    if (request.method === 'GET') return held === undefined ? refused(404) : reply(200, held, '"1"');
    changes.push(request);
    return refuses === undefined ? reply(204, '', '"2"') : refused(refuses);
  };
  const lrs = { ask, withRetries: <T>(act: () => Promise<T>) => act() } as unknown as Lrs;
  return { preferences: new LearnerPreferences(lrs, { mbox: 'mailto:ada@example.org' }), changes, failures };
}

describe('the preferences that an LMS has for a learner', () => {
  it('get the language that was chosen first, and keep all else', async () => {
    const held = '{"languagePreference":"en-GB, de","audioPreference":"off","other":1}';
    const { preferences, changes } = store(held);
    expect(await preferences.read()).toEqual({ languages: ['en-GB', 'de'], sound: 'off' });
    await preferences.prefer('fr');
    await preferences.prefer('fr');
    await preferences.prefer('en-GB');
    expect(changes.map(({ body = '' }) => JSON.parse(body) as unknown)).toEqual([
      { languagePreference: 'fr,en-GB,de', audioPreference: 'off', other: 1 },
      { languagePreference: 'en-GB,fr,de', audioPreference: 'off', other: 1 },
    ]);
    expect(changes.map(({ headers }) => headers)).toEqual([{ 'If-Match': '"1"' }, { 'If-Match': '"2"' }]);
  });

  it('are begun where there are none, and left alone where the language is preferred already', async () => {
    const { preferences, changes, failures } = store(undefined);
    expect((await preferences.read()).languages).toEqual([]);
    await preferences.prefer('ar');
    await preferences.prefer('ar');
    expect(failures).toEqual([]);
    expect(changes.map(({ body, headers }) => [body, headers])).toEqual([
      ['{"audioPreference":"on","languagePreference":"ar"}', { 'If-None-Match': '*' }],
    ]);
  });

  // cmi5 11.1: a list of RFC 5646 tags.
  it('are handed back in tags of the standard, whatever an LMS has written', async () => {
    const { preferences, changes } = store(
      '{"languagePreference":"fr_CA, en;q=0.8,*,German","audioPreference":"on"}',
    );
    await preferences.read();
    await preferences.prefer('ar');
    await preferences.prefer('en');
    const lists = changes.map(({ body = '' }) => JSON.parse(body) as Record<string, unknown>);
    expect(lists.map((each) => each['languagePreference'])).toEqual(['ar,fr-CA,en', 'en,ar,fr-CA']);
  });

  // cmi5 11: the document has both. CATAPULT's test suite counts a change without sound as a breach.
  it('say something of sound where nothing was said of it', async () => {
    const { preferences, changes } = store('{"languagePreference":"en"}');
    await preferences.read();
    await preferences.prefer('fr');
    expect(JSON.parse(changes[0]?.body ?? '')).toEqual({
      languagePreference: 'fr,en',
      audioPreference: 'on',
    });
  });

  // xAPI 1.0.3 part three, section 3.1 asks for an ETag with what is read, not with the answer to a PUT.
  it('get the second language of a session where a change is answered without an ETag', async () => {
    let held = '{"languagePreference":"en","audioPreference":"on"}';
    let version = 1;
    const store = new StandIn(({ method, headers, body }) => {
      if (method === 'GET') return reply(200, held, { ETag: `"${version}"` });
      if (headers.get('If-Match') !== `"${version}"`) return reply(412);
      held = body;
      version += 1;
      return reply(204);
    });
    const preferences = new LearnerPreferences(store.lrs, {});
    await preferences.read();
    await preferences.prefer('fr');
    // The learner's LMS changes something else meanwhile.
    held = held.replace('"on"', '"off"');
    version += 1;
    await preferences.prefer('ar');
    await preferences.prefer('ar');
    expect(JSON.parse(held)).toEqual({ languagePreference: 'ar,fr,en', audioPreference: 'off' });
    expect(store.asked.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT']);
  });

  it.each([403, 404])('that the LMS answers with %d are no refusal in the report', async (status) => {
    const store = new StandIn(({ method }) => reply(method === 'GET' ? status : 403, '{"error":"none"}'));
    const preferences = new LearnerPreferences(store.lrs, {});
    expect(await preferences.read()).toEqual({ languages: [], sound: '' });
    await preferences.prefer('fr');
    expect(store.asked[1]?.body).toBe('{"audioPreference":"on","languagePreference":"fr"}');
    expect(store.log.refused).toBe(0);
  });

  it.each([403, 412, 500])('are left alone where the LMS answers %d', async (status) => {
    const { preferences, changes } = store('{"languagePreference":"en"}', status);
    await preferences.read();
    await preferences.prefer('fr');
    await preferences.prefer('fr');
    expect(changes).toHaveLength(1);
  });
});
