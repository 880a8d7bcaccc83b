/**
 * Makes one package, in a separate process: `node make-package.ts <project> <folder>`. `COURSE_ONLY`, `COURSE_PACKAGE`
 * and `COURSE_LOCALE` say which one. Each line that it prints is JSON: a step, or why it failed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RollupOptions } from 'rollup';
import { rollup } from 'rollup';
import { buildPlan, courseFiles, nameOfCourse } from '../../../compile/build-plan.ts';
import { zip } from '../../../package/zip.ts';
import type { BuildMessage } from './package-builder.ts';

const [root = '', dist = ''] = process.argv.slice(2);
const tell = (message: BuildMessage): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

const isWanted = (file: string): boolean => nameOfCourse(file) === process.env['COURSE_ONLY'];

/** Zips each website, so that it is one file to download. */
function zipSites(): void {
  const { fileName } = buildPlan(root, courseFiles(root).find(isWanted));
  for (const { name } of readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = join(dist, name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const paths = files.map((one) => join(one.parentPath, one.name));
    const entries = paths.map(
      (path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)] as const,
    );
    writeFileSync(join(dist, `${fileName}-${name}.zip`), zip(new Map(entries)));
  }
}

try {
  tell({ step: 'Reading the course and checking all of it' });
  const config = (await import(pathToFileURL(join(root, 'rollup.config.ts')).href)) as {
    readonly default: readonly RollupOptions[];
  };
  for (const options of config.default) {
    const bundle = await rollup({ ...options, onwarn: () => undefined });
    tell({ step: 'Putting its parts together' });
    const { output } = options;
    for (const one of Array.isArray(output) ? output : output ? [output] : []) await bundle.write(one);
    await bundle.close();
  }
  tell({ step: 'Packing' });
  zipSites();
} catch (error) {
  const { message } = error as Error;
  const lines = message.split('\n').map((line) => line.replace(/^\[plugin [\w-]+\] /, ''));
  tell({ problems: lines.filter((line) => line.trim() !== '') });
  process.exitCode = 1;
}
