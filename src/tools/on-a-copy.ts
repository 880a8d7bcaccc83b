import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';

const texts = ['', '.md', '.yaml', '.yml', '.json'];

/**
 * Reads the course as it would be with some files changed, on a temporary copy. The course itself is not changed.
 * @param changes file → its new content; undefined if it would be deleted
 */
export function onCopy<T>(
  root: string,
  changes: ReadonlyMap<string, string | Uint8Array | undefined>,
  look: (copy: string) => T,
): T {
  const copy = mkdtempSync(join(tmpdir(), 'course-tried-'));
  try {
    cpSync(join(root, 'modules'), join(copy, 'modules'), {
      recursive: true,
      filter: (path) => texts.includes(extname(path)),
    });
    for (const folder of ['assets', 'src']) link(root, copy, folder, [...changes.keys()]);
    for (const [file, content] of changes) {
      if (content === undefined) {
        rmSync(join(copy, file), { force: true });
        continue;
      }
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), content);
    }
    return look(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A link to a folder; one that would be written into is a folder of links. */
function link(root: string, copy: string, path: string, changed: readonly string[]): void {
  const from = join(root, path);
  if (!existsSync(from) || changed.includes(path)) return;
  if (!changed.some((file) => file.startsWith(`${path}/`))) {
    const isFolder = statSync(from).isDirectory();
    try {
      return symlinkSync(from, join(copy, path), isFolder ? 'junction' : 'file');
    } catch (error) {
      // On Windows, links to files take a right that few have.
      if (isFolder) throw error;
      return cpSync(from, join(copy, path));
    }
  }
  mkdirSync(join(copy, path));
  for (const name of readdirSync(from)) link(root, copy, `${path}/${name}`, changed);
}
