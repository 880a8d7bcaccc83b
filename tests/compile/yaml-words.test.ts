import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/compile/settings-files.ts';

interface Read {
  readonly title: string | undefined;
  readonly objective: string | undefined;
  readonly problems: readonly string[];
}

function read(title: string, objective = 'Know a leaf'): Read {
  const problems: string[] = [];
  const source = `id: leaf\ntitle: ${title}\nminutes: 2 # about\nobjectives:\n  - ${objective}\n`;
  const front = readFrontMatter(source, (line, message, fix) => problems.push(`${line}: ${message} ${fix}`));
  return { title: front?.title, objective: front?.objectives[0], problems };
}

describe('words in the front matter that YAML would not read to the end', () => {
  it.each([
    [
      'Allyship #1 at work',
      '3: "title" is not read to the end. Put quotation marks round all of it: \'Allyship #1 at work\'.',
    ],
    ["It's #1", '"It\'s #1"'],
    ['#1 of all', "'#1 of all'"],
    ['&Co partners', "'&Co partners'"],
    ['!important words', '3: This is not read'],
    ['"C:\\new"', '3: "title" holds a backslash'],
    ['a: b', '3: Words with a colon in them are taken for a key.'],
    [
      '*Bold* words',
      '3: What stands after the colon begins with a character that means something else here.',
    ],
    ['2026', '3: "title" is not text'],
    ['~', '3: "title" is empty'],
    [
      '[Draft] words',
      '3: What stands after the colon begins with a character that means something else here.',
    ],
    ['a\n---\nb: c', 'This is not YAML'],
    ['a\ntitle: b', '4: This key stands here twice.'],
  ])('are a problem: %s', (title, problem) => {
    expect(read(title).problems.join()).toContain(problem);
  });

  it('are a problem in a list, too', () => {
    expect(read('a', 'Know #1').problems.join()).toContain('6: "objectives" is not read to the end.');
  });

  it.each([
    ["'Allyship #1 at work'", 'Allyship #1 at work'],
    ['"It\'s" # for now', "It's"],
    ['Q&A, a#b, yes, 5 % (on/off)', 'Q&A, a#b, yes, 5 % (on/off)'],
    ['"C:\\\\new \\u2019"', 'C:\\new ’'],
    ['|\n  Allyship\n  #1', 'Allyship #1'],
  ])('are read where they are marked: %s', (title, words) => {
    expect(read(title)).toMatchObject({ title: words, problems: [] });
  });

  it('any text is the title, or a problem is reported', () => {
    const piece = fc.constantFrom(
      ...[
        [
          'a',
          'Ally',
          ' ',
          ' #',
          '#',
          ': ',
          ':',
          '&',
          '*',
          '!',
          '|',
          '>',
          '-',
          '- ',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          ',',
        ],
        [
          'yes',
          'no',
          'on',
          '010',
          '0x1F',
          '1e3',
          '2026-11-28',
          'true',
          'null',
          '~',
          '%',
          '@',
          '`',
          '\\',
          '\\n',
          '\t',
          '?',
          '<<',
        ],
        ['é', '中', '“', '’', '—', '…', '. ', '\u00a0'],
      ].flat(),
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const written = pieces.join('').trim();
        const { title, problems } = read(written);
        if (problems.length > 0) return;
        accepted++;
        expect(unquoted(written)).toContain(title?.replaceAll(/\s/g, ''));
      }),
      { numRuns: 5_000 },
    );
    expect(accepted).toBeGreaterThan(1_000);
  });
});

/** What may be meant by it: as it stands, or as it stands in quotation marks, without a remark after these. */
function unquoted(written: string): string[] {
  const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:\s#.*)?$/.exec(written) ?? [];
  const inside = double?.replaceAll(/\\(["\\/ \t])/g, '$1') ?? single?.replaceAll("''", "'") ?? written;
  return [inside.replaceAll(/\s/g, '')];
}
