import { RecordError } from '../../session/learning-record.ts';
import { isObject, readObject } from './json.ts';

/** Who learns. The record sends it back exactly as it came. */
export interface Actor {
  readonly account: { readonly homePage: string; readonly name: string };
  readonly name?: unknown;
  readonly [property: string]: unknown;
}

/** What the LMS says in the launch address (cmi5 8.1). */
export interface Launch {
  /** As the LMS gave it; may have a query. */
  readonly endpoint: string;
  readonly fetchUrl: string;
  readonly actor: Actor;
  /** A UUID. */
  readonly registration: string;
  readonly activityId: string;
}

const names = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The launch parameters, in whatever order; undefined where there is none of them, because nobody launched the
 * course.
 *
 * @throws {RecordError} where one is missing or is not what it must be.
 */
export function readLaunch(href: string): Launch | undefined {
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
  const registration = get('registration');
  if (!uuidPattern.test(registration)) throw new RecordError('The registration is not a UUID.');
  const activityId = get('activityId');
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(activityId)) throw new RecordError('The activity id is not an IRI.');
  return {
    endpoint: endpoint.href,
    fetchUrl: fetchUrl.href,
    actor: actorOf(get('actor')),
    registration,
    activityId,
  };
}

/** cmi5 9.2: an Agent that is identified by its account. */
function actorOf(text: string): Actor {
  const actor = readObject(() => text);
  const account = actor?.['account'];
  const isAgent = actor !== undefined && (actor['objectType'] ?? 'Agent') === 'Agent';
  const isKnown = isObject(account) && isText(account['homePage']) && isText(account['name']);
  if (!isAgent || !isKnown) throw new RecordError('The actor is not an agent with an account.');
  return actor as unknown as Actor;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

function webAddress(name: string, text: string): URL {
  const url = webUrl(text);
  if (!url) throw new RecordError(`The launch parameter “${name}” is not a web address.`);
  return url;
}

/** An absolute address of the web; undefined for anything else, a script above all. */
export function webUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  } catch {
    // No address at all.
  }
  return undefined;
}
