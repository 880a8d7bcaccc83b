import { describe, expect, it } from 'vitest';
import { readLaunchData, readPreferences } from '../../../src/records/cmi5/launch-data.ts';
import { readLaunch } from '../../../src/records/cmi5/launch.ts';
import { uuidOf } from '../../../src/records/xapi/uuid.ts';

const actor = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '42' } };
const good = {
  endpoint: 'https://lrs.example/xapi',
  fetch: 'https://lms.example/token?k=1&l=2',
  actor: JSON.stringify(actor),
  registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
  activityId: 'https://lms.example/activity/1',
};
const page = 'https://lms.example/course/index.html';
const address = (change: Partial<Record<keyof typeof good, string>> = {}, from = page): string => {
  const parameters = Object.entries({ ...good, ...change }).filter(([, value]) => value !== '');
  return `${from}?${new URLSearchParams(parameters).toString()}`;
};

describe('the launch parameters', () => {
  it('are read in any order, beside others', () => {
    const reversed = new URLSearchParams([...Object.entries(good).reverse(), ['theme', 'dark']]);
    expect(readLaunch(`${page}?${reversed.toString()}`)).toEqual({
      endpoint: 'https://lrs.example/xapi',
      fetchUrl: good.fetch,
      actor,
      registration: good.registration,
      activityId: good.activityId,
    });
  });

  it('are none where nobody launched the course', () => {
    expect(readLaunch(`${page}?theme=dark`)).toBeUndefined();
  });

  it.each(Object.keys(good))('need “%s”', (name) => {
    expect(() => readLaunch(address({ [name]: '' }))).toThrow(name);
  });

  it.each([
    [{ endpoint: 'lrs/' }, 'endpoint'],
    [{ endpoint: 'javascript:alert(1)//https://lrs.example' }, 'endpoint'],
    [{ endpoint: 'http://lrs.example/' }, 'over http'],
    [{ fetch: 'data:application/json,{}' }, 'fetch'],
    [{ fetch: 'http://lms.example/token' }, 'over http'],
    [{ registration: '42' }, 'UUID'],
    [{ registration: `urn:uuid:${good.registration}` }, 'UUID'],
    [{ registration: `${good.registration}0` }, 'UUID'],
    [{ activityId: 'activity' }, 'IRI'],
    [{ activityId: '//lms.example:8080/1' }, 'IRI'],
    [{ activityId: 'https://lms.example/a 1' }, 'IRI'],
    [{ endpoint: 'https://' }, 'endpoint'],
    [{ actor: '{' }, 'actor'],
    [{ actor: 'null' }, 'actor'],
    [{ actor: '[]' }, 'actor'],
    [{ actor: JSON.stringify({ mbox: 'mailto:a@b.example' }) }, 'actor'],
    [{ actor: JSON.stringify({ ...actor, objectType: 'Group' }) }, 'actor'],
    [{ actor: JSON.stringify({ account: { homePage: '', name: 'x' } }) }, 'actor'],
    [{ actor: JSON.stringify({ account: { homePage: 'https://lms.example', name: 42 } }) }, 'actor'],
  ])('refuse %j', (change, words) => {
    expect(() => readLaunch(address(change))).toThrow(words);
  });

  it('may have space around them, and an actor that does not say what it is', () => {
    const { objectType: _, ...plain } = actor;
    const change = { registration: ` ${good.registration}\n`, actor: JSON.stringify(plain) };
    expect(readLaunch(address(change))).toMatchObject({ registration: good.registration, actor: plain });
  });

  it('that name a token over http under a course over https say so', () => {
    const plain = { endpoint: 'http://lrs.example/', fetch: 'http://lms.example/token' };
    expect(() => readLaunch(address(plain))).toThrow('The token is to be fetched over http');
    expect(() => readLaunch(address({ endpoint: 'http://lrs.example/' }))).toThrow('record store is to be reached over http'); // prettier-ignore
  });

  it('may be http throughout, as on a machine of one’s own', () => {
    const local = { endpoint: 'http://localhost:8080/lrs', fetch: 'http://localhost:8080/fetch/1' };
    expect(readLaunch(address(local, 'http://localhost:8080/index.html'))).toMatchObject({
      endpoint: 'http://localhost:8080/lrs',
    });
    // Where the token comes over https, the store must not be plain.
    expect(() => readLaunch(address({ endpoint: 'http://lrs.example/' }, 'http://localhost:8080/'))).toThrow(
      'over http',
    );
  });
});

