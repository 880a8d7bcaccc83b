import { describe, expect, it } from 'vitest';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import {
  choiceFingerprint,
  choiceResponse,
  chosenFrom,
  confidenceFrom,
  isChoiceRight,
  keptChoice,
  rightOptions,
} from '../../src/blocks/choice/model.ts';
import { readBlock } from './read-block.ts';

const choice = `
  :::choice tea lesson=drinks
  What is *tea*?

  - [ ] A stone
    > No, a **leaf**.
  - [x] A leaf & more
    > Yes.
  - [ ] A \`cup\`
    > That holds it.
  :::`;

const multi = choice.replace(':::choice', ':::multi').replace('[ ] A stone', '[x] A stone');

const read = (markdown: string) => readBlock<ChoiceModel>(markdown);

describe('a choice', () => {
  it('is read with its options in order', () => {
    const { model, problems } = read(choice);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'tea',
      type: 'choice',
      stem: { strings: ['What is <em>tea</em>?'] },
      options: [
        { id: 'a', text: 'A stone', right: false, feedback: { strings: ['No, a <strong>leaf</strong>.'] } },
        { id: 'b', text: 'A leaf & more', right: true, feedback: 'Yes.' },
        { id: 'c', text: { strings: ['A <code>cup</code>'] }, right: false, feedback: 'That holds it.' },
      ],
      lesson: 'drinks',
    });
  });

  it('is read from a list with empty lines too', () => {
    const loose = choice.replaceAll('\n    >', '\n\n    >').replaceAll('\n  - ', '\n\n  - ');
    expect(read(loose)).toEqual(read(choice));
  });

  it('has no lesson where none is named', () => {
    expect(read(choice.replace(' lesson=drinks', '')).model).not.toHaveProperty('lesson');
  });

  it.each([
    ['no right option', choice.replace('[x]', '[ ]'), '1: No option of the choice "tea" is right.'],
    ['two right options', choice.replace('[ ]', '[x]'), '1: 2 options of the choice "tea" are right.'],
    ['no feedback', choice.replace('    > Yes.\n', ''), '6: "A leaf & more" has no feedback.'],
    ['no box', choice.replace('- [x] A', '- A'), '6: "A leaf & more" has no box.'],
    ['no stem', choice.replace('What is *tea*?', ''), '4: The choice "tea" has no question.'],
    ['no list', ':::choice tea\nWhat?\n:::', '1: A list is missing in the choice "tea".'],
    ['nothing at all', ':::choice tea\n:::', '1: The choice "tea" has no question.'],
    [
      'two paragraphs',
      choice.replace('tea*?', 'tea*?\n\nReally?'),
      "4: A paragraph can't stand here in a choice.",
    ],
    ['one option', ':::choice tea\nWhat?\n\n- [x] This\n  > Yes.\n:::', '4: There is only one option.'],
    [
      'a paragraph under an option',
      choice.replace('> Yes.', '> Yes.\n\n    More.'),
      "9: A paragraph can't stand here",
    ],
    [
      '27 options',
      `:::choice tea\nWhat?\n\n${'- [ ] x\n  > y\n'.repeat(26)}- [x] x\n  > y\n:::`,
      '1: There are 27 options.',
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(read(markdown).problems.join('\n')).toContain(problem);
  });

  it('is right only with the right option', () => {
    const { model } = read(choice);
    expect(rightOptions(model)).toEqual(['b']);
    expect(isChoiceRight(model, ['b'])).toBe(true);
    expect(isChoiceRight(model, ['a'])).toBe(false);
    expect(isChoiceRight(model, [])).toBe(false);
    expect(isChoiceRight(model, ['b', 'z'])).toBe(false);
  });

  it('reads the chosen options from any kept text', () => {
    const { model } = read(choice);
    expect(chosenFrom('b', model)).toEqual(['b']);
    expect(chosenFrom('cb', model)).toEqual(['b']);
    expect(chosenFrom('z!', model)).toEqual([]);
    expect(chosenFrom(undefined, model)).toEqual([]);
  });
});

