import type { Outcome } from '../../course/outcome.ts';
import { better, nothingYet } from '../../course/standing.ts';
import type { Saved } from '../../session/learning-record.ts';
import { timeInterval } from '../format.ts';
import type { Device, Kept } from './device.ts';
import type { Draft } from './draft.ts';
import { isDefined } from './draft.ts';
import type { Launch } from './launch.ts';
import type { LaunchData, Preferences } from './launch-data.ts';
import type { Lrs } from './lrs.ts';
import { toldAfter } from './owed.ts';
import { Queue } from './queue.ts';
import type { SessionMemory } from './session-memory.ts';
import type { CourseState, StateStore } from './state.ts';
import type { World } from './world.ts';

export interface SessionParts {
  readonly launch: Launch;
  readonly world: World;
  readonly lrs: Lrs;
  readonly memory: SessionMemory;
  readonly store: StateStore;
  readonly data: LaunchData;
  readonly device: Device;
  readonly state: CourseState;
  /** The store has less than this state. */
  readonly isAhead: boolean;
  readonly preferences: Preferences;
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
  #latest = 0;

  constructor(parts: SessionParts) {
    const { data, memory, preferences, state, lrs, launch } = parts;
    this.#parts = parts;
    this.data = data;
    this.memory = memory;
    this.preferences = preferences;
    this.state = state;
    this.#isWritten = !parts.isAhead;
    this.secondsBefore = Math.max(0, state.seconds - memory.now.seconds);
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
  takeOn({ sessionId, queue, done }: Kept): void {
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
    this.queue.putFirst(this.#draft({ verb: 'terminated', result: { duration } }, this.#parts.world.now()));
    await this.queue.sendFirst();
    this.keep();
  }

  add(draft: Omit<Draft, 'id' | 'at'>, at: number): void {
    this.queue.add(this.#draft(draft, at));
  }

  /** Whether an answer or a step was sent, or is about to be. */
  knows(key: string): boolean {
    return this.#done.includes(key) || this.queue.waiting.some((draft) => draft.key === key);
  }

  /** What is to be kept from now on. */
  learn(saved: Saved | undefined, outcome: Outcome | undefined): void {
    const { best, completed, success } = better(this.state.standing, outcome ?? nothingYet);
    const next = {
      ...this.state,
      ...(saved ? { snapshot: saved.snapshot || this.state.snapshot, location: saved.location } : {}),
      standing: { best, completed, success },
      seconds: this.secondsBefore + this.memory.now.total,
    };
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = { ...next, at: this.#parts.world.now() };
    this.#isWritten = false;
  }

  /** @throws {RecordError} where the store did not take it. */
  async write(keepalive = false): Promise<void> {
    const { state } = this;
    if (this.#isWritten || state.snapshot === '') return;
    await this.#parts.store.write(state, keepalive);
    this.#isWritten = state === this.state;
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
  #draft(draft: Omit<Draft, 'id' | 'at'>, when: number): Draft {
    const { begun } = this.memory.now;
    const at = Math.max(
      Number.isFinite(when) ? when : 0,
      draft.verb === 'terminated' ? this.#latest : 0,
      begun,
    );
    this.#latest = Math.max(this.#latest, at);
    return { ...draft, id: this.#parts.world.uuid(), at };
  }

  #confirmed(draft: Draft): void {
    const { verb, key } = draft;
    if (key !== undefined) this.#done = [...this.#done, key];
    if (isDefined(draft)) this.memory.sent(verb);
    const { told, standing } = this.state;
    const next = toldAfter(told, draft, standing.best);
    if (next === told) return;
    this.state = { ...this.state, told: next, at: this.#parts.world.now() };
    this.#isWritten = false;
  }
}
