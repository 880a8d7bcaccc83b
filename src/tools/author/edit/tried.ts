import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';

const texts = ['', '.md', '.yaml', '.yml', '.json'];

/**
 * A look at the course as it would be: a copy of its words with some files changed. Nothing of the course is touched.
 * @param changes file → what it would say
 */
export function tried<T>(root: string, changes: ReadonlyMap<string, string>, look: (copy: string) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'course-tried-'));
  try {
    cpSync(join(root, 'modules'), join(copy, 'modules'), {
      recursive: true,
      filter: (path) => texts.includes(extname(path)),
    });
    for (const folder of ['assets', 'src'])
      if (existsSync(join(root, folder))) symlinkSync(join(root, folder), join(copy, folder), 'junction');
    for (const [file, text] of changes) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    }
    return look(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
