import type { Pause } from '../read/pause.ts';
import type { Data, Table } from '../read/tables.ts';
import { contentOf, isParsedAtOnce, Unreadable } from '../read/tables.ts';
import type { Answered } from './worker.ts';

/** The worker's script, made by the build. */
declare const WORKER: string;

/**
 * Parses a file: in the page with pauses, or in a worker if a library can only parse it without pauses. Web pages and
 * XML need the page's own parser, which workers do not have.
 *
 * @throws Unreadable
 */
export async function openFile(bytes: Uint8Array, pause: Pause): Promise<Table | Data> {
  const worker = isParsedAtOnce(bytes) ? startedWorker() : undefined;
  return (worker && (await openedBy(worker, bytes))) ?? contentOf(bytes, pause);
}

/** Undefined if the worker fails, for example because the browser does not allow it. */
function openedBy(worker: Worker, bytes: Uint8Array): Promise<Table | Data | undefined> {
  const list: unknown[] = [];
  return new Promise<Table | Data | undefined>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      if ('piece' in data) list.push(...data.piece);
      else if ('unreadable' in data) reject(new Unreadable(data.unreadable));
      else if ('rows' in data.content) resolve({ ...data.content, rows: list as string[][] });
      else resolve(data.content.list ? { ...data.content, list } : data.content);
    };
    worker.onerror = () => resolve(undefined);
    // Copying and transferring takes less time than letting the browser clone the bytes.
    const given = bytes.slice();
    worker.postMessage(given, [given.buffer]);
  }).finally(() => worker.terminate());
}

/** Starts the worker from its source text: a page opened from a folder cannot load a worker file. */
function startedWorker(): Worker | undefined {
  const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } catch {
    return undefined;
  } finally {
    // The worker keeps its own reference.
    URL.revokeObjectURL(url);
  }
}
