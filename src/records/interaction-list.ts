import type { Interaction } from '../course/interaction.ts';

/** Whether these are words of the course's own, which no limit and no setting leaves out. */
export const isEvidence = ({ response }: Interaction): boolean => response.type === 'fill-in';

/** The interactions of one attempt, each at its index in the LMS's list, and which the LMS has not confirmed yet. */
export class InteractionList {
  /** The next index that is free: after those that the LMS holds. */
  next = 0;
  readonly #limit: number;
  readonly #count: () => number;
  readonly #indexOf = new Map<string, number>();
  /** Indexes that another window wrote in this session. */
  readonly #elsewhere = new Set<number>();
  /** Whether the LMS was asked for its count since the last commit. */
  #isCounted = true;
  #pending: ReadonlyMap<number, Interaction> = new Map();
  /** What the LMS confirmed last of these. */
  #kept = this.#pending;

  /**
   * @param limit one past the last index that an answer may have
   * @param count asks the LMS how many it holds
   */
  constructor(limit: number, count: () => number) {
    this.#limit = limit;
    this.#count = count;
  }

  /** Index → the interaction that is to stand there, where the LMS has not confirmed it yet. */
  get pending(): ReadonlyMap<number, Interaction> {
    return this.#pending;
  }

  /**
   * An answer of this window: answers its index. Beyond the limit it has none, and is not kept; evidence and
   * acknowledgements are tried beyond it, too.
   */
  add(interaction: Interaction): number | undefined {
    const index = this.#indexOf.get(interaction.id) ?? this.#free();
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if (index >= limit) return undefined;
    this.#indexOf.set(interaction.id, index);
    this.#put(index, interaction);
    return index;
  }

  /** An answer of another window, written here, too: some LMSs have only what the window wrote that saved last. */
  addElsewhere(index: number, interaction: Interaction): void {
    const isOwn = [...this.#indexOf.values()].includes(index);
    const at = isOwn ? this.next : index;
    // What comes before the next was there at the launch; beyond it, an LMS takes nothing.
    const limit = isEvidence(interaction) ? Infinity : this.#limit;
    if ((at !== this.next && !this.#elsewhere.has(at)) || at >= limit) return;
    this.#elsewhere.add(at);
    this.#put(at, interaction);
  }

  /** What waits after this index moves up, evidence first, and what was there comes last. False where nothing waits. */
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

  /** A commit begins: another window, of which this one does not hear, may add to the list from here on. */
  committing(): void {
    this.#isCounted = false;
  }

  /** The LMS has confirmed all. @param except indexes at which it refused a part: they are written again */
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
