import { showPlace } from '../show-place.ts';

/** A part of a lesson that is to be shown, and its lines in the file, counted from 0; `end` is the line after. */
export interface NewPart {
  readonly lesson: string;
  readonly screen: string;
  readonly block: string;
  readonly from: number;
  readonly end: number;
  /** Whether the focus stays in the tree. */
  readonly stays: boolean;
}

/** Its key in session storage. */
export const newPartKey = 'dev:new-part';
/** How long to wait for it, in milliseconds. */
const patience = 15_000;

/** A new part, kept until the page shows it, even over a reload. */
export class AwaitedPart {
  #part: NewPart | undefined;
  /** Whether the page can know it: the course was read again. */
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

  /** Called when the course has changed. */
  follow(): void {
    this.#isReady = true;
  }

  /** Goes to its screen, once. @returns the part, but only at the next call: the course first moves the focus itself */
  async goToScreen(): Promise<NewPart | undefined> {
    const part = this.#part;
    if (!part || !this.#isReady || this.#isGoing) return undefined;
    if (Date.now() > this.#until) {
      this.done();
      return undefined;
    }
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
