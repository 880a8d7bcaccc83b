import type { Host, Recorded } from './host.ts';
import { recordedOf } from './host.ts';

/** What the LMS does with what its windows commit. */
export type Keeping =
  /** Stores by name what was set since the last commit; a window reads the data of its launch, as in Moodle. */
  | 'by name'
  /** The same, but a window reads the present data. */
  | 'by name, read anew'
  /** Replaces all stored data by all data of the window. */
  | 'as a whole';

/** An LMS in which several windows may have one attempt open; it accepts every value by name. */
export class WindowedLms {
  readonly #edition: Host['edition'];
  readonly #keeping: Keeping;
  #stored = new Map<string, string>();

  constructor(edition: Host['edition'], keeping: Keeping) {
    this.#edition = edition;
    this.#keeping = keeping;
  }

  recorded(): Recorded {
    return recordedOf(this.#edition, this.#stored, 0);
  }

  /** Opens a window. */
  launch(): object {
    const found = new Map(this.#stored);
    const set = new Map<string, string>();
    const commit = (): string => {
      this.#stored =
        this.#keeping === 'as a whole' ? new Map([...found, ...set]) : new Map([...this.#stored, ...set]);
      for (const [element, value] of set) found.set(element, value);
      set.clear();
      return 'true';
    };
    const read = (): ReadonlyMap<string, string> =>
      new Map([...(this.#keeping === 'by name, read anew' ? this.#stored : found), ...set]);
    const get = (element: string): string => {
      const [, array] = /^(.*)\._count$/.exec(element) ?? [];
      if (array === undefined) return read().get(element) ?? this.#said(element);
      const names = [...read().keys()].filter((name) => name.startsWith(`${array}.`));
      return String(new Set(names.map((name) => name.slice(array.length + 1).split('.')[0])).size);
    };
    const prefix = this.#edition === '1.2' ? 'LMS' : '';
    return Object.fromEntries(
      Object.entries({
        Initialize: () => 'true',
        [prefix === '' ? 'Terminate' : 'Finish']: commit,
        Commit: commit,
        GetValue: get,
        SetValue: (element: string, value: string) => {
          set.set(element, value);
          return 'true';
        },
        GetLastError: () => '0',
      }).map(([name, method]) => [`${prefix}${name}`, method]),
    );
  }

  #said(element: string): string {
    if (/(student|learner)_id$/.test(element)) return 'ada';
    if (element === 'cmi.entry') return this.#stored.size > 0 ? 'resume' : 'ab-initio';
    return element === 'cmi.interactions._children' ? 'id,type,student_response,result' : '';
  }
}
