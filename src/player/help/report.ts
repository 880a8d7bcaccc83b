import type { Course } from '../../course/course.ts';
import type { Diagnosis } from '../../session/learning-record.ts';
import type { Session } from '../../session/session.ts';

/** Why the record could not be opened; a record's error has the LMS's own code. */
export type Failure = Pick<Error, 'message'> & { readonly code?: string };

export interface ReportParts {
  readonly course: Course;
  /** Undefined if the record could not be found. */
  readonly session: Session | undefined;
  readonly failure: Failure | undefined;
  readonly diagnosis: Diagnosis | undefined;
  /** Facts about the browser and the page, label → value. */
  readonly environment: ReadonlyMap<string, string>;
}

/**
 * Everything that helps to find an error, as text to copy into a ticket. It contains no names and nothing private:
 * private notes never reach the session, and a record leaves names out of its log.
 */
export function report({ course, session, failure, diagnosis, environment }: ReportParts): string {
  const facts: [string, string][] = [
    ['Course', `${course.id} ${course.version}`],
    ['Content', `sha256:${course.digest}`],
    ['Record', diagnosis ? `${diagnosis.standard}, found at: ${diagnosis.where}` : 'unknown'],
    ...(failure ? [failed(failure)] : []),
    ...(session ? factsOf(session) : []),
    ['Language', `${course.language}, the learner’s ${session?.learner.languages.join(', ') || 'unknown'}`],
    ['Sound', `none, the learner’s preference ${session?.learner.sound || 'unknown'}`],
    ...environment,
  ];
  const lines = facts.map(([label, value]) => `${label}: ${value}`);
  if (!diagnosis) return lines.join('\n');
  const calls = diagnosis.calls.map(({ method, element, value, answer, code, refused, ms }) =>
    [
      refused ? '!' : ' ',
      `${method}(${[element, value].filter((part) => part !== undefined && part !== '').join(', ')})`,
      `→ ${answer === '' ? '""' : answer}${code === '' || code === '0' ? '' : ` [${code}]`}`,
      `${ms.toFixed(1)} ms`,
    ].join(' '),
  );
  const heading = `Calls: ${diagnosis.total}, refused: ${diagnosis.refused}. The latest ${calls.length}:`;
  return [...lines, '', heading, ...calls].join('\n');
}

const failed = ({ message, code }: Failure): [string, string] => [
  'Failed',
  code ? `${message} [${code}]` : message,
];

function factsOf({ progress, mode, saving, usage }: Session): [string, string][] {
  const { achieved, place } = progress;
  return [
    ['Mode', mode],
    ['Restored', usage.restored],
    ['Saving', saving],
    [
      'Place',
      place
        ? [place.lesson, place.screen, place.step].filter((part) => part !== undefined).join('/')
        : 'none',
    ],
    ['Completed', String(achieved.completed)],
    ['Success', achieved.success],
    ['Best score', achieved.best === undefined ? 'none' : String(achieved.best)],
    ['Attempts at the check', String(progress.attemptsTaken)],
    ['Snapshot', `${usage.snapshot} of ${usage.limit} characters`],
    ['Session', `${Math.round(usage.seconds)} s`],
  ];
}
