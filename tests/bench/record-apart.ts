import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { GetManualChunk, OutputOptions } from 'rollup';
import { rollup } from 'rollup';
import { loadCourse } from '../../src/compile/load-course.ts';
import { course } from '../../src/compile/rollup-plugin.ts';
import { start } from '../english.ts';
import { rollupOptions } from '../../src/package/bundle.ts';
import { scorm12 } from '../../src/package/manifest12.ts';
import { scorm2004 } from '../../src/package/manifest2004.ts';
import type { Files } from '../../src/package/package.ts';
import { startScreen } from '../../src/package/start-screen.ts';

const root = join(import.meta.dirname, '../..');

const packages = {
  scorm12: { name: 'scorm12', entry: 'src/entries/scorm12.ts', pack: scorm12 },
  'scorm2004-4th': { name: 'scorm2004-4th', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-4th') },
} as const;

/** Whether a module belongs to the record: the session, the records, and what only they use of the course. */
const isRecord = (id: string): boolean =>
  /\/src\/(session|records)\/|\/src\/course\/(snapshot|hash|outcome|merge)\.ts$/.test(id);
/** Modules that both sides use go into the chunk `course`, so that the two never need each other. */
const chunkOf = (id: string): string | undefined =>
  isRecord(id) ? 'record' : id.includes('/src/course/') ? 'course' : undefined;

/** The files of a package as it is built, except that the record's own code is in the chunk `record`. */
export async function recordApart(name: keyof typeof packages): Promise<Files> {
  const dist = mkdtempSync(join(tmpdir(), 'record-apart-'));
  try {
    const loaded = loadCourse(root);
    const options = rollupOptions([packages[name]], {
      root,
      assets: join(root, 'assets'),
      dist,
      fileName: 'allyship',
      plugins: [course({ root, locales: ['en'] })],
      style: () => loaded.style,
      course: () =>
        Promise.resolve({
          identity: { ...loaded.course, description: loaded.settings.description },
          startScreen: () => startScreen(loaded.course, loaded.settings, start, ''),
          noScript: start.noScript,
        }),
    });
    const output = options.output as OutputOptions;
    const shared = output.manualChunks as GetManualChunk;
    const bundle = await rollup({ ...options, logLevel: 'silent' });
    await bundle.write({
      ...output,
      manualChunks: (id, meta) => chunkOf(id) ?? shared(id, meta),
    });
    await bundle.close();
    const zip = readdirSync(dist).find((file) => file.endsWith('.zip')) ?? '';
    return new Map(Object.entries(unzipSync(readFileSync(join(dist, zip)))));
  } finally {
    rmSync(dist, { recursive: true });
  }
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string; readonly scriptId: string; readonly functionName: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/**
 * The share of the page's time spent in the record's own functions, in percent: those of the chunk `record`,
 * and the browser's own work for them, but not what they call in the LMS.
 *
 * @param each is called for each function, the most expensive first
 */
export function shareOfRecord(
  { nodes, samples = [], timeDeltas = [] }: Profile,
  each?: (name: string, share: number) => void,
): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  );
  const nameOf = (id: number): string | undefined => {
    let node = byId.get(id);
    // A node without a script is the browser's own work: count it for its caller.
    while (node && node.callFrame.scriptId === '0') node = parent.get(node.id);
    const isOwn = /\/app\/record-/.test(node?.callFrame.url ?? '');
    return isOwn ? node?.callFrame.functionName || '(anonymous)' : undefined;
  };
  const times = new Map<string, number>();
  const all = timeDeltas.reduce((sum, delta) => sum + delta, 0);
  samples.forEach((id, index) => {
    const name = nameOf(id);
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  });
  const sorted = [...times].sort(([, one], [, other]) => other - one);
  for (const [name, time] of sorted) each?.(name, (time / all) * 100);
  return (sorted.reduce((sum, [, time]) => sum + time, 0) / all) * 100;
}
