import type { JsonObject } from './json.ts';
import { at, holds, isObject, isSame, listOf } from './json.ts';
import type { LrsSession, Registration } from './registration.ts';
import { adlVerb, category, contextTemplate, extension } from './registration.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const duration = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const progressKey = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
const courseVerbs = ['initialized', 'completed', 'passed', 'failed', 'terminated'];

/** Why a statement is refused; `status` is the HTTP status after cmi5 (6.3) and xAPI. */
export interface BrokenRule {
  readonly status: 400 | 403;
  readonly why: string;
}

export const isCmi5Defined = (statement: JsonObject): boolean => hasCategory(statement, 'cmi5');

/** Whether a statement is about the session or the whole course. */
export const isAboutCourse = (statement: JsonObject, { standard, activityId }: Registration): boolean =>
  standard === 'cmi5' ? isCmi5Defined(statement) : at(statement, 'object', 'id') === activityId;

/** The short name of an ADL verb, e.g. `passed`; another verb's full IRI. */
export const verbOf = (statement: JsonObject): string =>
  String(at(statement, 'verb', 'id') ?? '').replace(adlVerb(''), '');

export const sessionOf = (statement: JsonObject): unknown =>
  at(statement, 'context', 'extensions', extension('sessionid'));

/** The first rule that a statement of the course breaks; undefined if it breaks none. */
export function faultOf(
  statement: JsonObject,
  session: LrsSession,
  registration: Registration,
): BrokenRule | undefined {
  const form = formOf(statement);
  if (form !== undefined) return { status: 400, why: form };
  if (registration.standard === 'xapi') {
    const fault = launchFault(statement, registration);
    return fault === undefined ? undefined : { status: 403, why: fault };
  }
  const why =
    contextFault(statement, session, registration) ??
    orderFault(statement, session, registration) ??
    (isCmi5Defined(statement) ? resultFault(statement, registration) : undefined) ??
    progressFault(statement);
  return why === undefined ? undefined : { status: 403, why };
}

function formOf(statement: JsonObject): string | undefined {
  if (!uuid.test(String(statement['id']))) return 'The id is not a UUID.';
  if (!utc.test(String(statement['timestamp']))) return 'The time stamp is not in UTC.';
  if (!isObject(statement['actor']) || !isObject(statement['verb']) || !isObject(statement['object'])) {
    return 'A statement has an actor, a verb and an object.';
  }
  const time = at(statement, 'result', 'duration');
  return time !== undefined && !duration.test(String(time))
    ? 'The duration is not one of ISO 8601.'
    : undefined;
}

/** All statements must have the actor and registration of the launch, with or without cmi5. */
function launchFault({ actor, context }: JsonObject, registration: Registration): string | undefined {
  if (!isSame(actor, registration.actor)) return 'The actor is not the one of the launch.';
  return at(context, 'registration') === registration.registration
    ? undefined
    : 'The registration is not the one of the launch.';
}

/** cmi5 9.2, 9.4, 9.6. */
function contextFault(
  statement: JsonObject,
  session: LrsSession,
  registration: Registration,
): string | undefined {
  const { context } = statement;
  const fault = launchFault(statement, registration);
  if (fault !== undefined) return fault;
  if (!holds(context, contextTemplate(registration, session.id)))
    return 'The context template was changed or left out.';
  if (!isCmi5Defined(statement)) return undefined;
  if (!courseVerbs.includes(verbOf(statement))) return 'cmi5 defines no such verb for a course.';
  return at(statement, 'object', 'id') === registration.activityId
    ? undefined
    : 'The object is not the activity of the launch.';
}