describe('the launch data', () => {
  const sessionKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
  const data = (more: object): string =>
    JSON.stringify({
      contextTemplate: { extensions: { [sessionKey]: 's1' } },
      launchMode: 'Normal',
      ...more,
    });

  it('must name a session', () => {
    for (const text of [
      '',
      'null',
      '{}',
      'oops',
      '{"contextTemplate":{}}',
      '{"contextTemplate":{"extensions":{}}}',
    ]) {
      expect(() => readLaunchData(text)).toThrow();
    }
    const unnamed = { contextTemplate: { extensions: { [sessionKey]: '' } } };
    expect(() => readLaunchData(data(unnamed))).toThrow('The launch data of the LMS name no session.');
    expect(readLaunchData(data({}))).toMatchObject({
      sessionId: 's1',
      mode: 'normal',
      masteryScore: undefined,
    });
  });

  it.each([
    ['https://lms.example/back', 'https://lms.example/back'],
    ['javascript:alert(1)', undefined],
    [' JavaScript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/back', undefined],
    [42, undefined],
    [['https://lms.example/back'], undefined],
    ['HTTP://lms.example/back', 'http://lms.example/back'],
    ['https://', undefined],
  ])('a return address of %j leads to %j', (returnURL, url) => {
    expect(readLaunchData(data({ returnURL })).returnUrl).toBe(url);
  });

  it.each([
    [0.8, 0.8],
    ['0.75', 0.75],
    [80, undefined],
    [0, 0],
    [1, 1],
    [-0.1, undefined],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
  ])('a mastery score of %j is %j', (masteryScore, score) => {
    expect(readLaunchData(data({ masteryScore })).masteryScore).toBe(score);
  });

  it.each([
    ['Browse', 'browse'],
    [' Review ', 'review'],
    ['review', 'review'],
    ['Odd', 'normal'],
  ])('%s is %s', (launchMode, mode) => {
    expect(readLaunchData(data({ launchMode })).mode).toBe(mode);
  });

  it('the languages count in their order, and whether sound is wanted', () => {
    const of = (preferences: object): unknown => readPreferences(JSON.stringify(preferences));
    expect(of({ languagePreference: 'fr-CH, de', audioPreference: 'off' })).toEqual({
      languages: ['fr-CH', 'de'],
      sound: 'off',
    });
    expect(of({ audioPreference: 'on' })).toEqual({ languages: [], sound: 'on' });
    const nothing = { languages: [], sound: '' };
    for (const text of ['', '{}', '[]', '{"languagePreference":4,"audioPreference":"loud"}'])
      expect(readPreferences(text)).toEqual(nothing);
  });
});

it('makes the same UUID of the same names, and another of any others', () => {
  const many = Array.from({ length: 2000 }, (_, index) => uuidOf(['course', `q ${index}`]));
  expect(new Set(many).size).toBe(2000);
  expect(many[7]).toBe(uuidOf(['course', 'q 7']));
  for (const one of many)
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  // All but version and variant differs: every digit of sixteen, in each other place.
  for (const place of [0, 1, 9, 24, 34, 35]) expect(new Set(many.map((one) => one[place])).size).toBe(16);
  // The same letters in a row.
  expect(uuidOf(['https://lms.example4', '2'])).not.toBe(uuidOf(['https://lms.example', '42']));
});
