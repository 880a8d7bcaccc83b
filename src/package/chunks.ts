import type { GetManualChunk, ManualChunkMeta } from 'rollup';

/**
 * Puts what several of the chunks loaded later have in common (Lit, the blocks that lessons share) into one
 * chunk instead of many small ones: that many requests fewer, and a smaller zip, for each file is compressed
 * on its own. What the entry needs stays with the entry, so that the first screen waits for nothing else.
 */
export function sharedChunk(): GetManualChunk {
  let shared: ReadonlySet<string> | undefined;
  return (id, meta) => {
    shared ??= sharedModules(meta);
    return shared.has(id) ? 'shared' : undefined;
  };
}

function sharedModules({ getModuleIds, getModuleInfo }: ManualChunkMeta): Set<string> {
  const closure = (roots: readonly string[]): Set<string> => {
    const reached = new Set(roots);
    for (const id of reached) for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
    return reached;
  };
  const ids = [...getModuleIds()];
  const first = closure(ids.filter((id) => getModuleInfo(id)?.isEntry));
  const loadedLater = ids.filter((id) => getModuleInfo(id)?.dynamicImporters.length);
  const uses = new Map<string, number>();
  for (const root of loadedLater) {
    for (const id of closure([root])) if (!first.has(id)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return new Set([...uses].filter(([, count]) => count > 1).map(([id]) => id));
}
