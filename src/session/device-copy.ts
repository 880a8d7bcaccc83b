import type { Interaction } from '../course/interaction.ts';

/** The part of `Storage` that is used; may throw, as it does inside some LMSs. */
export type DeviceStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a record has not confirmed yet. */
export interface Unsaved {
  readonly snapshot: string;
  readonly interactions: readonly Interaction[];
  /** A hash of the snapshot that the record had confirmed last: what this goes on from. */
  readonly after: number;
}

const longestDays = 30;
const day = 86_400_000;

/**
 * Keeps what the record has not confirmed on this device, for the same learner's next launch. It is deleted as
 * soon as the record has it, and is never relied upon: storage may be refused.
 */
export class DeviceCopy {
  readonly #store: DeviceStore | undefined;
  readonly #key: string;
  readonly #now: () => number;

  /** @param owner tells one course and learner from another on a shared computer. */
  constructor(store: DeviceStore | undefined, owner: string, now: () => number) {
    this.#store = store;
    this.#key = `${owner}:unsaved`;
    this.#now = now;
  }

  /** Whether the device took it. */
  keep(unsaved: Unsaved): boolean {
    try {
      this.#store?.setItem(this.#key, JSON.stringify({ ...unsaved, kept: this.#now() }));
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

  read(): Unsaved | undefined {
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
        after: saved.after,
        interactions: interactions.map((interaction) => ({ ...interaction, at: new Date(interaction.at) })),
      };
    } catch {
      return undefined;
    }
  }
}

function isCopy(
  saved: unknown,
): saved is { snapshot: string; after: number; kept: number; interactions: unknown[] } {
  const copy = saved as Record<string, unknown> | null;
  return (
    typeof copy?.snapshot === 'string' &&
    typeof copy.kept === 'number' &&
    typeof copy.after === 'number' &&
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
