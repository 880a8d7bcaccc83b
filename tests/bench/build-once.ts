/**
 * Builds a copy of the project in a process of its own, as `npm run build` does, and once more after one sentence
 * has changed. `node tests/bench/build-once.ts <the copy's folder> <where to build to>`
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputOptions, RollupCache, RollupOptions } from 'rollup';
import { rollup } from 'rollup';

export interface Built {
  /** From when the process began. */
  readonly cold: number;
  /** Of the second build alone. */
  readonly again: number;
  /** The most memory that was in use. */
  readonly megabytes: number;
}

const [folder = '', dist = ''] = process.argv.slice(2);
process.env['COURSE_DIST'] = dist;

let caches: (RollupCache | undefined)[] = [];

async function build(): Promise<void> {
  // Read anew, as by a command of its own.
  const address = `${pathToFileURL(join(folder, 'rollup.config.ts')).href}?${caches.length}`;
  const { default: table } = (await import(address)) as { default: RollupOptions | RollupOptions[] };
  const next: (RollupCache | undefined)[] = [];
  for (const [index, options] of (Array.isArray(table) ? table : [table]).entries()) {
    const cache = caches[index];
    const bundle = await rollup({ ...options, logLevel: 'silent', ...(cache && { cache }) });
    await bundle.write(options.output as OutputOptions);
    await bundle.close();
    next.push(bundle.cache);
  }
  caches = next;
}

await build();
const cold = performance.now() / 1000;
const { maxRSS } = process.resourceUsage();
appendFileSync(join(folder, 'modules/why/en.md'), '\nOne more sentence.\n');
const since = performance.now();
await build();
const again = (performance.now() - since) / 1000;
process.stdout.write(JSON.stringify({ cold, again, megabytes: maxRSS / 1024 } satisfies Built));
