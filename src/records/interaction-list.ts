import type { Interaction } from '../course/interaction.ts';

/** Whether an interaction is evidence or an acknowledgement, which no limit and no setting leaves out. */
export const isEvidence = ({ response }: Interaction): boolean => response.type === 'fill-in';

/** The interactions of one attempt, each with its index in the LMS's list, and the unconfirmed ones. */
export class InteractionList {
  /** The next free index, after those that the LMS holds. */
  next = 0;
  readonly #limit: number;
  readonly #count: () => number;
  readonly #indexOf = new Map<string, number>();
  /** Indexes that another window wrote in this session. */
  readonly #elsewhere = new Set<number>();
  /** Whether the LMS was asked for its count since the last commit. */
  #isCounted = true;
  #pending: ReadonlyMap<number, Interaction> = new Map();
  /** Index → interaction, for all that were added. */
  readonly #all = new Map<number, Interaction>();
  /** The interactions that the last commit confirmed. */
  #kept = this.#pending;

  /**
   * @param limit one more than the highest index that an answer may have
   * @param count asks the LMS how many interactions it holds
   */
  constructor(limit: number, count: () => number) {
    this.#limit = limit;
    this.#count = count;
  }

  /** Index → interaction, for those that the LMS has not confirmed yet. */
  get pending(): ReadonlyMap<number, Interaction> {
    return this.#pending;
  }

  /**
   * Adds an answer of this window and returns its index. Beyond the limit, answers are dropped and get no index;
   * evidence and acknowledgements are still tried.
   */
  add(interaction: Interaction): number | undefined {
    const index = this.#indexOf.get(interaction.id) ?? this.#free();
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if (index >= limit) return undefined;
    this.#indexOf.set(interaction.id, index);
    this.#put(index, interaction);
    return index;
  }

  /** Adds an answer of another window. This window writes it, too: some LMSs keep only what the last window saved. */
  addElsewhere(index: number, interaction: Interaction): void {
    const isOwn = [...this.#indexOf.values()].includes(index);
    const at = isOwn ? this.next : index;
    // Lower indexes were there at the launch; an LMS refuses an index beyond the next.
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if ((at !== this.next && !this.#elsewhere.has(at)) || at >= limit) return;
    this.#elsewhere.add(at);
    this.#put(at, interaction);
  }

  /** Moves what waits after this index up, evidence first, and the interaction at it last. False if nothing waits. */
  putLast(index: number): boolean {
    const waiting = [...this.#pending].filter(([at]) => at >= index).sort(([one], [other]) => one - other);
    const [refused, ...rest] = waiting.map(([, interaction]) => interaction);
    if (!refused || rest.length === 0) return false;
    const others = rest.filter((one) => !isEvidence(one));
    const pending = new Map(this.#pending);
    for (const [place, interaction] of [...rest.filter(isEvidence), ...others, refused].entries()) {
      const at = waiting[place]?.[0] ?? index;
      pending.set(at, interaction);
      this.#all.set(at, interaction);
      if (this.#indexOf.has(interaction.id)) this.#indexOf.set(interaction.id, at);
    }
    this.#pending = pending;
    return true;
  }

  /** A commit begins: from here on another window may add to the LMS's list without this one knowing. */
  committing(): void {
    this.#isCounted = false;
  }

  /** The LMS has confirmed. @param except indexes that it took only in part: they are written again */
  confirm(except: ReadonlySet<number> = new Set()): void {
    this.#kept = this.#pending;
    this.#pending = new Map([...this.#pending].filter(([index]) => except.has(index)));
  }

  /** The LMS did not confirm the last commit after all: its interactions are written again. */
  markUnwritten(): void {
    this.#pending = new Map([...this.#kept, ...this.#pending]);
  }

  /** Likewise for the interactions at these indexes. */
  reopen(indexes: Iterable<number>): void {
    for (const index of indexes) {
      const interaction = this.#all.get(index);
      if (interaction) this.#pending = new Map(this.#pending).set(index, interaction);
    }
  }

  #free(): number {
    if (!this.#isCounted) this.next = Math.max(this.next, this.#count());
    this.#isCounted = true;
    return this.next;
  }

  #put(index: number, interaction: Interaction): void {
    this.next = Math.max(this.next, index + 1);
    this.#all.set(index, interaction);
    this.#pending = new Map(this.#pending).set(index, interaction);
  }
}
