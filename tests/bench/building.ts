import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectCopy } from '../browser/project-copy.ts';
import type { Built } from './build-once.ts';
import type { Figure } from './figure.ts';
import { Figures } from './figure.ts';

const script = join(import.meta.dirname, 'build-once.ts');

/** @param packages their names; none for all */
async function build(packages: readonly string[]): Promise<Built> {
  const copy = projectCopy();
  try {
    for (const file of ['rollup.config.ts', 'package.json'])
      cpSync(join(process.cwd(), file), join(copy.root, file));
    if (packages.length > 0)
      copy.save('modules/course.yaml', (text) =>
        text.replace(/^packages: .*$/m, `packages: [${packages.join(', ')}]`),
      );
    const args = [script, copy.root, join(copy.root, 'dist')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: copy.root });
    return JSON.parse(stdout) as Built;
  } finally {
    copy.remove();
  }
}

/** How long a build takes, and what it needs. Each in a process of its own. */
export async function building(runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('building');
  const rows = [
    { of: 'one package', packages: ['scorm12'], budgets: {} },
    { of: 'all packages', packages: [], budgets: { cold: 4, again: 4 } },
  ] as const;
  for (const { of, packages, budgets } of rows) {
    const all: Built[] = [];
    for (let run = 0; run < runs; run++) all.push(await build(packages));
    const { cold: coldBudget, again: againBudget } = { cold: undefined, again: undefined, ...budgets };
    figures.add(of, 'cold', 's', all.map(({ cold }) => cold), coldBudget); // prettier-ignore
    figures.add(of, 'again after one sentence changed', 's', all.map(({ again }) => again), againBudget); // prettier-ignore
    figures.add(of, 'peak memory', 'MB', all.map(({ megabytes }) => megabytes)); // prettier-ignore
  }
  return figures.all;
}
