import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../server/guard.ts';
import { isRecordName } from './record-name.ts';

/** @throws {Refusal} if it is not a valid name for a record */
export function checkName(name: string | undefined): string {
  if (name === undefined || !isRecordName(name)) {
    throw new Refusal(400, 'A name is 1 to 64 lower-case letters, digits, and . _ @ - between them.');
  }
  return name;
}

/**
 * JSON documents in a folder, one file each. Each write goes to a temporary file that is then renamed, so that a crash
 * leaves either the old document or the new one, never half of one.
 */
export class RecordStore {
  readonly #folder: string;
  /** The last write of each file, so that two writes of one document happen in order. */
  readonly #writes = new Map<string, Promise<void>>();
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The document; undefined if there is none. */
  async get(collection: string, name: string): Promise<string | undefined> {
    const path = this.#path(collection, name);
    await this.#writes.get(path)?.catch(() => undefined);
    return readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  async put(collection: string, name: string, json: string): Promise<void> {
    const path = this.#path(collection, name);
    this.#count += 1;
    const draft = `${path}.${process.pid}.${this.#count}.tmp`;
    await this.#inOrder(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, json, { flush: true });
      await rename(draft, path);
    });
  }

  async delete(collection: string, name: string): Promise<void> {
    const path = this.#path(collection, name);
    await this.#inOrder(path, () => rm(path, { force: true }));
  }

  #path(collection: string, name: string): string {
    return join(this.#folder, checkName(collection), `${checkName(name)}.json`);
  }

  async #inOrder(path: string, write: () => Promise<void>): Promise<void> {
    const before = this.#writes.get(path) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(write);
    this.#writes.set(path, mine);
    try {
      await mine;
    } finally {
      if (this.#writes.get(path) === mine) this.#writes.delete(path);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
