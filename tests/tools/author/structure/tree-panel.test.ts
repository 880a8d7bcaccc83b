// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { noteOnDrawn } from '../../../../src/tools/author/page/structure/rows.ts';
import type { TreeNode } from '../../../../src/tools/author/structure/lesson-tree.ts';
import { noTree } from '../../../../src/tools/author/structure/lesson-tree.ts';
import type { Structure } from '../../../../src/tools/author/structure/structure-desk.ts';
import { TreePanel, structureStorageKey } from '../../../../src/tools/author/page/structure/tree-panel.ts';

class Panel extends TreePanel {
  async lookAt(unclear: string): Promise<string> {
    const structure: Partial<Structure> = { lessons: [], lesson: 'leaf', unclear };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(structure)));
    this.isOpen = true;
    await this.look('leaf');
    return this.said;
  }
  say(said: string): void {
    this.said = said;
  }
  kept(): unknown {
    this.keep();
    return (JSON.parse(sessionStorage.getItem(structureStorageKey) ?? '{}') as { said?: string }).said;
  }
}
customElements.define('a-panel', Panel);

it('says what is unclear only as long as it is', async () => {
  const panel = new Panel();
  expect(await panel.lookAt('The block is not closed.')).toBe('The block is not closed.');
  // Not after the page has loaded again, either.
  expect(panel.kept()).toBe('');
  expect(await panel.lookAt('')).toBe('');
  panel.say('Done.');
  expect(await panel.lookAt('')).toBe('Done.');
  expect(panel.kept()).toBe('Done.');
});

it('of a question in a check it is said that the page need not show it, and where its words are', () => {
  const part = (name: string, children: readonly TreeNode[] = []): TreeNode => ({
    ...noTree,
    name,
    children,
  });
  const screen = {
    ...part(''),
    children: [part('check', [part('choice')]), part('scenario', [part('step')])],
  };
  const structure = { tree: part('', [screen]) } as unknown as Structure;
  expect(noteOnDrawn(structure, [0, 0, 0])).toContain('“All words” has its words.');
  for (const path of [[], [0], [0, 0], [0, 1, 0]]) expect(noteOnDrawn(structure, path)).toBe('');
});
