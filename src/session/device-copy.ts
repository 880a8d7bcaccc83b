import { hash } from '../course/hash.ts';
import type { Interaction } from '../course/interaction.ts';
import type { LearningRecord } from './learning-record.ts';

/** The part of `Storage` that is used. Its methods may throw, as they do inside some LMSs. */
export type DeviceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The work that a record has not confirmed yet. */
export interface Unsaved {
  readonly snapshot: string;
  readonly interactions: readonly Interaction[];
  /** The record has the snapshot, but the LMS refused these interactions: the next launch hands them in again. */
  readonly isRefused?: boolean;
}

/** A limit: after this many failed commits, the record hardly holds the oldest snapshot. */
const mostHeld = 50;

/** A copy that a launch found on the device. */
export interface FoundCopy extends Unsaved {
  /** Whether it continues what the record holds. If not, the record has changed since, on another device. */
  readonly isLater: boolean;
  /** When it was kept, in ms since 1970. */
  readonly kept: number;
}

export interface DeviceCopyOptions {
  readonly store: DeviceStore | undefined;
  /** Distinguishes courses and learners on a shared computer. */
  readonly owner: string;
  /** Distinguishes this window from the others. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The record that this copy is kept for. */
  readonly record: Pick<LearningRecord, 'keepsAnswersOnce' | 'hasIdPerAttempt'>;
}

/**
 * Keeps on this device what the record has not confirmed, for the same learner's next launch. Each window has its own
 * copy; a launch takes over every copy that it finds. A copy is deleted as soon as the record has its content. Nothing
 * depends on a copy: the browser may refuse storage.
 */
export class DeviceCopy {
  readonly #store: DeviceStore | undefined;
  readonly #prefix: string;
  readonly #key: string;
  readonly #now: () => number;
  /** Hashes of the snapshots that the record may hold: the confirmed one, and those written since. */
  #held: number[] = [];
  /** The keys of the copies that this window took over. */
  #takenOver: string[] = [];
  /** The interactions in this window's own copy. */
  #kept: readonly Interaction[] = [];
  /** Whether this window has a copy: each access to the storage costs time. */
  #hasCopy = false;
  /** Answers in this window's copy that another window has taken over and will save. */
  readonly #takenByOthers = new Set<Interaction>();
  readonly #record: DeviceCopyOptions['record'];

  constructor({ store, owner, name, now, record }: DeviceCopyOptions) {
    this.#store = store;
    this.#prefix = `${owner}:unsaved`;
    this.#key = `${this.#prefix}:${name}`;
    this.#now = now;
    this.#record = record;
  }

  /** The record holds this snapshot. */
  setConfirmedSnapshot(snapshot: string): void {
    this.#held = [hash(snapshot)];
  }

  /** The record was given this snapshot, and may hold it even without confirming it. */
  addWrittenSnapshot(snapshot: string): void {
    this.#held = [...new Set([...this.#held, hash(snapshot)])].slice(-mostHeld);
  }

