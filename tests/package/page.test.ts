// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { page } from '../../src/package/page.ts';
import { identity } from './fixture/identity.ts';

const parts = {
  course: identity,
  body: '<main>Hello</main>',
  style: 'app/theme-1.css',
  icon: 'app/icon-1.svg',
  entry: 'app/web-1.js',
  preloads: ['app/shared-1.js'],
  fallback: 'app/fallback-1.js',
  noScript: 'Scripts & more',
};

const parsed = (language = 'en-GB'): Document => {
  const html = page({ ...parts, course: { ...identity, language } });
  return new DOMParser().parseFromString(html, 'text/html');
};

describe('the page', () => {
  it('says its language, direction and title', () => {
    const { documentElement, title } = parsed();
    expect(documentElement.lang).toBe('en-GB');
    expect(documentElement.dir).toBe('ltr');
    expect(title).toBe(identity.title);
    expect(parsed('ar').documentElement.dir).toBe('rtl');
    expect(parsed('ur-PK').documentElement.dir).toBe('rtl');
  });

  it('shows the start screen before any script runs', () => {
    expect(parsed().querySelector('body > main')?.textContent).toBe('Hello');
  });

  it('runs nothing inline', () => {
    const document = parsed();
    expect(
      [...document.scripts].every((script) => script.textContent === '' && script.hasAttribute('src')),
    ).toBe(true);
    expect(document.querySelectorAll('style, [style], [onload], [onclick]')).toHaveLength(0);
  });

  it('addresses everything relative to itself', () => {
    const found = [...parsed().querySelectorAll('[href], [src]')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src'),
    );
    expect([...new Set(found)].sort()).toEqual(
      [parts.entry, parts.fallback, parts.icon, parts.style, ...parts.preloads].sort(),
    );
  });
});
