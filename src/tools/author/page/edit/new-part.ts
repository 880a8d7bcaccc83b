import { showPlace } from '../show-place.ts';

/** What of a lesson is to be shown, and its lines in the file, counted from 0; `end` is the line after. */
export interface NewPart {
  readonly lesson: string;
  readonly screen: string;
  readonly block: string;
  readonly from: number;
  readonly end: number;
  /** Whether the keyboard stays in the tree. */
  readonly stays: boolean;
}

/** Where it is kept meanwhile. */
export const newPartKey = 'dev:new-part';
/** How long it is waited for, in milliseconds. */
const patience = 15_000;

/** Kept until the page shows it, also when the page is loaded again. */
export class AwaitedPart {
  #part: NewPart | undefined;
  /** Whether the page can know of it: the course has been read anew. */
  #isReady = false;
  #isThere = false;
  #isGoing = false;
  #until = Date.now() + patience;

  constructor() {
    const kept = sessionStorage.getItem(newPartKey);
    if (kept === null) return;
    this.#part = JSON.parse(kept) as NewPart;
    this.#isReady = true;
  }

  wait(part: NewPart): void {
    sessionStorage.setItem(newPartKey, JSON.stringify(part));
    this.#part = part;
    this.#isReady = this.#isThere = false;
    this.#until = Date.now() + patience;
  }

  /** The course has changed. */
  follow(): void {
    this.#isReady = true;
  }

  /** Goes to its screen, once. @returns the part, a look later: the course puts the focus on what it shows first */
  async shown(): Promise<NewPart | undefined> {
    const part = this.#part;
    if (!part || !this.#isReady || this.#isGoing) return undefined;
    if (Date.now() > this.#until) this.done();
    if (this.#isThere) return part;
    this.#isGoing = true;
    this.#isThere = await showPlace(part);
    this.#isGoing = false;
    return undefined;
  }

  done(): void {
    sessionStorage.removeItem(newPartKey);
    this.#part = undefined;
  }
}
