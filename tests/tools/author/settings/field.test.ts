// @vitest-environment jsdom
import { render } from 'lit';
import { expect, it } from 'vitest';
import { fieldView } from '../../../../src/tools/author/page/settings/field.ts';
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
