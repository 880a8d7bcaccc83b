import type { Outcome } from '../../course/outcome.ts';
import { better } from '../../course/achieved-result.ts';
import type { MergeSnapshot, Saved } from '../../session/learning-record.ts';
import { timeInterval } from '../format.ts';
import type { StatementContent, StatementDraft } from './statement-draft.ts';
import { isOnce } from './statement-draft.ts';
import type { Launch, Preferences, SessionData } from './launch.ts';
import { identityOf } from './launch.ts';
import type { Lrs } from './lrs.ts';
import { reportedAfter } from './pending-statements.ts';
import { Queue } from './queue.ts';
import type { SessionMemory } from './session-memory.ts';
import type { CourseState } from './state.ts';
import { isSameState, laterState } from './state.ts';
import type { StateStore } from './state-store.ts';
import type { XapiEnvironment } from './xapi-environment.ts';
import { uuidOf } from './uuid.ts';

/** What an earlier version of the course left unsent on this device: the session keeps such work now. */
export interface EarlierWork {
  /** Not confirmed by the store, the oldest first. */
  readonly drafts: readonly StatementDraft[];
  /** The keys of what was sent last, so that no other copy of it is sent again. */
  readonly done: readonly string[];
  /** What the store has not confirmed; undefined where it has. */
  readonly state: CourseState | undefined;
  /** The store has it all. */
  readonly forget: () => void;
}

const nothingEarlier: EarlierWork = { drafts: [], done: [], state: undefined, forget: () => undefined };

export interface SessionParts {
  readonly launch: Launch;
  readonly environment: XapiEnvironment;
  readonly lrs: Lrs;
  readonly memory: SessionMemory;
  readonly store: StateStore;
  readonly data: SessionData;
  /** What the store has. */
  readonly stored: CourseState;
  readonly earlier?: EarlierWork;
  readonly preferences: Preferences;
  /** Has the LMS prefer a language (BCP 47), where it takes that; never fails. */
  readonly prefer?: (language: string) => Promise<void>;
  readonly merge: MergeSnapshot;
}

/** A session over a learning record store that was begun: what it holds, and what it has yet to send. */
export class XapiSession {
  readonly data: SessionData;
  readonly memory: SessionMemory;
  readonly preferences: Preferences;
  readonly prefer: SessionParts['prefer'];
  readonly queue: Queue;
  /** The time of the registration's sessions before this one. */
  readonly secondsBefore: number;
  state: CourseState;
  readonly #parts: SessionParts;
  /** The keys of what the store has confirmed. */
  readonly #done: Set<string>;
  #isWritten: boolean;
  /** The snapshots that were found beside the state's own, and are not yet part of it. */
  #beside: readonly string[];
  #latest = 0;

  constructor(parts: SessionParts) {
    const { data, memory, preferences, stored, earlier = nothingEarlier, lrs, launch } = parts;
    const { state = stored } = earlier;
    this.#parts = parts;
    this.data = data;
    this.memory = memory;
    this.preferences = preferences;
    this.prefer = parts.prefer;
    this.state = laterState(state, stored);
    this.#isWritten = isSameState(this.state, stored);
    this.#beside = [stored, state].map(({ snapshot }) => snapshot).filter(isOther(this.state));
    // After a reload the state has this session's time in it, unless the store did not hear of that.
    this.secondsBefore = Math.max(memory.now.before, this.state.seconds - memory.now.seconds);
    memory.remember({ before: this.secondsBefore });
    this.#done = new Set(earlier.done);
    this.queue = new Queue(lrs, { launch, data, names: parts.environment }, (draft) =>
      this.#confirmed(draft),
    );
    for (const draft of earlier.drafts) {
      const at = this.#timeOf(draft.verb, draft.at);
      this.queue.add({ ...draft, at });
    }
  }

