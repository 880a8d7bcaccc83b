import { randomUUID } from 'node:crypto';
import { documentOf, launchDataId, handleProfileRequest, handleStateRequest } from './documents.ts';
import type { Launched, LaunchRequest } from './launch-request.ts';
import { registrationFor } from './launch-request.ts';
import { abandoned, launched, satisfied } from './lms-statements.ts';
import type { LrsAnswer, LrsRequest } from './protocol.ts';
import { answer, errorAnswer } from './protocol.ts';
import type { LrsSession, Registration } from './registration.ts';
import { attemptOf, contextTemplate } from './registration.ts';
import type { Faults } from '../faults.ts';
import { effectOf, noFaults } from '../faults.ts';
import { pastCollection } from '../record-name.ts';
import type { Outcome } from './statements.ts';
import { timeOfLastStatement, meetsMoveOn, handleStatementsRequest } from './statements.ts';

export interface LmsHost {
  read(key: string): Promise<Registration | undefined>;
  write(key: string, registration: Registration): Promise<void>;
  now(): number;
  /** The faults of a session. Default: none. */
  readonly faults?: (session: string) => Faults;
  /** Waits as long as a slow LMS takes. */
  readonly slowly?: () => Promise<void>;
}

interface Key {
  readonly key: string;
  readonly session: string;
}

const mostRefused = 100;

