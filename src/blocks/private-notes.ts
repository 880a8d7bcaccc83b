/** The part of `Storage` used here. Its methods may throw, as they do inside some LMSs. */
export type NotesStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The part of a window that reports what other windows store. */
export interface OtherWindowsEvents {
  addEventListener(type: 'storage', listener: (event: Pick<StorageEvent, 'key'>) => void): void;
}

/**
 * What a learner writes for themselves: reflections, motives, sliders, the plan. It stays in memory, or on this
 * device if the learner asks for that; it never reaches the record. Once kept, the device's copy is valid for
 * every window: the last edit of each note, and nothing after one window erased them.
 */
export class PrivateNotes extends EventTarget {
  #key: string;
  #store: NotesStore | undefined;
  /** The ids of notes written in this visit. */
  readonly #written = new Set<string>();
  #notes: Map<string, string>;
  /** Whether the learner wants the notes kept. */
  #kept: boolean;
  /** Whether the last attempt to keep them succeeded. */
  #isSaved: boolean;
  /** The ids of notes that the device's copy does not have yet. */
  readonly #unsaved = new Set<string>();

  /**
   * @param owner tells one learner from another on a shared device
   * @param store where notes are kept if the learner wants them kept; undefined if there is no storage
   * @param page reports what other windows do with the same store
   */
  constructor(owner: string, store: NotesStore | undefined, page?: OtherWindowsEvents) {
    super();
    this.#key = `${owner}:notes`;
    this.#store = store;
    const saved = this.#read();
    this.#kept = this.#isSaved = saved !== undefined;
    this.#notes = saved ?? new Map();
    page?.addEventListener('storage', ({ key }) => {
      if (key !== this.#key) return;
      // Notes kept by another window do not matter until this one keeps its own; an erasure always does.
      if (!this.#kept && this.#read()) return;
      this.#readAgain();
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Whether the notes are kept after this visit. */
  get kept(): boolean {
    return this.#kept && this.#isSaved;
  }

  /** Whether the device's copy is older than the notes: the storage is full, say. Each change tries again. */
  get isBehind(): boolean {
    return this.#kept && !this.#isSaved;
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
    if (this.#kept) this.#readAgain();
    this.#notes.set(id, text);
    this.#written.add(id);
    this.#unsaved.add(id);
    this.#saveAndNotify();
  }

  /**
   * The learner turns out to be someone else, for example because an LMS answers late. Notes of this visit move to
   * the new owner; notes that the device kept before stay with the former one. Fires `change`.
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
    // The learner wrote these notes knowing that they are kept.
    this.#kept = saved !== undefined || (this.#kept && own.length > 0);
    this.#notes = new Map([...(saved ?? []), ...own]);
    this.#unsaved.clear();
    for (const [id] of own) this.#unsaved.add(id);
    this.#saveAndNotify();
    if (!saved) this.#kept = this.kept;
  }

  /** Keeps the notes on this device from now on; false if the storage refuses. Fires `change`. */
  keep(): boolean {
    this.#notes = new Map([...(this.#read() ?? []), ...this.#notes]);
    const wereKept = this.#kept;
    this.#kept = true;
    this.#saveAndNotify();
    // A first refusal ends it: the learner is told.
    this.#kept = wereKept || this.kept;
    return this.kept;
  }

  /** Deletes every note, here and on the device. Fires `change`. */
  erase(): void {
    this.#notes = new Map();
    this.#kept = false;
    this.#unsaved.clear();
    this.#remove();
    this.#saveAndNotify();
  }

  #remove(): void {
    try {
      this.#store?.removeItem(this.#key);
    } catch {
      // If storage is refused, nothing was kept.
    }
  }

  /** Takes over what other windows have written, or erased. */
  #readAgain(): void {
    const now = this.#read();
    this.#kept = now !== undefined;
    if (!now) this.#unsaved.clear();
    const own = [...this.#notes].filter(([id]) => this.#unsaved.has(id));
    this.#notes = new Map([...(now ?? []), ...own]);
  }

  #saveAndNotify(): void {
    if (this.#kept) this.#isSaved = this.#write();
    if (this.kept) this.#unsaved.clear();
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
