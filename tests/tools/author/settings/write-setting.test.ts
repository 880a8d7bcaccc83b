import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { courseFiles } from '../../../../src/compile/build-plan.ts';
import { keysOf } from '../../../../src/tools/author/settings/fields.ts';
import type { Value } from '../../../../src/tools/author/settings/write-setting.ts';
import { withSetting } from '../../../../src/tools/author/settings/write-setting.ts';

const root = join(import.meta.dirname, '../../../..');
const set = (source: string, path: string, value?: Value): string =>
  withSetting(source, { path: path.split('.'), value }, keysOf);

/** The lines of one text that the other does not have in their place. */
function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  while (old.length > 0 && old[0] === now[0]) [old, now].forEach((lines) => lines.shift());
  while (old.length > 0 && old.at(-1) === now.at(-1)) [old, now].forEach((lines) => lines.pop());
  return now;
}

/** For each key, a value that it has in no file of this project. */
const others: Readonly<Record<string, Value>> = {
  id: 'other-id',
  version: '7.8.9',
  title: 'Words: with a colon, an ‘apostrophe’ and it’s "quoted" # not a remark',
  description: '- begins with a sign',
  language: 'en-US',
  locales: ['ar', 'en'],
  untranslated: 'first-language',
  lessons: ['why', 'definition'],
  completion: 'passed',
  'acknowledgement.required': true,
  'acknowledgement.renew': 'on-change',
  'require-answers': true,
  'minimum-minutes': 7,
  'test-out': true,
  'check.pass-mark': 55,
  'check.attempts': 9,
  'check.draw-per-lesson': 1,
  'check.shuffle-questions': false,
  'check.shuffle-options': false,
  'check.feedback': 'after-each-question',
  'check.confidence': true,
  'check.failed-attempt': 'failed',
  'record.interactions': 'none',
  'record.scenario-choices': false,
  'record.idle-minutes': 11,
  'brand.organisation': "Ann's & Sons: Ltd",
  'brand.logo': 'logo.svg',
  'brand.accent.light': '#123456',
  'brand.accent.dark': '#fedcba',
  'brand.highlight': '#abcdef',
  'certificate.issuer': 'Issued by “us”',
  support: [{ name: 'Help: desk', url: 'https://example.org/' }],
  packages: ['web'],
};

describe.each(courseFiles(root))('%s', (file) => {
  const source = readFileSync(join(root, file), 'utf8');
  const said = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((all, key) => (all as Record<string, unknown> | undefined)?.[key], parse(source));

  it.each(Object.keys(others))('%s: set, and set back or taken away, the file is as it was', (path) => {
    const isOn = path === 'acknowledgement.required' && said('acknowledgement') === true;
    const now = set(source, path, isOn ? false : others[path]);
    expect(now).not.toBe(source);
    expect(changedLines(source, now).length).toBeLessThanOrEqual(3);
    const old = said(path);
    // An acknowledgement may be a plain value.
    const isPlain = path === 'acknowledgement.required' && typeof said('acknowledgement') === 'boolean';
    const back = isPlain
      ? set(now, path, said('acknowledgement') as Value)
      : set(now, path, old as Value | undefined);
    expect(back).toBe(source);
  });

  it.each(Object.keys(others))('%s: taken away, every other line stays as it is', (path) => {
    if (said(path) === undefined || path.startsWith('acknowledgement')) return;
    const now = set(source, path);
    const lines = new Set(source.split('\n'));
    expect(now.split('\n').filter((line) => !lines.has(line))).toEqual([]);
  });
});

describe('what is written', () => {
  it('keeps remarks, empty lines and quotation marks', () => {
    const source = "a: 1 # one\n\n# above\ntitle: 'Old'   # behind\n\n\nid:   x\n";
    expect(set(source, 'title', 'New')).toBe(source.replace("'Old'", "'New'"));
    expect(set(source, 'id', 'y')).toBe(source.replace('x\n', 'y\n'));
  });

  it('puts a new key below the one that comes before it in the schema, and takes empty groups away', () => {
    const source = 'like: course.yaml\nid: x\nlessons: [a]\n\n# End\n';
    const now = set(source, 'check.pass-mark', 70);
    expect(now).toBe('like: course.yaml\nid: x\nlessons: [a]\ncheck:\n  pass-mark: 70\n\n# End\n');
    expect(set(set(now, 'check.attempts', 2), 'check.attempts')).toBe(now);
    expect(set(now, 'check.pass-mark')).toBe(source);
  });

  it('keeps each item of a list with its remarks', () => {
    const source = 'lessons:\n  # In order\n  - a # one\n  - b\n\n  # Third\n  - c\ntitle: x\n';
    expect(set(source, 'lessons', ['c', 'a', 'd'])).toBe(
      'lessons:\n  # In order\n\n  # Third\n  - c\n  - a # one\n  - d\ntitle: x\n',
    );
  });

  it('writes links of support, moves them and takes the last one away', () => {
    const one = { name: 'Help', url: 'https://example.org/' };
    const two = { name: 'Phone', url: 'tel:+44-1' };
    const source = 'support: [] # none\npackages: [web]\n';
    const now = set(source, 'support', [one, two]);
    expect(parse(now)).toEqual({ support: [one, two], packages: ['web'] });
    expect(now).toContain('support: # none\n  - name: Help\n    url: https://example.org/\n');
    expect(set(now, 'support', [two, one])).toContain('- name: Phone\n    url: tel:+44-1\n  - name: Help');
    expect(set(now, 'support', [])).toBe('support: []\npackages: [web]\n');
  });

  it('takes away only what is there', () => {
    const source = 'id: x\ntranslations: {}\nbrand:\n  logo: a.svg\n';
    for (const path of ['translations.fr', 'brand.accent.light', 'check.attempts', 'title'])
      expect(set(source, path)).toBe(source);
  });

  it('reads text over several lines', () => {
    const source = 'title: >-\n  Over\n  lines\ndescription: plain\n  goes on\nid: x\n';
    expect(set(source, 'title', 'One')).toBe('title: One\ndescription: plain\n  goes on\nid: x\n');
    expect(set(source, 'description', 'Two')).toBe('title: >-\n  Over\n  lines\ndescription: Two\nid: x\n');
  });

  it('needs no line break at the end of the file', () => {
    expect(set('id: x\nversion: 1.0.0', 'title', 'T')).toBe('id: x\nversion: 1.0.0\ntitle: T');
    expect(set('id: x\nversion: 1.0.0\ntitle: T', 'title')).toBe('id: x\nversion: 1.0.0');
    expect(set('id: x\nlessons:\n- a', 'lessons', ['a', 'b'])).toBe('id: x\nlessons:\n- a\n- b');
  });

  it('refuses what it cannot write without changing more', () => {
    expect(() => set('id: [x\n', 'id', 'y')).toThrow('Fix what the check says first');
    expect(() => set('{id: x}\n', 'id', 'y')).toThrow('cannot be read');
    expect(() => set('id: &i x\ntitle: *i\n', 'id')).toThrow('open the file in your editor');
  });
});