  /** Keeps the snapshot and interactions, including those taken over. Returns whether the device stored them. */
  keep({ snapshot, interactions, isRefused }: Unsaved): boolean {
    try {
      if (!this.#store) return false;
      if (this.#kept.length > 0 && this.#store.getItem(this.#key) === null)
        for (const one of this.#kept) this.#takenByOthers.add(one);
      const own = interactions.filter((one) => !this.#takenByOthers.has(one));
      this.#write(this.#key, {
        snapshot,
        interactions: own,
        isRefused,
        after: this.#held,
        kept: this.#now(),
      });
      this.#kept = own;
      this.#hasCopy = true;
      this.#remove(this.#takenOver);
      return true;
    } catch {
      return false;
    }
  }

  /** The record holds everything: deletes all copies. */
  forget(): void {
    this.#kept = [];
    this.#remove(this.#hasCopy ? [this.#key, ...this.#takenOver] : this.#takenOver);
    this.#hasCopy = false;
  }

  /** Deletes this window's own copy. The copies that it took over may still be needed. */
  forgetOwn(): void {
    this.#takenOver = [];
    this.forget();
  }

  /** The record has the answers that were taken over, but not the rest yet. */
  forgetAnswers(): void {
    try {
      this.#takenOver = this.#takenOver.map((key) => {
        const copy: unknown = JSON.parse(this.#store?.getItem(key) ?? 'null');
        // The new key also names the window that the copy came from.
        if (isCopy(copy)) this.#write(`${this.#key}.${key}`, { ...copy, interactions: [] });
        this.#store?.removeItem(key);
        return `${this.#key}.${key}`;
      });
    } catch {
      // If storage is refused, no copy was found.
    }
  }

  /**
   * Takes over the copies of all this learner's windows, the oldest first.
   *
   * @param held the snapshot that the record has
   */
  takeOver(held: string): readonly FoundCopy[] {
    try {
      const found = this.#keys().flatMap((key) => this.#read(key, held) ?? []);
      return found.sort((one, other) => one.kept - other.kept);
    } catch {
      return [];
    }
  }

  #keys(): string[] {
    const { length = 0 } = this.#store ?? {};
    return Array.from({ length }, (_, index) => this.#store?.key(index) ?? '').filter((key) =>
      key.startsWith(this.#prefix),
    );
  }

  #read(key: string, held: string): FoundCopy | undefined {
    try {
      const saved: unknown = JSON.parse(this.#store?.getItem(key) ?? 'null');
      if (!isCopy(saved)) return undefined;
      const { snapshot, kept, after, isRefused } = saved;
      const isLater = after.includes(hash(held));
      const interactions = saved.interactions.filter(isInteraction);
      const { keepsAnswersOnce, hasIdPerAttempt } = this.#record;
      // If the record holds this snapshot, the commit succeeded before the page could know. Answers are handed in again
      // if that does no harm, or if the LMS refused them.
      const isAskedAgain = interactions.length > 0 && (keepsAnswersOnce || isRefused === true);
      const isConfirmed = held === snapshot && !isAskedAgain;
      // A record that had content and is empty now is a new attempt, which must not get earlier work. If each attempt
      // has its own learner id, an empty record only means that nothing was found.
      const isOver = isConfirmed || (!hasIdPerAttempt && held === '' && !isLater);
      if (isOver) {
        this.#store?.removeItem(key);
        return undefined;
      }
      this.#takenOver.push(key);
      return {
        snapshot,
        kept,
        isLater,
        interactions: interactions.map((interaction) => ({ ...interaction, at: new Date(interaction.at) })),
      };
    } catch {
      return undefined;
    }
  }

  #write(key: string, copy: Copy): void {
    this.#store?.setItem(key, JSON.stringify(copy));
  }

  #remove(keys: readonly string[]): void {
    this.#takenOver = [];
    try {
      for (const key of keys) this.#store?.removeItem(key);
    } catch {
      // If storage is refused, nothing was kept.
    }
  }
}

/** The stored form. */
interface Copy {
  readonly snapshot: string;
  readonly after: readonly number[];
  readonly kept: number;
  readonly interactions: readonly unknown[];
  /** Absent in copies from earlier versions. */
  readonly isRefused?: boolean | undefined;
}

function isCopy(saved: unknown): saved is Copy {
  const copy = saved as Record<string, unknown> | null;
  return (
    typeof copy?.snapshot === 'string' &&
    typeof copy.kept === 'number' &&
    Array.isArray(copy.after) &&
    Array.isArray(copy.interactions)
  );
}

export function isInteraction(value: unknown): value is Interaction {
  const interaction = value as Partial<Record<keyof Interaction, unknown>> | null;
  return (
    typeof interaction?.id === 'string' &&
    typeof interaction.objective === 'string' &&
    typeof interaction.response === 'object' &&
    interaction.response !== null &&
    !Number.isNaN(Date.parse(String(interaction.at)))
  );
}
