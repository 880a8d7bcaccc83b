import { globSync, readFileSync } from 'node:fs';
import { fc } from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { changePassage } from '../../../../src/tools/author/edit/change-passage.ts';
import type { FilePassage } from '../../../../src/tools/author/edit/file-passages.ts';
import {
  filePassages,
  findPassage,
  passagesForPage,
} from '../../../../src/tools/author/edit/file-passages.ts';
import { runsOf } from '../../../../src/tools/author/edit/atoms.ts';
import type { PassageOnPage, Run, RunMark } from '../../../../src/tools/author/page/edit/runs.ts';

const file = 'modules/leaf/en.md';
const words = (text: string, ...marks: (RunMark['type'] | RunMark)[]): Run => ({
  text,
  marks: marks.map((one) => (typeof one === 'string' ? { type: one } : one)),
});

/** The raw words of a passage after runs were written to it. */
function written(raw: string, runs: readonly Run[], before = '', after = ''): string {
  const text = `---\nid: leaf\ntitle: Leaf\n---\n\n## Leaf {#leaf}\n\n${before}${raw}${after}\n\nLast.\n`;
  const passages = filePassages(file, text);
  const number = passages.findIndex(({ old }) => old === raw);
  const next = changePassage(file, text, passages[number] as FilePassage, runs);
  return filePassages(file, next)[number]?.old ?? '';
}

describe('words as Markdown', () => {
  it.each([
    ['- a list', '\\- a list'],
    ['1. one', '1\\. one'],
    ['# head', '\\# head'],
    ['> quote', '\\> quote'],
    ['5 * 3 * 2', '5 * 3 * 2'],
    ['snake_case_name', 'snake_case_name'],
    ['_x_', '\\_x\\_'],
    ['&nbsp;', '\\&nbsp;'],
    ['&#8226; &#x27;', '&\\#8226; &\\#x27;'],
    ['• first', '&#8226; first'],
    ['– first', '&#8211; first'],
    ['a\vb\u2028c\u0000d\u0007e', 'a b cde'],
    ['a  lot   of room ', 'a lot of room'],
    ['me@example.org', 'me\\@example.org'],
    ['It’s 3 + 4 = 7, “so” (yes)!', 'It’s 3 + 4 = 7, “so” (yes)!'],
  ])('%s is written %s', (text, raw) => {
    expect(written('Words.', [words(text)])).toBe(raw);
  });

  it('a number in the file is its character, and stays as it was written', () => {
    expect(written('&#8226; one &#38; two', [words('• one & two, three')])).toBe(
      '&#8226; one &#38; two, three',
    );
  });

  it('a character that was lost is not written', () => {
    expect(() => written('Words.', [words('Gr\ufffd\ufffde')])).toThrow('A character was lost');
  });

  it('marks go where they can stand', () => {
    expect(written('Words.', [words('al'), words('ly', 'em'), words('ship')])).toBe('al*ly*ship');
    expect(written('Words.', [words('bold ', 'strong'), words('next')])).toBe('**bold** next');
    expect(written('Words.', [words('see '), words('it', { type: 'link', href: 'link:it' })])).toBe(
      'see [it](link:it)',
    );
  });

  it('words say which language they are in', () => {
    const french = words('mot juste', { type: 'lang', lang: 'fr' });
    expect(written('Words.', [words('the '), french, words('.')])).toBe('the [mot juste]{lang=fr}.');
    expect(written('[a]{lang=fr} b', [words('a', { type: 'lang', lang: 'de' }), words(' b')])).toBe(
      '[a]{lang=de} b',
    );
    expect(written('[a]{lang=fr} b', [words('a b')])).toBe('a b');
    expect(written('Words.', [words('[a]{lang=fr}')])).toBe('[a]{lang\\=fr}');
  });

  it('what is not changed stays as it was written', () => {
    const raw = 'A __strong__ word, *stressed*, 10&nbsp;% and \\* a sign,\nin two lines.';
    const passage = filePassages(file, `---\n---\n\n${raw}\n`)[0];
    const runs = runsOf(passage?.atoms ?? []);
    expect(written(raw, [words('Now. '), ...runs])).toBe(`Now. ${raw}`);
  });

  it('what cannot be said in Markdown is refused with why', () => {
    const attempt = (...runs: Run[]) => expect(() => written('Words.', runs));
    attempt().toThrow('There are no words left.');
    attempt(words('a '), words('‘q’', 'strong'), words('b')).toThrow('Marks stand right beside letters');
    expect(() => written('Cell', [words('a'), { br: true }, words('b')], '| H |\n| - |\n| ', ' |')).toThrow(
      'a line break',
    );
  });

  it('a bar in a table, and signs in front matter, are signs', () => {
    expect(written('Cell', [words('a | b')], '| H |\n| - |\n| ', ' |')).toBe('a \\| b');
    expect(written('Leaf', [words('Tea: a # leaf')])).toBe("'Tea: a # leaf'");
  });
});

