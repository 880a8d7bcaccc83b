import { hash } from '../../course/hash.ts';
import { RecordError } from '../../session/learning-record.ts';
import { isObject, readObject } from '../xapi/json.ts';
import type { Actor as AnyActor, Launch } from '../xapi/launch.ts';
import { checkActivityId, checkRegistration, webAddress } from '../xapi/launch.ts';

/** cmi5 9.2: an Agent that is identified by its account. */
export type Actor = AnyActor & Required<Pick<AnyActor, 'account'>>;

/** The values in the launch address (cmi5 8.1). */
export interface Cmi5Launch extends Launch {
  readonly fetchUrl: string;
  readonly actor: Actor;
  /** A UUID. */
  readonly registration: string;
}

/** The key for what a tab remembers of this launch. The fetch address is different for every launch. */
export const memoryKey = ({ fetchUrl, registration }: Cmi5Launch): string =>
  `cmi5:${hash(`${fetchUrl} ${registration}`).toString(36)}`;

const names = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;

/**
 * The launch parameters, in any order; undefined if all are missing, because then no LMS launched the course.
 *
 * @throws {RecordError} if one is missing or invalid
 */
export function readLaunch(href: string): Cmi5Launch | undefined {
  const page = new URL(href);
  if (!names.some((name) => page.searchParams.has(name))) return undefined;
  const get = (name: (typeof names)[number]): string => {
    const value = page.searchParams.get(name)?.trim();
    if (!value) throw new RecordError(`The launch address has no “${name}”.`);
    return value;
  };
  const endpoint = webAddress('endpoint', get('endpoint'));
  const fetchUrl = webAddress('fetch', get('fetch'));
  if (page.protocol === 'https:' && fetchUrl.protocol !== 'https:') {
    throw new RecordError('The token is to be fetched over http, but the course came over https.');
  }
  if (fetchUrl.protocol === 'https:' && endpoint.protocol !== 'https:') {
    throw new RecordError('The learning record store is to be reached over http, but the token over https.');
  }
  return {
    endpoint: endpoint.href,
    fetchUrl: fetchUrl.href,
    registration: checkRegistration(get('registration')),
    activityId: checkActivityId(get('activityId')),
    actor: actorOf(get('actor')),
  };
}

function actorOf(text: string): Actor {
  const actor = readObject(() => text);
  const account = actor?.['account'];
  const isAgent = actor !== undefined && (actor['objectType'] ?? 'Agent') === 'Agent';
  const isKnown = isObject(account) && isText(account['homePage']) && isText(account['name']);
  if (!isAgent || !isKnown) throw new RecordError('The actor is not an agent with an account.');
  return actor as unknown as Actor;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The key under which an earlier version of the course kept unsent statements on this device. */
export function earlierKey({ activityId, actor, registration }: Cmi5Launch): string {
  const { homePage, name } = actor.account;
  const owner = [activityId, homePage, name, registration].join('\u0000');
  return `cmi5:${hash(owner).toString(36)}:unsent`;
}
