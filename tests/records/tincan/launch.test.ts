import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../../src/records/tincan/launch.ts';

const agent = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '42' } };
const good = {
  endpoint: 'https://lrs.example/xapi',
  auth: 'Basic a2V5OnNlY3JldA==',
  actor: JSON.stringify({ name: 'Okafor, Ada', ...agent }),
  registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
  activity_id: 'urn:uuid:11111111-1111-5111-8111-111111111111',
};
const page = 'https://lms.example/course/index.html';
type Change = Readonly<Record<string, string>>;
const address = (change: Change = {}, from = page): string => {
  const parameters = Object.entries({ ...good, ...change }).filter(([, value]) => value !== '');
  return `${from}?${new URLSearchParams(parameters).toString()}`;
};
const actorOf = (actor: unknown): unknown => readLaunch(address({ actor: JSON.stringify(actor) }))?.actor;

describe('the launch parameters of xAPI', () => {
  it('are read in any order, beside others', () => {
    const more: Change = { grouping: 'https://lms.example/all', activity_platform: 'An LMS', 'Accept-Language': 'fr-CH, de;q=0.5' }; // prettier-ignore
    const reversed = new URLSearchParams(Object.entries({ theme: 'dark', ...more, ...good }).reverse());
    expect(readLaunch(`${page}?${reversed.toString()}`)).toEqual({
      endpoint: good.endpoint,
      auth: good.auth,
      actor: { name: 'Okafor, Ada', ...agent },
      registration: good.registration,
      activityId: good.activity_id,
      grouping: 'https://lms.example/all',
      platform: 'An LMS',
      languages: ['fr-CH', 'de'],
    });
  });

  it('are none where nobody launched the course', () => {
    expect(readLaunch(`${page}?theme=dark&grouping=https://lms.example/all`)).toBeUndefined();
  });

  it.each(['endpoint', 'auth', 'actor', 'activity_id'])('need “%s”', (name) => {
    expect(() => readLaunch(address({ [name]: '' }))).toThrow(`The launch address has no “${name}”.`);
  });

  it('need no registration, and take no grouping that a store would refuse', () => {
    const launch = readLaunch(address({ registration: '', grouping: 'course 42' }));
    expect(launch).toMatchObject({ registration: undefined, grouping: '', platform: '', languages: [] });
  });

  it.each(Object.entries(good))('have “%s” once', (name, value) => {
    const twice = `${address()}&${new URLSearchParams({ [name]: value }).toString()}`;
    expect(() => readLaunch(twice)).toThrow(`The launch address has “${name}” more than once.`);
  });

  it.each(['endpoint', 'auth', 'actor', 'activity_id'] as const)('have “%s” encoded once', (name) => {
    const change = { [name]: encodeURIComponent(good[name]) };
    expect(() => readLaunch(address(change))).toThrow(`The launch parameter “${name}” is encoded twice.`);
  });

  it('have a key encoded once, where its scheme is left out, too', () => {
    expect(() => readLaunch(address({ auth: 'dXNlcjpwYXNz%3D%3D' }))).toThrow('“auth” is encoded twice');
  });

  it('have what they can do without once, or not at all', () => {
    const twice = `${address({ grouping: 'urn:a:1', activity_platform: 'One' })}&grouping=urn%3Aa%3A2&activity_platform=Two`;
    expect(readLaunch(twice)).toMatchObject({ grouping: '', platform: '' });
  });

  it.each([
    [{ endpoint: 'lrs/' }, 'endpoint'],
    [{ endpoint: 'javascript:alert(1)//https://lrs.example' }, 'endpoint'],
    [{ endpoint: 'http://lrs.example/' }, 'over http'],
    [{ registration: '42' }, 'UUID'],
    [{ activity_id: 'activity' }, 'IRI'],
    [{ actor: '{' }, 'actor'],
    [{ actor: '[]' }, 'actor'],
    [{ actor: '{"name":"Ada"}' }, 'actor'],
    [{ actor: JSON.stringify({ ...agent, objectType: 'Group' }) }, 'actor'],
    [{ actor: '{"account":[]}' }, 'actor'],
    [{ actor: '{"account":{"homePage":"https://lms.example","name":""}}' }, 'actor'],
  ])('refuse %j', (change: Change, words) => {
    expect(() => readLaunch(address(change))).toThrow(words);
  });

  it.each([
    ['a2V5OnNlY3JldA==', 'Basic a2V5OnNlY3JldA=='],
    ['Bearer abc.def', 'Bearer abc.def'],
    ['basic abc', 'basic abc'],
    // A + that was not encoded.
    ['Basic ab cd', 'Basic ab+cd'],
    ['ab cd', 'Basic ab+cd'],
  ])('with the key %j send %j', (auth, header) => {
    expect(readLaunch(address({ auth }))?.auth).toBe(header);
  });

  it('name the learner as launches of before 1.0 did: lists of one, and another account', () => {
    const account = { accountServiceHomePage: 'https://lms.example', accountName: '42' };
    expect(actorOf({ name: ['Ada'], account: [account], objectType: ['Person'] })).toEqual({ name: 'Ada', ...agent }); // prettier-ignore
    const mbox = { objectType: 'Agent', mbox: 'mailto:ada@lms.example' };
    expect(actorOf({ mbox: ['mailto:ada@lms.example'] })).toEqual(mbox);
    expect(actorOf({ mbox: 'ada@lms.example', name: [] })).toEqual(mbox);
    expect(actorOf({ openid: ['https://ada.example/'] })).toEqual({ objectType: 'Agent', openid: 'https://ada.example/' }); // prettier-ignore
    expect(actorOf({ mbox_sha1sum: 'ab' })).toEqual({ objectType: 'Agent', mbox_sha1sum: 'ab' });
    // A store takes one identifier only.
    expect(actorOf({ ...mbox, ...agent })).toEqual(agent);
  });

  it('may be http throughout, as on a machine of one’s own', () => {
    const endpoint = 'http://localhost:8080/lrs';
    expect(readLaunch(address({ endpoint }, 'http://localhost:8080/index.html'))).toMatchObject({ endpoint });
  });
});
