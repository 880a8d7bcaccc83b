import type { JsonObject } from '../../../src/tools/preview/lrs/json.ts';

/** What one session's statements are to be measured against; none of it comes from the record's own code. */
export interface Expected {
  readonly actor: unknown;
  readonly registration: string;
  readonly activityId: string;
  readonly publisherId: string;
  readonly sessionId: string;
  readonly masteryScore: number | undefined;
}

// oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
type Anything = any;

const cmi5 = 'https://w3id.org/xapi/cmi5/context';
const defined = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
const needDuration = ['completed', 'passed', 'failed', 'terminated'];

const nameOf = (statement: Anything): string =>
  statement.verb.id.replace('http://adlnet.gov/expapi/verbs/', '');
const categoriesOf = (statement: Anything): string[] =>
  (statement.context.contextActivities?.category ?? []).map(({ id }: Anything) => id);
const isDefined = (statement: Anything): boolean =>
  categoriesOf(statement).includes(`${cmi5}/categories/cmi5`);

/** Every rule of cmi5 that the statements of one session break, in words; empty where they keep all. */
export function brokenRules(
  statements: readonly JsonObject[],
  expected: Expected,
  mode = 'Normal',
): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule));
  const list = statements as readonly Anything[];
  const own = list.filter(isDefined).map(nameOf);
  must(nameOf(list[0]) === 'initialized' && isDefined(list[0]), 'initialized first');
  must(own.filter((name) => name === 'terminated').length <= 1, 'terminated once');
  if (own.includes('terminated')) must(nameOf(list.at(-1)) === 'terminated', 'terminated last');
  must(new Set(own).size === own.length, 'each verb once in a session');
  must(!(own.includes('passed') && own.includes('failed')), 'passed or failed, not both');
  must(new Set(list.map(({ id }) => id)).size === list.length, 'each id once');
  if (mode !== 'Normal')
    must(
      list.every((each) => ['initialized', 'terminated'].includes(nameOf(each))),
      'nothing else in Browse and Review',
    );
  const begin = Date.parse(list[0].timestamp);
  const end = Math.max(...list.map(({ timestamp }) => Date.parse(timestamp)));
  for (const each of list) {
    const name = nameOf(each);
    const must1 = (holds: boolean, rule: string): void => must(holds, `${name}: ${rule}`);
    must1(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(each.id),
      'the id is a UUID',
    );
    must1(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(each.timestamp), 'the time stamp is in UTC');
    must1(Date.parse(each.timestamp) >= begin, 'not before initialized');
    if (name === 'terminated') must1(Date.parse(each.timestamp) === end, 'not before anything else');
    must1(JSON.stringify(each.actor) === JSON.stringify(expected.actor), 'the actor of the launch');
    must1(each.context.registration === expected.registration, 'the registration of the launch');
    must1(
      each.context.extensions[`${cmi5}/extensions/sessionid`] === expected.sessionId,
      'the session of the template',
    );
    must1(
      each.context.contextActivities.grouping[0].id === expected.publisherId,
      'the grouping of the template',
    );
    const categories = categoriesOf(each);
    must1(new Set(categories).size === categories.length, 'no category twice');
    if (!isDefined(each)) {
      must1(!defined.includes(name), 'a verb of cmi5 only with its category');
      must1(
        !categories.some((id) => id.startsWith(`${cmi5}/`)),
        'allowed statements have no category of cmi5',
      );
      continue;
    }
    must1(defined.includes(name), 'the category only with a verb of cmi5');
    must1(each.object.id === expected.activityId, 'the object is the activity of the launch');
    const result = each.result ?? {};
    const judges = name === 'passed' || name === 'failed';
    must1(
      categories.includes(`${cmi5}/categories/moveon`) === (judges || name === 'completed'),
      'moveon with completed, passed, failed',
    );
    must1('duration' in result === needDuration.includes(name), 'a duration where it belongs');
    if ('duration' in result)
      must1(/^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/.test(result.duration), 'the duration is one');
    must1(result.success === (judges ? name === 'passed' : undefined), 'success with passed and failed');
    must1(result.completion === (name === 'completed' ? true : undefined), 'completion with completed');
    must1(!('score' in result) || judges, 'a score with passed and failed only');
    if (judges && expected.masteryScore !== undefined) {
      must1(
        each.context.extensions[`${cmi5}/extensions/masteryscore`] === expected.masteryScore,
        'the mastery score is echoed',
      );
      must1(
        result.score.scaled >= expected.masteryScore === (name === 'passed'),
        'the score goes with the mastery score',
      );
      must1([result.score.raw, result.score.min, result.score.max].every(Number.isInteger), 'whole numbers');
    }
  }
  return broken;
}

/** What no registration's statements may do, over all of its sessions. */
export function brokenAcross(statements: readonly JsonObject[]): string[] {
  const names = (statements as readonly Anything[]).filter(isDefined).map(nameOf);
  const count = (name: string): number => names.filter((each) => each === name).length;
  const broken: string[] = [];
  if (count('completed') > 1) broken.push('completed more than once');
  if (count('passed') > 1) broken.push('passed more than once');
  if (names.includes('passed') && names.lastIndexOf('failed') > names.indexOf('passed'))
    broken.push('failed after passed');
  return broken;
}
