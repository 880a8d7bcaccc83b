import type { LearnerRecord } from './learner-record.ts';

/** Browsers finish at most 64 KiB of requests after a page is closed. */
const keepaliveLimit = 60_000;

/** Milliseconds. */
const retryAfter = 2000;

/** Reads and writes the server's records. Writes of one record happen one after another; the latest wins. */
export class RecordClient extends EventTarget {
  #isFailing = false;
  /** The latest unsent record of each address. */
  readonly #waiting = new Map<string, LearnerRecord>();
  #running: Promise<void> | undefined;

  /** True if the last write did not reach the server. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** The latest record, even if it has not reached the server. @throws {Error} like {@link ask} */
  async read(packageName: string, learner: string): Promise<LearnerRecord | undefined> {
    const path = recordPath(packageName, learner);
    await this.#running;
    return this.#waiting.get(path) ?? (await fetchJson<LearnerRecord | null>(path)) ?? undefined;
  }

  write(packageName: string, learner: string, record: LearnerRecord): void {
    this.#waiting.set(recordPath(packageName, learner), record);
    this.#start();
  }

  /**
   * Sends all waiting records at once, because the page is being closed. They also keep waiting: if the page returns,
   * an older write may have arrived after them, or may be tried again.
   */
  flush(): void {
    for (const [path, record] of this.#waiting) void put(path, record);
  }

  /** @throws {Error} like {@link ask}; the record is then unchanged */
  async remove(packageName: string, learner: string): Promise<void> {
    const path = recordPath(packageName, learner);
    await this.#running;
    const waiting = this.#waiting.get(path);
    this.#waiting.delete(path);
    try {
      await ask(path, { method: 'DELETE' });
      this.#isFailing = this.#waiting.size > 0;
    } catch (error) {
      if (waiting !== undefined) this.write(packageName, learner, waiting);
      throw error;
    }
  }

  #start(): void {
    // With nothing to send, `#drain` would end and clear `#running` before the assignment here.
    if (this.#waiting.size > 0) this.#running ??= this.#drain();
  }

  async #drain(): Promise<void> {
    // The loop also reaches writes that are added while it runs.
    for (const [path, record] of this.#waiting) {
      this.#waiting.delete(path);
      this.#isFailing = !(await put(path, record));
      this.dispatchEvent(new Event('change'));
      if (this.#isFailing) {
        if (!this.#waiting.has(path)) this.#waiting.set(path, record);
        setTimeout(() => this.#start(), retryAfter);
        break;
      }
    }
    this.#running = undefined;
  }
}

/** Whether the server stored it. */
function put(path: string, document: unknown): Promise<boolean> {
  return putJson(path, document).then(
    () => true,
    () => false,
  );
}

/** @throws {Error} like {@link ask} */
export function putJson(path: string, document: unknown): Promise<Response> {
  const body = JSON.stringify(document);
  const keepalive = new Blob([body]).size < keepaliveLimit;
  const headers = { 'Content-Type': 'application/json' };
  return ask(path, { method: 'PUT', headers, body, keepalive });
}

/** @throws {Error} with the reason in words, if the server does not answer or refuses */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    throw new Error('The server of the embedded LMS does not answer. Is npm start still running?', {
      cause: error,
    });
  }
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer;
}

/** @throws {Error} like {@link ask} */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await ask(path, init)).json()) as T;
}

/** The address of a record on the server. */
export function recordPath(packageName: string, learner: string): string {
  return `/records/${encodeURIComponent(packageName)}/${encodeURIComponent(learner)}`;
}