/** The xAPI part of the embedded LMS, with or without cmi5: it launches courses and is their learning record store. */
export class Cmi5Lms {
  readonly #host: LmsHost;
  /** All fetch keys, used or not. */
  readonly #fetchKeys = new Map<string, Key & { token: string }>();
  readonly #tokens = new Map<string, Key>();
  /** Sessions whose requests no longer arrive, as if their machine had died. */
  readonly #cut = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: LmsHost) {
    this.#host = host;
  }

  /**
   * Begins a session. In cmi5, earlier open sessions are abandoned, and the launch data are put into the store (10).
   * Without cmi5, the address contains everything.
   */
  launch(wish: LaunchRequest): Promise<Launched> {
    return this.inTurn(async () => {
      const now = this.#host.now();
      const before = await this.#host.read(wish.key);
      const goesOn = before && !wish.isAnew ? before : undefined;
      if (before && !goesOn) await this.#putAway(wish.key, before);
      const kept = goesOn ?? registrationFor(wish, before ? attemptOf(before) + 1 : 1);
      const known: Registration = { ...kept, language: wish.language || kept.language };
      const session: LrsSession = {
        id: randomUUID(),
        mode: wish.mode,
        launched: new Date(now).toISOString(),
        state: 'launched',
        read: [],
      };
      const isCmi5 = wish.standard === 'cmi5';
      const next = isCmi5
        ? this.#launchData(this.#abandonOpen(known, now), session, wish, now)
        : { ...known, sessions: [...known.sessions, session] };
      await this.#host.write(wish.key, next);
      const url = new URL(urlOf(wish, session));
      const set = (name: string, value: string): void => url.searchParams.set(name, value);
      set('endpoint', `${wish.origin}/lrs/`);
      set('actor', JSON.stringify(next.actor));
      set('registration', next.registration);
      if (isCmi5) {
        const fetchKey = randomUUID();
        this.#fetchKeys.set(fetchKey, { key: wish.key, session: session.id, token: '' });
        set('fetch', `${wish.origin}/cmi5/fetch/${fetchKey}`);
        set('activityId', next.activityId);
      } else {
        set('auth', `Basic ${this.#tokenFor({ key: wish.key, session: session.id })}`);
        set('activity_id', next.activityId);
        set('grouping', `${wish.origin}/activities/catalogue`);
        set('activity_platform', 'The embedded LMS');
        if (wish.language !== '') set('Accept-Language', wish.language);
      }
      return { url: url.href, sessionId: session.id };
    });
  }

  /** Keeps an earlier registration. Its sessions stay valid there, because a course that is closed may still send. */
  async #putAway(key: string, registration: Registration): Promise<void> {
    const [packageName = '', learner = ''] = key.split('/');
    const past = `${pastCollection(packageName, attemptOf(registration))}/${learner}`;
    await this.#host.write(past, registration);
    for (const [id, one] of this.#tokens) if (one.key === key) this.#tokens.set(id, { ...one, key: past });
    for (const [id, one] of this.#fetchKeys)
      if (one.key === key) this.#fetchKeys.set(id, { ...one, key: past });
  }

  /** cmi5 8.2: returns the token, only once. */
  fetchToken(fetchKey: string): LrsAnswer {
    const found = this.#fetchKeys.get(fetchKey);
    if (!found) return fetchError('2', 'There is no such launch.');
    if (found.token !== '') return fetchError('1', 'The authorization token has already been returned.');
    const token = this.#tokenFor(found);
    this.#fetchKeys.set(fetchKey, { ...found, token });
    return answer(200, JSON.stringify({ 'auth-token': token }));
  }

  #tokenFor({ key, session }: Key): string {
    const token = Buffer.from(`${session}:${randomUUID()}`).toString('base64');
    this.#tokens.set(token, { key, session });
    return token;
  }

  /** Imitates the crash of a session's browser: its requests no longer arrive. */
  cut(sessionId: string): void {
    this.#cut.add(sessionId);
  }

  /** Answers a request to the learning record store; undefined for no answer. */
  answerRequest(request: LrsRequest): Promise<LrsAnswer | undefined> {
    const token = /^Basic (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
    const known = this.#tokens.get(token);
    if (known && this.#cut.has(known.session)) return Promise.resolve(undefined);
    if (!known) return Promise.resolve(errorAnswer(401, 'The token is not known.'));
    if (!/^1\.0(\.\d+)?$/.test(request.headers['x-experience-api-version'] ?? '')) {
      return Promise.resolve(errorAnswer(400, 'The version of xAPI is missing.'));
    }
    const faults = this.#host.faults?.(known.session) ?? noFaults;
    const effect = effectOf(faults, request.method === 'GET' ? 'request' : 'store');
    if (effect === 'unreachable') return Promise.resolve(undefined);
    return this.inTurn(async () => {
      if (faults.slow) await this.#host.slowly?.();
      if (effect === 'expired') return errorAnswer(401, 'The session has expired.');
      if (effect === 'refused') return errorAnswer(503, 'Refused by the test bench.');
      const registration = await this.#host.read(known.key);
      const session = registration?.sessions.find(({ id }) => id === known.session);
      if (!registration || !session) return errorAnswer(401, 'The session is gone.');
      const outcome = this.#route(request, session, registration);
      if (effect !== 'lost')
        await this.#host.write(known.key, this.#registrationAfter(outcome, session, request));
      return outcome.answer;
    });
  }

  #route(request: LrsRequest, session: LrsSession, registration: Registration): Outcome {
    switch (request.resource) {
      case 'statements':
        return handleStatementsRequest(request, session, registration);
      case 'activities/state':
        return handleStateRequest(request, session, registration);
      case 'agents/profile':
        return handleProfileRequest(request, session, registration);
      default:
        return { answer: errorAnswer(404, 'There is nothing at this address.'), registration };
    }
  }

  /** Handles the consequences of a request: records a refusal, or marks the course as satisfied. */
  #registrationAfter(
    { answer: { status, body }, registration }: Outcome,
    session: LrsSession,
    request: LrsRequest,
  ): Registration {
    if (status >= 400 && status !== 404) {
      const refused = { at: request.at, request: `${request.method} ${request.resource}`, status, why: body };
      return { ...registration, refused: [...registration.refused, refused].slice(-mostRefused) };
    }
    if (registration.standard === 'xapi' || registration.isSatisfied || !meetsMoveOn(registration))
      return registration;
    const by = { id: randomUUID(), at: this.#host.now() };
    const statements = [...registration.statements, satisfied(by, session, registration)];
    return { ...registration, statements, isSatisfied: true };
  }

  #abandonOpen(registration: Registration, now: number): Registration {
    let { statements } = registration;
    const sessions = registration.sessions.map((session): LrsSession => {
      if (session.state === 'open') {
        const seconds = (timeOfLastStatement(session, registration) - Date.parse(session.launched)) / 1000;
        statements = [
          ...statements,
          abandoned({ id: randomUUID(), at: now }, session, registration, seconds),
        ];
      }
      return session.state === 'terminated' ? session : { ...session, state: 'abandoned' };
    });
    return { ...registration, sessions, statements };
  }

  #launchData(
    registration: Registration,
    session: LrsSession,
    wish: LaunchRequest,
    now: number,
  ): Registration {
    const { moveOn, masteryScore, states } = registration;
    const data = {
      contextTemplate: contextTemplate(registration, session.id),
      launchMode: session.mode,
      moveOn,
      ...(masteryScore === undefined ? {} : { masteryScore }),
      returnURL: wish.returnUrl,
    };
    return {
      ...registration,
      sessions: [...registration.sessions, session],
      statements: [
        ...registration.statements,
        launched({ id: randomUUID(), at: now }, session, registration, urlOf(wish, session)),
      ],
      states: { ...states, [launchDataId]: documentOf(JSON.stringify(data), new Date(now).toISOString()) },
    };
  }

  /** Runs after all earlier tasks have ended. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** The address of a session's course contains the session's id. */
const urlOf = ({ url }: LaunchRequest, { id }: LrsSession): string => url.replace('{session}', id);

/** cmi5 8.2.3: an error also has status 200. */
const fetchError = (code: string, text: string): LrsAnswer =>
  answer(200, JSON.stringify({ 'error-code': code, 'error-text': text }));
