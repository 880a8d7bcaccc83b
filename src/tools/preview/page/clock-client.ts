import type { ClockState } from '../clock.ts';
import { dayOf } from '../clock.ts';
import { fetchJson, putJson } from './record-client.ts';

/** The LMS's clock, which the server keeps. */
export class ClockClient {
  #shift = 0;

  readonly now = (): Date => new Date(Date.now() + this.#shift);

  /** The LMS's date, as `2027-01-15`. */
  get day(): string {
    return dayOf(this.now());
  }

  get isMoved(): boolean {
    return this.#shift !== 0;
  }

  /** @throws {Error} as {@link fetchJson}. */
  async load(): Promise<void> {
    this.#shift = (await fetchJson<ClockState>('/clock')).shift;
  }

  /** @param shift in ms. @throws {Error} as {@link fetchJson}; the clock is then as it was. */
  async move(shift: number): Promise<void> {
    await putJson('/clock', { shift } satisfies ClockState);
    this.#shift = shift;
  }
}
