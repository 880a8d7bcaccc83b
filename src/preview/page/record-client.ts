import type { LearnerRecord } from './learner-record.ts';

/** Browsers let at most 64 KiB outlive their page. */
const keepaliveLimit = 60_000;

/** Milliseconds. */
const retryAfter = 2000;

/** Reads and writes the records that the server keeps. Writes of one record go one after the other, the latest wins. */
export class RecordClient extends EventTarget {
  #isFailing = false;
  /** The latest unsent record of each address. */
  readonly #waiting = new Map<string, LearnerRecord>();
  #running: Promise<void> | undefined;

  /** True while the last write did not reach the server. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  async read(packageName: string, learner: string): Promise<LearnerRecord | undefined> {
    await this.#running;
    return (await fetchJson<LearnerRecord | null>(recordPath(packageName, learner))) ?? undefined;
  }

  write(packageName: string, learner: string, record: LearnerRecord): void {
    this.#waiting.set(recordPath(packageName, learner), record);
    this.#running ??= this.#drain();
  }

  /** Sends what waits at once: the page is going away. */
  flush(): void {
    for (const [path, record] of this.#waiting) void put(path, record);
    this.#waiting.clear();
  }

  async remove(packageName: string, learner: string): Promise<void> {
    const path = recordPath(packageName, learner);
    this.#waiting.delete(path);
    await this.#running;
    await fetch(path, { method: 'DELETE' });
  }

  async #drain(): Promise<void> {
    // A write that is added while one runs is met by the same loop.
    for (const [path, record] of this.#waiting) {
      this.#waiting.delete(path);
      this.#isFailing = !(await put(path, record));
      this.dispatchEvent(new Event('change'));
      if (this.#isFailing) {
        if (!this.#waiting.has(path)) this.#waiting.set(path, record);
        setTimeout(() => (this.#running ??= this.#drain()), retryAfter);
        break;
      }
    }
    this.#running = undefined;
  }
}

async function put(path: string, document: unknown): Promise<boolean> {
  const body = JSON.stringify(document);
  try {
    const answer = await fetch(path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: new Blob([body]).size < keepaliveLimit,
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @throws {Error} where the server does not answer. */
export async function fetchJson<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

function recordPath(packageName: string, learner: string): string {
  return `/records/${encodeURIComponent(packageName)}/${encodeURIComponent(learner)}`;
}
