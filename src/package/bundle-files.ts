import type { OutputBundle, OutputChunk } from 'rollup';
import { licences } from './licences.ts';
import type { Files } from './package.ts';
import { bytesOf, PackageError } from './package.ts';

/** The part of a bundle that starts at one of its entries. */
export interface EntryFiles {
  /** The module that starts the course. */
  readonly entry: string;
  /** The modules that load with it, the nearest first. */
  readonly preloads: readonly string[];
  /** The module that Start needs, which loads later; undefined if there is no Start. */
  readonly player: string | undefined;
  /** All these modules, and all that they load later. */
  readonly scripts: Files;
  /** The licence texts of the libraries in the scripts. */
  readonly licences: string;
}

/**
 * @param module the entry's path
 * @param drawings the module with the drawings of people, if there are any: see `licences`
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

/** Returns the same array for every package with the chunk, so that it is compressed once. */
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

/** @throws PackageError if Rollup could not resolve an import and left it to the browser, which could not either */
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

/** A chunk and those that it needs. */
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
