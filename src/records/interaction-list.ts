import type { Interaction } from '../course/interaction.ts';

/** Whether this is evidence or an acknowledgement, which no limit and no setting leaves out. */
export const isEvidence = ({ response }: Interaction): boolean => response.type === 'fill-in';

/** The interactions of one attempt, each at its index in the LMS's list, and which the LMS has not confirmed yet. */
export class InteractionList {
  /** The next free index, after those that the LMS has. */
  next = 0;
  readonly #limit: number;
  readonly #count: () => number;
  readonly #indexOf = new Map<string, number>();
  /** Indexes that another window wrote in this session. */
  readonly #elsewhere = new Set<number>();
  /** Whether the LMS was asked for its count since the last commit. */
  #isCounted = true;
  #pending: ReadonlyMap<number, Interaction> = new Map();
  /** Those that the latest confirmation was for. */
  #kept = this.#pending;

  /**
   * @param limit one past the last index that an answer may have
   * @param count asks the LMS how many it has
   */
  constructor(limit: number, count: () => number) {
    this.#limit = limit;
    this.#count = count;
  }

  /** Index → the interaction to write there, until the LMS has confirmed it. */
  get pending(): ReadonlyMap<number, Interaction> {
    return this.#pending;
  }

  /**
   * Adds an answer of this window, and returns its index. Beyond the limit it gets none, and is not recorded; evidence and
   * acknowledgements are tried beyond the limit, too.
   */
  add(interaction: Interaction): number | undefined {
    const index = this.#indexOf.get(interaction.id) ?? this.#free();
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if (index >= limit) return undefined;
    this.#indexOf.set(interaction.id, index);
    this.#put(index, interaction);
    return index;
  }

  /** Adds an answer of another window: some LMSs keep only what the window that saved last has written. */
  addElsewhere(index: number, interaction: Interaction): void {
    const isOwn = [...this.#indexOf.values()].includes(index);
    const at = isOwn ? this.next : index;
    // An index before the next existed at the launch; an index after it would be refused by an LMS.
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if ((at !== this.next && !this.#elsewhere.has(at)) || at >= limit) return;
    this.#elsewhere.add(at);
    this.#put(at, interaction);
  }

  /** Moves the answer at this index to the end, and those after it up, evidence first. False if nothing comes after it. */
  putLast(index: number): boolean {
    const waiting = [...this.#pending].filter(([at]) => at >= index).sort(([one], [other]) => one - other);
    const [refused, ...rest] = waiting.map(([, interaction]) => interaction);
    if (!refused || rest.length === 0) return false;
    const others = rest.filter((one) => !isEvidence(one));
    const pending = new Map(this.#pending);
    for (const [place, interaction] of [...rest.filter(isEvidence), ...others, refused].entries()) {
      const at = waiting[place]?.[0] ?? index;
      pending.set(at, interaction);
      if (this.#indexOf.has(interaction.id)) this.#indexOf.set(interaction.id, at);
    }
    this.#pending = pending;
    return true;
  }

  /** A commit begins: from here on, another window that this one does not know of may add to the list. */
  committing(): void {
    this.#isCounted = false;
  }

  /** The LMS has confirmed everything. @param except indexes of which it refused a part: they are written again */
  confirm(except: ReadonlySet<number> = new Set()): void {
    this.#kept = this.#pending;
    this.#pending = new Map([...this.#pending].filter(([index]) => except.has(index)));
  }

  /** The LMS did not confirm the last after all: they are written again. */
  takeBack(): void {
    this.#pending = new Map([...this.#kept, ...this.#pending]);
  }

  #free(): number {
    if (!this.#isCounted) this.next = Math.max(this.next, this.#count());
    this.#isCounted = true;
    return this.next;
  }

  #put(index: number, interaction: Interaction): void {
    this.next = Math.max(this.next, index + 1);
    this.#pending = new Map(this.#pending).set(index, interaction);
  }
}
