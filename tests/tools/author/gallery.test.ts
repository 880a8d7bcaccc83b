import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registry } from '../../../src/blocks/registry.ts';
import { firstDifference } from '../../../src/compile/languages.ts';
import {
  galleries,
  galleryModule,
  readGallery,
  switchable,
} from '../../../src/tools/author/gallery/gallery.ts';
import { exampleOf, rewordings, sampleOf } from '../../../src/tools/author/gallery/samples.ts';
import { statesOf } from '../../../src/tools/author/page/gallery-states.ts';

const blocks = readGallery('blocks').screens.flatMap(({ id, body }) =>
  body.flatMap((part) => (typeof part === 'string' ? [] : [{ name: id, block: part }])),
);

describe.each(galleries)('the gallery %s', (name) => {
  const { screens } = readGallery(name);

  it('has every kind of block, each on the screen of its name', () => {
    expect(screens.map(({ title }) => title)).toEqual([...registry.keys(), 'note', 'idea']);
    for (const { id, body } of screens) {
      const kinds = body.flatMap((part) => (typeof part === 'string' ? [] : [part.kind]));
      expect(kinds).toEqual(registry.has(id) ? [registry.get(id)] : []);
    }
  });

  it('has the same blocks with other words, and nothing but words is other', () => {
    for (const [index, { body }] of screens.entries()) {
      const before = readGallery('blocks').screens[index];
      for (const [at, part] of body.entries()) {
        const original = before?.body[at];
        if (name !== 'blocks') expect(part).not.toEqual(original);
        if (typeof part === 'string' || typeof original !== 'object') continue;
        expect(firstDifference(part.kind.words, original.model, part.model, '')).toBeUndefined();
      }
    }
  });

  it('compiles', () => {
    expect(galleryModule(name)).toContain(`defineLesson("${name}"`);
  });
});

describe('the states', () => {
  const statesBy = (name: string) => {
    const found = blocks.find((one) => one.name === name);
    return found ? statesOf(sampleOf(found.block)).map((state) => state.name) : [];
  };

  it.each(['choice', 'multi', 'sort', 'builder'])(
    'of a question that is graded, %s, are all that it has',
    (name) => {
      expect(statesBy(name)).toEqual(['empty', 'pressed', 'opened', 'answered', 'right', 'wrong', 'review']);
    },
  );

  it('of a story have no wrong way', () => {
    expect(statesBy('scenario')).toEqual([
      'empty',
      'pressed',
      'opened',
      'answered',
      'right',
      'completed',
      'review',
    ]);
  });

  it('show answers that are right and wrong by the block’s own measure', () => {
    const answers = (name: string) => sampleOf(blocks.find((one) => one.name === name)!.block).answers;
    expect(answers('choice')).toEqual([{ id: 'pub-stairs', right: 'b', wrong: 'a' }]);
    expect(answers('multi')).toEqual([{ id: 'three-parts', right: 'ab', wrong: 'c' }]);
    expect(answers('sort')).toEqual([{ id: 'verb-or-noun', right: 'ab', wrong: 'ba' }]);
    expect(answers('builder')).toEqual([{ id: 'definition-parts', right: 'ab', wrong: 'ba' }]);
    expect(answers('check').map(({ right, wrong }) => right !== wrong)).toEqual([true, true]);
  });
});

describe('an example of the guide', () => {
  it('is the whole block of that name, and no other', () => {
    const guide = 'Words\n\n::::check a\n\n:::choice b\n\n:::\n\n::::\n\n:::sort c\n:::\n';
    expect(exampleOf(guide, 'check')).toBe('::::check a\n\n:::choice b\n\n:::\n\n::::');
    expect(exampleOf(guide, 'choice')).toBe(':::choice b\n\n:::');
    expect(exampleOf(guide, 'sor')).toBeUndefined();
  });

  it('keeps its figures, signs and entities in other words', () => {
    expect(rewordings['right-to-left']('16% &amp; more').replace(/\p{Script=Hebrew}+/gu, 'x')).toBe(
      '16% &amp; x',
    );
    expect(rewordings.long('16%')).toBe('16%');
    expect(rewordings.long('Verb').length).toBeGreaterThan(100);
  });
});

it('the theme is switched by the page, not by the device', () => {
  const switched = switchable(':root{--a:1}\n@media (prefers-color-scheme: dark) {\n  :root {\n--a:2}}');
  expect(switched).not.toContain('prefers-color-scheme');
  expect(switched).toContain(":root[data-scheme='dark'] {\n--a:2}}");
});

it('shows what another course can have, without the sample’s pictures and people', () => {
  const root = mkdtempSync(join(tmpdir(), 'gallery-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const all = readGallery('blocks').screens.map(({ id }) => id);
  expect(readGallery('blocks', root).screens.map(({ id }) => id)).toEqual(all.filter((id) => id !== 'scene'));
});