/** cmi5 9.3, 10 launchMode, 11. */
function orderFault(
  statement: JsonObject,
  session: LrsSession,
  registration: Registration,
): string | undefined {
  const verb = verbOf(statement);
  const defined = isCmi5Defined(statement);
  const inAll = registration.statements.filter(isCmi5Defined);
  const mine = inAll.filter((each) => sessionOf(each) === session.id && courseVerbs.includes(verbOf(each)));
  const has = (list: readonly JsonObject[], name: string): boolean =>
    list.some((each) => verbOf(each) === name);
  if (has(mine, 'terminated') || session.state === 'terminated') return 'The session is terminated.';
  if (session.state === 'abandoned') return 'The session was abandoned.';
  if (defined && verb === 'initialized') {
    if (has(mine, 'initialized')) return '“initialized” was sent before in this session.';
    if (!session.read.includes('launch data'))
      return 'The launch data were not asked for before “initialized”.';
    return session.read.includes('preferences')
      ? undefined
      : 'The learner preferences were not asked for before “initialized”.';
  }
  const first = mine.find((each) => verbOf(each) === 'initialized');
  if (!first) return '“initialized” comes first.';
  if (String(statement['timestamp']) < String(first['timestamp']))
    return 'The time stamp is before that of “initialized”.';
  if (session.mode !== 'Normal' && !(defined && verb === 'terminated')) {
    return `In ${session.mode} mode there is nothing but “initialized” and “terminated”.`;
  }
  if (!defined) return undefined;
  if (has(mine, verb)) return `“${verb}” was sent before in this session.`;
  if (verb === 'passed' && has(mine, 'failed')) return '“passed” after “failed” in the same session.';
  if (verb === 'failed' && has(inAll, 'passed')) return '“failed” after “passed”.';
  if ((verb === 'completed' || verb === 'passed') && has(inAll, verb))
    return `“${verb}” was sent before in this registration.`;
  return undefined;
}

/** cmi5 9.5, 9.6.2.2, 9.6.3.2. */
function resultFault(statement: JsonObject, { masteryScore }: Registration): string | undefined {
  const verb = verbOf(statement);
  const result = at(statement, 'result');
  const judges = verb === 'passed' || verb === 'failed';
  if (at(result, 'success') !== (judges ? verb === 'passed' : undefined))
    return 'result.success does not go with the verb.';
  if (at(result, 'completion') !== (verb === 'completed' ? true : undefined)) {
    return 'result.completion does not go with the verb.';
  }
  if (hasCategory(statement, 'moveon') !== (judges || verb === 'completed')) {
    return 'The moveon category goes with success or completion, and with nothing else.';
  }
  if (verb !== 'initialized' && at(result, 'duration') === undefined) return `“${verb}” needs a duration.`;
  const score = at(result, 'score');
  if (score === undefined) return undefined;
  if (!judges) return 'There is a score with “passed” and “failed” only.';
  const [scaled, raw, min, max] = ['scaled', 'raw', 'min', 'max'].map((name) => at(score, name));
  if (scaled !== undefined && !(typeof scaled === 'number' && scaled >= 0 && scaled <= 1))
    return 'score.scaled is 0–1.';
  if (raw !== undefined) {
    const whole = [raw, min, max].every((value) => Number.isInteger(value));
    if (!whole || Number(raw) < Number(min) || Number(raw) > Number(max)) {
      return 'score.raw is a whole number between min and max.';
    }
  }
  if (masteryScore === undefined || typeof scaled !== 'number') return undefined;
  if (scaled >= masteryScore !== (verb === 'passed')) return 'The score does not go with the mastery score.';
  return at(statement, 'context', 'extensions', extension('masteryscore')) === masteryScore
    ? undefined
    : 'The mastery score is missing from the context.';
}

/** cmi5 9.5.5.1. */
function progressFault(statement: JsonObject): string | undefined {
  const progress = at(statement, 'result', 'extensions', progressKey);
  if (progress === undefined) return undefined;
  if (verbOf(statement) === 'completed') return '“completed” says no progress.';
  const isFine =
    typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress <= 100;
  return isFine ? undefined : 'Progress is a whole number from 0 to 100.';
}

function hasCategory(statement: JsonObject, name: string): boolean {
  return listOf(at(statement, 'context', 'contextActivities', 'category')).some(
    (activity) => at(activity, 'id') === category(name),
  );
}
