import { describe, expect, it } from 'vitest';
import type { CheckModel } from '../../src/blocks/check/model.ts';
import { choiceFingerprint } from '../../src/blocks/choice/model.ts';
import { readBlock } from './read-block.ts';

const check = `
  ::::check final

  :::choice one lesson=tea
  One?

  - [x] Yes
    > So.
  - [ ] No
    > But.
  :::

  :::multi two lesson=tea
  Two?

  - [x] Yes
    > So.
  - [ ] No
    > But.
  :::

  ::::`;

describe('a check', () => {
  it('is read with its pool, whose questions are its activities', () => {
    const { model, problems, activities } = readBlock<CheckModel>(check);
    expect(problems).toEqual([]);
    expect(model.pool.map(({ id, type, lesson }) => [id, type, lesson])).toEqual([
      ['one', 'choice', 'tea'],
      ['two', 'multi', 'tea'],
    ]);
    expect(activities).toEqual(
      model.pool.map((question) => ({ id: question.id, fingerprint: choiceFingerprint(question) })),
    );
  });

  it.each([
    ['nothing in it', '::::check final\n::::', '1: The check "final" has no questions.'],
    [
      'a question of no lesson',
      check.replace('one lesson=tea', 'one'),
      '3: The question "one" does not say which lesson',
    ],
    [
      'a question that asks by itself how sure one is',
      check.replace('one lesson=tea', 'one lesson=tea confidence=true'),
      '3: How sure learners are is asked of every question of the check, or of none.',
    ],
    [
      'words in it',
      check.replace('\n\n  :::choice', '\n\n  Go.\n\n  :::choice'),
      "3: A paragraph can't stand here in a check.",
    ],
    [
      'another block in it',
      check.replace(':::multi two lesson=tea', ':::phrases two'),
      "12: A container can't stand here in a check.",
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(readBlock(markdown).problems.join('\n')).toContain(problem);
  });
});
