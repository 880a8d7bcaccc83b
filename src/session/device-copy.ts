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

/** After so many failed commits, the oldest is hardly what the record holds. */
const mostHeld = 50;

/** What was found at a launch. */
export interface Found extends Unsaved {
  /** It goes on from what the record holds; if not, the record has moved on since, on another device. */
  readonly isLater: boolean;
  /** When it was kept, in ms since 1970. */
  readonly kept: number;
}

export interface DeviceCopyOptions {
  readonly store: DeviceStore | undefined;
  /** Tells one course and learner from another on a shared computer. */
  readonly owner: string;
  /** Tells this window from the others. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The record that this is kept for. */
  readonly record: Pick<LearningRecord, 'keepsAnswersOnce' | 'hasIdPerAttempt'>;
}

/**
 * Keeps what the record has not confirmed on this device, for the same learner's next launch. Each window has a
 * copy of its own; a launch takes over all that it finds. A copy is deleted as soon as the record has it, and is
 * never relied upon: storage may be refused.
 */
export class DeviceCopy {
  readonly #store: DeviceStore | undefined;
  readonly #prefix: string;
  readonly #key: string;
  readonly #now: () => number;
  /** Hashes of the snapshots that the record may hold: the one confirmed, and those put since. */
  #held: number[] = [];
  /** The keys of the copies that this window took over. */
  #takenOver: string[] = [];
  /** What stands in this window's own copy. */
  #kept: readonly Interaction[] = [];
  /** Whether there is such a copy: each look into the storage costs. */
  #stands = false;
  /** Answers that another window has taken over from this one's copy, and sees to. */
  readonly #takenByOthers = new Set<Interaction>();
  readonly #record: DeviceCopyOptions['record'];

  constructor({ store, owner, name, now, record }: DeviceCopyOptions) {
    this.#store = store;
    this.#prefix = `${owner}:unsaved`;
    this.#key = `${this.#prefix}:${name}`;
    this.#now = now;
    this.#record = record;
  }

  /** The record holds this. */
  holds(snapshot: string): void {
    this.#held = [hash(snapshot)];
  }

  /** The record was given this, and may hold it even if it does not say so. */
  mayHold(snapshot: string): void {
    this.#held = [...new Set([...this.#held, hash(snapshot)])].slice(-mostHeld);
  }

  /** Keeps this, which holds what was taken over, too. Answers whether the device took it. */
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

  /** The record has it all. */
  forget(): void {
    this.#kept = [];
    this.#remove(this.#stands ? [this.#key, ...this.#takenOver] : this.#takenOver);
    this.#stands = false;
  }

  /** This window's own copy is of no use any more; those that it took over may be. */
  forgetOwn(): void {
    this.#takenOver = [];
    this.forget();
  }

  /** The record has the answers that were taken over, and not yet the rest. */
  forgetAnswers(): void {
    try {
      this.#takenOver = this.#takenOver.map((key) => {
        const copy: unknown = JSON.parse(this.#store?.getItem(key) ?? 'null');
        // Under another key, which tells the window that it came from.
        if (isCopy(copy)) this.#write(`${this.#key}.${key}`, { ...copy, interactions: [] });
        this.#store?.removeItem(key);
        return `${this.#key}.${key}`;
      });
    } catch {
      // Where storage is refused, nothing was found.
    }
  }

  /**
   * Takes over all that windows of this learner kept, the oldest first.
   *
   * @param held the snapshot that the record holds
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
      // What the record holds was confirmed with no time left to say so. Answers are handed in again where that does
      // no harm, or the LMS refused them.
      const isAskedAgain = interactions.length > 0 && (keepsAnswersOnce || isRefused === true);
      const isConfirmed = held === snapshot && !isAskedAgain;
      // A record that was not empty and is now belongs to a new attempt, to which the LMS lets nothing come. Where each
      // attempt has an owner of its own, an empty record is one that could not be found.
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
      // Where storage is refused, nothing was kept.
    }
  }
}

/** As it stands in the storage. */
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
