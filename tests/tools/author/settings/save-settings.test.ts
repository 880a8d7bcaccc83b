import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseJsonSchema } from '../../../../src/compile/course-schema.ts';
import { groups, namesBelow } from '../../../../src/tools/author/settings/fields.ts';
import { History } from '../../../../src/tools/author/edit/history.ts';
import { SettingsDesk } from '../../../../src/tools/author/settings/save-settings.ts';
import type { Field } from '../../../../src/tools/author/settings/settings-form.ts';
import type { SettingChange } from '../../../../src/tools/author/settings/write-setting.ts';
import { courseFolder, courseYaml, problemsOf } from '../../../compile/course-folder.ts';
import { settingsOf } from '../settings-tables.ts';

const file = 'modules/course.yaml';
const theme = readFileSync(join(import.meta.dirname, '../../../../assets/theme.css'), 'utf8');
const likeYaml = `like: course.yaml
id: tea-short
title: Tea in short
description: Less about tea.
lessons: [leaf]
completion: viewed
`;

function desk(files: Readonly<Record<string, string>> = {}, course = file) {
  const root = courseFolder({ 'assets/theme.css': theme, ...files });
  const history = new History(root, () => undefined);
  const one = new SettingsDesk(root, history);
  const form = one.form({ file: course });
  const wish = (changes: readonly SettingChange[]) => ({ file: course, was: form.was, changes });
  const field = (name: string): Field | undefined =>
    form.groups.flatMap(({ fields }) => fields).find((found) => found.name === name);
  return { root, history, one, form, wish, field, said: () => readFileSync(join(root, course), 'utf8') };
}

it('the form has every setting of the schema, each once', () => {
  const names = groups.flatMap(({ keys }) => keys.flatMap((key) => namesBelow(key)));
  const schema = settingsOf(courseJsonSchema() as Parameters<typeof settingsOf>[0]).map(([key]) => key);
  const plain = schema.filter((key) => !['translations', 'acknowledgement'].includes(key));
  expect(names.filter((name) => !name.startsWith('acknowledgement.')).sort()).toEqual(plain.sort());
  expect(new Set(names).size).toBe(names.length);
});

it('each setting has a label, and says what it is for', () => {
  const { form } = desk();
  for (const { name, label, help } of form.groups.flatMap(({ fields }) => fields)) {
    expect(label, name).toMatch(/^[A-Z]/);
    expect(help, name).not.toBe('');
  }
});

describe('what is wrong', () => {
  it.each([
    [['check', 'pass-mark'], 10, 'check.pass-mark', 'Write a whole number from 20 to 100'],
    [['title'], '', 'title', 'Write something.'],
    [['language'], 'klingon!', 'language', 'a language tag'],
    [['completion'], 'sometimes', 'completion', 'Write one of'],
    [['lessons'], ['leaf', 'exam', 'exam'], 'lessons', 'List each once'],
    [['lessons'], ['leaf', 'nothing'], 'lessons', 'has no file'],
    [['locales'], ['en', 'fr'], 'locales', 'has no modules/leaf/fr.md'],
    [['support'], [{ name: 'Help', url: 'www' }], 'support', 'an address'],
    [['brand', 'logo'], 'gone.svg', 'brand.logo', 'There is no logo'],
    [['brand', 'accent', 'light'], '#ffff00', 'brand.accent.light', 'too little contrast'],
    [['check', 'draw-per-lesson'], 20, 'check.draw-per-lesson', 'are drawn'],
    [['minimum-minutes'], 500, 'minimum-minutes', 'minutes'],
  ] as const)('with %j: it stands beside it, and nothing is written', (path, value, name, words) => {
    const { one, wish, said } = desk();
    const { problems } = one.save(wish([{ path, value }]));
    const told = problems.filter((problem) => problem.name === name);
    expect(told.map(({ message, fix }) => `${message} ${fix}`).join('\n')).toContain(words);
    expect(said()).toBe(courseYaml);
  });

  it('was wrong before: other settings can be saved nevertheless', () => {
    const broken = courseYaml.replace('pass-mark: 80', 'pass-mark: 8');
    const { one, wish, said } = desk({ [file]: broken });
    expect(one.save(wish([{ path: ['title'], value: 'More tea' }])).problems).toEqual([]);
    expect(said()).toBe(broken.replace('title: Tea', 'title: More tea'));
  });
});

