import { lmsBehaviours } from './lms-behaviours.ts';

/** LMSs that answer otherwise than the specification says, by what they are known for. */
export const personalities = {
  plain: 'By the specification',
  moodle: 'Moodle: on leaving, commits are answered “true” and sent by beacon, 64 KiB at most',
  cornerstone: 'Cornerstone: on leaving, Commit answers null and stores nothing',
  openedx: 'Open edX: every call answers “true”, statuses and lists read empty',
  chamilo: 'Chamilo: the status reads empty after a commit',
  learnworlds: 'LearnWorlds: the mode reads empty',
  knowbe4: 'KnowBe4: after one error, every call is refused',
  booleans: 'Booleans and numbers instead of strings',
  digits: '1 and 0 instead of “true” and “false”',
  throws: 'Commit throws, twice a session',
  late: 'The API appears a second and a half late, from the next launch on',
} as const;

export type Personality = keyof typeof personalities;

/** Milliseconds after which an API that is late appears. */
export const lateness = 1500;

/** How an LMS of this kind answers; one that is only late answers by the specification. */
export const behaviourOf = (personality: Personality) =>
  lmsBehaviours[personality === 'late' ? 'plain' : personality];
