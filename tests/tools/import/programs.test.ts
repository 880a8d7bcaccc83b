import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { docx, h, p, r } from './docx.ts';
import { made } from './made.ts';

/** What LibreOffice and pandoc write in other ways than Word does; each as found in a document of theirs. */

async function imported(body: string, more: Readonly<Record<string, string>> = {}, file = 'doc.docx') {
  const bytes = file.endsWith('.docx')
    ? docx({ body: h(1, 'Screen') + body, more })
    : new TextEncoder().encode(body);
  const { root, text, log } = await made(file, bytes);
  const problems = checkCourse(root)
    .filter(({ level, rule }) => level === 'error' && rule === 'build')
    .map(({ message }) => message);
  return { text, log, problems };
}

const run = (inside: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${inside}</w:r>`;
const t = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;

describe('of LibreOffice', () => {
  it('digits that were raised or lowered by so many points are raised and lowered', async () => {
    const moved = (by: number): string =>
      run(t('2'), `<w:position w:val="${by}"/><w:sz w:val="19"/>`) + r('O and ');
    const { text } = await imported(p(r('H') + moved(-2) + r('10') + moved(4)));
    expect(text).toContain('H₂O and 10²O and');
  });

  it('a line marked with a pen is marked, whose colour is a shade', async () => {
    const shade = (fill: string): string => `<w:shd w:fill="${fill}" w:val="clear"/>`;
    const quiz = (...fills: readonly string[]): string =>
      p('Which is green?') +
      fills
        .map((fill, at) => p(fill === '' ? `Tea ${at}` : run(t(`Tea ${at}`), shade(fill)), { list: '1/0' }))
        .join('');
    const { text } = await imported(quiz('', 'FFFF00', 'auto'));
    expect(text).toContain('- [ ] Tea 0\n');
    expect(text).toContain('- [x] Tea 1\n');
    expect((await imported(quiz('', 'F7F7F8', 'FFFFFF'))).text).toContain('- Tea 0\n- Tea 1\n- Tea 2');
  });

  it('signs of symbol fonts are what they look like, or named', async () => {
    const sign = (font: string, words: string): string =>
      run(t(words), `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/><w:sz w:val="24"/>`);
    const { text, log } = await imported(
      p(sign('Wingdings', '\uf0fc') + r(' done, ') + sign('Wingdings', 'J') + r(' a smile, ')) +
        p(
          sign('Symbol', 'ab') +
            r(' are Greek, ') +
            sign('Symbol', 'words') +
            r(' are words, ') +
            sign('Wingdings 3', '\uf001') +
            r(' is nothing.'),
        ),
    );
    expect(text).toContain('✓ done, ☺ a smile,\n\nαβ are Greek, words are words, is nothing.');
    expect(log).toEqual([expect.stringMatching(/^Sign: Wingdings 3 F001: It is known to that font alone/)]);
  });

  it('boxes of such a font are boxes, as a sign of Word, too', async () => {
    const box = (font: string, code: string): string => run(`<w:sym w:font="${font}" w:char="F0${code}"/>`);
    const { text } = await imported(
      p('Which are green?') +
        [box('Wingdings', 'FE'), box('Wingdings', 'A8'), box('Wingdings 2', '52')]
          .map((one, at) => p(one + r(` Tea ${at}`)))
          .join(''),
    );
    expect(text.match(/- \[.\] Tea \d/g)).toEqual(['- [x] Tea 0', '- [ ] Tea 1', '- [x] Tea 2']);
  });

  it('what a picture says of itself that lies elsewhere, or a shape, is named', async () => {
    const shape = (inside: string, says: string): string =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${says}"/><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const { log } = await imported(
      p(`<w:r>${t('Words.')}</w:r>${shape('<wps:wsp/>', 'A green arrow')}${shape('', 'A red door')}`),
    );
    expect(log.map((line) => line.replace(/: Not all.*/, ''))).toEqual([
      'Alternative text: A green arrow',
      'Alternative text: A red door',
    ]);
  });

  it('a paragraph that has a level in the outline, and no style, is a heading', async () => {
    const leveled = (words: string, level: number): string =>
      `<w:p><w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>${r(words)}</w:p>`;
    const { text } = await imported(
      leveled('Next screen', 0) + p('Words.') + leveled('Below it', 1) + p('More.') + leveled('Body', 9),
    );
    expect(text).toContain('## Next screen {#next-screen}\n\nWords.\n\n### Below it\n\nMore.\n\nBody');
  });
});

describe('of pandoc', () => {
  const numbering = (document: string): Readonly<Record<string, string>> => ({
    'word/numbering.xml': `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${document}</w:numbering>`,
  });
  const form = (id: number, ...levels: readonly [format: string, text: string][]): string =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.map(([format, text], level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`).join('')}</w:abstractNum>`;
  const num = (id: number, of: number): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`;
  const lists = numbering(
    form(990, ['bullet', ' '], ['bullet', ' ']) +
      form(991, ['bullet', '•'], ['bullet', '–']) +
      form(992, ['decimal', '%1.'], ['lowerLetter', '%2)']) +
      num(1000, 990) +
      num(1001, 991) +
      num(1002, 992),
  );

  it('what goes on in an item belongs to it, and its list goes on', async () => {
    const { text, log } = await imported(
      [
        p('One', { list: '1002/0' }),
        p('Two', { list: '1002/0' }),
        p('goes on', { list: '1000/0' }),
        p('below two', { list: '1001/1' }),
        p('in it', { list: '1000/1' }),
        p('Three', { list: '1002/0' }),
      ].join(''),
      lists,
    );
    expect(text).toContain('1. One\n2. Two\n\n   goes on\n\n   - below two\n\n     in it\n3. Three');
    expect(log).toEqual([]);
  });

  it('a question in a numbered list is one, with its answer below the options', async () => {
    const { text } = await imported(
      [
        p('Which is green?', { list: '1002/0' }),
        p('Black tea', { list: '1002/1' }),
        p('Green tea', { list: '1002/1' }),
        p('Answer: b', { list: '1000/0' }),
      ].join(''),
      lists,
    );
    expect(text).toContain('Which is green?\n\n- [ ] Black tea');
    expect(text).toContain('- [x] Green tea');
  });

  it('lines of code stay lines', async () => {
    const code = '<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr>';
    const { text } = await imported(`${code}${run(`${t('one')}<w:br/>${t('  two')}`)}</w:p>`, {
      'word/styles.xml':
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
    });
    expect(text).toContain('```\none\n  two\n```');
  });
});

