import { RecordError } from '../../session/learning-record.ts';
import type { Learner, Mode } from '../../session/learning-record.ts';
import type { StatementContent } from './statement-draft.ts';

/** The learner (xAPI 1.0.3 part two, 2.4.2.1, Agent), with one identifier. The record sends it back unchanged. */
export interface Actor {
  readonly account?: { readonly homePage: string; readonly name: string };
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly name?: unknown;
  readonly [property: string]: unknown;
}

/** The course, learner and store of a launch. */
export interface Launch {
  /** As the LMS gave it; may have a query. */
  readonly endpoint: string;
  readonly actor: Actor;
  /** A UUID; undefined if the LMS has none, which cmi5 does not allow. */
  readonly registration: string | undefined;
  readonly activityId: string;
}

/** The values that all statements of a session share. */
export interface SessionData {
  /** Copied unchanged into every statement. */
  readonly contextTemplate: Readonly<Record<string, unknown>>;
  readonly sessionId: string;
  readonly mode: Mode;
  /** 0–1; undefined if the course decides about passing. */
  readonly masteryScore: number | undefined;
  /**
   * `completed` says the score, too: some LMSs look for one verb, and take the score from that. cmi5 forbids it
   * (section 9.5.1).
   */
  readonly scoresCompletion?: boolean;
  /** `passed` may follow `failed` in the same session. cmi5 forbids it (section 9.3, Verbs); xAPI alone does not. */
  readonly mayPassAfterFailing?: boolean;
  /** An answer may be dated before `initialized`. cmi5 forbids it (section 9.3.2, Initialized); xAPI alone does not. */
  readonly keepsEarlierTimes?: boolean;
  /** Where the learner goes after Exit; undefined where the LMS gives no web address. */
  readonly returnUrl: string | undefined;
  /** What the standard requires in the context of a statement in addition; nothing if absent. */
  readonly contextOf?: (content: StatementContent) => ContextAdditions;
}

export interface ContextAdditions {
  /** The ids of the activities in `category`. */
  readonly categories: readonly string[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The learner's preferences, as in the opened record. */
export type Preferences = Pick<Learner, 'languages' | 'sound'>;

/** The values that distinguish a learner from all others. */
export function identityOf({ account, mbox, mbox_sha1sum: sum, openid }: Actor): readonly string[] {
  return account ? [account.homePage, account.name] : [mbox ?? sum ?? openid ?? ''];
}

/** Whether a text is an IRI by the checks of a store: a scheme, and no space. */
export const isIri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws {RecordError} if it is no UUID */
export function checkRegistration(registration: string): string {
  if (!uuidPattern.test(registration)) throw new RecordError('The registration is not a UUID.');
  return registration;
}

/** @throws {RecordError} if it is no IRI */
export function checkActivityId(activityId: string): string {
  if (!isIri(activityId)) throw new RecordError('The activity id is not an IRI.');
  return activityId;
}

/** @throws {RecordError} if the launch parameter is not a web address */
export function webAddress(name: string, text: string): URL {
  const url = webUrl(text);
  if (!url) throw new RecordError(`The launch parameter “${name}” is not a web address.`);
  return url;
}

/** An absolute http or https address; undefined for anything else, in particular for scripts. */
export function webUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  } catch {
    // Not an address.
  }
  return undefined;
}
