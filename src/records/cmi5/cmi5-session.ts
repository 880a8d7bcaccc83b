import type { Outcome } from '../../course/outcome.ts';
import { better, nothingAchieved } from '../../course/achieved-result.ts';
import type { MergeSnapshot, Saved } from '../../session/learning-record.ts';
import { timeInterval } from '../format.ts';
import type { Device, PendingSession } from './device.ts';
import type { StatementDraft } from './statement-draft.ts';
import { isDefined } from './statement-draft.ts';
import type { Launch } from './launch.ts';
import type { LaunchData, Preferences } from './launch-data.ts';
import type { Lrs } from './lrs.ts';
import { toldAfter } from './pending-statements.ts';
import { Queue } from './queue.ts';
import type { SessionMemory } from './session-memory.ts';
import type { CourseState } from './state.ts';
import { isSameState, laterState } from './state.ts';
import type { StateStore } from './state-store.ts';
import type { Environment } from './environment.ts';

export interface SessionParts {
  readonly launch: Launch;
  readonly environment: Environment;
  readonly lrs: Lrs;
  readonly memory: SessionMemory;
  readonly store: StateStore;
  readonly data: LaunchData;
  readonly device: Device;
  /** What the store has. */
  readonly stored: CourseState;
  /** What this device has kept; undefined where the store has that. */
  readonly kept: CourseState | undefined;
  readonly preferences: Preferences;
  readonly merge: MergeSnapshot;
}

/** A session that was begun: what it holds, and what it has yet to send. */
export class Cmi5Session {
  readonly data: LaunchData;
  readonly memory: SessionMemory;
  readonly preferences: Preferences;
  readonly queue: Queue;
  /** The time of the registration's sessions before this one. */
  readonly secondsBefore: number;
  state: CourseState;
  readonly #parts: SessionParts;
  #done: readonly string[] = [];
  #isWritten: boolean;
  /** The snapshots that were found beside the state's own, and are not yet part of it. */
  #beside: readonly string[];
  #latest = 0;

  constructor(parts: SessionParts) {
    const { data, memory, preferences, stored, kept, lrs, launch } = parts;
    this.#parts = parts;
    this.data = data;
    this.memory = memory;
    this.preferences = preferences;
    this.state = kept ? laterState(kept, stored) : stored;
    this.#isWritten = isSameState(this.state, stored);
    this.#beside = [stored, kept ?? stored].map(({ snapshot }) => snapshot).filter(isOther(this.state));
    this.secondsBefore = Math.max(0, this.state.seconds - memory.now.seconds);
    this.queue = new Queue(
      lrs,
      { launch, data },
      (draft) => this.#confirmed(draft),
      () => this.keep(),
    );
  }

  /**
   * What was left on this device. A reloaded page goes on with its own statements; those of a session that died
   * become this session's, with new ids, except what the outcome will owe again anyway. An end that never got through
   * is none: the learner is back.
   */
  takeOn({ sessionId, queue, done }: PendingSession): void {
    this.#done = done;
    const isOwn = sessionId === this.data.sessionId;
    for (const draft of queue) {
      if (isOwn && draft.verb !== 'terminated') this.queue.add(draft);
      else if (!isDefined(draft)) {
        const { id, tried, was, ...rest } = draft;
        this.add({ ...rest, was: was ?? (tried ? id : undefined) }, draft.at);
      }
    }
  }

  /** The first statement of a session (9.3.2); a page that was reloaded has sent it already. */
  async initialize(): Promise<void> {
    if (this.memory.has('initialized')) return;
    if (!this.queue.waiting.some(({ verb }) => verb === 'initialized')) {
      this.queue.putFirst(this.#draft({ verb: 'initialized' }, this.memory.now.begun));
    }
    await this.queue.sendFirst();
    this.keep();
  }

  /** The last statement of a session (9.3.8). */
  async terminate(): Promise<void> {
    const duration = timeInterval(this.memory.now.total);
    this.queue.putFirst(
      this.#draft({ verb: 'terminated', result: { duration } }, this.#parts.environment.now()),
    );
    await this.queue.sendFirst();
    this.keep();
  }

  add(draft: Omit<StatementDraft, 'id' | 'at'>, at: number): void {
    this.queue.add(this.#draft(draft, at));
  }

  /** Whether an answer or a step was sent, or is about to be. */
  knows(key: string): boolean {
    return this.#done.includes(key) || this.queue.waiting.some((draft) => draft.key === key);
  }

  /** What is to be kept from now on. */
  learn(saved: Saved | undefined, outcome: Outcome | undefined): void {
    const { best, completed, success } = better(this.state.standing, outcome ?? nothingAchieved);
    const next = {
      ...this.state,
      ...(saved ? { snapshot: saved.snapshot || this.state.snapshot, location: saved.location } : {}),
      standing: { best, completed, success },
      seconds: this.secondsBefore + this.memory.now.total,
    };
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.#change(next);
  }

  /** @throws {RecordError} where the store does not have it afterwards. */
  async write(keepalive = false): Promise<void> {
    if (this.#isWritten || this.state.snapshot === '' || !this.#mergeBeside()) return;
    const written = await this.#parts.store.write(this.state, keepalive, (theirs) => this.#takeIn(theirs));
    this.#isWritten = written === this.state;
  }

  /** Keeps on the device what the store has not confirmed. */
  keep(): void {
    if (this.data.mode !== 'normal') return;
    this.#parts.device.keep({
      sessionId: this.data.sessionId,
      queue: this.queue.waiting,
      done: this.#done,
      state: this.#isWritten ? undefined : this.state,
    });
  }

  /** Nothing is older than `initialized`, and nothing younger than `terminated` (9.3: by the time stamp). */
  #draft(draft: Omit<StatementDraft, 'id' | 'at'>, when: number): StatementDraft {
    const { begun } = this.memory.now;
    const at = Math.max(
      Number.isFinite(when) ? when : 0,
      draft.verb === 'terminated' ? this.#latest : 0,
      begun,
    );
    this.#latest = Math.max(this.#latest, at);
    return { ...draft, id: this.#parts.environment.uuid(), at };
  }

  #confirmed(draft: StatementDraft): void {
    const { verb, key } = draft;
    if (key !== undefined) this.#done = [...this.#done, key];
    if (isDefined(draft)) this.memory.sent(verb);
    const { told, standing } = this.state;
    const next = toldAfter(told, draft, standing.best);
    if (next !== told) this.#change({ ...this.state, told: next });
  }

  /** Later than all that was known, whatever the clock of this or another device says. */
  #change(state: CourseState): void {
    this.state = { ...state, at: Math.max(this.#parts.environment.now(), this.state.at + 1) };
    this.#isWritten = false;
  }

  /** Another window or device has written: its snapshot goes into ours, and what it told counts as told. */
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
