import { describe, expect, it } from 'vitest';
import { isDispatched } from '../../../src/records/relay/is-dispatched.ts';
import { launchAddress, readDispatch } from '../../../src/records/relay/launch.ts';
import {
  isWelcome,
  readAsk,
  readHello,
  readRefusal,
  readCallResults,
} from '../../../src/records/relay/protocol.ts';

describe('the address that a package frames the course at', () => {
  it('says the version, the standard and the package’s own origin, in a fragment', () => {
    const launch = { version: 1, standard: 'scorm2004', origin: 'https://lms.example:8443' } as const;
    const address = launchAddress('https://courses.example.org/allyship/', launch);
    expect(address.split('#')[0]).toBe('https://courses.example.org/allyship/');
    expect(isDispatched(new URL(address).hash)).toBe(true);
    expect(readDispatch(new URL(address).hash)).toEqual(launch);
  });

  it.each([
    ['', false],
    ['#', false],
    ['#lesson', false],
    ['#dispatched', false],
    ['#lesson#dispatch=1', false],
    ['#dispatch', true],
    ['#dispatch=', true],
    ['#x=1&dispatch=1', true],
  ])('with the fragment “%s” is a package’s: %s', (hash, expected) => {
    expect(isDispatched(hash)).toBe(expected);
  });

  it.each([
    ['1', 'http://lms.example'],
    ['12', 'https://lms.example'],
    ['999999', 'http://localhost:8080'],
  ])('is read as it stands: version %s at %s', (version, origin) => {
    const said = readDispatch(`#dispatch=${version}&standard=scorm12&origin=${encodeURIComponent(origin)}`);
    expect(said).toEqual({ version: Number(version), standard: 'scorm12', origin });
  });

  it.each(['', '#', '#lesson', '#dispatch'])('says nothing where it is “%s”', (hash) => {
    expect(readDispatch(hash)).toEqual({ version: undefined, standard: undefined, origin: undefined });
  });

  it.each(['', '0', '-1', '1.5', 'one', '1e3', '12345678'])(
    'without a version where it says “%s”',
    (version) => {
      expect(
        readDispatch(`#dispatch=${version}&standard=scorm12&origin=https://a.example`).version,
      ).toBeUndefined();
    },
  );

  it.each([
    '',
    '*',
    'null',
    'a.example',
    'https://a.example/',
    'https://a.example/lms',
    'https://A.example',
    'https://a.example:443',
    'https://user@a.example',
    'javascript:alert(1)',
    'file://',
    'data:text/html,x',
    'ftp://a.example',
    'wss://a.example',
    'https://a.example https://b.example',
  ])('without an origin where it says “%s”', (origin) => {
    expect(
      readDispatch(`#dispatch=1&standard=scorm12&origin=${encodeURIComponent(origin)}`).origin,
    ).toBeUndefined();
  });

  it('without a standard that it does not know', () => {
    expect(readDispatch('#dispatch=1&standard=aicc&origin=https://a.example').standard).toBeUndefined();
  });
});

describe('a message from another window', () => {
  const oddities: unknown[] = [
    undefined,
    null,
    '',
    'hello',
    7,
    [],
    {},
    { relay: 'hello' },
    { relay: 'ask' },
    { relay: 'ask', number: -1 },
    { relay: 'ask', number: '1' },
    { relay: 'told', number: 1 },
    { relay: 'told', number: 1, taken: 1.5, refused: [] },
    { relay: 'told', number: 1, taken: 1, refused: [{}] },
    { relay: 'told', number: 1, taken: 1, refused: [null] },
    { relay: 'told', number: 1, taken: 1, refused: ['LMSCommit'] },
    { relay: 'told', number: 1, taken: 1, refused: [{ element: 'a', code: '1' }] },
    { relay: 'told', number: 1, taken: 1, refused: [{ method: 'a', code: '1' }] },
    { relay: 'told', number: 1, taken: 1, refused: [{ method: 'a', element: 'a', code: 1 }] },
    { relay: 'refusal', versions: 'all' },
    { relay: 'refusal', versions: [null] },
    { messageId: 'x', method: 'LMSFinish', params: [''] },
  ];
  it.each(oddities.map((data) => [JSON.stringify(data), data] as const))('%s says nothing', (_, data) => {
    expect([readAsk(data), readCallResults(data), readRefusal(data), isWelcome(data)]).toEqual([
      undefined,
      undefined,
      undefined,
      false,
    ]);
    expect([undefined, 'malformed']).toContain(readHello(data));
  });

  it('is what it seems where it is sound', () => {
    const refused = [{ method: 'LMSCommit', element: '', code: '' }];
    for (const told of [
      { relay: 'told', number: 1, taken: 0, refused },
      { relay: 'told', number: 2, taken: 3, refused: [] },
    ]) {
      expect(readCallResults(told)).toEqual(told);
    }
    expect(readAsk({ relay: 'ask', number: 3 })).toEqual({ relay: 'ask', number: 3, ending: undefined });
    expect(readRefusal({ relay: 'refusal', versions: [1, 2] })).toEqual({
      relay: 'refusal',
      versions: [1, 2],
    });
    expect(isWelcome({ relay: 'welcome' })).toBe(true);
  });

  it('is a malformed hello without its version or its reads', () => {
    expect(readHello({ relay: 'hello', reads: [] })).toBe('malformed');
    expect(readHello({ relay: 'hello', version: 1, reads: [1] })).toBe('malformed');
    expect(readHello({ relay: 'hello', version: 1, reads: ['a'] })).toEqual({
      relay: 'hello',
      version: 1,
      reads: ['a'],
    });
  });

  it('keeps an ending only where it is sound', () => {
    for (const ending of [
      { sets: [['a', 'b']], seconds: 3 },
      { sets: [], seconds: 0 },
    ]) {
      expect(readAsk({ relay: 'ask', number: 1, ending })?.ending).toEqual(ending);
    }
    for (const odd of [
      {},
      null,
      'x',
      { sets: [['a']], seconds: 3 },
      { sets: [['a', 1]], seconds: 3 },
      { sets: [['a', 'b', 'c']], seconds: 3 },
      { sets: ['ab'], seconds: 3 },
      { sets: [], seconds: '3' },
      { sets: [], seconds: -1 },
      { sets: [], seconds: NaN },
    ]) {
      expect(readAsk({ relay: 'ask', number: 1, ending: odd })).toEqual({
        relay: 'ask',
        number: 1,
        ending: undefined,
      });
    }
  });
});
