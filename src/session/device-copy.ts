import { hash } from '../course/hash.ts';
import type { Interaction } from '../course/interaction.ts';
import type { LearningRecord } from './learning-record.ts';

/** The part of `Storage` that is used; may throw, as it does inside some LMSs. */
export type DeviceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What a record has not confirmed yet. */
export interface Unsaved {
  readonly snapshot: string;
  readonly interactions: readonly Interaction[];
  /** The record has the snapshot, and the LMS refused these interactions: it is asked again at the next launch. */
  readonly isRefused?: boolean;
}

/** After this many failed commits, the oldest is unlikely to be what the record has. */
const mostHeld = 50;

/** What was found at a launch. */
export interface Found extends Unsaved {
  /** It continues what the record has; otherwise the record has changed since, on another device. */
  readonly isLater: boolean;
  /** When it was kept, in ms since 1970. */
  readonly kept: number;
}

export interface DeviceCopyOptions {
  readonly store: DeviceStore | undefined;
  /** Identifies course and learner on a shared computer. */
  readonly owner: string;
  /** Identifies this window. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The record that the copy is kept for. */
  readonly record: Pick<LearningRecord, 'keepsAnswersOnce' | 'hasIdPerAttempt'>;
}

/**
 * Keeps on this device what the record has not confirmed, for the same learner's next launch. Each window has its own copy;
 * a launch takes over all copies that it finds. A copy is deleted as soon as the record has it. Nothing relies on it:
 * storage may be refused.
 */
export class DeviceCopy {
  readonly #store: DeviceStore | undefined;
  readonly #prefix: string;
  readonly #key: string;
  readonly #now: () => number;
  /** Hashes of the snapshots that the record may have: the one confirmed, and those written since. */
  #held: number[] = [];
  /** The keys of the copies that this window took over. */
  #takenOver: string[] = [];
  /** The content of this window's own copy. */
  #kept: readonly Interaction[] = [];
  /** Whether there is such a copy, because each access to the storage costs time. */
  #stands = false;
  /** Answers that another window has taken over from this one's copy, and will save. */
  readonly #takenByOthers = new Set<Interaction>();
  readonly #record: DeviceCopyOptions['record'];

  constructor({ store, owner, name, now, record }: DeviceCopyOptions) {
    this.#store = store;
    this.#prefix = `${owner}:unsaved`;
    this.#key = `${this.#prefix}:${name}`;
    this.#now = now;
    this.#record = record;
  }

  /** The record has this. */
  holds(snapshot: string): void {
    this.#held = [hash(snapshot)];
  }

  /** This was written to the record, which may have it even without confirming. */
  mayHold(snapshot: string): void {
    this.#held = [...new Set([...this.#held, hash(snapshot)])].slice(-mostHeld);
  }

  /** Keeps this, which includes what was taken over. Returns whether the device accepted it. */
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
      this.#stands = true;
      this.#remove(this.#takenOver);
      return true;
    } catch {
      return false;
    }
  }

  /** The record has everything. */
  forget(): void {
    this.#kept = [];
    this.#remove(this.#stands ? [this.#key, ...this.#takenOver] : this.#takenOver);
    this.#stands = false;
  }

  /** This window's own copy is no longer needed; those that it took over may be. */
  forgetOwn(): void {
    this.#takenOver = [];
    this.forget();
  }

  /** The record has the answers that were taken over, and not yet the rest. */
  forgetAnswers(): void {
    try {
      this.#takenOver = this.#takenOver.map((key) => {
        const copy: unknown = JSON.parse(this.#store?.getItem(key) ?? 'null');
        // Under another key, which shows the window that it came from.
        if (isCopy(copy)) this.#write(`${this.#key}.${key}`, { ...copy, interactions: [] });
        this.#store?.removeItem(key);
        return `${this.#key}.${key}`;
      });
    } catch {
      // If storage is refused, nothing was found.
    }
  }

  /**
   * Takes over all that windows of this learner kept, the oldest first.
   *
   * @param held the snapshot that the record has
   */
  takeOver(held: string): readonly Found[] {
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

  #read(key: string, held: string): Found | undefined {
    try {
      const saved: unknown = JSON.parse(this.#store?.getItem(key) ?? 'null');
      if (!isCopy(saved)) return undefined;
      const { snapshot, kept, after, isRefused } = saved;
      const isLater = after.includes(hash(held));
      const interactions = saved.interactions.filter(isInteraction);
      const { keepsAnswersOnce, hasIdPerAttempt } = this.#record;
      // The record has it, but the page closed before the confirmation. Answers are sent again if that does no harm, or if
      // the LMS refused them.
      const isAskedAgain = interactions.length > 0 && (keepsAnswersOnce || isRefused === true);
      const isConfirmed = held === snapshot && !isAskedAgain;
      // A record that is empty and was not belongs to a new attempt, which gets nothing from the old one. If each attempt has
      // its own owner, an empty record means that the record could not be found.
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

/** The format in the storage. */
interface Copy {
  readonly snapshot: string;
  readonly after: readonly number[];
  readonly kept: number;
  readonly interactions: readonly unknown[];
  /** Absent in what earlier versions kept. */
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
