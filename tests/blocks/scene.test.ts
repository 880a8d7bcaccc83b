import { describe, expect, it } from 'vitest';
import type { SceneModel } from '../../src/blocks/scene/model.ts';
import { readBlock } from './read-block.ts';

const scene = `
  :::scene desk stage=meeting
  Monday. A *call*.

  - **Farida** (attentive): ‘Hello, how can I *help*?’
  - **The caller**: ‘Is there someone else?’
  - **Huw** (talking, holding)

  **Captions:** and the errors go und

  Farida looks at her hands.

  ### Tuesday
  - **Farida** (pleased)
  - **Huw**: ‘I’ll pass you back.’

  She nods.

  ### Later
  - **Huw** (away)

  She is alone.
  :::`;

const { model, problems } = readBlock<SceneModel>(scene);
const problemsOf = (markdown: string): string => readBlock(markdown).problems.join('\n');

describe('a scene', () => {
  it('is read step by step: people, speech and narration, in that order', () => {
    expect(problems).toEqual([]);
    const farida = { person: 'farida', name: 'Farida', expression: 'attentive', pose: 'plain' };
    const huw = { person: 'huw', name: 'Huw', expression: 'talking', pose: 'holding' };
    expect(model).toEqual({
      id: 'desk',
      stage: { type: 'meeting', ratio: 1.78, above: 13, seats: [38, 60], from: 1 },
      steps: [
        {
          title: '',
          people: [farida, huw],
          lines: [
            { text: { strings: ['<p>Monday. A <em>call</em>.</p>'] } },
            {
              by: 0,
              text: {
                strings: ['<strong>Farida<span>:</span></strong> ‘Hello, how can I <em>help</em>?’'],
              },
            },
            {
              by: -1,
              text: { strings: ['<strong>The caller<span>:</span></strong> ‘Is there someone else?’'] },
            },
            { text: { strings: ['<p>Farida looks at her hands.</p>'] } },
          ],
          captions: { strings: ['and the errors go und'] },
        },
        {
          title: 'Tuesday',
          people: [{ ...farida, expression: 'pleased' }, huw],
          lines: [
            { by: 1, text: { strings: ['<strong>Huw<span>:</span></strong> ‘I’ll pass you back.’'] } },
            { text: { strings: ['<p>She nods.</p>'] } },
          ],
        },
        {
          title: 'Later',
          people: [{ ...farida, expression: 'pleased' }, undefined],
          lines: [{ text: { strings: ['<p>She is alone.</p>'] } }],
        },
      ],
    });
  });

  it('keeps the space that French puts before a colon', () => {
    const desk =
      ':::scene desk stage=meeting\n- **Huw** (warm)\u00a0: « Oui. »\n- **Huw**\u00a0: « Non. »\n:::';
    const { model: read, problems: told } = readBlock<SceneModel>(desk, 'fr');
    expect(told).toEqual([]);
    expect(read.steps[0]?.lines.map(({ text }) => text)).toEqual([
      { strings: ['<strong>Huw<span>\u00a0:</span></strong> « Oui. »'] },
      { strings: ['<strong>Huw<span>\u00a0:</span></strong> « Non. »'] },
    ]);
  });

  it('recognises people by their names in translations', () => {
    const desk =
      ':::scene desk stage=meeting\n- **هيو** (warm)\n- **العميل** (talking): «لحظة.»\n- **هيو**: «نعم.»\n:::';
    const { model: read, problems: told } = readBlock<SceneModel>(desk, 'ar');
    expect(told).toEqual([]);
    expect(read.steps[0]?.people).toMatchObject([
      { person: 'huw', name: 'هيو' },
      { person: 'the-client', name: 'العميل' },
    ]);
    expect(read.steps[0]?.lines.map(({ by }) => by)).toEqual([1, 0]);
  });

  it('sets the clock on a stage that has one', () => {
    const day = ':::scene day stage=clock\n### Nine {time=9:00}\n- **Noor** (sad)\n\nShe speaks.\n:::';
    const { model: read, problems: told } = readBlock<SceneModel>(day);
    expect(told).toEqual([]);
    expect(read.steps[0]).toMatchObject({ time: '9:00', people: [{ person: 'noor', pose: 'standing' }] });
    expect(problemsOf(day.replace('9:00', '25:00'))).toContain('2: "25:00" is not a time.');
    expect(problemsOf(day.replace('clock', 'alone'))).toContain('2: There is no clock on this stage.');
  });

  it('may be people alone, who only decorate', () => {
    const pair = ':::scene end stage=pair decorative\n- **Farida** (pleased)\n- **Huw** (warm)\n:::';
    const { model, problems } = readBlock<SceneModel>(pair);
    expect(problems).toEqual([]);
    expect(model.steps.map(({ people, lines }) => [people.length, lines])).toEqual([[2, []]]);
  });

  it.each([
    ['no stage', scene.replace(' stage=meeting', ''), '1: The scene "desk" has no stage.'],
    [
      'an unknown stage',
      scene.replace('=meeting', '=meetin'),
      '1: There is no stage "meetin" in assets/people.yaml. Did you mean "meeting"?',
    ],
    [
      'an unknown person',
      scene.replace('- **Huw** (talking', '- **Hew** (talking'),
      '6: There is no person "hew" in assets/people.yaml. Did you mean "huw"?',
    ],
    [
      'an unknown expression',
      scene.replace('(attentive)', '(attentve)'),
      '4: There is no expression "attentve" in assets/people.yaml. Did you mean "attentive"?',
    ],
    [
      'an unknown pose',
      scene.replace('holding', 'holdin'),
      '6: There is no pose "holdin" in the poses of "huw". Did you mean "holding"?',
    ],
    [
      'a pose that ends in mid-air there',
      scene.replace('=meeting', '=talk'),
      '6: "huw" cannot be on the stage "talk" like that. Write one of: standing.',
    ],
    ['too many marks', scene.replace('holding)', 'holding, cup)'), '6: "cup" is one too many for "Huw".'],
    [
      'somebody who speaks and is not there',
      scene.replace('- **The caller**', '- **Hana**'),
      '5: "Hana" is not there yet.',
    ],
    [
      'somebody of whom nothing is said',
      scene.replace('- **Farida** (pleased)', '- **Farida**').replace('- **Huw**:', '- **Huw** (warm):'),
      '13: It is not said how "Farida" looks.',
    ],
    [
      'a name without its marks among people',
      scene.replace('- **The caller**:', '- The caller:'),
      '5: "The caller: ',
    ],
    [
      'a person whose name has no marks',
      scene.replace('She nods.', '- Huw (warm): Yes.'),
      '16: "Huw (warm): Yes." is not read as a person. Write "- **Name** (expression): what they say"',
    ],
    [
      'a person whose words have no colon',
      scene.replace('She nods.', '- **Huw** (warm) Yes.'),
      '16: "Huw (warm) Yes." is not read as a person.',
    ],
    [
      'something under a person',
      scene.replace('holding)', 'holding)\n    > So.'),
      "7: A quotation (>) can't stand here",
    ],
    [
      'a link in what is said',
      scene.replace('*help*', '[help](link:shop)'),
      '4: A link cannot stand in what is said.',
    ],
    [
      'too many people',
      scene.replace('=meeting', '=kitchen').replace('She nods.', '- **Mei** (sad)'),
      '16: There is no seat for "Mei": the stage has 2.',
    ],
    [
      'words where people only decorate',
      scene.replace('meeting', 'meeting decorative'),
      'A decorative scene has words.',
    ],
    ['a step without words', scene.replace('She is alone.', ''), '18: Nothing is said or told here.'],
    ['nothing in it', ':::scene desk stage=meeting\n:::', '1: The scene "desk" is empty.'],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});
