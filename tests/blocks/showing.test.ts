import { describe, expect, it } from 'vitest';
import type { AcknowledgementModel } from '../../src/blocks/acknowledgement/model.ts';
import type { CertificateModel } from '../../src/blocks/certificate/model.ts';
import type { ChartModel } from '../../src/blocks/chart/model.ts';
import type { DisclosureModel } from '../../src/blocks/disclosure/model.ts';
import type { PairsModel } from '../../src/blocks/pairs/model.ts';
import type { PhrasesModel } from '../../src/blocks/phrases/model.ts';
import type { ResourcesModel } from '../../src/blocks/resources/model.ts';
import { timeChoices } from '../../src/blocks/resources/model.ts';
import type { RevealModel } from '../../src/blocks/reveal/model.ts';
import { readBlock } from './read-block.ts';

const problemsOf = (markdown: string): string => readBlock(markdown).problems.join('\n');

describe('pairs', () => {
  const pairs = `
    :::pairs ways
    Both sides.

    ### The *first* {art=star}
    Words.

    - For show: A post
    - For real: A *ramp*

    ### The second

    - A swap: Now me
    - No strings: That's all
    :::`;

  it('are read pair by pair', () => {
    const { model, problems, activities } = readBlock<PairsModel>(pairs);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({
      id: 'ways',
      intro: 'Both sides.',
      pairs: [
        {
          title: { strings: ['The <em>first</em>'] },
          art: { strings: ['<svg aria-hidden="true" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>'] },
          body: { strings: ['<p>Words.</p>'] },
          sides: [
            { label: 'For show', text: 'A post' },
            { label: 'For real', text: { strings: ['A <em>ramp</em>'] } },
          ],
        },
        {
          title: 'The second',
          sides: [
            { label: 'A swap', text: 'Now me' },
            { label: 'No strings', text: "That's all" },
          ],
        },
      ],
    });
  });

  it.each([
    ['nothing', ':::pairs ways\nBoth.\n:::', '1: The pairs "ways" are empty.'],
    ['one side', pairs.replace('- A swap: Now me', ''), '13: "The second" has not two sides.'],
    ['three sides', pairs.replace('- A swap', '- A: b\n    - A swap'), '12: "The second" has not two sides.'],
    ['no sides', pairs.replace(/- A swap[^]*all/, 'Words.'), '10: "The second" has not two sides.'],
    ['a side without a name', pairs.replace('For show: ', ''), '7: "A post" does not say which side it is.'],
    ['words under a side', pairs.replace('A post', 'A post\n      > More'), "can't stand here in a pairs."],
  ])('are a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('a disclosure', () => {
  const disclosure = `
    :::disclosure cards
    Open them.

    ### The *first* {art=star}
    Words.

    - One
    - Two

    ### The second
    More words.
    :::`;

  it('is read card by card', () => {
    const { model, problems, activities } = readBlock<DisclosureModel>(disclosure);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({
      id: 'cards',
      intro: 'Open them.',
      cards: [
        {
          title: { strings: ['The <em>first</em>'] },
          art: { strings: ['<svg aria-hidden="true" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>'] },
          body: { strings: ['<p>Words.</p><ul><li>One</li><li>Two</li></ul>'] },
        },
        { title: 'The second', body: { strings: ['<p>More words.</p>'] } },
      ],
    });
  });

  it('needs no introduction', () => {
    expect(readBlock(disclosure.replace('Open them.', '')).model).not.toHaveProperty('intro');
  });

  it.each([
    ['no cards', ':::disclosure cards\nOpen.\n:::', '1: The disclosure "cards" has no cards.'],
    [
      'an empty card',
      disclosure.replace('More words.', ''),
      '10: The disclosure "cards" has no words under "The second".',
    ],
    [
      'missing art',
      disclosure.replace('=star', '=stra'),
      '4: There is no picture "stra" in assets/art/. Did you mean "star"?',
    ],
    [
      'a list first',
      disclosure.replace('Open them.', '- Open'),
      "2: A list can't stand here in a disclosure.",
    ],
    [
      'two introductions',
      disclosure.replace('them.', 'them.\n\n    All.'),
      "4: A paragraph can't stand here",
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('who is drawn on a side of a pair', () => {
  const pair = (side: string): string =>
    `:::pairs p\n### Title\n\n- ${side}: Words.\n- For real: Words.\n:::`;
  const sideOf = (side: string): unknown => readBlock<PairsModel>(pair(side)).model.pairs[0]?.sides[0];

  it('stands in brackets after its name', () => {
    expect(sideOf('For show (Hannah, sad, wheelchair)')).toEqual({
      label: 'For show',
      who: { person: 'hannah', expression: 'sad', pose: 'wheelchair' },
      text: 'Words.',
    });
  });

  it('is nobody where the brackets hold other words', () => {
    expect(sideOf('For show (at first)')).toEqual({ label: 'For show (at first)', text: 'Words.' });
  });

  it.each([
    ['Nobody, sad', '4: There is no person "nobody"'],
    ['Hannah, glum', '4: There is no expression "glum"'],
    ['Hannah', '4: There is no expression ""'],
  ])('is a problem where there is no such person or expression: %s', (who, problem) => {
    expect(problemsOf(pair(`For show (${who})`))).toContain(problem);
  });
});

describe('a chart', () => {
  const chart = `
    :::chart shares
    Shares of *it*

    | Group | Share |
    | --- | ---: |
    | **A** | 8.5 % |
    | B | 12% |

    > From a survey.
    >
    > Read with care.
    :::`;

  it('is read row by row', () => {
    const { model, problems } = readBlock<ChartModel>(chart);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'shares',
      caption: { strings: ['Shares of <em>it</em>'] },
      labelHeading: 'Group',
      valueHeading: 'Share',
      rows: [
        { label: { strings: ['<strong>A</strong>'] }, value: 8.5, shown: '8.5 %' },
        { label: 'B', value: 12, shown: '12%' },
      ],
      full: 100,
      note: { strings: ['<p>From a survey.</p><p>Read with care.</p>'] },
    });
  });

  const atTables = chart
    .replace(':::chart shares', ':::chart shares people=12')
    .replace('> From', '- **Hana** (pleased)\n\n    - **Mei** (warm)\n\n    > From');

  it('says who is counted at each table', () => {
    const { model, problems } = readBlock<ChartModel>(atTables);
    expect(problems).toEqual([]);
    const plain = (person: string, expression: string) => [{ person, expression, pose: 'plain' }];
    expect(model.people).toBe(12);
    expect(model.rows.map(({ counted, drawn }) => [counted, drawn])).toEqual([
      [1, plain('hana', 'pleased')],
      [1, plain('mei', 'warm')],
    ]);
  });

  it.each([
    ['too few people', atTables.replace('=12', '=3'), '1: people=3 cannot sit at a table.'],
    [
      'a share that seems nobody',
      atTables.replace('12%', '2%'),
      '7: 2% would be shown as nobody of 12 people.',
    ],
    ['one that seems everybody', atTables.replace('12%', '97%'), '7: 97% would be shown as everybody of 12'],
    ['what is no share', atTables.replace(/8.5 %|12%/g, '£5'), '1: Only shares can be shown as people.'],
    [
      'more counted than named',
      atTables.replace('12%', '16%'),
      '9: 2 people are named, and 3 are counted (1, 2).',
    ],
    ['words for somebody', atTables.replace('(warm)', '(warm): Hello'), 'does not say who is drawn.'],
    ['an unknown person', atTables.replace('Mei', 'Nobody'), 'There is no person "nobody"'],
    ['more faces than seats', atTables.replace('8.5 %', '70%'), 'Of 12 people, 7 are seen from the front.'],
  ])('at tables is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });

  it.each([
    ['no figure', chart.replace('8.5 %', 'many'), '6: "many" holds no figure.'],
    ['a range', chart.replace('8.5 %', '8–10 %'), '6: "8–10 %" holds more than one figure.'],
    ['another unit', chart.replace('12%', '£1,200'), '7: "£1,200" and "8.5 %" are not in the same unit.'],
    ['no table', ':::chart shares\nShares\n\n> Note.\n:::', '1: The chart "shares" has no table.'],
    ['no note', chart.replace(/\n *> .*\n\s*>\n.*> .*(?=\n)/, ''), '1: The chart "shares" has no data note.'],
    ['no caption', chart.replace('Shares of *it*', ''), '4: The chart "shares" has no caption.'],
    ['one column', chart.replaceAll(/ \|[^|\n]*\|\n/g, ' |\n'), '4: The table needs two columns'],
    ['a list', chart.replace('> From', '- x\n\n> From'), "9: A list can't stand here in a chart."],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('a reveal', () => {
  const reveal = `
    :::reveal share answer=8.5 max=50 step=0.5 unit="% of all"
    How many?

    > It is 8.5. See [the shop](link:shop).
    :::`;

  it('is read with its range', () => {
    const { model, problems } = readBlock<RevealModel>(reveal);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'share',
      question: 'How many?',
      answer: 8.5,
      min: 0,
      max: 50,
      step: 0.5,
      unit: '% of all',
      text: {
        strings: [
          'It is 8.5. See <a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">the shop<span class="visually-hidden"> (new tab)</span></a>.',
        ],
      },
    });
  });

  it('has a step of 1 and no unit unless it says so', () => {
    const { model } = readBlock<RevealModel>(reveal.replace(' step=0.5 unit="% of all"', ' min=-2'));
    expect(model).toMatchObject({ min: -2, step: 1, unit: '' });
  });

  it.each([
    ['no answer', reveal.replace(' answer=8.5', ''), '1: The reveal "share" does not say its answer.'],
    ['no number', reveal.replace('=50', '=lots'), '1: max=lots is not a number.'],
    ['an answer out of range', reveal.replace('=8.5', '=80'), '1: The answer 80 is not between 0 and 50.'],
    [
      'one end to its range',
      reveal.replace('=8.5', '=50').replace('max=50', 'min=50 max=50'),
      '1: The max 50 is not more than the min 50.',
    ],
    ['a step of nothing', reveal.replace('step=0.5', 'step=0'), '1: The step must be more than 0.'],
    [
      'no explanation',
      reveal.replace(/\n *> .*(?=\n)/, ''),
      '1: The reveal "share" does not explain its figure.',
    ],
    ['a list', reveal.replace('> It', '- x\n\n> It'), "4: A list can't stand here in a reveal."],
    [
      'an unknown attribute',
      reveal.replace('step=', 'setp='),
      '1: A reveal has no attribute "setp". Did you mean "step"?',
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('resources', () => {
  const resources = `
    :::resources reading
    Pick one.

    - When I have five minutes: [An article](link:shop)
      > Short.
    - When I have an evening: A book by *her*
      > Long.
    - When I have five minutes: A poem
      > Shorter.
    :::`;

  it('are read with their times', () => {
    const { model, problems } = readBlock<ResourcesModel>(resources);
    expect(problems).toEqual([]);
    expect(model.intro).toBe('Pick one.');
    expect(model.items.map(({ when, note }) => [when, note])).toEqual([
      ['When I have five minutes', 'Short.'],
      ['When I have an evening', 'Long.'],
      ['When I have five minutes', 'Shorter.'],
    ]);
    expect(model.items[0]?.title).toHaveProperty(
      'strings.0',
      expect.stringMatching(/^<a href=.*>An article</),
    );
    expect(model.items[1]?.title).toEqual({ strings: ['A book by <em>her</em>'] });
    expect(timeChoices(model)).toEqual(['When I have five minutes', 'When I have an evening']);
  });

  it('need no introduction', () => {
    expect(readBlock(resources.replace('Pick one.', '')).model).not.toHaveProperty('intro');
  });

  it.each([
    ['no time', resources.replace('When I have an evening: ', ''), '6: "A book by her" does not say when.'],
    [
      'no note',
      resources.replace('      > Long.\n', ''),
      '6: "When I have an evening: A book by her" has no note.',
    ],
    ['no list', ':::resources reading\n:::', '1: A list is missing in the resources "reading".'],
    [
      'no such link',
      resources.replace('link:shop', 'link:shpo'),
      '4: "shpo" is not in modules/links.yaml. Add it there. Did you mean "shop"?',
    ],
  ])('are a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('phrases', () => {
  const phrases =
    ':::phrases bank\n### In *a* meeting\n- Say this\n- Or **that**\n\n### Later\n- Thanks\n:::';

  it('are read by situation', () => {
    const { model, problems } = readBlock<PhrasesModel>(phrases);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'bank',
      groups: [
        { title: 'In a meeting', phrases: ['Say this', { strings: ['Or <strong>that</strong>'] }] },
        { title: 'Later', phrases: ['Thanks'] },
      ],
    });
  });

  it.each([
    ['nothing', ':::phrases bank\n:::', '1: The phrases "bank" are empty.'],
    ['words before', phrases.replace('###', 'Hm.\n\n###'), "2: A paragraph can't stand here in a phrases."],
    ['no list', phrases.replace('- Thanks', 'Thanks'), "7: A paragraph can't stand here in a phrases."],
  ])('are a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('an acknowledgement and a certificate', () => {
  it('are read as Markdown', () => {
    expect(
      readBlock<AcknowledgementModel>(':::acknowledgement ack version=2\nI **will**.\n\n- So\n:::').model,
    ).toEqual({
      id: 'ack',
      version: '2',
      text: { strings: ['<p>I <strong>will</strong>.</p><ul><li>So</li></ul>'] },
    });
    expect(readBlock<CertificateModel>(':::certificate cert\nWell done.\n:::').model).toEqual({
      id: 'cert',
      text: { strings: ['<p>Well done.</p>'] },
    });
  });

  it.each([
    ['no version', ':::acknowledgement ack\nI will.\n:::', '1: The acknowledgement "ack" has no version'],
    [
      'a version of two words',
      ':::acknowledgement ack version="a b"\nI will.\n:::',
      '1: The acknowledgement "ack" has no version',
    ],
    [
      'nothing to acknowledge',
      ':::acknowledgement ack version=1\n:::',
      '1: The acknowledgement "ack" has no text.',
    ],
    ['nothing to certify', ':::certificate cert\n:::', '1: The certificate "cert" has no text.'],
  ])('are a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});