describe('a passage is found again', () => {
  const text = '---\n---\n\nOne.\n\nSame.\n\nTwo.\n\nSame.\n';
  const wanted = passagesForPage(filePassages(file, text), text)[3] as PassageOnPage;
  const found = (changed: string) => findPassage(filePassages(file, changed), wanted);

  it('where the file has changed elsewhere', () => {
    expect(found(text)).toBe(3);
    expect(found(text.replace('One.', 'New.\n\nOne.'))).toBe(4);
  });

  it('unless it says something else, or may be another', () => {
    expect(found(text.replaceAll('Same.', 'Other.'))).toBeUndefined();
    expect(found(text.replace('Same.', 'Other.'))).toBeUndefined();
  });
});

const files = globSync('modules/*/{en,fr,ar}.md').sort();

/** With a number in `EDIT_RUNS`, so many random edits, and every passage of every file; else some of each. */
const given = process.env['EDIT_RUNS'];
const numRuns = Number(given ?? 100);
const each = given === undefined ? 7 : 1;

it.each(files)(
  '%s: an edit of each passage and its undo leave the file as it was',
  { timeout: 300_000 },
  (path) => {
    const before = readFileSync(path, 'utf8');
    // From the end, so that those before stay where they are.
    const allIn = (text: string) => passagesForPage(filePassages(path, text), text).map((one) => one.runs);
    const original = allIn(before);
    const change = (text: string, runsFor: (number: number) => readonly Run[]): string => {
      const passages = filePassages(path, text);
      return passages.reduceRight((now, passage, number) => {
        if (number % each > 0 || passagesForPage([passage], '')[0]?.locked !== undefined) return now;
        const next = changePassage(path, now, passage, runsFor(number));
        expect(next.slice(0, passage.passage.start)).toBe(now.slice(0, passage.passage.start));
        expect(next.endsWith(now.slice(passage.passage.end))).toBe(true);
        return next;
      }, text);
    };
    const after = change(before, (number) => [...(original[number] ?? []), words(' x')]);
    expect(allIn(after)).not.toEqual(original);
    expect(change(after, (number) => original[number] ?? [])).toBe(before);
  },
);

it(
  'no byte outside a passage changes, whatever is written in it, and what is written is what was meant',
  { timeout: numRuns * 1000 },
  () => {
    const texts = files.map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, passages: filePassages(path, text) };
    });
    const sign = fc.constantFrom(
      ...'*_`~[]()<>#+-.!|&:;\\/={}^$%@"\'0123 \n\t abcXYZéع'.split(''),
      '**',
      ':::',
      '- ',
      '&amp;',
      '&#65;',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.array(sign, { maxLength: 12 }).map((all) => all.join('')),
    );
    const mark = fc.constantFrom<RunMark>(
      { type: 'strong' },
      { type: 'em' },
      { type: 'del' },
      { type: 'code' },
      { type: 'link', href: 'link:unite-ally' },
      { type: 'lang', lang: 'fr' },
    );
    const run = fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({
          text,
          marks: fc.uniqueArray(mark, { maxLength: 2, selector: (one) => one.type }),
        }),
      },
      { weight: 1, arbitrary: fc.constant<Run>({ br: true }) },
    );
    let refused = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.array(run, { maxLength: 4 }),
        (which, place, at, added) => {
          const { path, text: before, passages } = texts[which % texts.length] as (typeof texts)[number];
          const number = place % passages.length;
          const { passage, atoms, isMarkdown } = passages[number] as FilePassage;
          const cut = at % (atoms.length + 1);
          const runs = [...runsOf(atoms.slice(0, cut)), ...added, ...runsOf(atoms.slice(cut + 3))];
          let after: string;
          try {
            after = changePassage(
              path,
              before,
              passages[number] as FilePassage,
              isMarkdown ? runs : runs.filter((one) => 'text' in one),
            );
          } catch (error) {
            // Refused, with a sentence.
            refused++;
            expect((error as Error).message).toMatch(
              /^(?:This can't be written here|There are no words|A character was lost)/,
            );
            return;
          }
          expect(after.slice(0, passage.start)).toBe(before.slice(0, passage.start));
          expect(after.endsWith(before.slice(passage.end))).toBe(true);
          expect(filePassages(path, after).map(({ passage: { kind, group } }) => `${kind} ${group}`)).toEqual(
            passages.map(({ passage: { kind, group } }) => `${kind} ${group}`),
          );
        },
      ),
      { numRuns, interruptAfterTimeLimit: numRuns * 900 },
    );
    console.log(`${numRuns} random edits, ${refused} of them refused`);
  },
);
