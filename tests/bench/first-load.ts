import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Files } from '../../src/package/package.ts';

/** The paths of the page and the files that it names: all that is requested before any script runs. */
export function namedByPage(files: Files): string[] {
  const html = new TextDecoder().decode(files.get('index.html'));
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)];
  return [...new Set(['index.html', ...named.map(([, path = '']) => path)])];
}

/** The gzipped size of these files, in bytes. @throws if one does not exist */
export function gzipped(files: Files, paths: readonly string[]): number {
  return paths.reduce((total, path) => {
    const content = files.get(path);
    if (!content) throw new Error(`${path} is not in the package.`);
    return total + gzipSync(content).length;
  }, 0);
}

/** The chunks with these names, of which there must be exactly one each. */
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
 * The sizes, in bytes, of a zip in its first language without its pictures, and of the pictures: people, stages, the
 * start screen's picture.
 *
 * @param further the files of the other languages
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