  /** The first statement of a session (cmi5, section 9.3.2); a page that was loaded again has sent it already. */
  async initialize(): Promise<void> {
    if (this.memory.has('initialized')) return;
    if (!this.queue.waiting.some(({ verb }) => verb === 'initialized'))
      this.queue.putFirst(this.#draft({ verb: 'initialized' }, this.memory.now.begun));
    await this.queue.sendFirst();
  }

  /** The last statement of a session (cmi5, section 9.3.8). */
  async terminate(): Promise<void> {
    const now = this.#parts.environment.now();
    const { begun, total } = this.memory.now;
    // In Browse and Review nothing is handed in, not even time: the rule of cmi5 9.5.4.1 then.
    const seconds = this.data.mode === 'normal' ? total : (now - begun) / 1000;
    const duration = timeInterval(seconds);
    this.queue.putFirst(this.#draft({ verb: 'terminated', result: { duration } }, now));
    await this.queue.sendFirst();
  }

  /** @param isEarlier an earlier page may have sent it: the store is asked first */
  add(content: StatementContent, when: number, isEarlier = false): void {
    const draft = this.#draft(content, when);
    this.queue.add(isEarlier ? { ...draft, askFor: [draft.id] } : draft);
  }

  /** Whether an answer or a step was sent, or is about to be. */
  knows(key: string): boolean {
    return this.#done.has(key) || this.queue.waiting.some((draft) => draft.key === key);
  }

  /** What is to be kept from now on. */
  learn(outcome: Outcome, saved: Saved | undefined): void {
    const { state, memory } = this;
    const next = {
      ...state,
      ...(saved && { snapshot: saved.snapshot, location: saved.location }),
      achieved: better(state.achieved, outcome),
      seconds: this.secondsBefore + memory.now.total + (saved?.earlierSeconds ?? 0),
    };
    if (!isSameState(next, state)) this.#change(next);
  }

  /** @throws {RecordError} where the store does not have it afterwards. */
  async write(keepalive = false): Promise<void> {
    if (this.#isWritten || this.state.snapshot === '' || !this.#mergeBeside()) return;
    const written = await this.#parts.store.write(this.state, keepalive, (theirs) => this.#takeIn(theirs));
    this.#isWritten = written === this.state;
  }

  /** What an earlier version left on this device goes, once the store has it all. */
  forgetEarlier(): void {
    if (this.#isWritten && this.queue.waiting.length === 0) this.#parts.earlier?.forget();
  }

  #draft(content: StatementContent, when: number): StatementDraft {
    const { launch, data } = this.#parts;
    const { verb, key } = content;
    // Once in a session, or, an answer or a step, once in a registration.
    const who = [launch.activityId, ...identityOf(launch.actor), launch.registration ?? ''];
    const names = [...who, verb, key ?? data.sessionId];
    return { ...content, id: uuidOf(names), at: this.#timeOf(verb, when) };
  }

  /** Nothing is older than `initialized`, and nothing younger than `terminated`: cmi5 goes by the time stamp. */
  #timeOf(verb: StatementDraft['verb'], when: number): number {
    const { begun } = this.memory.now;
    const at = Math.max(Number.isFinite(when) ? when : 0, verb === 'terminated' ? this.#latest : 0, begun);
    this.#latest = Math.max(this.#latest, at);
    return at;
  }

  #confirmed(draft: StatementDraft): void {
    const { verb, key } = draft;
    if (key !== undefined) this.#done.add(key);
    if (isOnce(draft)) this.memory.sent(verb);
    const { reported, achieved } = this.state;
    const next = reportedAfter(reported, draft, achieved.best);
    if (next !== reported) this.#change({ ...this.state, reported: next });
  }

  /** Later than all that was known, whatever the clock of this or another device says. */
  #change(state: CourseState): void {
    this.state = { ...state, at: Math.max(this.#parts.environment.now(), this.state.at + 1) };
    this.#isWritten = false;
  }

  /** Another window or device has written: its snapshot goes into ours, and what it reported counts as reported. */
  #takeIn(theirs: CourseState): CourseState | undefined {
    const { snapshot, location } = this.state;
    const both = laterState(this.state, theirs);
    if (isOther(this.state)(theirs.snapshot)) this.#beside = [...this.#beside, theirs.snapshot];
    this.#change({ ...both, snapshot, location: location || theirs.location });
    return this.#mergeBeside() ? this.state : undefined;
  }

  /** False where the course is not there yet, by which snapshots are merged. */
  #mergeBeside(): boolean {
    for (const theirs of this.#beside) {
      const snapshot = this.#parts.merge(theirs);
      if (snapshot === undefined) return false;
      this.#change({ ...this.state, snapshot });
    }
    this.#beside = [];
    return true;
  }
}

const isOther =
  ({ snapshot: own }: CourseState) =>
  (snapshot: string): boolean =>
    snapshot !== '' && snapshot !== own;
