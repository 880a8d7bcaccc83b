import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { sharedChunks } from '../../src/package/chunks.ts';

const modules: Record<string, string> = {
  entry: `import { base } from 'base'; import { record } from 'record'; base(record); import('/src/player/create-player.ts'); import 'course:lessons'; import('alone'); import { lms } from 'lms'; lms('1.2'); import '/src/entries/in-lms.ts'; import('/src/player/help.ts');`,
  other: `import { base } from 'base'; base('other'); import('/src/player/create-player.ts');`,
  third: `import { base } from 'base'; base('third'); import { lms } from 'lms'; lms('2004'); import '/src/entries/in-lms.ts';`,
  lms: `export const lms = (edition) => console.log('lms', edition);`,
  '/src/entries/in-lms.ts': `console.log('in an LMS');`,
  'course:lessons': `import('course:lesson/one'); import('course:lesson/two'); import('course:lesson/three');`,
  record: `export const record = 'record';`,
  base: `export const base = (what) => console.log('base', what);`,
  '/src/player/create-player.ts': `import { lit } from 'lit'; import { base } from 'base'; lit('player'); base('player');`,
  '/src/player/help.ts': `import { lit } from 'lit'; lit('help');`,
  'course:lesson/one': `import { lit } from 'lit'; import { block } from 'block'; import { own } from 'own'; lit(block + own);`,
  'course:lesson/two': `import { lit } from 'lit'; import { block } from 'block'; import { late } from 'late'; lit(block + late + 'two');`,
  'course:lesson/three': `import { late } from 'late'; console.log(late);`,
  late: `export const late = 'late';`,
  alone: `import { base } from 'base'; base('alone');`,
  lit: `export const lit = (what) => console.log('lit', what);`,
  block: `export const block = 'block';`,
  own: `export const own = 'own';`,
};

/** Chunk name → the modules in it and the chunks it needs. */
async function chunks(): Promise<Record<string, { holds: string[]; needs: string[] }>> {
  const bundle = await rollup({
    input: ['entry', 'other', 'third'],
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
  it('groups shared modules by when they are needed, and leaves each lesson its own', async () => {
    expect(await chunks()).toEqual({
      entry: { holds: ['course:lessons', 'entry', 'record'], needs: ['in-lms', 'start'] },
      third: { holds: ['third'], needs: ['in-lms', 'start'] },
      'in-lms': { holds: ['/src/entries/in-lms.ts', 'lms'], needs: [] },
      other: { holds: ['other'], needs: ['start'] },
      start: { holds: ['base'], needs: [] },
      player: {
        holds: ['/src/player/create-player.ts', 'block', 'lit'],
        needs: ['start'],
      },
      one: { holds: ['course:lesson/one', 'own'], needs: ['player', 'start'] },
      two: { holds: ['course:lesson/two'], needs: ['blocks', 'player', 'start'] },
      three: { holds: ['course:lesson/three'], needs: ['blocks'] },
      blocks: { holds: ['late'], needs: [] },
      help: { holds: ['/src/player/help.ts'], needs: ['player', 'start'] },
      alone: { holds: ['alone'], needs: ['start'] },
    });
  });
});
