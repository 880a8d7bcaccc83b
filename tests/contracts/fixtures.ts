import type { Interaction, InteractionResponse } from '../../src/course/interaction.ts';
import type { Objective, Outcome } from '../../src/course/outcome.ts';
import type { Saved } from '../../src/session/learning-record.ts';

const lessons: readonly Objective[] = ['definition', 'isnt', 'why'].map((id) => ({
  id,
  description: `The lesson “${id}”`,
  status: 'not attempted',
  score: undefined,
}));

/** What the session reports as soon as it opens, before the course's outline is loaded. */
export const begun: Outcome = {
  completed: false,
  success: 'unknown',
  best: undefined,
  progress: undefined,
  objectives: [],
};

/** An outcome with `done` lessons completed. */
export function outcome(done: number, more: Partial<Outcome> = {}): Outcome {
  return {
    ...begun,
    progress: done / (lessons.length + 1),
    objectives: lessons.map((lesson, index) => ({
      ...lesson,
      status: index < done ? 'completed' : index === done ? 'incomplete' : 'not attempted',
    })),
    ...more,
  };
}

/** Passed and completed with this score, which is also each lesson's. */
export function passed(best: number): Outcome {
  const { objectives } = outcome(3);
  return outcome(3, {
    completed: true,
    success: 'passed',
    best,
    progress: 1,
    objectives: objectives.map((lesson) => ({ ...lesson, score: best })),
  });
}

export function saved(snapshot: string, location = 'definition/verb', sessionSeconds = 60): Saved {
  return { snapshot, location, sessionSeconds, earlierSeconds: 0 };
}

export const oneChoice: InteractionResponse = { type: 'choice', chosen: ['b'], right: ['a'] };

export function interaction(id: string, more: Partial<Interaction> = {}): Interaction {
  return {
    id,
    response: oneChoice,
    result: 'incorrect',
    description: 'What is allyship?',
    objective: 'definition',
    weighting: 0,
    latencySeconds: 3.25,
    at: new Date('2026-03-04T05:06:07Z'),
    ...more,
  };
}