describe('an accent', () => {
  it('is shown with its lowest contrast and a shade that would do', () => {
    const { one, wish } = desk();
    const { contrast } = one.check(
      wish([
        { path: ['brand', 'accent', 'light'], value: '#777777' },
        { path: ['brand', 'accent', 'dark'], value: '#ffffff' },
      ]),
    );
    expect(contrast.light).toMatchObject({ isClear: false, colour: '#777777' });
    expect(contrast.light?.ratio).toMatch(/^\d\.\d:1$/);
    expect(contrast.dark).toMatchObject({ isClear: true, shade: '#ffffff' });
    const shade = contrast.light?.shade ?? '';
    const better = one.check(wish([{ path: ['brand', 'accent', 'light'], value: shade }]));
    expect(better.contrast.light).toMatchObject({ isClear: true });
  });
});

describe('a course that is like another', () => {
  const short = 'modules/short.yaml';

  it('shows what it takes over, and from where', () => {
    const { field } = desk({ [short]: likeYaml }, short);
    expect(field('check.pass-mark')).toMatchObject({ value: 80, isOwn: false, from: file, mayGo: true });
    expect(field('completion')).toMatchObject({ value: 'viewed', isOwn: true, without: 'viewed-and-passed' });
    expect(field('title')).toMatchObject({ value: 'Tea in short', mayGo: false });
  });

  it('writes only what differs, and takes it away again', () => {
    const { one, wish, said, root } = desk({ [short]: likeYaml }, short);
    const saved = one.save(wish([{ path: ['check', 'attempts'], value: 3 }]));
    expect(saved.problems).toEqual([]);
    expect(said()).toBe(`${likeYaml}check:\n  attempts: 3\n`);
    one.save({ file: short, was: saved.form.was, changes: [{ path: ['check', 'attempts'] }] });
    expect(said()).toBe(likeYaml);
    expect(readFileSync(join(root, file), 'utf8')).toBe(courseYaml);
  });

  it('that needs fixing after a change of the other one is told of, and keeps it from nothing the second time', () => {
    const words = { 'src/locale/fr.yaml': '# La\n', 'modules/leaf/fr.md': '-', 'modules/exam/fr.md': '-' };
    const { one, wish, said } = desk({ [short]: likeYaml, ...words });
    const changes = [
      { path: ['locales'], value: ['en', 'fr'] },
      ...['language', 'title', 'description'].map((key) => ({
        path: ['translations', 'fr', key],
        value: 'fr',
      })),
    ];
    const { problems } = one.save(wish(changes));
    expect(problems.map(({ isElsewhere }) => isElsewhere)).toEqual([true, true]);
    expect(problems[0]?.message).toMatch(/^modules\/short.yaml:\d+: "title" is missing in "fr"/);
    expect(said()).toBe(courseYaml);
    expect(one.save({ ...wish(changes), anyway: true }).problems).toEqual([]);
    expect(said()).toContain('locales: [en, fr]\ntranslations:\n  fr:\n    language: fr\n    title: fr\n');
  });

  it('is looked at where the other one is changed', () => {
    const { one, wish } = desk({ [short]: likeYaml });
    const { problems } = one.save(wish([{ path: ['id'], value: 'tea-short' }]));
    expect(problems).toMatchObject([{ name: 'id' }]);
  });
});

it('no-break spaces stay, in entries that nobody touched and in those that were written', () => {
  const line = '  - name: "Ligne d’écoute\u00a0: le 3114"\n    url: tel:3114\n';
  const { one, wish, field, said } = desk({ [file]: courseYaml.replace('support:\n', `support:\n${line}`) });
  const [first, second] = field('support')!.value as readonly { name: string; url: string }[];
  const name = 'Aide\u00a0? Ici';
  one.save(wish([{ path: ['support'], value: [first, { ...second, name: ` ${name}\n` }] as never }]));
  expect(said()).toContain(line);
  expect(said()).toContain(name);
});

