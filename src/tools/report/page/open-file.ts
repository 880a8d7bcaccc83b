import type { Pause } from '../read/pause.ts';
import type { Data, Table } from '../read/tables.ts';
import { contentOf, isOnePiece, Unreadable } from '../read/tables.ts';
import type { Answered } from './worker.ts';

/** The worker's script, made by the build. */
declare const WORKER: string;

/**
 * Parses a file: in the page, which gets time to draw in between; in a worker if a library parses it without pausing. HTML
 * and XML need the page's own parser, which a worker does not have.
 *
 * @throws Unreadable
 */
export async function openFile(bytes: Uint8Array, pause: Pause): Promise<Table | Data> {
  const worker = isOnePiece(bytes) ? startedWorker() : undefined;
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
    // A copy that is given away takes less time than one that is made on the way.
    const given = bytes.slice();
    worker.postMessage(given, [given.buffer]);
  }).finally(() => worker.terminate());
}

/** Started from its source text, because a page opened from a file could not load another file. */
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
