import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/blocks/registry.ts';
import { firstDifference } from '../../src/compile/languages.ts';
import { linesOf } from '../../src/lessons/transcript.ts';
import { readGallery } from '../../src/tools/author/gallery/gallery.ts';

/** A value of a model that holds no others. */
interface Leaf {
  /** The field that it stands in. */
  readonly field: string;
  readonly value: unknown;
  /** The same model with another value in this place. */
  readonly otherwise: unknown;
}

function leavesOf(value: unknown, field = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ field, value, otherwise: other(value) }];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, one]) =>
    leavesOf(one, list || key === 'strings' ? field : key).map((leaf) => ({
      ...leaf,
      otherwise: list
        ? value.map((item: unknown, index) => (String(index) === key ? leaf.otherwise : item))
        : { ...value, [key]: leaf.otherwise },
    })),
  );
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${String(value)} changed`;
}

const folder = join(import.meta.dirname, '../../src/blocks');
const blocks = readGallery('blocks').screens.flatMap(({ id, body }) =>
  body.flatMap((part) => (typeof part === 'string' ? [] : [[id, part] as const])),
);

it('every kind of block is among these', () => {
  expect(blocks.map(([name]) => name)).toEqual([...registry.keys()]);
});

describe.each(blocks)('%s', (_, { kind, model, activities }) => {
  const leaves = leavesOf(model);

  it('is given the answers that are kept, or private notes, never both', () => {
    const gets = (...inputs: readonly string[]) => kind.inputs.some((input) => inputs.includes(input));
    const element = readFileSync(join(folder, kind.file), 'utf8');
    expect(gets('response', 'check')).toBe(activities.length > 0);
    expect(gets('notes')).toBe(element.includes(' extends PrivateBlock<'));
    expect(gets('response', 'check') && gets('notes')).toBe(false);
  });

  it('may have other words in a translation, and nothing else', () => {
    const refused = leaves.filter(({ otherwise }) => firstDifference(kind.words, model, otherwise, model.id));
    expect(refused).toEqual(leaves.filter(({ field }) => !kind.words.includes(field)));
    expect(leaves.some(({ field }) => kind.words.includes(field))).toBe(true);
  });

  it('may not lack what is not words in a translation, nor have more of it', () => {
    for (const key of Object.keys(model).filter((field) => !kind.words.includes(field))) {
      const without = Object.fromEntries(Object.entries(model).filter(([field]) => field !== key));
      expect(firstDifference(kind.words, model, without, ''), key).toBeDefined();
      expect(firstDifference(kind.words, without, model, ''), key).toBeDefined();
    }
  });

  it('says in the search and in print what is words, and nothing else', () => {
    const said = linesOf(model);
    const texts = leaves.filter(({ value }) => typeof value === 'string' && !value.includes('<'));
    const hidden = texts.filter(
      ({ field, value }) => !kind.words.includes(field) && said.includes(String(value)),
    );
    expect(hidden.map(({ field }) => field)).toEqual([]);
  });

  it('has an element in its folder, and no words that its model does not have', () => {
    expect(existsSync(join(folder, kind.file))).toBe(true);
    expect(readFileSync(join(folder, kind.file), 'utf8')).toContain(`customElements.define('${kind.tag}', `);
    const own = ['model.ts', '../choice/model.ts', '../staging.ts'].map((file) =>
      join(folder, kind.file, '..', file),
    );
    const models = own.map((file) => readFileSync(file, 'utf8')).join('');
    expect(kind.words.filter((field) => !new RegExp(`readonly ${field}\\??:`).test(models))).toEqual([]);
  });
});
