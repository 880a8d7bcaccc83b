import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/compile/load-course.ts';
import { ContentError } from '../../src/compile/problems.ts';
import { courseFolder, leaf } from './course-folder.ts';

const plan = (attributes: string): string =>
  `:::plan my-plan${attributes}\n\n### Focus\n\n- One\n\n### Obstacles\n\n- Two\n\n### Day 7: Back\n\nWell?\n\n:::\n`;
const phrases = ':::phrases bank\n\n### Now\n\n- Say so\n\n:::\n';
const rehearsal = ':::rehearsal try plan=my-plan\n\nWhat do you say?\n\n:::\n';

/** What is told of a lesson with these blocks at its end. */
function toldOf(...blocks: readonly string[]): string[] {
  try {
    loadCourse(courseFolder({ 'modules/leaf/en.md': `${leaf}\n${blocks.join('\n')}` }));
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ message, fix }) => `${message} ${fix}`);
  }
}

describe('a block that names another', () => {
  it('is accepted if the other block exists, before it or after', () => {
    expect(toldOf(phrases, plan(' phrases=bank'), rehearsal)).toEqual([]);
    expect(toldOf(rehearsal, plan(' phrases=bank'), phrases)).toEqual([]);
    expect(toldOf(plan(''))).toEqual([]);
  });

  it('is a problem if the other block is missing, with a suggestion', () => {
    expect(toldOf(phrases, plan(' phrases=bnak'))).toEqual([
      'The plan "my-plan" takes phrases of "bnak", which the course does not have. Did you mean "bank"?',
    ]);
    expect(toldOf(rehearsal, plan('').replace('my-plan', 'my-plans'))).toEqual([
      '"try" rehearses the plan "my-plan", which the course does not have. Did you mean "my-plans"?',
    ]);
  });
});
