import type { OutputBundle, OutputChunk } from 'rollup';
import { licences } from './licences.ts';
import type { Files } from './package.ts';
import { bytesOf, PackageError } from './package.ts';

/** The part of a bundle that starts at one of its entries. */
export interface EntryFiles {
  /** The module that starts the course. */
  readonly entry: string;
  /** Those that load with it, the nearest first. */
  readonly preloads: readonly string[];
  /** The one that Start needs, which loads later; undefined where there is no Start. */
  readonly player: string | undefined;
  /** All of them, and whatever they load later. */
  readonly scripts: Files;
  /** The licence texts of the libraries in them. */
  readonly licences: string;
}

/**
 * @param module the entry's path
 * @param drawings where the people in the drawings are from, where there are any: see `licences`
 */
export async function entryFiles(
  bundle: OutputBundle,
  module: string,
  drawings?: string,
): Promise<EntryFiles> {
  const chunks = chunksOf(bundle);
  const entry = chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId === module);
  if (!entry) throw new Error(`The bundle has no entry ${module}`);
  const withIt = reachable(bundle, entry, ({ imports }) => imports);
  const all = reachable(bundle, entry, ({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  return {
    entry: entry.fileName,
    preloads: withIt.slice(1).map(({ fileName }) => fileName),
    player: all.find(({ name }) => name === 'player')?.fileName,
    scripts: new Map(all.map((chunk) => [chunk.fileName, codeOf(chunk)])),
    licences: await licences(all.flatMap(modulesOf), drawings),
  };
}

const codes = new WeakMap<OutputChunk, Uint8Array>();

/** One array for every package that the chunk is in, so that it is compressed once. */
function codeOf(chunk: OutputChunk): Uint8Array {
  const bytes = codes.get(chunk) ?? bytesOf(chunk.code);
  codes.set(chunk, bytes);
  return bytes;
}

/** The assets of a bundle. */
export function assetFiles(bundle: OutputBundle): Files {
  const files = new Map<string, Uint8Array>();
  for (const file of Object.values(bundle)) {
    if (file.type === 'asset') {
      files.set(file.fileName, typeof file.source === 'string' ? bytesOf(file.source) : file.source);
    }
  }
  return files;
}

/** @throws PackageError where Rollup left an import to the browser, which would find it no more than Rollup did */
export function refuseUnresolved(bundle: OutputBundle): void {
  const problems = chunksOf(bundle).flatMap((chunk) =>
    [...chunk.imports, ...chunk.dynamicImports]
      .filter((name) => !(name in bundle))
      .map((name) => `${chunk.name} imports ${name}, which is not there`),
  );
  if (problems.length > 0) throw new PackageError('The page', [...new Set(problems)]);
}

const chunksOf = (bundle: OutputBundle): OutputChunk[] =>
  Object.values(bundle).filter((file) => file.type === 'chunk');

const modulesOf = ({ modules }: OutputChunk): string[] =>
  Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));

/** The chunks that one needs, itself the first. */
function reachable(
  bundle: OutputBundle,
  from: OutputChunk,
  next: (chunk: OutputChunk) => readonly string[],
): OutputChunk[] {
  const reached = new Set([from]);
  for (const chunk of reached) {
    for (const name of next(chunk)) {
      const file = bundle[name];
      if (file?.type === 'chunk') reached.add(file);
    }
  }
  return [...reached];
}
