import type { Edition } from './lms-guide-walk.ts';

const scores = { min: 'always 0', max: 'always 100' };

const answer = (edition: Edition): Record<string, string> => ({
  id: 'which question; in the check with the number of the attempt, in a story with the scene. `completion.v…` is the evidence; an acknowledgement has its version',
  type: '`choice`, `matching` for sorting and building, `fill-in` for evidence and acknowledgements',
  'objectives.0.id': 'the lesson',
  'correct_responses.0.pattern': 'what would have been right; left out if nothing is right or wrong',
  weighting: '0 for practice, 1 in the check',
  [edition === '1.2' ? 'student_response' : 'learner_response']:
    'what was chosen, as letters and numbers in the author’s order; for evidence and acknowledgements, a line of text',
  result: 'right, wrong, or `neutral` if nothing is right or wrong',
  latency: 'how long the answer took',
  ...(edition === '1.2'
    ? { time: 'when, on the learner’s clock' }
    : {
        timestamp: 'when, in UTC',
        description:
          'the question in words, at most 250 characters; for an acknowledgement, whole sentences, or whole words of a first sentence that is too long',
      }),
});

const named = (prefix: string, meanings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(meanings).map(([name, meaning]) => [
      `${prefix}.${name}`.replaceAll('.0.', '.n.'),
      meaning,
    ]),
  );

/** What each element says, for whoever reads the LMS's reports; a test holds it against what is written. */
export const meanings: Readonly<Record<Edition, Readonly<Record<string, string>>>> = {
  '1.2': {
    'cmi.core.lesson_status': 'completion and success in one word',
    'cmi.core.exit': '`suspend` until the course is completed, so that the LMS keeps the place',
    'cmi.core.lesson_location': 'where the learner is: lesson, screen, step of the check',
    'cmi.suspend_data': 'place, screens seen, short forms of the answers, best score, in short keys',
    'cmi.core.session_time':
      'time in this session; a pause counts up to the idle limit. Includes the time of a killed earlier session, if the LMS has not added it',
    'cmi.student_preference.language':
      'the language that the learner chose, if the course has several; not written until then',
    ...named('cmi.core.score', { ...scores, raw: 'the best score of the final check, in per cent' }),
    ...named('cmi.interactions.n', answer('1.2')),
    ...named('cmi.objectives.n', {
      id: 'a lesson',
      status: 'how much of the lesson was seen',
      'score.min': scores.min,
      'score.max': scores.max,
      'score.raw': 'the best share of right answers to the check’s questions on this lesson, in per cent',
    }),
  },
  '2004': {
    'cmi.completion_status': 'whether the completion rule is met',
    'cmi.success_status': 'whether the check was passed; not written until that is known',
    'cmi.progress_measure': 'share of the lessons (and of the check, if it counts) that is done',
    'cmi.exit': 'always `suspend`, so that the LMS keeps the place',
    'cmi.location': 'where the learner is: lesson, screen, step of the check',
    'cmi.suspend_data': 'place, screens seen, short forms of the answers, best score, in short keys',
    'cmi.session_time':
      'time in this session; a pause counts up to the idle limit. Includes the time of a killed earlier session, if the LMS has not added it',
    'cmi.learner_preference.language':
      'the language that the learner chose, if the course has several; not written until then',
    ...named('cmi.score', {
      ...scores,
      raw: 'the best score of the final check, in per cent',
      scaled: 'the same, from 0 to 1',
    }),
    ...named('cmi.interactions.n', answer('2004')),
    ...named('cmi.objectives.n', {
      id: 'a lesson',
      description: 'the lesson’s title',
      completion_status: 'how much of the lesson was seen',
      'score.min': scores.min,
      'score.max': scores.max,
      'score.raw': 'the best share of right answers to the check’s questions on this lesson, in per cent',
      'score.scaled': 'the same, from 0 to 1',
    }),
  },
};
