import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nothing was written: all files are as they were. */
export class WriteError extends Error {
  override name = 'WriteError';
}

/**
 * Writes files in this order, all of them or none: each to a temporary file first, then all into place.
 * @throws WriteError
 */
export function writeAll(root: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const before = new Map([...files.keys()].map((file) => [file, existing(join(root, file))]));
  for (const [file, content] of files) {
    const bytes = before.get(file);
    // Bytes that could not be decoded would be lost when the text is written back.
    if (bytes && !isUtf8(bytes) && typeof content === 'string' && content.includes('\ufffd'))
      throw new WriteError(
        `Nothing was written: ${file} is not UTF-8. Save it as UTF-8 in a text editor first.`,
      );
  }
  const folders = [...files.keys()].flatMap((file) => missingFolders(root, dirname(file)));
  const beside = (file: string): string => join(root, `${file}.tmp`);
  const written: string[] = [];
  const placed: string[] = [];
  try {
    for (const [file, content] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      written.push(file);
      writeFileSync(beside(file), content);
    }
    for (const file of files.keys()) {
      renameSync(beside(file), join(root, file));
      placed.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(beside(file), { force: true });
    for (const file of placed) {
      const content = before.get(file);
      if (content) writeFileSync(join(root, file), content);
      else rmSync(join(root, file), { force: true });
    }
    for (const folder of [...new Set(folders)].sort((a, b) => b.length - a.length))
      if (existsSync(join(root, folder))) rmSync(join(root, folder), { recursive: true });
    const why = error instanceof Error ? error.message : String(error);
    const message = `Nothing was written: ${why}. Look whether the folder may be written in, and has room.`;
    throw new WriteError(message, { cause: error });
  }
}

const existing = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);

/** The folders on the way to a file that do not exist yet. */
function missingFolders(root: string, folder: string): string[] {
  if (folder === '.' || existsSync(join(root, folder))) return [];
  return [folder, ...missingFolders(root, dirname(folder))];
}
