import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClockState } from './clock.ts';
import { isInReach } from './clock.ts';

/**
 * The LMS's clock: this computer's clock plus a shift, which is saved next to the records, under a name that no record
 * can have.
 *
 * The course reads the browser's time and has no setting for another: an LMS that could set the course's clock could
 * choose the date of a completion. So while the clock is moved, the server adds a script to a course's page, before any
 * of the course's. It runs under the same policy (`default-src 'self'`), is in no package, and moves only `Date`
 * (`page/course-clock.ts`): durations use `performance.now()` and stay true. Changing the record's dates on the way to
 * the LMS instead would not change dates in the page itself, such as on the certificate.
 */
export class LmsClock {
  readonly #file: string;
  #shift: number;

  /** @param folder the folder of the records */
  constructor(folder: string) {
    this.#file = join(folder, '.clock.json');
    this.#shift = kept(this.#file);
  }

  get state(): ClockState {
    return { shift: this.#shift };
  }

  /** In ms since 1970. */
  now(): number {
    return Date.now() + this.#shift;
  }

  /** Sets the shift; false unless it is a whole number that leads to a day the LMS accepts. */
  async set(shift: unknown): Promise<boolean> {
    if (!isShift(shift)) return false;
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify({ shift } satisfies ClockState));
    this.#shift = shift;
    return true;
  }

  /** A page of a course that uses the LMS's time; unchanged if that is the computer's. */
  withClockScript(page: Uint8Array): Uint8Array {
    if (this.#shift === 0) return page;
    const html = new TextDecoder().decode(page);
    return new TextEncoder().encode(
      html.replace(beginning, `$&<script src="/clock.js" data-shift="${this.#shift}"></script>`),
    );
  }
}

/** Everything before the first element of a page's head. It matches every page, so that the script comes first. */
const beginning = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i;

const isShift = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && isInReach(new Date(Date.now() + value));

/** 0 if nothing was set, or it cannot be read. */
function kept(file: string): number {
  try {
    const { shift } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ClockState>;
    return isShift(shift) ? shift : 0;
  } catch {
    return 0;
  }
}