it('a file that was changed meanwhile is left as it is', () => {
  const { one, wish, said, root } = desk();
  writeFileSync(join(root, file), `${courseYaml}# Mine\n`);
  expect(() => one.save(wish([{ path: ['title'], value: 'More tea' }]))).toThrow(
    'has been changed meanwhile',
  );
  expect(said()).toBe(`${courseYaml}# Mine\n`);
});

it('line ends and a mark at the beginning stay', () => {
  const { root } = desk();
  const raw = `\ufeff${courseYaml.replaceAll('\n', '\r\n')}`;
  writeFileSync(join(root, file), raw);
  const one = new SettingsDesk(root, new History(root, () => undefined));
  const { was } = one.form({ file });
  one.save({ file, was, changes: [{ path: ['check', 'attempts'], value: 4 }] });
  expect(readFileSync(join(root, file), 'utf8')).toBe(raw.replace('attempts: 0', 'attempts: 4'));
});

it('settings that cannot be read make no lessons of other folders', () => {
  const told = problemsOf({
    'modules/course.yaml': courseYaml.replace('pass-mark: 80', 'pass-mark: 8'),
    'modules/translations/fr.json': '{}',
  });
  expect(told.filter((line) => line.includes('translations'))).toEqual([]);
});

it('a save is undone to the byte, unless the file was changed since', () => {
  const { history, one, wish, said, root } = desk();
  const before = said();
  one.save(wish([{ path: ['title'], value: 'Coffee' }]));
  expect(said()).not.toBe(before);
  const line = before.split('\n').findIndex((text) => text.startsWith('title:')) + 1;
  expect(history.undo()).toEqual({ file, line, canUndo: false, canRedo: true });
  expect(said()).toBe(before);
  one.save(wish([{ path: ['title'], value: 'Coffee' }]));
  writeFileSync(join(root, file), `${said()}# Mine\n`);
  expect(() => history.undo()).toThrow(`${file} has been changed since`);
  // It stands in the way of no other change.
  expect(() => history.undo()).toThrow('There is nothing to undo');
  expect(said()).toContain('# Mine');
});

describe('a logo that is chosen', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>';
  const sent = (name: string, text: string) => ({ name, content: Buffer.from(text).toString('base64') });

  it('gets a plain name in assets/brand/, which is made; the form offers it, and Undo takes it back', () => {
    const { root, history, one } = desk();
    expect(one.logo(sent('Nordhafen Logo.svg', svg))).toEqual({ name: 'nordhafen-logo.svg' });
    const path = join(root, 'assets/brand/nordhafen-logo.svg');
    expect(readFileSync(path, 'utf8')).toBe(svg);
    expect(one.form({ file }).logos).toEqual(['nordhafen-logo.svg']);
    // The same file is there already; another of its name does not replace it.
    expect(one.logo(sent('nordhafen-logo.svg', svg))).toEqual({ name: 'nordhafen-logo.svg' });
    const other = svg.replace('h20', 'h10');
    expect(one.logo(sent('nordhafen-logo.svg', other))).toEqual({ name: 'nordhafen-logo-2.svg' });
    history.undo();
    history.undo();
    expect(one.form({ file }).logos).toEqual([]);
  });

  it.each([
    ['logo.svg', '<svg', 'The logo "logo.svg"'],
    ['logo.png', 'no png', 'The logo "logo.png" is not a PNG. Export it again as PNG.'],
    ['logo.gif', 'GIF89a', 'The logo "logo.gif" is not the name of an SVG or PNG file.'],
    ['logo.svg', `<svg>${' '.repeat(100_000)}</svg>`, 'too large: 101 kB'],
  ])('is refused with a sentence where the course could not show it: %s', (name, text, said) => {
    const { root, one } = desk();
    expect(() => one.logo(sent(name, text))).toThrow(said);
    expect(existsSync(join(root, 'assets/brand'))).toBe(false);
  });
});

it('what is missing is said as in the form, not as in the file', () => {
  const { one, wish } = desk();
  const { problems } = one.check(wish([{ path: ['brand', 'accent', 'light'], value: '#005ea5' }]));
  expect(problems).toMatchObject([
    { name: 'brand.accent.dark', message: 'Accent on dark is missing.', fix: 'Fill it in.' },
  ]);
});
