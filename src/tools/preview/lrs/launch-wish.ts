import { randomUUID } from 'node:crypto';
import type { CourseUnit } from './course-unit.ts';
import type { JsonObject } from './json.ts';
import type { StatementStandard } from '../package-info.ts';
import type { LaunchMode, Registration } from './registration.ts';

export interface LaunchWish {
  readonly standard: StatementStandard;
  /** One registration each: a learner in a package. */
  readonly key: string;
  readonly unit: CourseUnit;
  readonly learner: { readonly id: string; readonly name: string };
  readonly mode: LaunchMode;
  /** BCP 47; '' for no preference. */
  readonly language: string;
  /** A new registration, where there is one already. */
  readonly isAnew?: boolean;
  /** Of the LMS, e.g. `http://127.0.0.1:4173`. */
  readonly origin: string;
  /** Where the course is; `{session}` stands for the session's id. */
  readonly url: string;
  readonly returnUrl: string;
}

export interface Launched {
  readonly url: string;
  readonly sessionId: string;
}

/** What the LMS knows of a learner who has never launched the package before, or begins anew. */
export function registrationFor(
  { standard, unit, learner, origin, key, language }: LaunchWish,
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
    // In cmi5 it is the LMS's own; the launch of xAPI names what `tincan.xml` does.
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
