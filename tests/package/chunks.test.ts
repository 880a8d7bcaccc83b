import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { sharedChunks } from '../../src/package/chunks.ts';

const modules: Record<string, string> = {
  entry: `import { base } from 'base'; import { record } from 'record'; base(record); import('player'); import('one'); import('two');`,
  other: `import { base } from 'base'; base('other'); import('player');`,
  record: `export const record = 'record';`,
  base: `export const base = (what) => console.log('base', what);`,
  player: `import { lit } from 'lit'; import { base } from 'base'; lit('player'); base('player');`,
  one: `import { lit } from 'lit'; import { block } from 'block'; import { own } from 'own'; lit(block + own);`,
  two: `import { lit } from 'lit'; import { block } from 'block'; lit(block + 'two');`,
  lit: `export const lit = (what) => console.log('lit', what);`,
  block: `export const block = 'block';`,
  own: `export const own = 'own';`,
};

/** Chunk name → the modules in it and the chunks it needs. */
async function chunks(): Promise<Record<string, { holds: string[]; needs: string[] }>> {
  const bundle = await rollup({
    input: ['entry', 'other'],
    plugins: [{ name: 'modules', resolveId: (id) => id, load: (id) => modules[id] }],
  });
  const { output } = await bundle.generate({
    entryFileNames: '[name]',
    chunkFileNames: '[name]',
    manualChunks: sharedChunks(),
    onlyExplicitManualChunks: true,
  });
  const found = output.filter((file) => file.type === 'chunk');
  return Object.fromEntries(
    found.map((chunk) => [chunk.fileName, { holds: chunk.moduleIds.sort(), needs: chunk.imports.sort() }]),
  );
}

describe('sharedChunks', () => {
  it('gathers what is used twice, by when it is needed, and leaves the rest where it is used', async () => {
    expect(await chunks()).toEqual({
      entry: { holds: ['entry', 'record'], needs: ['start'] },
      other: { holds: ['other'], needs: ['start'] },
      start: { holds: ['base'], needs: [] },
      player: { holds: ['player'], needs: ['shared', 'start'] },
      one: { holds: ['one', 'own'], needs: ['shared'] },
      two: { holds: ['two'], needs: ['shared'] },
      shared: { holds: ['block', 'lit'], needs: [] },
    });
  });
});
