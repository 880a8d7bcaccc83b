import { describe, expect, it } from 'vitest';
import type { DocxContent } from './docx.ts';
import { docx, h, p, picture, r } from './docx.ts';
import { made } from './made.ts';

const word = (body: string, more: Omit<DocxContent, 'body'> = {}) =>
  made('doc.docx', docx({ body: h(1, 'Screen') + body, ...more }));
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
const run = (inside: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${inside}</w:r>`;
const t = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;
const field = (instruction: string, words: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('of a document of Word', () => {
  it('a sign that a font alone knows is named with its words', async () => {
    const sign = '<w:sym w:font="House Signs" w:char="F041"/>';
    const { log } = await word(paragraph(run(`${t('Press ')}${sign}${t(' to go on')}`)));
    expect(log).toEqual([expect.stringMatching(/^Sign: House Signs F041: .*“Press to go on”\.$/)]);
  });

  it('the words of a diagram, of a newer chart and of a list to choose from are named', async () => {
    const main = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
    const choice = '<w:ffData><w:ddList><w:listEntry w:val="Alpha"/></w:ddList></w:ffData>';
    const { log } = await word(
      paragraph(`<w:r><w:fldChar w:fldCharType="begin">${choice}</w:fldChar></w:r>`),
      {
        more: {
          'word/diagrams/data1.xml': `<d:dataModel xmlns:d="d" ${main}><d:ptLst><d:pt><d:t><a:bodyPr/><a:p><a:r><a:t>Node</a:t></a:r></a:p></d:t></d:pt></d:ptLst></d:dataModel>`,
          'word/charts/chartEx1.xml': `<c:chartSpace xmlns:c="c"><c:pt idx="0">Spring</c:pt></c:chartSpace>`,
        },
      },
    );
    expect(log.map((line) => line.replace(/: Not all.*/, ''))).toEqual(
      expect.arrayContaining(['Diagram: Node', 'Chart: Spring', 'Text: Alpha']),
    );
  });

  it('what a break of a page, column or line, or a tab to the margin parts stays apart', async () => {
    const parted = [
      '<w:br w:type="page"/>',
      '<w:cr/>',
      '<w:br w:type="column"/>',
      '<w:ptab w:alignment="right"/>',
    ];
    const { text, log } = await word(
      paragraph(run(`${t('one.')}${parted.map((part, at) => part + t(`then${at}.`)).join('')}`)) +
        paragraph(run('<w:br w:type="page"/>') + run(t('new page'))),
    );
    expect(text).toContain('one.\\\nthen0.\\\nthen1.\\\nthen2. then3.\n\nnew page');
    expect(log).toEqual([]);
  });

  it('words that run the other way, and hyphens that do not break, are taken', async () => {
    const { text, log } = await word(
      paragraph(
        `<w:bdo w:val="rtl">${r('one ')}</w:bdo><w:dir w:val="ltr">${r('two ')}</w:dir>${run(`${t('e')}<w:noBreakHyphen/>${t('mail')}`)}`,
      ),
    );
    expect(text).toContain('one two e\u2011mail');
    expect(log).toEqual([]);
  });

  it('a link keeps its address where Word keeps a tip or a place beside it', async () => {
    const { text, log } = await word(
      paragraph(field(' HYPERLINK "https://example.org/tea" \\o "A tip" ', 'the shop')) +
        paragraph(field(' HYPERLINK "https://example.org/tea" \\l "green" \\o "A tip" ', 'green')),
    );
    expect(text).toMatch(/\[the shop\]\(link:.+\)\n\n\[green\]\(link:.+\)/);
    expect(log).toEqual([]);
  });

  it('hidden words are named, in one line for a paragraph', async () => {
    const hidden = (words: string, off = ''): string => run(t(words), `<w:vanish${off}/>`);
    const { text, log } = await word(
      paragraph(`${hidden('ask ')}${hidden('Ann')}${hidden(' first', ' w:val="0"')}`),
    );
    expect(text).toContain('ask Ann first');
    expect(log).toEqual([expect.stringMatching(/^Hidden words: ask Ann: They are to be seen/)]);
  });

  it('an item that has another number in the lesson is named, once for each list', async () => {
    const item = (words: string, list: string): string => p(words, { list });
    const { text, log } = await word(
      [
        item('one', '2/0'),
        item('two', '2/0'),
        p('Between.'),
        item('three', '2/0'),
        item('below', '2/1'),
        item('four', '2/0'),
        p('Other.'),
        item('a point', '1/0'),
        p('Other.'),
        item('a point', '1/0'),
        p('Chapter', { style: 'Heading2', list: '4/0' }),
        p('Words.'),
        p('Chapter', { style: 'Heading2', list: '4/0' }),
        p('Words.'),
      ].join(''),
    );
    expect(text).toContain('1. three');
    expect(log).toEqual(['Number of an item: three: In the document it is 3, in the lesson 1.']);
  });

  it('all boxes of a group are taken, and the words of old WordArt are named', async () => {
    const box = (words: string): string =>
      `<wps:wsp><wps:txbx><w:txbxContent>${p(words)}</w:txbxContent></wps:txbx></wps:wsp>`;
    const group = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('first box')}${box('second box')}</w:drawing></mc:Choice></mc:AlternateContent>`;
    const art = '<w:pict><v:shape><v:textpath string="Well done"/></v:shape></w:pict>';
    const { text, log } = await word(paragraph(run(group)) + paragraph(run(art)));
    expect(text).toContain('first box\n\nsecond box');
    expect(log).toEqual([expect.stringMatching(/^Text: Well done: Not all of these words were taken/)]);
  });

  it('that names a picture which is not in it says so in plain words', async () => {
    await expect(word(paragraph(picture('nowhere', 'A leaf')))).rejects.toThrow(
      'doc.docx is damaged (something that it names is not in it). Open it in your word processor',
    );
  });

  it('another document within it is refused', async () => {
    await expect(word(`<w:altChunk r:id="a"/>${p('Words')}`)).rejects.toThrow(
      'doc.docx holds a whole other document (altChunk)',
    );
  });
});

