/** The part of `Storage` that is used; may throw, as it does inside some LMSs. */
export type NotesStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What a learner writes for nobody else: reflections, motives, sliders, the plan. It stays in memory, or on
 * this device once the learner has asked for that; it never reaches the record.
 */
export class PrivateNotes extends EventTarget {
  readonly #key: string;
  readonly #store: NotesStore | undefined;
  #notes: Map<string, string>;
  #kept: boolean;

  /**
   * @param owner tells one learner from another on a shared device
   * @param store where notes are kept if the learner wants them kept; undefined where there is no storage
   */
  constructor(owner: string, store: NotesStore | undefined) {
    super();
    this.#key = `${owner}:notes`;
    this.#store = store;
    const saved = this.#read();
    this.#kept = saved !== undefined;
    this.#notes = saved ?? new Map();
  }

  /** Whether the notes outlast this visit. */
  get kept(): boolean {
    return this.#kept;
  }

  get(id: string): string {
    return this.#notes.get(id) ?? '';
  }

  /** Fires `change`. */
  set(id: string, text: string): void {
    this.#notes.set(id, text);
    this.#changed();
  }

  /** Keeps the notes on this device from now on; false where it refuses. Fires `change`. */
  keep(): boolean {
    this.#kept = true;
    this.#changed();
    return this.#kept;
  }

  /** Deletes every note, here and on the device. Fires `change`. */
  erase(): void {
    this.#notes = new Map();
    this.#kept = false;
    try {
      this.#store?.removeItem(this.#key);
    } catch {
      // Where storage is refused, nothing was kept.
    }
    this.#changed();
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
