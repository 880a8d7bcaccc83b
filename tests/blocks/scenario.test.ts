import { describe, expect, it } from 'vitest';
import type { ScenarioModel } from '../../src/blocks/scenario/model.ts';
import { inOrderFor, scenarioFingerprint, scenarioPath } from '../../src/blocks/scenario/model.ts';
import { readBlock } from './read-block.ts';

const scenario = `
  ::::scenario story
  It is about *tea*.

  :::note
  Take care.
  :::

  ### The kettle {#kettle}
  It boils.

  - A plain list
  - may stand here

  And now?

  - [Pour](#cup)
  - [Wait a **bit**](#cold)

  ### Cold {#cold}
  It is cold.

  - [Boil again](#kettle)
  - [Pour](#cup)

  ### The cup {#cup}
  Tea.

  ### In short {#in-short}
  Boil, pour, drink.
  ::::`;

const { model, problems, activities } = readBlock<ScenarioModel>(scenario);

describe('a scenario', () => {
  it('is read scene by scene', () => {
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'story',
      intro: { strings: ['<p>It is about <em>tea</em>.</p><div class="note"><p>Take care.</p></div>'] },
      scenes: [
        {
          id: 'kettle',
          title: 'The kettle',
          text: {
            strings: ['<p>It boils.</p><ul><li>A plain list</li><li>may stand here</li></ul><p>And now?</p>'],
          },
          choices: [
            { id: 'a', text: 'Pour', to: 'cup' },
            { id: 'b', text: { strings: ['Wait a <strong>bit</strong>'] }, to: 'cold' },
          ],
        },
        {
          id: 'cold',
          title: 'Cold',
          text: { strings: ['<p>It is cold.</p>'] },
          choices: [
            { id: 'a', text: 'Boil again', to: 'kettle' },
            { id: 'b', text: 'Pour', to: 'cup' },
          ],
        },
        { id: 'cup', title: 'The cup', text: { strings: ['<p>Tea.</p>'] }, choices: [] },
      ],
      summary: { strings: ['<p>Boil, pour, drink.</p>'] },
    });
  });

  it.each([
    [
      'a scene without an id',
      scenario.replace(' {#cold}', ''),
      '19: The scene "Cold" has no id, or not a plain one.',
    ],
    ['two scenes of one id', scenario.replace('{#cold}', '{#cup}'), '25: There are two scenes "cup".'],
    [
      'a choice that leads nowhere',
      scenario.replace('(#cold)', '(#lost)'),
      '17: "Wait a bit" leads to "lost"',
    ],
    [
      'a choice without a link',
      scenario.replace('[Boil again](#kettle)', 'Boil'),
      '22: "Boil" leads nowhere.',
    ],
    [
      'something under a choice',
      scenario.replace('[Pour](#cup)', '[Pour](#cup)\n    > So.'),
      '17: Nothing can stand under',
    ],
    [
      'choices that are not last',
      scenario.replace('(#cold)', '(#cold)\n\n  Hm.'),
      '16: The choices are not the last thing',
    ],
    [
      'an unreachable scene',
      scenario.replace('(#cold)', '(#cup)'),
      '19: No choice leads to the scene "cold".',
    ],
    [
      'a choice that leads to the summary',
      scenario.replace('(#cold)', '(#in-short)'),
      'leads to "in-short", which is not',
    ],
    [
      'no ending',
      scenario.replace('Tea.', 'Tea.\n\n  - [Again](#kettle)'),
      '1: The scenario "story" has no ending.',
    ],
    [
      'a scene with no way out',
      scenario.replaceAll('(#cup)', '(#cold)').replace('(#cold)', '(#cup)').replace('(#kettle)', '(#cold)'),
      '19: From the scene "cold" no ending can be reached.',
    ],
    ['no summary', scenario.replace(/### In short[^:]*/, ''), '1: The scenario "story" has no summary'],
    [
      'no introduction',
      ':::scenario story\n### A {#a}\nText.\n\n### In short {#in-short}\nText.\n:::',
      '1: The scenario "story" has no introduction.',
    ],
    [
      'an empty scene',
      scenario.replace('Tea.', ''),
      '25: The scenario "story" has no words in the scene "The cup".',
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(readBlock(markdown).problems.join('\n')).toContain(problem);
  });

  it('begins in its first scene', () => {
    const [kettle] = model.scenes;
    for (const kept of [undefined, '', 'z', '!']) {
      expect(scenarioPath(model, kept)).toEqual({
        steps: [{ scene: kettle, choice: undefined }],
        current: kettle,
        ended: false,
        kept: '',
      });
    }
  });

  it('goes where the letters lead, as far as they lead anywhere', () => {
    const way = scenarioPath(model, 'babaa');
    expect(way.steps.map(({ scene, choice }) => [scene.id, choice?.id])).toEqual([
      ['kettle', 'b'],
      ['cold', 'a'],
      ['kettle', 'b'],
      ['cold', 'a'],
      ['kettle', 'a'],
      ['cup', undefined],
    ]);
    expect(way.current?.id).toBe('cup');
    expect(way.ended).toBe(true);
    expect(scenarioPath(model, 'babaaaa').kept).toBe('babaa');
    expect(scenarioPath(model, 'bzb').kept).toBe('b');
  });

  it('has nowhere to be without scenes', () => {
    expect(scenarioPath({ ...model, scenes: [] }, 'a')).toEqual({
      steps: [],
      current: undefined,
      ended: false,
      kept: '',
    });
  });

  it('changes its fingerprint with scenes and choices, not with what they tell', () => {
    const of = (markdown: string): string => scenarioFingerprint(readBlock<ScenarioModel>(markdown).model);
    expect(activities).toEqual([{ id: 'story', fingerprint: of(scenario) }]);
    expect(of(scenario.replace('It boils.', 'It sings.'))).toBe(of(scenario));
    expect(of(scenario.replace('[Boil again]', '[Once more]'))).not.toBe(of(scenario));
    expect(of(scenario.replace('[Boil again](#kettle)', '[Boil again](#cup)'))).not.toBe(of(scenario));
  });
});

describe('a staged scenario', () => {
  const staged = scenario
    .replace('scenario story', 'scenario story stage=call')
    .replace('  ### The kettle', '  - **Huw** (warm)\n  - **Mei** (attentive)\n\n  ### The kettle')
    .replace('  It is cold.', '  - **Mei** (sad): ‘Oh.’\n\n  **Captions:** It is co\n\n  It is cold.');

  it('has people, who look as before where a scene does not name them', () => {
    const { model: read, problems: told } = readBlock<ScenarioModel>(staged);
    expect(told).toEqual([]);
    expect(read.stage?.type).toBe('call');
    const [kettle, cold] = read.scenes;
    expect(kettle?.moment?.people.map((who) => who?.expression)).toEqual(['warm', 'attentive']);
    expect(cold?.moment?.people.map((who) => who?.expression)).toEqual(['warm', 'sad']);
    expect(cold?.moment?.lines).toHaveLength(1);
    expect(cold?.moment?.captions).toEqual({ strings: ['It is co'] });
    expect(cold?.text).toEqual({ strings: ['<p>It is cold.</p>'] });
  });

  it('is a problem with people and no stage', () => {
    const told = readBlock(staged.replace(' stage=call', '')).problems.join('\n');
    expect(told).toContain('8: This scenario has no stage.');
  });

  it('keeps its fingerprint', () => {
    const of = (markdown: string): string => scenarioFingerprint(readBlock<ScenarioModel>(markdown).model);
    expect(of(staged)).toBe(of(scenario));
  });
});

describe('the order of what one can say', () => {
  const [kettle] = model.scenes;
  const orders = Array.from({ length: 20 }, (_, index) =>
    kettle
      ? inOrderFor(`Learner ${index}`, kettle)
          .map(({ id }) => id)
          .join('')
      : '',
  );

  it('is the same for one learner, and differs between learners', () => {
    expect(
      kettle &&
        inOrderFor('Learner 3', kettle)
          .map(({ id }) => id)
          .join(''),
    ).toBe(orders[3]);
    expect(new Set(orders)).toEqual(new Set(['ab', 'ba']));
  });
});

it('names a person who is not read as one, in the introduction and in a scene', () => {
  const { problems: found } = readBlock(`
::::scenario late-story stage=call
- **Anjali** (pleased)
- Stuart (talking): ‘Do we go live?’

Your team makes an app.

### Hands go up {#hands}
- **Anjali** (pleased)
- Stuart (talking)

Six are on a call.

- [Anjali (pleased): wait](#end)

### End {#end}
She smiles.

### In short {#in-short}
Say whose find it was.
::::`);
  expect(found.map((one) => one.replace(/ Write .*/s, ''))).toEqual([
    '3: "Stuart (talking): ‘Do we" is not read as a person.',
    '9: "Stuart (talking)" is not read as a person.',
  ]);
});
