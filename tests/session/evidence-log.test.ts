import { expect, it } from 'vitest';
import { evidenceOf } from '../../src/course/evidence.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { acknowledgementInteraction, evidenceInteraction } from '../../src/session/evidence-log.ts';
import { sampleCourse } from '../course/sample-course.ts';

const course = sampleCourse();
const at = { seconds: 1_767_000_000, offset: 0 };
const given: Answer = {
  id: 'acknowledgement',
  kept: '',
  response: { type: 'choice', chosen: [], right: [] },
  result: 'neutral',
  description: 'Je l’ai lu.',
};

it('the evidence belongs to no lesson, is neither right nor wrong, and has its own time', () => {
  expect(evidenceInteraction(course, emptyProgress, at)).toEqual({
    id: 'completion.v1.0.0',
    objective: '',
    response: { type: 'fill-in', text: evidenceOf(course, emptyProgress).text },
    result: 'neutral',
    description: 'What was taken, and what came of it',
    weighting: 0,
    latencySeconds: 0,
    at: new Date(1_767_000_000_000),
  });
});

it('an acknowledgement has the text in the course’s first language, whatever language it was given in', () => {
  const words = 'I have seen it.';
  const [first] = course.acknowledgements;
  const two = { ...course, acknowledgements: [{ ...first, id: 'other', words }, first] } as typeof course;
  const ids = ['acknowledgement', 'other', 'gone'];
  const told = ids.map((id) => acknowledgementInteraction(two, 'lesson-1', { ...given, id }, '7', at));
  expect(told).toMatchObject([
    { id: 'acknowledgement.v7', description: 'I have read it.', objective: 'lesson-1', result: 'neutral' },
    { id: 'other.v7', description: words },
    { id: 'gone.v7', description: 'Je l’ai lu.' },
  ]);
  expect(told[1]?.response).toMatchObject({ text: expect.stringContaining(words) as string });
});
