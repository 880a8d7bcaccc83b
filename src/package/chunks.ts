import type { GetManualChunk, ManualChunkMeta } from 'rollup';

/**
 * Few chunks, for each is a request and is compressed on its own:
 *
 * - `start`: what several entries need at once, to open the record and bring the start screen to life;
 * - `over-xapi`: what only the entries over a learning record store need;
 * - `player`: what only comes later and is shared: Lit, the shell, the blocks that several lessons use;
 * - one for each lesson: its content, and the blocks that no other lesson uses;
 * - whatever else is loaded later (Help; scorm-again, where there is no LMS) as Rollup has it.
 */
export function sharedChunks(): GetManualChunk {
  let chunks: ReadonlyMap<string, string> | undefined;
  return (id, meta) => {
    chunks ??= chunksByModule(meta);
    return chunks.get(id);
  };
}

const isLesson = (id: string): boolean => id.includes('course:lesson/');
const isOverXapi = (id: string): boolean =>
  /[\\/]src[\\/](records[\\/]xapi[\\/]|entries[\\/]over-xapi\.ts$)/.test(id);
const isPlayer = (id: string): boolean => /[\\/]src[\\/]player[\\/]create-player\.ts$/.test(id);

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
  for (const root of entries) {
    for (const id of closure([root])) {
      if (seen.has(id)) chunks.set(id, isOverXapi(id) ? 'over-xapi' : 'start');
      seen.add(id);
    }
  }
  const shell = closure(loadedLater.filter(isPlayer));
  const lessons = loadedLater.filter(isLesson).map((id) => closure([id]));
  for (const id of [shell, ...lessons].flatMap((reached) => [...reached])) {
    if (first.has(id)) chunks.set(id, chunks.get(id) ?? 'start');
    else if (shell.has(id) || lessons.filter((reached) => reached.has(id)).length > 1)
      chunks.set(id, 'player');
  }
  return chunks;
}
