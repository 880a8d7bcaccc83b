import type { GetManualChunk, ManualChunkMeta } from 'rollup';

/**
 * Gathers what several entries or lessons have in common into two chunks instead of many small ones: that many
 * requests fewer, and a smaller zip, for each file is compressed on its own. What an entry needs at once is
 * `start`; what only comes later (Lit, the blocks that lessons share) is `shared`, so that the first screen
 * doesn't wait for it.
 */
export function sharedChunks(): GetManualChunk {
  let chunks: ReadonlyMap<string, string> | undefined;
  return (id, meta) => {
    chunks ??= chunksByModule(meta);
    return chunks.get(id);
  };
}

function chunksByModule({ getModuleIds, getModuleInfo }: ManualChunkMeta): Map<string, string> {
  const closure = (roots: readonly string[]): Set<string> => {
    const reached = new Set(roots);
    for (const id of reached) for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
    return reached;
  };
  const ids = [...getModuleIds()];
  const entries = ids.filter((id) => getModuleInfo(id)?.isEntry);
  const loadedLater = ids.filter((id) => getModuleInfo(id)?.dynamicImporters.length);
  const first = closure(entries);
  const seen = new Set<string>();
  const chunks = new Map<string, string>();
  for (const root of [...entries, ...loadedLater]) {
    for (const id of closure([root])) {
      if (seen.has(id)) chunks.set(id, first.has(id) ? 'start' : 'shared');
      seen.add(id);
    }
  }
  return chunks;
}
