import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClockState } from './clock.ts';
import { isInReach } from './clock.ts';

/**
 * The LMS's clock: this computer's, moved by what was set. It is kept beside the records, under a name that none of
 * them can have.
 *
 * The course asks its browser for the time, and has no setting for another: an LMS that could set its clock could
 * also date a completion as it likes. So the server gives a course's page a script of its own while the clock is
 * moved, before any of the course's. It runs under the same policy as they do (`default-src 'self'`), is in no package, and
 * moves `Date` alone (`page/course-clock.ts`): durations are measured by `performance.now()`, and those stay true. Moving the record's dates on
 * the way to the LMS instead would leave what the page itself says of today, such as the certificate.
 */
export class LmsClock {
  readonly #file: string;
  #shift: number;

  /** @param folder where the records are kept. */
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

  /** Whether it is taken: a whole number that leads to a day the LMS takes. */
  async set(shift: unknown): Promise<boolean> {
    if (!isShift(shift)) return false;
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify({ shift } satisfies ClockState));
    this.#shift = shift;
    return true;
  }

  /** A page of a course, which takes the LMS's time for its own; as it was where that is the computer's. */
  inPage(page: Uint8Array): Uint8Array {
    if (this.#shift === 0) return page;
    const html = new TextDecoder().decode(page);
    return new TextEncoder().encode(
      html.replace(beginning, `$&<script src="/clock.js" data-shift="${this.#shift}"></script>`),
    );
  }
}

/** All that may stand before the first element of a page's head: it is always there, and the script comes first. */
const beginning = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i;

const isShift = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && isInReach(new Date(Date.now() + value));

/** 0 where nothing was set, or what was cannot be read. */
function kept(file: string): number {
  try {
    const { shift } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ClockState>;
    return isShift(shift) ? shift : 0;
  } catch {
    return 0;
  }
}
