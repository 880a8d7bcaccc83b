import { describe, expect, it } from 'vitest';
import { acknowledgementKey } from '../../src/blocks/acknowledgement/model.ts';
import { builderKey, builderParts } from '../../src/blocks/builder/model.ts';
import { choiceKey, choiceResponse } from '../../src/blocks/choice/model.ts';
import { partsResponse } from '../../src/blocks/parts.ts';
import { scenarioKey } from '../../src/blocks/scenario/model.ts';
import { sortKey, sortParts } from '../../src/blocks/sort/model.ts';
import type { KeyQuestion } from '../../src/course/answer-key.ts';
import type { InteractionResponse } from '../../src/course/interaction.ts';
import { answerKey as words } from '../english.ts';
import { answerKeyPage } from '../../src/package/answer-key.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { readBlock } from '../blocks/read-block.ts';
import { courseYaml, exam, leaf, load, testOutPool } from '../compile/course-folder.ts';
import { interaction } from '../contracts/fixtures.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { buffered } from '../contracts/buffered.ts';

const sort = ':::sort weather\nSort these.\n\n- Wet: Rain\n  > It is.\n- Dry: Sun\n  > Yes.\n:::\n';
const multi =
  ':::multi drinks\nWhich are teas?\n\n- [x] Green\n  > Yes.\n- [ ] Ink\n  > No.\n- [x] Black\n  > Yes.\n:::\n';
const pot =
  ':::builder pot\nMake tea.\n\n### First\n- [ ] Pour\n  > Later.\n- [x] Boil\n  > Yes.\n\n### Then\n- [x] Pour\n  > Yes.\n- [ ] Boil\n  > No.\n:::\n';
const story =
  ':::scenario story\nIt begins.\n\n### Tea? {#asked}\nThere is tea.\n\n- [Drink it](#end)\n- [Leave it](#end)\n\n### End {#end}\nDone.\n\n### In short {#in-short}\nTea.\n:::\n';
const agreed = ':::acknowledgement rules version=3\nI have read the *rules*.\n:::\n';
const page = (yaml = courseYaml): string =>
  answerKeyPage(
    load({
      'modules/course.yaml': yaml,
      'modules/leaf/en.md': `${leaf}\n${sort}\n${multi}\n${story}`,
      'modules/exam/en.md': `${exam}\n${agreed}`,
    }),
    words,
  );
