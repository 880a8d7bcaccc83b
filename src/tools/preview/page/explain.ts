/** The end of an element's name → its meaning, the most specific first; `n` means any index. */
const explanations: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/interactions\.n\.objectives\.n\.id$/, 'The objective that this question belongs to.'],
  [/interactions\.n\.correct_responses\.n\.pattern$/, 'What would have been right.'],
  [/interactions\.n\.id$/, 'Which question: the same name for every learner, so that reports can add up.'],
  [/interactions\.n\.type$/, 'The kind of question, which fixes how the response is written.'],
  [/interactions\.n\.(time|timestamp)$/, 'When it was answered.'],
  [/interactions\.n\.weighting$/, 'How much the question counts beside the others; 0 for practice.'],
  [
    /interactions\.n\.(student|learner)_response$/,
    'What the learner chose, by the short names of the options.',
  ],
  [/interactions\.n\.result$/, 'Whether that was right.'],
  [/interactions\.n\.latency$/, 'How long the learner took to answer.'],
  [/interactions\.n\.description$/, 'The question in words.'],
  [/objectives\.n\.id$/, 'Which objective: here, one for each lesson.'],
  [/objectives\.n\.description$/, 'The objective in words.'],
  [/objectives\.n\.(status|completion_status)$/, 'How far the learner is with this objective.'],
  [/objectives\.n\.success_status$/, 'Whether the objective is mastered.'],
  [/objectives\.n\.progress_measure$/, 'The share of this objective that is done, 0 to 1.'],
  [/objectives\.n\.score\.(\w+)$/, 'The score on this objective.'],
  [/(student|learner)_id$/, 'Who is learning, by the LMS’s own name for them. Set by the LMS.'],
  [/(student|learner)_name$/, 'The learner’s name, family name first. Set by the LMS.'],
  [/(lesson_)?location$/, 'The bookmark: where the course is to open next time.'],
  [/lesson_status$/, 'SCORM 1.2’s one status: how far the learner is and, once decided, passed or failed.'],
  [/completion_status$/, 'Whether the course counts as completed.'],
  [/success_status$/, 'Whether the course is passed.'],
  [/progress_measure$/, 'The share of the course that is done, 0 to 1.'],
  [
    /completion_threshold$/,
    'The progress at which the LMS itself decides “completed”. Empty: the course decides.',
  ],
  [/scaled_passing_score$/, 'The score at which the LMS itself decides “passed”. Empty: the course decides.'],
  [/mastery_score$/, 'The score at which the LMS itself decides “passed”. Empty: the course decides.'],
  [/score\.scaled$/, 'The score as a share, −1 to 1.'],
  [/score\.raw$/, 'The score in points, between the least and the most.'],
  [/score\.min$/, 'The fewest points possible.'],
  [/score\.max$/, 'The most points possible.'],
  [/suspend_data$/, 'The course’s own notes to itself: everything it needs to go on where the learner left.'],
  [/launch_data$/, 'What the manifest gives the course at launch.'],
  [/session_time$/, 'How long this session has lasted, as the course tells it.'],
  [/total_time$/, 'All sessions together, added up by the LMS.'],
  [/entry$/, 'ab-initio: the first time. resume: there is data to go on from. Empty: neither.'],
  [/exit$/, 'How the learner left. “suspend” asks the LMS to keep the data for next time.'],
  [/(lesson_)?mode$/, 'normal: it counts. review: looking back. browse: looking around.'],
  [/credit$/, 'Whether what happens counts for the learner’s record.'],
  [/preference\.language$/, 'The language that the learner prefers.'],
  [/preference\.audio(_level)?$/, 'How loud the learner wants sound.'],
  [/preference\.(speed|delivery_speed)$/, 'How fast the learner wants content to play.'],
  [/preference\.(text|audio_captioning)$/, 'Whether the learner wants captions.'],
  [/max_time_allowed$/, 'The longest that the attempt may take.'],
  [/time_limit_action$/, 'What is to happen when that time is over.'],
  [/comments/, 'Remarks of the learner or for the learner.'],
];

/** The meaning of an element, in plain words; '' if unknown. */
export function explainElement(element: string): string {
  const name = element.replace(/\.\d+(?=\.|$)/g, '.n');
  return explanations.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

const verbs: Readonly<Record<string, string>> = {
  launched: 'The LMS opened the course for the learner.',
  initialized: 'The course began the session.',
  completed: 'The course counts as completed. Said once.',
  passed: 'The check was passed. Said once.',
  failed: 'The session ended with the check not passed.',
  terminated: 'The course ended the session: the LMS has all that it is going to get of it.',
  abandoned: 'The LMS noticed that a session ended without a word.',
  satisfied: 'The LMS holds the course to be done: what its moveOn rule asks for is there.',
  answered: 'A question was answered.',
  progressed: 'How far the learner is with a lesson or the course.',
};

/** The meaning of a statement with this verb, in plain words; '' if unknown. */
export const explainVerb = (verb: string): string => verbs[verb.slice(verb.lastIndexOf('/') + 1)] ?? '';
