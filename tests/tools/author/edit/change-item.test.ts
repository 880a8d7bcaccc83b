import { globSync, readFileSync } from 'node:fs';
import { fc } from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { changeItem } from '../../../../src/tools/author/edit/change-item.ts';
import type { FilePassage } from '../../../../src/tools/author/edit/file-passages.ts';
import { filePassages } from '../../../../src/tools/author/edit/file-passages.ts';
import type { ItemAct } from '../../../../src/tools/author/page/edit/runs.ts';
import { isItem } from '../../../../src/tools/author/page/edit/runs.ts';

const file = 'modules/leaf/en.md';
const inLesson = (body: string): string => `---\nid: leaf\n---\n\n## Leaf {#leaf}\n\n${body}\n\nLast.\n`;

/** A lesson with one of its items changed. */
function acted(body: string, words: string, act: ItemAct): string {
  const text = inLesson(body);
  const found = filePassages(file, text).find(({ old }) => old === words) as FilePassage;
  return changeItem(file, text, found, act);
}

const question = ':::choice q\n\nStem?\n\n- [x] A\n  > Yes.\n- [ ] B\n  > No.\n- [ ] C\n  > No.\n\n:::';

describe('an item', () => {
  it.each<[string, string, ItemAct, string, string]>([
    [
      'is moved up with what is under it',
      'B',
      'up',
      '- [x] A\n  > Yes.\n- [ ] B\n  > No.',
      '- [ ] B\n  > No.\n- [x] A\n  > Yes.',
    ],
    [
      'is moved down',
      'A',
      'down',
      '- [x] A\n  > Yes.\n- [ ] B\n  > No.',
      '- [ ] B\n  > No.\n- [x] A\n  > Yes.',
    ],
    ['is deleted', 'B', 'delete', '- [ ] B\n  > No.\n', ''],
    ['is deleted at the end', 'C', 'delete', '- [ ] C\n  > No.\n', ''],
    [
      'is added, in the form of another and never right',
      'A',
      'add',
      '  > Yes.\n',
      '  > Yes.\n- [ ] New words\n  > New words 2\n',
    ],
    [
      'is the right one instead of another',
      'B',
      'right',
      '- [x] A\n  > Yes.\n- [ ] B',
      '- [ ] A\n  > Yes.\n- [x] B',
    ],
    ['stays right where it is', 'A', 'right', '', ''],
  ])('%s', (_, words, act, from, to) => {
    expect(acted(question, words, act)).toBe(inLesson(question).replace(from, to));
  });

  it('that is the only right one is not deleted', () => {
    expect(() => acted(question, 'A', 'delete')).toThrow('make another one right first');
  });

  it('of several right ones is right or not by itself', () => {
    const several = question.replace(':::choice', ':::multi');
    expect(acted(several, 'B', 'right')).toBe(inLesson(several).replace('- [ ] B', '- [x] B'));
    expect(acted(several, 'A', 'right')).toBe(inLesson(several).replace('- [x] A', '- [ ] A'));
  });

  it('keeps its category, who says it, and where it leads to', () => {
    expect(acted(':::sort s\n\nWhich?\n\n- Verb: Asks.\n  > Yes.\n\n:::', 'Verb: Asks.', 'add')).toContain(
      '\n- Verb: New words\n  > New words 2\n',
    );
    expect(acted('- **Huw** (sad): ‘Oh.’', '**Huw** (sad): ‘Oh.’', 'add')).toContain(
      '\n- **Huw** (sad): New words\n',
    );
    expect(acted('- [Go](#next)', '[Go](#next)', 'add')).toContain('\n- [New words](#next)\n');
  });

  it('of a numbered list keeps the numbers in order', () => {
    expect(acted('1. A\n2. B\n3. C', 'C', 'up')).toContain('1. A\n2. C\n3. B\n');
    expect(acted('1. A\n2. B\n3. C', 'A', 'delete')).toContain('\n\n1. B\n2. C\n');
    expect(acted('1. A\n2. B', 'A', 'add')).toContain('1. A\n2. New words\n3. B\n');
  });

  it('that cannot be done says why', () => {
    expect(() => acted(question, 'A', 'up')).toThrow('It is the first already.');
    expect(() => acted(question, 'C', 'down')).toThrow('It is the last already.');
    expect(() => acted('- A', 'A', 'delete')).toThrow('It is the only one');
    expect(() => acted('- A', 'A', 'right')).toThrow('Only an option with a box');
    expect(() => acted(question, 'Stem?', 'up')).toThrow('no item of a list');
  });
});

/** So many: `EDIT_RUNS=10000 npm run test:unit -- tests/tools/author/edit`. */
const numRuns = Number(process.env['EDIT_RUNS'] ?? 100);

it(
  'only lines of the list change, and moving there and back leaves the file as it was',
  { timeout: numRuns * 1000 },
  () => {
    const texts = globSync('modules/*/{en,fr,ar}.md')
      .sort()
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path, text, items: filePassages(path, text).filter(({ passage }) => isItem(passage)) };
      })
      .filter(({ items }) => items.length > 0);
    const acts = fc.constantFrom<ItemAct>('add', 'up', 'down', 'delete', 'right');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), acts, (which, place, act) => {
        const { path, text, items } = texts[which % texts.length] as (typeof texts)[number];
        const found = items[place % items.length] as FilePassage;
        let after: string;
        try {
          after = changeItem(path, text, found, act);
        } catch (error) {
          expect((error as Error).message).toMatch(
            /already|only one|text editor|right answer|Only an option/,
          );
          return;
        }
        // Blocks and screens around it are untouched.
        const start = text.lastIndexOf('\n\n', found.passage.start);
        expect(after.startsWith(text.slice(0, text.lastIndexOf('\n:::', start)))).toBe(true);
        if (act !== 'up' && act !== 'down') return;
        const moved = filePassages(path, after).filter(
          ({ old, passage }) => old === found.old && passage.group === found.passage.group,
        );
        if (moved.length !== 1) return;
        expect(changeItem(path, after, moved[0] as FilePassage, act === 'up' ? 'down' : 'up')).toBe(text);
      }),
      { numRuns },
    );
  },
);
