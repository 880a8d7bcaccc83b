// @vitest-environment jsdom
import { render } from 'lit';
import { expect, it } from 'vitest';
import type { MediaPlace } from '../../../../src/tools/author/page/media/media-place.ts';
import {
  leftFromBefore,
  nothingYet,
  titleView,
} from '../../../../src/tools/author/page/media/media-fields.ts';

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

it('what a new film would have of the old one is named: its title, captions, transcript and poster', () => {
  const film: MediaPlace = {
    kind: 'video',
    id: 'talk',
    src: 'talk.mp4',
    captions: 'talk.vtt',
    poster: 'hills.jpg',
    alt: '',
    isDecorative: false,
    width: '',
    height: '',
    title: 'Noor says',
    transcript: 'Hello.',
  } as unknown as MediaPlace;
  expect(leftFromBefore(film, film, ['src'])).toBe(
    'the title, the captions, the transcript and the picture before it runs',
  );
  const words = { ...film, title: 'Ada says', transcript: 'Hi.' };
  expect(leftFromBefore(film, words, ['src', 'captions'])).toBe('the picture before it runs');
  expect(leftFromBefore(film, words, ['src', 'captions', 'poster'])).toBe('');
  // Only a new film has anything of an old one; a picture is asked about anyway.
  expect(leftFromBefore(film, film, ['captions'])).toBe('');
  expect(leftFromBefore({ ...film, kind: 'image' }, film, ['src'])).toBe('');
  expect(leftFromBefore(undefined, nothingYet, ['src'])).toBe('');
});
