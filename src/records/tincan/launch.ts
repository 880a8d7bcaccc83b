import { hash } from '../../course/hash.ts';
import { RecordError } from '../../session/learning-record.ts';
import { languagesRead } from '../format.ts';
import { isObject, readObject } from '../xapi/json.ts';
import type { Actor, Launch } from '../xapi/launch.ts';
import { checkActivityId, checkRegistration, isIri, webAddress } from '../xapi/launch.ts';

/** What the LMS says in the launch address, as Rustici's “Tin Can launch” has it: with the key to the store. */
export interface TinCanLaunch extends Launch {
  /** What goes into the header `Authorization`. */
  readonly auth: string;
  /** The activity that this one belongs to; '' where there is none. */
  readonly grouping: string;
  /** What launched the course, in the words of the LMS; '' where it does not say. */
  readonly platform: string;
  /** BCP 47; none where the LMS does not say. */
  readonly languages: readonly string[];
}

const names = ['endpoint', 'auth', 'actor', 'registration', 'activity_id'] as const;
type Name = (typeof names)[number];

/**
 * The launch parameters, in whatever order; undefined where there is none of them, because nobody launched the
 * course.
 *
 * @throws {RecordError} where one is missing, is there twice, is encoded twice, or is not what it must be.
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
  // Where one of these is there twice, nobody knows which is meant: the course goes without.
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
    // A store would refuse any statement with another.
    grouping: isIri(grouping) ? grouping : '',
    platform: also('activity_platform'),
    languages: languagesRead(also('Accept-Language')),
  };
}

/**
 * Of what a tab remembers. Where the LMS's key to the store is the same for every launch, a launch after Exit is told
 * from the one before by that.
 */
export function memoryKey({ endpoint, auth, actor, registration, activityId }: TinCanLaunch): string {
  const parts = [endpoint, auth, JSON.stringify(actor), registration ?? '', activityId];
  return `xapi:${hash(parts.join('\u0000')).toString(36)}`;
}

/**
 * Still encoded where it stands for an address, a name with a colon, JSON or a header of two words: a sign that none of
 * these can do without is there in its code only.
 */
function isEncodedTwice(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*%3a|^%7b/i.test(value) || /^[a-z]+%20/i.test(value);
}

/** Some LMSs leave out the scheme, and some do not encode the `+` of Base64, which reads as a space then. */
function authOf(text: string): string {
  // Neither Base64 nor a token has this sign.
  if (text.includes('%')) throw new RecordError('The launch parameter “auth” is encoded twice.');
  const [, scheme = 'Basic', token = ''] = /^(?:(basic|bearer)\s+)?(.*)$/is.exec(text) ?? [];
  return `${scheme} ${token.replaceAll(' ', '+')}`;
}

const identifiers = ['mbox', 'mbox_sha1sum', 'openid'] as const;

/**
 * The agent (xAPI 1.0.3 part two, 2.4.2.1). Launches of before 1.0 are put into today's form: lists of one, a person, an
 * account in other words. One with several identifiers keeps one, as a store demands.
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
