import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the project that may be written into. */
export interface ProjectCopy {
  readonly root: string;
  /** Changes a file as an editor would; '' is what one that is not there yet holds. */
  save(file: string, change: (text: string) => string): void;
  remove(): void;
}

/** Its courses speak English alone, so that a change of one file is whole. */
export function projectCopy(): ProjectCopy {
  const root = mkdtempSync(join(tmpdir(), 'course-dev-'));
  for (const folder of ['modules', 'assets', 'src'])
    cpSync(join(process.cwd(), folder), join(root, folder), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'dir');
  const save: ProjectCopy['save'] = (file, change) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change(safely(path)));
  };
  for (const file of readdirSync(join(root, 'modules')).filter((name) => /^[\w-]+\.yaml$/.test(name)))
    save(`modules/${file}`, inEnglishAlone);
  return {
    root,
    save,
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** Builds its packages into `dist/` of it, or where `COURSE_DIST` says, and answers what the build printed. @throws where it takes minutes */
export function buildIn({ root }: ProjectCopy, environment: NodeJS.ProcessEnv = {}): string {
  cpSync('rollup.config.ts', join(root, 'rollup.config.ts'));
  return execFileSync(
    process.execPath,
    [join('node_modules', 'rollup', 'dist', 'bin', 'rollup'), '-c', 'rollup.config.ts', '--silent'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, COURSE_DIST: join(root, 'dist'), ...environment },
      // Nothing else ends one that hangs: while it runs, the test's own limit can't.
      timeout: 300_000,
      killSignal: 'SIGKILL',
    },
  );
}

export const inEnglishAlone = (settings: string): string =>
  settings
    .replace(/^locales: .*/m, 'locales: [en]')
    .replace(/^translations:\n(?: .*\n)+/m, 'translations: {}\n');

function safely(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
