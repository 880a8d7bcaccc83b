import { hash } from '../../course/hash.ts';
import { RecordError } from '../../session/learning-record.ts';
import { parseLanguages } from '../format.ts';
import { isObject, readObject } from '../xapi/json.ts';
import type { Actor, Launch } from '../xapi/launch.ts';
import { checkActivityId, checkRegistration, isIri, webAddress } from '../xapi/launch.ts';

/** The values in the launch address, as in Rustici's “Tin Can launch”, including the credentials for the store. */
export interface TinCanLaunch extends Launch {
  /** The value for the header `Authorization`. */
  readonly auth: string;
  /** The activity that this one belongs to; '' if there is none. */
  readonly grouping: string;
  /** The LMS's name for the platform that launched the course; '' if it gives none. */
  readonly platform: string;
  /** BCP 47; empty if the LMS does not say. */
  readonly languages: readonly string[];
}

const names = ['endpoint', 'auth', 'actor', 'registration', 'activity_id'] as const;
type Name = (typeof names)[number];

/**
 * The launch parameters, in any order; undefined if all are missing, because then no LMS launched the course.
 *
 * @throws {RecordError} if one is missing, present twice, encoded twice, or invalid
 */
export function readLaunch(href: string): TinCanLaunch | undefined {
  const page = new URL(href);
  const { searchParams: query } = page;
  if (!names.some((name) => query.has(name))) return undefined;
  const get = (name: Name): string => {
    const [value = '', ...more] = query.getAll(name).map((text) => text.trim());
    if (more.length > 0) throw new RecordError(`The launch address has “${name}” more than once.`);
    if (isEncodedTwice(value)) throw new RecordError(`The launch parameter “${name}” is encoded twice.`);
    return value;
  };
  const needed = (name: Name): string => {
    const value = get(name);
    if (value === '') throw new RecordError(`The launch address has no “${name}”.`);
    return value;
  };
  // If one of these is present twice, it is ambiguous, and the course ignores it.
  const also = (name: string): string => {
    const values = query.getAll(name);
    return values.length === 1 ? (values[0]?.trim() ?? '') : '';
  };
  const endpoint = webAddress('endpoint', needed('endpoint'));
  if (page.protocol === 'https:' && endpoint.protocol !== 'https:') {
    throw new RecordError('The learning record store is to be reached over http, but the course over https.');
  }
  const registration = get('registration');
  const grouping = also('grouping');
  return {
    endpoint: endpoint.href,
    auth: authOf(needed('auth')),
    actor: actorOf(needed('actor')),
    registration: registration === '' ? undefined : checkRegistration(registration),
    activityId: checkActivityId(needed('activity_id')),
    // A store would refuse any statement with another value.
    grouping: isIri(grouping) ? grouping : '',
    platform: also('activity_platform'),
    languages: parseLanguages(also('Accept-Language')),
  };
}

/**
 * The key for what a tab remembers of this launch. If the LMS gives the same credentials for every launch, a launch
 * after Exit has the same key.
 */
export function memoryKey({ endpoint, auth, actor, registration, activityId }: TinCanLaunch): string {
  const parts = [endpoint, auth, JSON.stringify(actor), registration ?? '', activityId];
  return `xapi:${hash(parts.join('\u0000')).toString(36)}`;
}

/**
 * Whether a value is still encoded that should be an address, an IRI, JSON or a header of two words: it contains a
 * necessary character only in its encoded form.
 */
function isEncodedTwice(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*%3a|^%7b/i.test(value) || /^[a-z]+%20/i.test(value);
}

/** Some LMSs leave out the scheme, and some do not encode the `+` of Base64, which is then read as a space. */
function authOf(text: string): string {
  // Neither Base64 nor a token contains this character.
  if (text.includes('%')) throw new RecordError('The launch parameter “auth” is encoded twice.');
  const [, scheme = 'Basic', token = ''] = /^(?:(basic|bearer)\s+)?(.*)$/is.exec(text) ?? [];
  return `${scheme} ${token.replaceAll(' ', '+')}`;
}

const identifiers = ['mbox', 'mbox_sha1sum', 'openid'] as const;

/**
 * The agent (xAPI 1.0.3 part two, 2.4.2.1). Launches from before 1.0 are converted: lists of one, the type Person, and
 * the older names of an account's properties. Of several identifiers one is kept, as a store requires.
 */
function actorOf(text: string): Actor {
  const given = readObject(() => text);
  const type = first(given?.['objectType']) ?? 'Agent';
  const identifier = given && (type === 'Agent' || type === 'Person') ? identifierOf(given) : undefined;
  if (!given || !identifier) throw new RecordError('The actor is not an agent that can be told from others.');
  const name = first(given['name']);
  return { objectType: 'Agent', ...(isText(name) && { name }), ...identifier };
}

function identifierOf(given: Readonly<Record<string, unknown>>): Partial<Actor> | undefined {
  const account = first(given['account']);
  if (isObject(account)) {
    const homePage = account['homePage'] ?? account['accountServiceHomePage'];
    const name = account['name'] ?? account['accountName'];
    if (isText(homePage) && isText(name)) return { account: { homePage, name } };
  }
  for (const identifier of identifiers) {
    const value = first(given[identifier]);
    if (!isText(value)) continue;
    const isBare = identifier === 'mbox' && !/^mailto:/i.test(value);
    return { [identifier]: isBare ? `mailto:${value}` : value };
  }
  return undefined;
}

const first = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
