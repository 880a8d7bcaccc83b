import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../src/tools/author/edit/atoms.ts';
import { changeItem } from '../../../../src/tools/author/edit/change-item.ts';
import { changePassages } from '../../../../src/tools/author/edit/change-passages.ts';
import type { FilePassage } from '../../../../src/tools/author/edit/file-passages.ts';
import { filePassages, passagesForPage } from '../../../../src/tools/author/edit/file-passages.ts';
import type { Part } from '../../../../src/tools/author/page/edit/runs.ts';
import { whyNotSplit } from '../../../../src/tools/author/page/edit/runs.ts';

const file = 'modules/leaf/en.md';
const inLesson = (body: string): string => `---\nid: leaf\n---\n\n## Leaf {#leaf}\n\n${body}\n\nLast.\n`;

/** Words of a passage as they are written, or new ones: `+words`; items of a list among paragraphs: `+- words`. */
function part(found: readonly FilePassage[], words: string): Part {
  const [, added = '', bullet = '', text = ''] = /^(\+?)(- )?(.*)$/s.exec(words) ?? [];
  const of = added ? null : found.findIndex(({ old }) => old.startsWith(text.slice(0, 2)));
  return { of, isItem: bullet !== '', runs: [{ text, marks: [] }] };
}

function changed(body: string, wanted: readonly string[], parts: readonly string[]): string {
  const text = inLesson(body);
  const found = filePassages(file, text).filter(({ old }) => wanted.includes(old));
  return changePassages(
    file,
    text,
    found,
    parts.map((one) => part(found, one)),
  );
}

describe('passages beside each other', () => {
  it.each<[string, string, string[], string[], string]>([
    ['a paragraph becomes two', 'One two.', ['One two.'], ['One', '+two.'], 'One\n\ntwo.'],
    [
      'a paragraph in a quotation, with the sign of the quotation',
      '- A\n  > One two.',
      ['One two.'],
      ['One', '+two.', '+three'],
      '- A\n  > One\n  >\n  > two.\n  >\n  > three',
    ],
    ['a paragraph gets one before it', 'One.', ['One.'], ['+New', 'One.'], 'New\n\nOne.'],
    [
      'paragraphs get a list between them',
      'One.\n\nTwo.',
      ['One.', 'Two.'],
      ['One.', '+- a', '+- b', '+c', 'Two.'],
      'One.\n\n- a\n- b\n\nc\n\nTwo.',
    ],
    ['two paragraphs become one', 'One.\n\n\nTwo.', ['One.', 'Two.'], ['One.Two.'], 'One.Two.'],
    ['an item becomes two', '- One two\n- B', ['One two'], ['One', '+two'], '- One\n- two\n- B'],
    ['an item gets one before it', '* One\n\n* B', ['One'], ['+New', 'One'], '* New\n\n* One\n\n* B'],
    ['numbers go on', '1. One two\n2. B', ['One two'], ['One', '+two', '+x'], '1. One\n2. two\n3. x\n4. B'],
    [
      'two items become one, with what is under both',
      '- A\n  - a\n- B\n  - b',
      ['A', 'B'],
      ['AB'],
      '- AB\n  - a\n  - b',
    ],
    [
      'the second of two answers goes with its feedback',
      ':::choice q\n\nStem?\n\n- [x] A\n  > Yes.\n- [ ] B\n  > No.\n\n:::',
      ['A', 'B'],
      ['AB'],
      ':::choice q\n\nStem?\n\n- [x] AB\n  > Yes.\n\n:::',
    ],
    [
      'a new answer is not right, and asks for feedback',
      ':::choice q\n\nStem?\n\n- [x] One two\n  > Yes.\n\n:::',
      ['One two'],
      ['One', '+two'],
      ':::choice q\n\nStem?\n\n- [x] One\n  > Yes.\n- [ ] two\n  > New words 2\n\n:::',
    ],
    [
      'somebody goes on speaking',
      '- **Huw** (sad): Oh no.',
      ['**Huw** (sad): Oh no.'],
      ['**Huw** (sad): Oh', '+no.'],
      '- **Huw** (sad): Oh\n- **Huw** (sad): no.',
    ],
    [
      'a choice leads on',
      '- [Go on](#next)',
      ['[Go on](#next)'],
      ['[Go on](#next)', '+Stay'],
      '- [Go on](#next)\n- [Stay](#next)',
    ],
    ['what is empty is left out', 'One.', ['One.'], ['One.', '+ ', '+'], 'One.'],
  ])('%s', (_, body, wanted, parts, after) => {
    const text = inLesson(body);
    const found = filePassages(file, text).filter(({ old }) => wanted.includes(old));
    const asWritten = parts.map((one): Part => {
      const same = found.findIndex(({ old }) => old === one);
      const own = found[same];
      if (own) return { of: same, runs: runsOf(own.atoms) };
      const runs = runsOf(found[0]?.atoms ?? []);
      // Shortened words keep their marks.
      if (one.startsWith('**'))
        return { of: 0, runs: [...runs.slice(0, -1), { text: ' (sad): Oh', marks: [] }] };
      return part(found, one);
    });
    expect(changePassages(file, text, found, asWritten)).toBe(inLesson(after));
  });

  it('are refused with why', () => {
    const stem = ':::choice q\n\nStem?\n\n- [x] A\n  > Yes.\n\n:::';
    expect(() => changed(stem, ['Stem?'], ['Stem', '+?'])).toThrow(
      'These words of a choice are one paragraph.',
    );
    expect(() => changed('One.\n\n- A\n\nTwo.', ['One.', 'Two.'], ['One.Two.'])).toThrow('would change more');
    expect(() => changed('One.', ['One.'], ['', '+'])).toThrow('There are no words left.');
  });
});

