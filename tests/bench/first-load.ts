import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Files } from '../../src/package/package.ts';

/** The page, and what it names: all that is asked for before any script runs. Paths. */
export function namedByPage(files: Files): string[] {
  const html = new TextDecoder().decode(files.get('index.html'));
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)];
  return [...new Set(['index.html', ...named.map(([, path = '']) => path)])];
}

/** What these files weigh on their way, gzipped. @throws where one is not there */
export function gzipped(files: Files, paths: readonly string[]): number {
  return paths.reduce((total, path) => {
    const content = files.get(path);
    if (!content) throw new Error(`${path} is not in the package.`);
    return total + gzipSync(content).length;
  }, 0);
}

/** The chunks of these names, of which there must be one each. */
export function chunksOf(files: Files, names: readonly string[]): string[] {
  return names.map((name) => {
    const found = [...files.keys()].filter((path) => new RegExp(`^app/${name}-[a-z0-9]{8}\\.js$`).test(path));
    const [path] = found;
    if (path === undefined || found.length > 1) throw new Error(`${name} is in ${found.length} chunks.`);
    return path;
  });
}

const isPicture = (path: string): boolean =>
  /^app\/([\w-]+-drawings-[a-z0-9]{8}\.js|start-[a-z0-9]{8}\.svg)$/.test(path);

/**
 * What a zip weighs in its first language without its pictures, and what they do: people, stages, the start screen's
 * picture. In bytes.
 *
 * @param further the other languages, by their files
 */
export function weights(
  zip: Uint8Array,
  further: readonly string[] = [],
): { readonly words: number; readonly pictures: number } {
  let [pictures, others] = [0, 0];
  const isOther = (path: string): boolean =>
    further.some((locale) => new RegExp(`^app/(.+-)?${locale}-[a-z0-9]{8}\\.js(on)?$`).test(path)) ||
    (further.length > 0 && path.startsWith('app/further-languages-'));
  unzipSync(zip, {
    filter: ({ name, size }) => {
      if (isPicture(name)) pictures += size;
      if (isOther(name)) others += size;
      return false;
    },
  });
  return { words: zip.length - pictures - others, pictures };
}
