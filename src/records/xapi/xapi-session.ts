import type { Outcome } from '../../course/outcome.ts';
import { better } from '../../course/achieved-result.ts';
import type { MergeSnapshot, Saved } from '../../session/learning-record.ts';
import { timeInterval } from '../format.ts';
import type { StatementContent, StatementDraft } from './statement-draft.ts';
import { isSentOnce } from './statement-draft.ts';
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

/** Work that an earlier version of the course left unsent on this device. Now the session keeps such work. */
export interface EarlierWork {
  /** Statements that the store has not confirmed, the oldest first. */
  readonly drafts: readonly StatementDraft[];
  /** The keys of the last statements sent, so that no other copy of them is sent again. */
  readonly done: readonly string[];
  /** The state that the store has not confirmed; undefined if it has. */
  readonly state: CourseState | undefined;
  /** Call this once the store has everything. */
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
  /** The state in the store. */
  readonly stored: CourseState;
  readonly earlier?: EarlierWork;
  readonly preferences: Preferences;
  /** Tells the LMS the preferred language (BCP 47), if it takes that; never fails. */
  readonly prefer?: (language: string) => Promise<void>;
  readonly merge: MergeSnapshot;
}

/** A session that has begun over a learning record store: its state, and the statements not sent yet. */
export class XapiSession {
  readonly data: SessionData;
  readonly memory: SessionMemory;
  readonly preferences: Preferences;
  readonly prefer: SessionParts['prefer'];
  readonly queue: Queue;
  /** The seconds of the registration's earlier sessions. */
  readonly secondsBefore: number;
  state: CourseState;
  readonly #parts: SessionParts;
  /** The keys of the statements that the store has confirmed. */
  readonly #done: Set<string>;
  #isWritten: boolean;
  /** Snapshots found in addition to the state's own, and not merged yet. */
  #unmerged: readonly string[];
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
    this.#unmerged = [stored, state].map(({ snapshot }) => snapshot).filter(isOther(this.state));
    // After a reload the state includes this session's time, unless the store was never told of it.
    this.secondsBefore = Math.max(memory.values.before, this.state.seconds - memory.values.seconds);
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

  /** Sends the session's first statement (cmi5, section 9.3.2); before a reload, the page has sent it already. */
  async initialize(): Promise<void> {
    if (this.memory.has('initialized')) return;
    if (!this.queue.waiting.some(({ verb }) => verb === 'initialized'))
      this.queue.putFirst(this.#draft({ verb: 'initialized' }, this.memory.values.begun));
    await this.queue.sendFirst();
  }

  /** Sends the session's last statement (cmi5, section 9.3.8). */
  async terminate(): Promise<void> {
    const now = this.#parts.environment.now();
    const { begun, total } = this.memory.values;
    // In Browse and Review mode no time is handed in: then cmi5 9.5.4.1 applies.
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

  /** Whether an answer or a progress step was sent, or is about to be. */
  knows(key: string): boolean {
    return this.#done.has(key) || this.queue.waiting.some((draft) => draft.key === key);
  }

  /** Updates the state that has to be kept. */
  updateState(outcome: Outcome, saved: Saved | undefined): void {
    const { state, memory } = this;
    const next = {
      ...state,
      ...(saved && { snapshot: saved.snapshot, location: saved.location }),
      achieved: better(state.achieved, outcome),
      seconds: this.secondsBefore + memory.values.total + (saved?.earlierSeconds ?? 0),
    };
    if (!isSameState(next, state)) this.#change(next);
  }

  /** @throws {RecordError} if the store does not have it afterwards */
  async write(keepalive = false): Promise<void> {
    if (this.#isWritten || this.state.snapshot === '' || !this.#mergeOthers()) return;
    const written = await this.#parts.store.write(this.state, keepalive, (theirs) =>
      this.#mergeState(theirs),
    );
    this.#isWritten = written === this.state;
  }

  /** Deletes what an earlier version left on this device, once the store has everything. */
  forgetEarlier(): void {
    if (this.#isWritten && this.queue.waiting.length === 0) this.#parts.earlier?.forget();
  }

  #draft(content: StatementContent, when: number): StatementDraft {
    const { launch, data } = this.#parts;
    const { verb, key } = content;
    // Unique in a session; for an answer or a progress step, unique in a registration.
    const who = [launch.activityId, ...identityOf(launch.actor), launch.registration ?? ''];
    const names = [...who, verb, key ?? data.sessionId];
    return { ...content, id: uuidOf(names), at: this.#timeOf(verb, when) };
  }

  /**
   * No time stamp is before `initialized` or after `terminated`: cmi5 orders by time stamp. Without cmi5, an answer that
   * waited on the device keeps its time.
   */
  #timeOf(verb: StatementDraft['verb'], when: number): number {
    const { begun } = this.memory.values;
    if (this.data.keepsEarlierTimes && !isSentOnce({ verb }) && when > 0 && when < begun) return when;
    const at = Math.max(Number.isFinite(when) ? when : 0, verb === 'terminated' ? this.#latest : 0, begun);
    this.#latest = Math.max(this.#latest, at);
    return at;
  }

  #confirmed(draft: StatementDraft): void {
    const { verb, key } = draft;
    if (key !== undefined) this.#done.add(key);
    if (isSentOnce(draft)) this.memory.sent(verb);
    const { reported, achieved } = this.state;
    const next = reportedAfter(reported, draft, achieved.best);
    if (next !== reported) this.#change({ ...this.state, reported: next });
  }

  /** Dated later than every known state, whatever the clock of this or another device says. */
  #change(state: CourseState): void {
    this.state = { ...state, at: Math.max(this.#parts.environment.now(), this.state.at + 1) };
    this.#isWritten = false;
  }

  /** Another window or device has written: merges its snapshot into ours; what it reported counts as reported. */
  #mergeState(theirs: CourseState): CourseState | undefined {
    const { snapshot, location } = this.state;
    const both = laterState(this.state, theirs);
    if (isOther(this.state)(theirs.snapshot)) this.#unmerged = [...this.#unmerged, theirs.snapshot];
    this.#change({ ...both, snapshot, location: location || theirs.location });
    return this.#mergeOthers() ? this.state : undefined;
  }

  /** False if the course has not loaded yet, which is needed to merge snapshots. */
  #mergeOthers(): boolean {
    for (const theirs of this.#unmerged) {
      const snapshot = this.#parts.merge(theirs);
      if (snapshot === undefined) return false;
      this.#change({ ...this.state, snapshot });
    }
    this.#unmerged = [];
    return true;
  }
}

const isOther =
  ({ snapshot: own }: CourseState) =>
  (snapshot: string): boolean =>
    snapshot !== '' && snapshot !== own;
