import type { JsonObject } from './json.ts';
import type { LrsSession, Registration } from './registration.ts';
import { adlVerb, category, contextTemplate, extension } from './registration.ts';

interface Said {
  readonly id: string;
  readonly at: number;
}

/** cmi5 9.3.1: before the course is launched. */
export function launched(by: Said, session: LrsSession, registration: Registration, url: string): JsonObject {
  const { moveOn, masteryScore } = registration;
  return statement(by, adlVerb('launched'), session, registration, {
    [extension('launchmode')]: session.mode,
    [extension('moveon')]: moveOn,
    [extension('launchurl')]: url,
    ...(masteryScore === undefined ? {} : { [extension('masteryscore')]: masteryScore }),
  });
}

/** 9.3.6: for a session that never ended. @param seconds from its launch to its last sign of life */
export function abandoned(
  by: Said,
  session: LrsSession,
  registration: Registration,
  seconds: number,
): JsonObject {
  return {
    ...statement(by, 'https://w3id.org/xapi/adl/verbs/abandoned', session, registration),
    result: { duration: `PT${Math.max(0, Math.round(seconds * 100) / 100)}S` },
  };
}

/** 9.3.9: the course has met its moveOn rule. */
export function satisfied(by: Said, session: LrsSession, registration: Registration): JsonObject {
  return {
    ...statement(by, 'https://w3id.org/xapi/adl/verbs/satisfied', session, registration),
    object: {
      objectType: 'Activity',
      id: `${registration.activityId}/course`,
      definition: { type: 'https://w3id.org/xapi/cmi5/activitytype/course' },
    },
  };
}

function statement(
  { id, at }: Said,
  verb: string,
  session: LrsSession,
  registration: Registration,
  extensions: JsonObject = {},
): JsonObject {
  const template = contextTemplate(registration, session.id);
  return {
    id,
    actor: registration.actor,
    verb: { id: verb, display: { en: verb.slice(verb.lastIndexOf('/') + 1) } },
    object: { objectType: 'Activity', id: registration.activityId },
    context: {
      registration: registration.registration,
      contextActivities: {
        ...(template['contextActivities'] as JsonObject),
        category: [{ objectType: 'Activity', id: category('cmi5') }],
      },
      extensions: { ...(template['extensions'] as JsonObject), ...extensions },
    },
    timestamp: new Date(at).toISOString(),
  };
}
