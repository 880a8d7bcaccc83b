import type { Course } from '../course/course.ts';
import { acknowledgedText, evidenceOf } from '../course/evidence.ts';
import type { Answer, Interaction } from '../course/interaction.ts';
import type { Moment, Progress } from '../course/progress.ts';

const asInteraction = (
  id: string,
  objective: string,
  text: string,
  description: string,
  at: Moment,
): Interaction => ({
  id,
  objective,
  response: { type: 'fill-in', text },
  result: 'neutral',
  description,
  weighting: 0,
  latencySeconds: 0,
  at: new Date(at.seconds * 1000),
});

/** The evidence of completion, for anyone who reads the record: independent of the settings for answers. */
export const evidenceInteraction = (course: Course, progress: Progress, at: Moment): Interaction =>
  asInteraction(
    `completion.v${course.version}`,
    '',
    evidenceOf(course, progress).text,
    'What was taken, and what came of it',
    at,
  );

/**
 * @param answer the block's answer. Its description is the whole text; the record has the text in the course's first
 *   language
 */
export function acknowledgementInteraction(
  course: Course,
  lesson: string,
  { id, description }: Answer,
  version: string,
  at: Moment,
): Interaction {
  const words = course.acknowledgements.find((one) => one.id === id)?.words ?? description;
  return asInteraction(`${id}.v${version}`, lesson, acknowledgedText(course, version, at, words), words, at);
}
