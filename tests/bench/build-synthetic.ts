import { join } from 'node:path';
import type { OutputOptions } from 'rollup';
import { rollup } from 'rollup';
import { loadCourse } from '../../src/compile/load-course.ts';
import { course } from '../../src/compile/rollup-plugin.ts';
import { start } from '../english.ts';
import { rollupOptions } from '../../src/package/bundle.ts';
import { cmi5 } from '../../src/package/cmi5.ts';
import { scorm12 } from '../../src/package/manifest12.ts';
import { scorm2004 } from '../../src/package/manifest2004.ts';
import type { Package } from '../../src/package/package.ts';
import { web } from '../../src/package/web.ts';
import { startScreen } from '../../src/package/start-screen.ts';

const rows = {
  scorm12: ['scorm12', scorm12],
  'scorm2004-3rd': ['scorm2004', scorm2004('2004-3rd')],
  'scorm2004-4th': ['scorm2004', scorm2004('2004-4th')],
  cmi5: ['cmi5', cmi5],
  web: ['web', web],
} as const satisfies Record<string, readonly [entry: string, pack: Package['pack']]>;

export type SyntheticPackage = keyof typeof rows;

/** Makes packages, by default all, of a course that `writeCourse` wrote: the project's code with other content. */
export async function buildSynthetic(
  root: string,
  project: string,
  dist: string,
  names = Object.keys(rows) as readonly SyntheticPackage[],
): Promise<void> {
  const loaded = loadCourse(root);
  const packages = names.map((name): Package => {
    const [entry, pack] = rows[name];
    return { name, entry: join(project, `src/entries/${entry}.ts`), pack };
  });
  const options = rollupOptions(packages, {
    root,
    assets: join(project, 'assets'),
    dist,
    fileName: 'allyship',
    plugins: [course({ root, locales: ['en'] })],
    course: () =>
      Promise.resolve({
        identity: { ...loaded.course, description: loaded.settings.description },
        startScreen: () => startScreen(loaded.course, loaded.settings, start, ''),
        noScript: start.noScript,
      }),
  });
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  await bundle.write(options.output as OutputOptions);
  await bundle.close();
}