describe('of any of them', () => {
  it('three lists one after the other stay three', async () => {
    const first = (list: string): string => p('First', { list }) + p('Second', { list });
    const { text, problems } = await imported(first('2/0') + first('3/0') + first('4/0'));
    expect(text).toContain('1. First\n2. Second\n\n1) First\n2) Second\n\n1. First\n2. Second');
    expect(problems).toEqual([]);
    const markdown = await imported('# Screen\n\n- a\n- b\n\n* c\n* d\n\n- e\n- f\n', {}, 'doc.md');
    expect(markdown.text).toContain('- a\n- b\n\n* c\n* d\n\n- e\n- f');
  });

  it('numbers and letters with a tab after them are items, no columns', async () => {
    const { text, log } = await imported(
      ['1.\tWhich is green?', 'a)\tBlack tea', 'b)\tGreen tea', 'c)\tRed tea'].map((one) => p(one)).join('') +
        p('Answer: b'),
    );
    expect(text).toContain('Which is green?\n\n- [ ] Black tea');
    expect(log.join()).not.toContain('Columns');
  });

  it('items of the styles "List Bullet 2" and "List Number 3" lie below others', async () => {
    const named = (name: string): string =>
      `<w:style w:type="paragraph" w:styleId="${name.replaceAll(' ', '')}"><w:name w:val="${name}"/></w:style>`;
    const styles = {
      'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${['heading 1', 'List Bullet', 'List Bullet 2', 'List Number 3'].map(named).join('').replace('w:styleId="heading1"', 'w:styleId="Heading1"')}</w:styles>`,
    };
    const { text } = await imported(
      p('One', { list: '1/0', style: 'ListBullet' }) +
        p('below', { list: '1/0', style: 'ListBullet2' }) +
        p('deep', { list: '2/0', style: 'ListNumber3' }) +
        p('Two', { list: '1/0', style: 'ListBullet' }),
      styles,
    );
    expect(text).toContain('- One\n  - below\n    1. deep\n- Two');
  });

  it('headings of the seventh level and below are headings', async () => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 9];
    const styles = levels.map(
      (level) =>
        `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
    );
    const { text } = await imported(levels.map((level) => h(level, `At ${level}`) + p('Words.')).join(''), {
      'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles.join('')}</w:styles>`,
    });
    expect(text).toContain('###### At 7\n');
    expect(text).toContain('###### At 9\n');
  });
});
