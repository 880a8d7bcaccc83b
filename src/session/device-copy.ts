import { hash } from '../course/hash.ts';
import type { Interaction } from '../course/interaction.ts';

/** The part of `Storage` that is used; may throw, as it does inside some LMSs. */
export type DeviceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a record has not confirmed yet. */
export interface Unsaved {
  readonly snapshot: string;
  readonly interactions: readonly Interaction[];
}

const longestDays = 30;
/** After so many failed commits, the oldest is hardly what the record holds. */
const mostHeld = 50;
const day = 86_400_000;

/** What was found at a launch. */
export interface Found extends Unsaved {
  /** It goes on from what the record holds; if not, the record has moved on since, on another device. */
  readonly isLater: boolean;
}

/**
 * Keeps what the record has not confirmed on this device, for the same learner's next launch. It is deleted as
 * soon as the record has it, and is never relied upon: storage may be refused.
 */
export class DeviceCopy {
  readonly #store: DeviceStore | undefined;
  readonly #key: string;
  readonly #now: () => number;
  /** Hashes of the snapshots that the record may hold: the one confirmed, and those put since. */
  #held: number[] = [];

  /** @param owner tells one course and learner from another on a shared computer. */
  constructor(store: DeviceStore | undefined, owner: string, now: () => number) {
    this.#store = store;
    this.#key = `${owner}:unsaved`;
    this.#now = now;
  }

  /** The record holds this. */
  holds(snapshot: string): void {
    this.#held = [hash(snapshot)];
  }

  /** The record was given this, and may hold it even if it does not say so. */
  mayHold(snapshot: string): void {
    this.#held = [...new Set([...this.#held, hash(snapshot)])].slice(-mostHeld);
  }

  /** Whether the device took it. */
  keep(unsaved: Unsaved): boolean {
    try {
      this.#store?.setItem(this.#key, JSON.stringify({ ...unsaved, after: this.#held, kept: this.#now() }));
      return this.#store !== undefined;
    } catch {
      return false;
    }
  }

  forget(): void {
    try {
      this.#store?.removeItem(this.#key);
    } catch {
      // Where storage is refused, nothing was kept.
    }
  }

  /** @param held the snapshot that the record holds */
  read(held: string): Found | undefined {
    try {
      const saved: unknown = JSON.parse(this.#store?.getItem(this.#key) ?? 'null');
      if (!isCopy(saved)) return undefined;
      if (this.#now() - saved.kept > longestDays * day) {
        this.forget();
        return undefined;
      }
      const interactions = saved.interactions.filter(isInteraction);
      return {
        snapshot: saved.snapshot,
        isLater: saved.after.includes(hash(held)),
        interactions: interactions.map((interaction) => ({ ...interaction, at: new Date(interaction.at) })),
      };
    } catch {
      return undefined;
    }
  }
}

function isCopy(
  saved: unknown,
): saved is { snapshot: string; after: number[]; kept: number; interactions: unknown[] } {
  const copy = saved as Record<string, unknown> | null;
  return (
    typeof copy?.snapshot === 'string' &&
    typeof copy.kept === 'number' &&
    Array.isArray(copy.after) &&
    Array.isArray(copy.interactions)
  );
}

function isInteraction(value: unknown): value is Interaction {
  const interaction = value as Partial<Record<keyof Interaction, unknown>> | null;
  return (
    typeof interaction?.id === 'string' &&
    typeof interaction.objective === 'string' &&
    typeof interaction.response === 'object' &&
    interaction.response !== null &&
    !Number.isNaN(Date.parse(String(interaction.at)))
  );
}
