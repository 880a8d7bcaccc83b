import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  galleries,
  galleryModule,
  readGallery,
  switchable,
} from '../../../src/tools/author/gallery/gallery.ts';
import { statesOf } from '../../../src/tools/author/page/gallery-states.ts';
import { registry } from '../../../src/blocks/registry.ts';

const assets = join(import.meta.dirname, '../../../assets');

describe.each(galleries)('the gallery %s', (name) => {
  const { screens } = readGallery(name, assets);

  it('has every kind of block, each on the screen of its name', () => {
    expect(screens.map(({ title }) => title)).toEqual(
      expect.arrayContaining([...registry.keys(), 'note', 'idea']),
    );
    for (const { id, body } of screens) {
      const kinds = body.flatMap((part) => (typeof part === 'string' ? [] : [part.kind]));
      if (registry.has(id)) expect(kinds).toEqual([registry.get(id)]);
    }
  });

  it('compiles', () => {
    expect(galleryModule(name, assets)).toContain(`defineLesson("${name}"`);
  });
});

describe('the states', () => {
  it('are known for every kind of block that has any', () => {
    const alone = [...registry.keys()].filter((name) => statesOf[name] === undefined);
    expect(alone).toEqual(['chart']);
  });

  it.each(['choice', 'multi', 'sort', 'builder'])('of %s are all that it has', (name) => {
    expect(statesOf[name]?.map((state) => state.name)).toEqual([
      'empty',
      'error',
      'answered',
      'right',
      'wrong',
      'review',
    ]);
  });
});

it('the theme is switched by the page, not by the device', () => {
  const switched = switchable(':root{--a:1}\n@media (prefers-color-scheme: dark) {\n  :root {\n--a:2}}');
  expect(switched).not.toContain('prefers-color-scheme');
  expect(switched).toContain(":root[data-scheme='dark'] {\n--a:2}}");
});
