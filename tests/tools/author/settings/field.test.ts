// @vitest-environment jsdom
import { render } from 'lit';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldView, themeColours } from '../../../../src/tools/author/page/settings/field.ts';
import { shapeOf } from '../../../../src/tools/author/settings/fields.ts';

it('a text of several lines keeps its words apart in the field', () => {
  const field = {
    ...shapeOf('title')!,
    value: 'Tea for\nall of us\n',
    isOwn: true,
    without: undefined,
    from: undefined,
    mayGo: false,
  };
  const view = (value: unknown): unknown =>
    fieldView({
      field,
      value,
      isOwn: true,
      problems: [],
      contrast: {},
      known: [],
      note: '',
      set: () => undefined,
      takeLogo: () => undefined,
    });
  const root = document.createElement('div');
  render(view(field.value), root);
  expect(root.querySelector('input')?.value).toBe('Tea for all of us');
  render(view('Tea for '), root);
  expect(root.querySelector('input')?.value).toBe('Tea for ');
});

it('a list says what it is for, and what is wrong with it, as other fields do', () => {
  const shape = shapeOf('lessons')!;
  const field = { ...shape, value: [], isOwn: true, without: undefined, from: undefined, mayGo: false };
  const problems = [{ message: 'There is no lesson.', fix: 'Add one.' }];
  const set = (): void => undefined;
  const view = fieldView({
    field,
    value: [],
    isOwn: true,
    problems,
    contrast: {},
    known: [],
    note: '',
    set,
    takeLogo: set,
  });
  const root = document.createElement('div');
  render(view, root);
  const list = root.querySelector('list-field')!;
  const words = (list.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.querySelector(`#${id}`)?.textContent?.trim());
  expect(words).toEqual([shape.help, 'There is no lesson. Add one.']);
  expect(root.querySelector(`#${list.getAttribute('aria-labelledby')}`)?.textContent).toBe(shape.label);
});

it('a colour that is not set is shown as the course has it', () => {
  const theme = readFileSync('assets/theme.css', 'utf8');
  const [light = '', dark = ''] = theme.split('prefers-color-scheme: dark');
  const said = (css: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1];
  expect(themeColours).toEqual({
    'brand.accent.light': said(light, 'accent'),
    'brand.accent.dark': said(dark, 'accent'),
    'brand.highlight': said(light, 'stage'),
  });
  for (const [name, colour] of Object.entries(themeColours)) {
    const field = { ...shapeOf(name)!, value: undefined, isOwn: false, without: undefined, from: undefined };
    const root = document.createElement('div');
    const none = (): void => undefined;
    const more = { problems: [], contrast: {}, known: [], note: '', set: none, takeLogo: none };
    render(fieldView({ field: { ...field, mayGo: true }, value: undefined, isOwn: false, ...more }), root);
    expect(root.querySelector<HTMLInputElement>('input[type="color"]')?.value).toBe(colour);
    expect(root.querySelector<HTMLInputElement>(`input[id="${name}"]`)?.value).toBe('');
  }
});
