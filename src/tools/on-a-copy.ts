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
 * Runs a function on a temporary copy of the course with some files changed. The course itself is not touched.
 * @param changes file → its new content; undefined to delete it
 */
export function onCopy<T>(
  root: string,
  changes: ReadonlyMap<string, string | Uint8Array | undefined>,
  look: (copy: string) => T,
): T {
  const copy = mkdtempSync(join(tmpdir(), 'course-copy-'));
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

/** Links a folder into the copy; a folder that contains changed files is made as a folder of links. */
function link(root: string, copy: string, path: string, changed: readonly string[]): void {
  const from = join(root, path);
  if (!existsSync(from) || changed.includes(path)) return;
  if (!changed.some((file) => file.startsWith(`${path}/`))) {
    const isFolder = statSync(from).isDirectory();
    try {
      return symlinkSync(from, join(copy, path), isFolder ? 'junction' : 'file');
    } catch (error) {
      // On Windows, links to files need a privilege that few users have: copy the file.
      if (isFolder) throw error;
      return cpSync(from, join(copy, path));
    }
  }
  mkdirSync(join(copy, path));
  for (const name of readdirSync(from)) link(root, copy, `${path}/${name}`, changed);
}
