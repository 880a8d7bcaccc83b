import { describe, expect, it } from 'vitest';
import type { PlanModel } from '../../src/blocks/plan/model.ts';
import type { ReflectionModel } from '../../src/blocks/reflection/model.ts';
import type { SliderModel } from '../../src/blocks/slider/model.ts';
import { readBlock } from './read-block.ts';

const problemsOf = (markdown: string): string => readBlock(markdown).problems.join('\n');

describe('a slider', () => {
  const slider = ':::slider after beside=before\nHow *sure*?\n\n1. Not **at all**\n2. Very\n:::';

  it('is read with its scale, and keeps nothing', () => {
    const { model, problems, activities } = readBlock<SliderModel>(slider);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({
      id: 'after',
      question: { strings: ['How <em>sure</em>?'] },
      scale: ['Not at all', 'Very'],
      beside: 'before',
    });
    expect(readBlock(slider.replace(' beside=before', '')).model).not.toHaveProperty('beside');
  });

  it.each([
    ['one label', slider.replace('\n2. Very', ''), '4: The scale has fewer than two labels.'],
    ['no scale', ':::slider after\nHow?\n:::', '1: A list is missing in the slider "after".'],
    ['no question', slider.replace('How *sure*?', ''), '4: The slider "after" has no question.'],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('a reflection', () => {
  const reflection = ':::reflection think lines=2\nWhat now?\n\n- This\n  > Really?\n- **That**\n:::';

  it('is read with its ticks', () => {
    const { model, problems } = readBlock<ReflectionModel>(reflection);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'think',
      prompt: 'What now?',
      ticks: [
        { id: 'a', text: 'This', thought: 'Really?' },
        { id: 'b', text: { strings: ['<strong>That</strong>'] } },
      ],
      lines: 2,
    });
  });

  it('has a text box of four lines and no ticks unless it says so', () => {
    expect(readBlock<ReflectionModel>(':::reflection think\nWhat now?\n:::').model).toEqual({
      id: 'think',
      prompt: 'What now?',
      ticks: [],
      lines: 4,
    });
  });

  it.each([
    [
      'neither',
      ':::reflection think lines=0\nHm?\n:::',
      '1: The reflection "think" has neither ticks nor a text box.',
    ],
    ['half a line', reflection.replace('=2', '=2.5'), '1: lines=2.5 is out of range.'],
    ['too many lines', reflection.replace('=2', '=21'), '1: lines=21 is out of range.'],
    ['fewer than no lines', reflection.replace('=2', '=-1'), '1: lines=-1 is out of range.'],
    [
      'a paragraph under a tick',
      reflection.replace('> Really?', '\n  Really?'),
      "6: A paragraph can't stand here",
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('a plan', () => {
  const plan = `
    :::plan my-plan
    Make a plan.

    ### Focus
    - Ask *first*
    - Listen

    ### Obstacles
    - No time

    ### Day 7: How is it going?
    Look **back**.

    1. One thing
    2. Another

    ### Day 30: A month on
    Still there?
    :::`;

  it('may be shown again, with only an introduction', () => {
    const { model, problems } = readBlock<PlanModel>(':::plan again of=mine\nYour words.\n:::');
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'again',
      of: 'mine',
      intro: 'Your words.',
      focus: [],
      obstacles: [],
      boosters: [],
    });
    expect(readBlock(':::plan again of=mine\n### Focus\n\n- Tea\n:::').problems.join()).toContain(
      "A heading can't stand here in a plan.",
    );
  });

  it('is read in plain words', () => {
    const { model, problems, activities } = readBlock<PlanModel>(plan);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({
      id: 'my-plan',
      intro: 'Make a plan.',
      focus: ['Ask first', 'Listen'],
      obstacles: ['No time'],
      boosters: [
        { day: 7, title: 'How is it going?', text: 'Look back.\n\n1. One thing\n2. Another' },
        { day: 30, title: 'A month on', text: 'Still there?' },
      ],
    });
  });

  it('needs no introduction', () => {
    expect(readBlock(plan.replace('Make a plan.', '')).model).not.toHaveProperty('intro');
  });

  it.each([
    ['an unknown part', plan.replace('### Focus', '### Fokus'), '4: A plan has no part "Fokus".'],
    [
      'no focus',
      plan.slice(0, plan.indexOf('### Focus')) + plan.slice(plan.indexOf('### Obstacles')),
      '1: The plan "my-plan" has no Focus.',
    ],
    [
      'no obstacles',
      plan.replace('### Obstacles', '### Day 3: Hm'),
      '1: The plan "my-plan" has no Obstacles.',
    ],
    ['two parts for one day', plan.replace('Day 30:', 'Day 7:'), '17: The plan has two parts "Day 7".'],
    ['an empty booster', plan.replace('Still there?', ''), '17: "Day 30: A month on" is empty.'],
    [
      'nothing for the calendar',
      plan.replaceAll(/### Day[^#]*(?=###|:::)/g, ''),
      '1: The plan "my-plan" has no part for a later day. The headings of a plan are "### Focus"',
    ],
    ['no list', plan.replace('- No time', ''), '8: A list is missing in the plan "my-plan".'],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});
