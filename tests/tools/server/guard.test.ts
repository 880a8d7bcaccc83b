import { describe, expect, it } from 'vitest';
import { checkHost, checkOrigin, pathSegments } from '../../../src/tools/server/guard.ts';

describe('checkHost', () => {
  it.each(['localhost:4173', 'LOCALHOST:4173', '127.0.0.1:4173', '[::1]:4173'])('lets %s in', (host) => {
    expect(() => checkHost(host, 4173)).not.toThrow();
  });

  it.each([
    undefined,
    '',
    'localhost',
    'localhost:80',
    'example.org:4173',
    'localhost.example.org:4173',
    '127.0.0.1.example.org:4173',
    '192.168.0.5:4173',
    'user@localhost:4173',
  ])('refuses %s', (host) => {
    expect(() => checkHost(host, 4173)).toThrow('localhost only');
  });
});

describe('checkOrigin', () => {
  it('lets the server’s own page and plain clients write', () => {
    expect(() => checkOrigin({ origin: 'http://127.0.0.1:4173', host: '127.0.0.1:4173' })).not.toThrow();
    expect(() => checkOrigin({ host: '127.0.0.1:4173' })).not.toThrow();
  });

  it.each(['https://example.org', 'null', 'http://localhost:9999'])('refuses a page of %s', (origin) => {
    expect(() => checkOrigin({ origin, host: '127.0.0.1:4173' })).toThrow('Only the page');
  });
});

describe('a proxy that whoever started the server has named', () => {
  const name = 'words-4273.app.example.org';

  it('is let in, and its pages may write, however it passes host and origin on', () => {
    expect(() => checkHost(name, 4273, name)).not.toThrow();
    expect(() => checkHost('localhost:4273', 4273, name)).not.toThrow();
    for (const host of [name, 'localhost:4273'])
      for (const origin of [`https://${name}`, 'http://localhost:4273'])
        expect(() => checkOrigin({ origin, host }, 4273, name)).not.toThrow();
  });

  it('opens the server to no other', () => {
    expect(() => checkHost('other.app.example.org', 4273, name)).toThrow('localhost only');
    expect(() => checkHost(name, 4273)).toThrow('localhost only');
    for (const origin of [
      'https://other.app.example.org',
      'http://localhost:4274',
      'null',
      `https://${name}.example.com`,
    ])
      expect(() => checkOrigin({ origin, host: name }, 4273, name)).toThrow('Only the page');
  });
});

describe('pathSegments', () => {
  it('decodes each segment and leaves the query out', () => {
    expect(pathSegments('/packages/scorm12/a%20b/%C3%A9.html?x=../y#z')).toEqual([
      'packages',
      'scorm12',
      'a b',
      'é.html',
    ]);
    expect(pathSegments('/')).toEqual(['']);
    expect(pathSegments('/packages/web/')).toEqual(['packages', 'web', '']);
  });

  it.each([
    '/../x',
    '/packages/../../x',
    '/packages/%2e%2e/x',
    '/packages/%2E%2e/x',
    '/packages/./x',
    '/packages/a%2fb',
    '/packages/a%5cb',
    '/packages/a\\b',
    '/packages/a%00',
    '/packages/%252e%252e/x',
    '/packages/%c0%ae%c0%ae/x',
    '/packages/%ff',
    '/packages/%zz',
    '/packages//x',
    '//example.org/x',
    'http://example.org/x',
    '*',
    '',
  ])('refuses %s', (url) => {
    expect(() => pathSegments(url)).toThrow(/address/);
  });

  it('refuses an address that never ends', () => {
    expect(() => pathSegments(`/${'a'.repeat(3000)}`)).toThrow('too long');
  });
});
