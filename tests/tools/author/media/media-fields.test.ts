// @vitest-environment jsdom
import { render } from 'lit';
import { expect, it } from 'vitest';
import { titleView } from '../../../../src/tools/author/page/media/media-fields.ts';

it.each([
  ['The way there,\nas it looks in\n  October', 'The way there, as it looks in October'],
  ['One line\\\nand the next', 'One line and the next'],
])('a caption of several lines keeps its words apart in the field: %j', (title, shown) => {
  const words = { alt: '', isDecorative: false, width: '', height: '', title, transcript: '' };
  const root = document.createElement('div');
  render(
    titleView('image', words, () => undefined),
    root,
  );
  expect(root.querySelector('input')?.value).toBe(shown);
});