const files = globSync('modules/*/{en,fr,ar}.md').sort();
const given = process.env['RUNS'];
const numRuns = Number(given ?? 60);
const each = given === undefined ? 11 : 1;

/** A place between two letters, in the middle of words, that are not in a mark which holds no part of them. */
function middleOf({ atoms }: FilePassage): number {
  const isLetter = (at: number): boolean =>
    /^[\p{L}]$/u.test(atoms[at]?.text ?? '') && atoms[at]?.marks.length === 0;
  const half = Math.floor(atoms.length / 2);
  return [...atoms.keys()].find((at) => at > half && isLetter(at) && isLetter(at - 1)) ?? 0;
}

it.each(files)(
  '%s: passages that are parted and joined again are as they were',
  { timeout: 600_000 },
  (path) => {
    const before = readFileSync(path, 'utf8');
    const passages = filePassages(path, before);
    for (const [number, found] of passages.entries()) {
      const cut = middleOf(found);
      if (number % each > 0 || cut === 0 || whyNotSplit(found.passage)) continue;
      const parts = [found.atoms.slice(0, cut), found.atoms.slice(cut)].map((atoms, index): Part => ({
        of: index === 0 ? 0 : null,
        runs: runsOf(atoms),
      }));
      const parted = changePassages(path, before, [found], parts);
      const now = filePassages(path, parted);
      const other = passagesForPage(now, parted)[number]?.after ?? -1;
      expect(now.length).toBeGreaterThan(passages.length);
      const joined = [{ of: 0, runs: runsOf(found.atoms) }];
      expect(changePassages(path, parted, [now[number], now[other]] as FilePassage[], joined)).toBe(before);
    }
  },
);

it('a mix of changes at random changes nothing but what was meant', { timeout: numRuns * 1000 }, () => {
  const texts = files.map((path) => {
    const text = readFileSync(path, 'utf8');
    return {
      path,
      text,
      passages: filePassages(path, text),
      named: passagesForPage(filePassages(path, text), text),
    };
  });
  const sign = fc.constantFrom(...'*_`[]()<>#+-.!|:ab 1\n'.split(''), '- ', '1. ', ':::', 'x: y', '**');
  const words = fc.array(sign, { maxLength: 10 }).map((all) => all.join(''));
  const step = fc.record({
    place: fc.nat(),
    cut: fc.nat(),
    what: fc.constantFrom('split', 'join', 'paste', 'up', 'down', 'delete'),
    pasted: fc.array(fc.record({ text: words, isItem: fc.boolean() }), { minLength: 1, maxLength: 3 }),
  });
  const counts = { done: 0, refused: 0 };
  fc.assert(
    fc.property(fc.nat(), step, (which, { place, cut, what, pasted }) => {
      const { path, text, passages, named } = texts[which % texts.length] as (typeof texts)[number];
      const able = named.filter((one) => whyNotSplit(one) === undefined);
      const own = able[place % able.length] as (typeof able)[number];
      const found = passages[own.number] as FilePassage;
      const at = cut % (found.atoms.length + 1);
      const [head, tail] = [runsOf(found.atoms.slice(0, at)), runsOf(found.atoms.slice(at))];
      let after: string;
      let last = found;
      try {
        if (what === 'up' || what === 'down' || what === 'delete')
          after = changeItem(path, text, found, what);
        else if (what === 'join') {
          if (own.after === undefined) return;
          last = passages[own.after] as FilePassage;
          const runs = [...runsOf(found.atoms), ...runsOf(last.atoms)];
          after = changePassages(path, text, [found, last], [{ of: 0, runs }]);
        } else {
          const added = pasted.map(({ text: one, isItem }): Part => ({
            of: null,
            isItem,
            runs: [{ text: one, marks: [] }],
          }));
          const end = { of: null, runs: tail };
          after = changePassages(
            path,
            text,
            [found],
            [{ of: 0, runs: head }, ...(what === 'paste' ? added : []), end],
          );
        }
      } catch (error) {
        counts.refused++;
        expect((error as Error).name).toBe('Refusal');
        expect((error as Error).message).toMatch(/[.?]$/);
        return;
      }
      counts.done++;
      // The blocks and screens before and after it are as they were.
      const from = text.lastIndexOf('\n## ', found.passage.start);
      const to = text.indexOf('\n## ', last.passage.end);
      expect(after.startsWith(text.slice(0, Math.max(0, from)))).toBe(true);
      expect(to < 0 || after.endsWith(text.slice(to))).toBe(true);
      const says = filePassages(path, after).map(({ old }) => old);
      if (what === 'up' || what === 'down' || what === 'delete') return;
      const before = passages.slice(0, own.number).map(({ old }) => old);
      expect(says.slice(0, own.number)).toEqual(before);
      const { end } = last.passage;
      const below = passages.filter(({ passage }) => passage.start > end);
      const rest = below.map(({ old }) => old).slice(what === 'join' ? 40 : 0);
      expect(rest.every((one) => says.includes(one))).toBe(true);
    }),
    { numRuns, interruptAfterTimeLimit: numRuns * 900 },
  );
  console.log(`${numRuns} random changes: ${counts.done} done, ${counts.refused} refused`);
});
