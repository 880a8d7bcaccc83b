import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the project that may be written into. */
export interface ProjectCopy {
  readonly root: string;
  /** Changes a file as an editor would; '' is what one that is not there yet holds. */
  save(file: string, change: (text: string) => string): void;
  remove(): void;
}

export function projectCopy(): ProjectCopy {
  const root = mkdtempSync(join(tmpdir(), 'course-dev-'));
  for (const folder of ['modules', 'assets', 'src'])
    cpSync(join(process.cwd(), folder), join(root, folder), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'dir');
  return {
    root,
    save: (file, change) => {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, change(safely(path)));
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

function safely(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
