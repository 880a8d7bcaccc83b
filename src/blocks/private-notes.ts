/** The part of `Storage` that is used; may throw, as it does inside some LMSs. */
export type NotesStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The part of a window that reports what other windows store. */
export interface OtherWindowsEvents {
  addEventListener(type: 'storage', listener: (event: Pick<StorageEvent, 'key'>) => void): void;
}

/**
 * A learner's private answers: reflections, motives, sliders, the plan. They stay in memory, or on this device once the
 * learner has asked for that; they never reach the record. Once they are kept, the device's copy applies in every window:
 * the last edit of each note, and nothing after one window has erased them.
 */
export class PrivateNotes extends EventTarget {
  #key: string;
  #store: NotesStore | undefined;
  /** Of this visit: ids. */
  readonly #written = new Set<string>();
  #notes: Map<string, string>;
  #kept: boolean;

  /**
   * @param owner identifies the learner on a shared device
   * @param store where notes are kept if the learner wants that; undefined if there is no storage
   * @param page reports what other windows do with the same store
   */
  constructor(owner: string, store: NotesStore | undefined, page?: OtherWindowsEvents) {
    super();
    this.#key = `${owner}:notes`;
    this.#store = store;
    const saved = this.#read();
    this.#kept = saved !== undefined;
    this.#notes = saved ?? new Map();
    page?.addEventListener('storage', ({ key }) => {
      if (key !== this.#key) return;
      // Until this window keeps its notes, too, it ignores what others keep, but not what they erase.
      if (!this.#kept && this.#read()) return;
      this.#catchUp();
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Whether the notes are kept after this visit. */
  get kept(): boolean {
    return this.#kept;
  }

  /** Id → text. */
  get all(): ReadonlyMap<string, string> {
    return this.#notes;
  }

  get(id: string): string {
    return this.#notes.get(id) ?? '';
  }

  /** Fires `change`. */
  set(id: string, text: string): void {
    if (this.#kept) this.#catchUp();
    this.#notes.set(id, text);
    this.#written.add(id);
    this.#changed();
  }

  /**
   * The learner turns out to be another, for example if an LMS answers late: what was written in this visit is taken over;
   * what the device kept before belongs to the former owner, and stays. Fires `change`.
   */
  moveTo(owner: string, store: NotesStore | undefined): void {
    const own = [...this.#notes].filter(([id]) => this.#written.has(id));
    if (this.#kept) {
      for (const [id] of own) this.#notes.delete(id);
      if (this.#notes.size > 0) this.#write();
      else this.#remove();
    }
    this.#key = `${owner}:notes`;
    this.#store = store;
    const saved = this.#read();
    // The learner has been told that the notes are kept.
    this.#kept = saved !== undefined || (this.#kept && own.length > 0);
    this.#notes = new Map([...(saved ?? []), ...own]);
    this.#changed();
  }

  /** Keeps the notes on this device from now on; false if it refuses. Fires `change`. */
  keep(): boolean {
    this.#notes = new Map([...(this.#read() ?? []), ...this.#notes]);
    this.#kept = true;
    this.#changed();
    return this.#kept;
  }

  /** Deletes every note, here and on the device. Fires `change`. */
  erase(): void {
    this.#notes = new Map();
    this.#kept = false;
    this.#remove();
    this.#changed();
  }

  #remove(): void {
    try {
      this.#store?.removeItem(this.#key);
    } catch {
      // If storage is refused, nothing was kept.
    }
  }

  /** Merges what other windows have written; nothing is left if one has erased everything. */
  #catchUp(): void {
    const now = this.#read();
    this.#kept = now !== undefined;
    this.#notes = now ?? new Map();
  }

  #changed(): void {
    if (this.#kept) this.#kept = this.#write();
    this.dispatchEvent(new Event('change'));
  }

  #write(): boolean {
    try {
      if (!this.#store) return false;
      this.#store.setItem(this.#key, JSON.stringify([...this.#notes]));
      return true;
    } catch {
      return false;
    }
  }

  #read(): Map<string, string> | undefined {
    try {
      const saved: unknown = JSON.parse(this.#store?.getItem(this.#key) ?? 'null');
      if (!Array.isArray(saved)) return undefined;
      return new Map(
        saved.filter((note) => Array.isArray(note)).map(([id, text]) => [String(id), String(text)]),
      );
    } catch {
      return undefined;
    }
  }
}