/** The part of the page on one question, in words. */
const about = (id: string, html = page()): string =>
  (
    html
      .split('<article>')
      .find((part) => part.includes(`<code>${id}<`) || part.includes(`<code>${id}.<var>`)) ?? ''
  )
    .replace(/<\/article>[^]*/, '')
    .replace(/<\/(td|th|p|h4)>|<br>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

describe('the answer key', () => {
  it('says for each kind of question what its letters mean, and what is right in each standard', () => {
    expect(about('green-or-black')).toContain('a | Green tea | ✓ right | b | Black tea | | Right: a |');
    expect(about('drinks')).toContain('Right in SCORM 1.2: a,c | Right in SCORM 2004, cmi5, xAPI: a[,]c |');
    expect(about('weather')).toContain(
      '1 Rain | a Wet | b Dry | ✓ 1.a Wet | 2 Sun | a Wet | b Dry | ✓ 2.b Dry |',
    );
    expect(about('weather')).toContain(
      'Right in SCORM 1.2: 1.a,2.b | Right in SCORM 2004, cmi5, xAPI: 1[.]a[,]2[.]b |',
    );
    expect(about('story.asked')).toContain(
      'Tea? | Id: story.asked | Letter | Answer | a | Drink it | b | Leave it |',
    );
    expect(about('story.asked')).toContain(words.nothingRight);
    expect(about('rules.v3')).toContain('a | I have read the rules. | Nothing is right or wrong');
    expect(about('story.end')).toBe('');
  });

  it('adds the attempt to the ids of the check’s questions only', () => {
    expect(about('leaf-what')).toContain('Id: leaf-what.attempt | ');
    expect(page().match(/<var>/g)).toHaveLength(1);
  });

  it('has the questions of a test-out in a section of their own, and its whole, which is always recorded', () => {
    const yaml = courseYaml.replace('acknowledgement:', 'test-out: true\nacknowledgement:');
    const html = answerKeyPage(
      load({
        'modules/course.yaml': yaml,
        'modules/leaf/en.md': leaf.replace('\n## More', `${testOutPool()}\n## More`),
      }),
      words,
    );
    const section = (title: string): string =>
      html.split('<h2>').find((part) => part.startsWith(`${title}</h2>`)) ?? '';
    expect(section(words.testOut)).toContain('<code>leaf-known.test-out</code>');
    expect(about('leaf.test-out', html)).toContain(
      `${words.wholeTestOut} | Id: leaf.test-out | Letter | Answer | Right | a | ${words.testOutPassed} | ✓ right | b | ${words.testOutFailed} | | Right: a |`,
    );
    expect(section(words.check)).toContain('<code>leaf-what.<var>');
    expect(section(words.check)).not.toContain('leaf-known');
    expect(page()).not.toContain('test-out');
  });

  it('names every lesson by its id, for SCORM 1.2 has no titles', () => {
    expect(page()).toContain('<td><code>leaf</code></td><td>The leaf</td>');
  });

  it('says which answers the settings keep out of the record', () => {
    expect(page()).not.toContain(words.heldBack.outcome);
    expect(page(courseYaml.replace('interactions: full', 'interactions: outcome'))).toContain(
      words.heldBack.outcome,
    );
    expect(page(courseYaml.replace('interactions: full', 'interactions: none'))).toContain(
      words.heldBack.none,
    );
    const without = page(courseYaml.replace('scenario-choices: true', 'scenario-choices: false'));
    expect(without).toContain(words.heldBack.scenarios);
    expect(about('story.asked', without)).toBe('');
  });

  it.each([
    ['en-GB', 'ltr'],
    ['ar', 'rtl'],
  ])('is in %s from %s', (language, direction) => {
    expect(page(courseYaml.replace(/^language: .*$/m, `language: ${language}`))).toContain(
      `<html lang="${language}" dir="${direction}">`,
    );
  });

  it('escapes what an author wrote', () => {
    expect(page(courseYaml.replace('title: Tea', 'title: "<b>Tea</b> & more"'))).toContain(
      '<h1>Answer key: &lt;b&gt;Tea&lt;/b&gt; &amp; more</h1>',
    );
  });
});

interface Recorded {
  readonly question: KeyQuestion | undefined;
  /** What a block hands to the session for an answer. */
  readonly response: InteractionResponse;
  readonly result: 'correct' | 'neutral';
}

/** Blocks of each kind as the build reads them, answered as their elements do. */
function answered(): Recorded[] {
  const many = readBlock<Parameters<typeof choiceKey>[0]>(multi).model;
  const sorted = readBlock<Parameters<typeof sortKey>[0]>(sort).model;
  const built = readBlock<Parameters<typeof builderKey>[0]>(pot).model;
  const told = readBlock<Parameters<typeof scenarioKey>[0]>(story).model;
  const given = readBlock<Parameters<typeof acknowledgementKey>[0]>(agreed).model;
  return [
    { question: choiceKey(many)[0], response: choiceResponse(many, ['c', 'a']), result: 'correct' },
    { question: sortKey(sorted)[0], response: partsResponse(sortParts(sorted), new Map([['2', 'b'], ['1', 'a']])), result: 'correct' }, // prettier-ignore
    { question: builderKey(built)[0], response: partsResponse(builderParts(built), new Map([['1', 'b'], ['2', 'a']])), result: 'correct' }, // prettier-ignore
    {
      question: scenarioKey(told)[0],
      response: { type: 'choice', chosen: ['b'], right: [] },
      result: 'neutral',
    },
    {
      question: acknowledgementKey(given)[0],
      response: { type: 'choice', chosen: ['a'], right: [] },
      result: 'neutral',
    },
  ];
}

describe.each([
  ['SCORM 1.2', strict12, Scorm12Record],
  ['SCORM 2004', strict2004, Scorm2004Record],
] as const)('in %s', (_, hostOf, Kind) => {
  it('the key has the ids, letters and right answers that the record writes', async () => {
    const host = hostOf();
    const record = buffered(new Kind(host.launch()));
    await record.open();
    const all = answered();
    for (const { question, response, result } of all)
      record.answer(interaction(question?.id ?? '', { response, result }));
    await record.commit();
    const written = host.recorded().interactions;
    expect(written).toHaveLength(5);
    const html = answerKeyPage(
      load({
        'modules/leaf/en.md': `${leaf}\n${multi}\n${sort}\n${pot}\n${story}\n${agreed}`,
        'modules/exam/en.md': exam,
      }),
      words,
    );
    for (const [index, one] of written.entries()) {
      const question = all[index]?.question;
      expect(one.id).toBe(question?.id);
      for (const [, part = '', letter = ''] of one.response.matchAll(/(?:(\w)\[?\.\]?)?([a-z])/g)) {
        const asked = question?.parts.find(({ id }) => id === part);
        expect(asked?.options.map(({ id }) => id)).toContain(letter);
      }
      if (one.correct !== '') expect(html).toContain(`<code>${one.correct}</code>`);
    }
  });
});
