import { expect, it } from 'vitest';
import { containersOf } from '../../src/compile/containers.ts';
import { passagesOf } from '../../src/compile/passages.ts';

const passages = (...lines: readonly string[]) =>
  passagesOf(containersOf(lines.join('\n'), () => undefined, 1)).map(
    ({ line, text, depth, around }) =>
      [line, text, ...(depth === undefined ? [] : [depth]), ...around] as readonly unknown[],
  );

it('passages have their lines and the containers around them', () => {
  expect(
    passages(
      '## Welcome {#welcome}',
      'Two **lines**',
      'of words.',
      '',
      '![](art:leaf)',
      ':::choice which',
      'Which one?',
      '',
      '- [x] This',
      '  one',
      '  > Yes.',
      '  >',
      '  > Indeed.',
      '- [ ] That',
      ':::',
      '1. First',
      '   - Inner',
      '',
      '> Said.',
      '',
      '| A | B |',
      '| --- | --- |',
      '| c | *d* |',
      '',
      '```',
      'no words',
      '```',
    ),
  ).toEqual([
    [1, 'Welcome', 2],
    [2, 'Two lines of words.'],
    [5, ''],
    [7, 'Which one?', 'choice'],
    [9, 'This one', 'choice'],
    [11, 'Yes.', 'choice', 'quote'],
    [13, 'Indeed.', 'choice', 'quote'],
    [14, 'That', 'choice'],
    [16, 'First'],
    [17, 'Inner'],
    [19, 'Said.', 'quote'],
    [21, 'A B'],
    [23, 'c d'],
  ]);
});

it('their text is without marks, pictures and addresses', () => {
  expect(passages('**A** _b_ `c` [d](link:e) ![f](art:g) snake_case \\* &amp;')).toEqual([
    [1, 'A b c d snake_case * &'],
  ]);
});
