import type { Reading } from '../read/model.ts';
import { readExport } from '../read/read-file.ts';

/** Web pages and XML need the page's own parser, which a worker has not. */
const isMarkup = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(0, 20))
    .trimStart()
    .replace(/^[^\w<]+/, '')
    .startsWith('<');

/**
 * Reads a file beside the page, so that it stays usable; in the page itself where the browser allows no worker
 * (a folder that was opened by a double click).
 *
 * @param progress hears how many rows were read
 */
export async function readInBackground(
  file: File,
  name: string,
  progress: (rows: number) => void,
): Promise<Reading> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reader = isMarkup(bytes) ? undefined : (worker ??= startWorker());
  if (!reader) return readExport({ name, bytes }, progress);
  return new Promise((resolve) => {
    reader.onmessage = ({ data }: MessageEvent<{ rows?: number; reading?: Reading }>) => {
      if (data.reading) resolve(data.reading);
      else progress(data.rows ?? 0);
    };
    reader.onerror = async () => resolve(await readExport({ name, bytes }, progress));
    reader.postMessage({ name, bytes });
  });
}

/** One for all files, which are read one after the other; `null` where the browser allows none. */
let worker: Worker | null | undefined;

function startWorker(): Worker | null {
  try {
    return location.protocol === 'file:' ? null : new Worker('reader.js');
  } catch {
    return null;
  }
}

/** The files that were dropped, those of dropped folders included, each with its folder's name. */
export async function droppedFiles(items: DataTransferItemList): Promise<{ name: string; file: File }[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<{ name: string; file: File }[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.slice(1), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A browser gives at most 100 entries at a time.
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (more.length === 0) break;
    found.push(...more);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}
