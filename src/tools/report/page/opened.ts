import type { Pause } from '../read/pause.ts';
import type { Data, Table } from '../read/tables.ts';
import { contentOf, isOnePiece, Unreadable } from '../read/tables.ts';
import type { Answered } from './worker.ts';

/** The worker's script, made by the build. */
declare const WORKER: string;

/**
 * Takes a file apart: in the page, which gets its turns; in a worker where a library does it in one piece. Web pages and
 * XML need the page's own parser, which a worker has not.
 *
 * @throws Unreadable
 */
export async function opened(bytes: Uint8Array, pause: Pause): Promise<Table | Data> {
  const worker = isOnePiece(bytes) ? startedWorker() : undefined;
  return (worker && (await openedBy(worker, bytes))) ?? contentOf(bytes, pause);
}

/** Undefined where the worker fails, as where the browser lets it not run. */
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
    // A copy that is given away takes less time than one that is made on the way.
    const given = bytes.slice();
    worker.postMessage(given, [given.buffer]);
  }).finally(() => worker.terminate());
}

/** From its text rather than a file, which a page that was opened by a double click could not load. */
function startedWorker(): Worker | undefined {
  const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } catch {
    return undefined;
  } finally {
    // The worker has its own hold on it.
    URL.revokeObjectURL(url);
  }
}
