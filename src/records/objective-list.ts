/** The highest number of objectives that is read, whatever count the LMS returns. */
const mostObjectives = 300;

/** The objectives that the LMS holds, each with its index. */
export class ObjectiveList {
  /** The next free index. */
  next = 0;
  /** Id → index. */
  readonly #indexOf = new Map<string, number>();
  /** Whether the LMS holds more than were read: any other objective may be one of them. */
  #isCut = false;

  /**
   * The LMS's list, read anew.
   *
   * @param count its length
   * @param idOf reads the id at an index; '' if there is none
   */
  read(count: number, idOf: (index: number) => string): void {
    this.next = count;
    this.#isCut = count > mostObjectives;
    this.#indexOf.clear();
    for (let index = 0; index < Math.min(count, mostObjectives); index++) {
      const id = idOf(index);
      if (id !== '' && !this.#indexOf.has(id)) this.#indexOf.set(id, index);
    }
  }

  /** Id and index of those that were read. */
  get entries(): Iterable<[id: string, index: number]> {
    return this.#indexOf;
  }

  /** The index of the objective; a new one if the LMS has none with this id, undefined if it may have one. */
  at(id: string): number | undefined {
    const index = this.#indexOf.get(id) ?? (this.#isCut ? undefined : this.next);
    if (index === undefined) return undefined;
    this.#indexOf.set(id, index);
    this.next = Math.max(this.next, index + 1);
    return index;
  }
}
