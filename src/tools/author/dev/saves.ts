import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A folder to check, relative to the project, and how often, in milliseconds. */
export interface Watched {
  readonly folder: string;
  readonly every: number;
}

/** File → a stamp that differs after each save. */
type Stamps = ReadonlyMap<string, string>;

/** How long a file must stay the same to count as saved, in milliseconds: editors save in several steps. */
const settling = 20;

/** Temporary files that editors and sync clients write next to the file they save. */
const isLeftover = (name: string): boolean => /^\.|~$|\.(part|tmp|swp)$/.test(name);

/**
 * Reports saved files, however they were saved. It compares the states of files, because the system's own events get
 * lost after a rename, on network drives, in synchronised folders, and when the system runs out of watchers.
 */
export class FileWatcher {
  readonly #root: string;
  readonly #failed: (error: unknown) => void;
  readonly #folders: { readonly watched: Watched; stamps: Stamps; due: number }[];
  /** Files that have changed and are not reported yet. */
  readonly #unsettled = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  /**
   * Later changes are found by comparison with the files as they are now.
   * @param failed is called with the reason if a folder, or a link, cannot be read
   */
  constructor(root: string, folders: readonly Watched[], failed: (error: unknown) => void) {
    this.#root = root;
    this.#failed = failed;
    this.#folders = folders.map((watched) => ({ watched, stamps: this.#stamps(watched.folder), due: 0 }));
  }

  /** @param onChange is given the files, relative to the project, with `/`; it is called again only once it is done. */
  begin(onChange: (files: readonly string[]) => Promise<void>): void {
    const look = async (): Promise<void> => {
      const settled = this.#look();
      if (settled.length > 0) await onChange(settled);
      if (this.#ended) return;
      const next = Math.min(...this.#folders.map(({ due }) => due)) - performance.now();
      this.#timer = setTimeout(() => void look(), this.#unsettled.size > 0 ? settling : Math.max(0, next));
    };
    void look();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  /** @returns the changed files that have stayed the same since the last look */
  #look(): string[] {
    const changed = new Set<string>();
    for (const one of this.#folders) {
      if (this.#unsettled.size === 0 && performance.now() < one.due) continue;
      const stamps = this.#stamps(one.watched.folder);
      for (const file of new Set([...one.stamps.keys(), ...stamps.keys()]))
        if (stamps.get(file) !== one.stamps.get(file)) changed.add(file);
      one.stamps = stamps;
      one.due = performance.now() + one.watched.every;
    }
    const settled = [...this.#unsettled].filter((file) => !changed.has(file));
    for (const file of settled) this.#unsettled.delete(file);
    for (const file of changed) this.#unsettled.add(file);
    return settled;
  }

  /** @param seen real paths of the folders behind links */
  #stamps(folder: string, stamps = new Map<string, string>(), seen = new Set<string>()): Map<string, string> {
    for (const entry of this.#tried(() => readdirSync(join(this.#root, folder), { withFileTypes: true })) ??
      []) {
      if (isLeftover(entry.name)) continue;
      const file = `${folder}/${entry.name}`;
      const path = join(this.#root, file);
      const state = this.#tried(() => statSync(path));
      if (state?.isDirectory()) {
        // The link may be gone already.
        const real = entry.isSymbolicLink() ? this.#tried(() => realpathSync(path)) : '';
        if (real === '' || (real !== undefined && this.#isNew(real, seen))) this.#stamps(file, stamps, seen);
      } else if (state) {
        stamps.set(file, `${state.ino} ${state.size} ${state.mtimeMs} ${state.ctimeMs}`);
      }
    }
    return stamps;
  }

  /** Whether to look into the folder behind a link: a link to a parent folder would never end. */
  #isNew(real: string, seen: Set<string>): boolean {
    const leadsUp = `${realpathSync(this.#root)}${sep}`.startsWith(`${real}${sep}`);
    const isNew = !leadsUp && !seen.has(real);
    seen.add(real);
    return isNew;
  }

  /** Undefined if the file does not exist: it may come later, or has just gone. */
  #tried<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') this.#failed(error);
      return undefined;
    }
  }
}
