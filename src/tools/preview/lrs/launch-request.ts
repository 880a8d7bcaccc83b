import { randomUUID } from 'node:crypto';
import type { CourseUnit } from './course-unit.ts';
import type { JsonObject } from './json.ts';
import type { StatementStandard } from '../package-info.ts';
import type { LaunchMode, Registration } from './registration.ts';

export interface LaunchRequest {
  readonly standard: StatementStandard;
  /** Identifies the registration: a learner in a package. */
  readonly key: string;
  readonly unit: CourseUnit;
  readonly learner: { readonly id: string; readonly name: string };
  readonly mode: LaunchMode;
  /** BCP 47; '' for no preference. */
  readonly language: string;
  /** Whether to begin a new registration if there already is one. */
  readonly isAnew?: boolean;
  /** The LMS's origin, e.g. `http://127.0.0.1:4173`. */
  readonly origin: string;
  /** The course's address; `{session}` is replaced by the session's id. */
  readonly url: string;
  readonly returnUrl: string;
}

export interface Launched {
  readonly url: string;
  readonly sessionId: string;
}

/** The registration of a learner who launches the package for the first time, or begins again. */
export function registrationFor(
  { standard, unit, learner, origin, key, language }: LaunchRequest,
  attempt: number,
): Registration {
  const actor: JsonObject = {
    objectType: 'Agent',
    name: learner.name,
    account: { homePage: origin, name: learner.id },
  };
  return {
    standard,
    attempt,
    registration: randomUUID(),
    // In cmi5 the LMS makes the id; in xAPI it is the one in `tincan.xml`.
    activityId:
      standard === 'xapi' ? unit.id : `${origin}/activities/${encodeURIComponent(key.split('/')[0] ?? '')}`,
    publisherId: unit.id,
    title: unit.title,
    moveOn: unit.moveOn,
    ...(unit.masteryScore === undefined ? {} : { masteryScore: unit.masteryScore }),
    actor,
    language,
    sessions: [],
    statements: [],
    states: {},
    refused: [],
    isSatisfied: false,
  };
}