describe('how sure the learner is', () => {
  const asked = choice.replace('lesson=drinks', 'lesson=drinks confidence=true');

  it('is asked where the question says so', () => {
    expect(read(asked)).toMatchObject({ model: { confidence: true }, problems: [] });
    expect(read(choice).model).not.toHaveProperty('confidence');
  });

  it('is a problem with any other value', () => {
    expect(read(asked.replace('=true', '=yes')).problems).toEqual([
      '1: confidence=yes means nothing. Write confidence=true, or leave it out.',
    ]);
  });

  it('is kept after the letters, where courses that do not ask ignore it', () => {
    const { model } = read(asked);
    expect(keptChoice(['c', 'a'], '3')).toBe('ac3');
    expect(confidenceFrom('ac3')).toBe('3');
    expect(confidenceFrom('ac')).toBeUndefined();
    expect(confidenceFrom(undefined)).toBeUndefined();
    expect(chosenFrom('b1', model)).toEqual(['b']);
  });

  it('changes neither the recorded answer nor which answers are kept', () => {
    const { model } = read(asked);
    expect(choiceResponse(model, chosenFrom('b3', model))).toEqual(choiceResponse(model, ['b']));
    expect(isChoiceRight(model, chosenFrom('b1', model))).toBe(true);
    expect(choiceFingerprint(model)).toBe(choiceFingerprint(read(choice).model));
  });
});

describe('a multi', () => {
  it('is right with exactly the right options', () => {
    const { model, problems } = read(multi);
    expect(problems).toEqual([]);
    expect(model.type).toBe('multi');
    expect(isChoiceRight(model, ['b', 'a'])).toBe(true);
    expect(isChoiceRight(model, ['a'])).toBe(false);
    expect(isChoiceRight(model, ['a', 'b', 'c'])).toBe(false);
  });

  it('keeps letters in order, and reads them again', () => {
    const { model } = read(multi);
    expect(keptChoice(['c', 'a', 'c'])).toBe('ac');
    expect(chosenFrom('ca9', model)).toEqual(['a', 'c']);
  });

  it('records the chosen and the right options', () => {
    expect(choiceResponse(read(multi).model, ['c', 'a'])).toEqual({
      type: 'choice',
      chosen: ['a', 'c'],
      right: ['a', 'b'],
    });
  });

  it.each([
    ['nothing right', multi.replaceAll('[x]', '[ ]'), '1: No option of the multi "tea" is right.'],
    ['nothing wrong', multi.replaceAll('[ ]', '[x]'), '1: Every option of the multi "tea" is right.'],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(read(markdown).problems.join('\n')).toContain(problem);
  });
});

describe('the fingerprint of a question', () => {
  const of = (markdown: string): string => choiceFingerprint(read(markdown).model);

  it('stays when stem, feedback or marks change', () => {
    expect(of(choice.replace('What is', 'What exactly is'))).toBe(of(choice));
    expect(of(choice.replace('> Yes.', '> Indeed.'))).toBe(of(choice));
    expect(of(choice.replace('A `cup`', 'A cup'))).toBe(of(choice));
  });

  it('changes with the options, what is right of them, and the type', () => {
    expect(of(choice.replace('A stone', 'A rock'))).not.toBe(of(choice));
    expect(of(choice.replace('[x]', '[ ]').replace('[ ]', '[x]'))).not.toBe(of(choice));
    expect(of(choice.replace(':::choice', ':::multi'))).not.toBe(of(choice));
  });

  it('is short and belongs to the activity', () => {
    const { activities } = read(choice);
    expect(activities).toEqual([{ id: 'tea', fingerprint: of(choice) }]);
    expect(of(choice)).toMatch(/^[0-9a-z]{1,5}$/);
  });
});
