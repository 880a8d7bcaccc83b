import type { ClockState } from '../clock.ts';
import { dayOf } from '../clock.ts';
import { fetchJson, putJson } from './record-client.ts';

/** The client of the LMS's clock, which is on the server. */
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

  /** @throws {Error} like {@link fetchJson} */
  async load(): Promise<void> {
    this.#shift = (await fetchJson<ClockState>('/clock')).shift;
  }

  /** @param shift in ms @throws {Error} like {@link fetchJson}; the clock is then unchanged */
  async move(shift: number): Promise<void> {
    await putJson('/clock', { shift } satisfies ClockState);
    this.#shift = shift;
  }
}