describe('of Markdown', () => {
  const markdown = (text: string) =>
    made('doc.md', new TextEncoder().encode(`# Tea\n\n## Screen\n\n${text}\n`));

  it('a row with more cells than the head keeps them all', async () => {
    const { text } = await markdown('| a | b |\n| - | :-: |\n| 1 | 2 | three |\n| x \\| y | `c|d` |\n| z |');
    expect(text).toContain(
      '| a | b |  |\n| --- | --- | --- |\n| 1 | 2 | three |\n| x \\| y | \\`c | d\\` |\n| z |  |  |',
    );
    const inside = await markdown('> a | b\n> - | -\n> 1 | 2 | three\n');
    expect(JSON.stringify(inside)).toContain('three');
  });

  it('a list keeps the number that it begins with', async () => {
    const { text } = await markdown('Go on:\n\n7. seven\n8. eight\n\n- a\n\n  3. three');
    expect(text).toContain('7. seven\n8. eight\n\n- a\n\n  3. three');
  });

  it('tips, and addresses that nothing leads to, are named', async () => {
    const { log } = await markdown(
      '[a shop](https://example.org/a "A tip") ![A leaf](leaf.png "Green") [b][]\n\n[b]: https://example.org/b\n[c]: https://example.org/c "Nobody"',
    );
    expect(log).toEqual([
      'Address: https://example.org/c Nobody: No words lead to it.',
      'Tip: A tip: It belongs to “a shop”. Lessons have none.',
      'Tip: Green: It belongs to “img”. Lessons have none.',
      expect.stringMatching(/^Picture: A leaf/),
    ]);
    const html = await markdown('<abbr title="Her Majesty">HM</abbr> said <template>words</template> so.');
    expect(html.text).toContain('HM said words so.');
    expect(html.log).toEqual(['Tip: Her Majesty: It belongs to “HM”. Lessons have none.']);
  });

  it('pages that a form feed parts stay apart', async () => {
    expect((await markdown('one page\fthe next\vand a line')).text).toMatch(/page\sthe next\sand a line/);
  });
});

describe('signs that are words', () => {
  it('§ before a number is no bullet, and # at the end of a heading stays', async () => {
    const text = 'Law\n\n§\u00a012 says so.\n\nLearn C #\n  with a friend\n\n## Closed ##\n\nWords.\n';
    const lesson = await made('doc.txt', new TextEncoder().encode(text));
    expect(lesson.text).toMatch(/^§.12 says so\.$/m);
    expect(lesson.text).toMatch(/^## Learn C \\?# \{#learn-c\}$/m);
    expect(lesson.text).toMatch(/^#+ Closed/m);
    expect(lesson.text).not.toContain('Closed #');
  });
});
