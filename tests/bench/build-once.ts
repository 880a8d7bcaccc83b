/**
 * Builds a copy of the project in a separate process, as `npm run build` does, and again after one sentence
 * has changed. `node tests/bench/build-once.ts <the copy's folder> <output folder>`
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputOptions, RollupCache, RollupOptions } from 'rollup';
import { rollup } from 'rollup';

export interface Built {
  /** In seconds, from the beginning of the process. */
  readonly cold: number;
  /** In seconds, for the second build alone. */
  readonly again: number;
  /** The peak memory. */
  readonly megabytes: number;
}

const [folder = '', dist = ''] = process.argv.slice(2);
process.env['COURSE_DIST'] = dist;

let caches: (RollupCache | undefined)[] = [];

async function build(): Promise<void> {
  // Import the configuration again, as a new command would.
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
