import type { GetManualChunk, ManualChunkMeta } from 'rollup';

/**
 * Assigns modules to few chunks, because each is a request and is compressed separately:
 *
 * - `start`: modules that several entries need at once, to open the record and to make the start screen work;
 * - `in-lms` and `over-xapi`: modules that only the SCORM entries, or only those with a learning record store, need;
 * - `player`: what is needed next: Lit, the shell, the first lesson's blocks (in one language, only its shared ones);
 * - `blocks`: the blocks that several later lessons use;
 * - one for each lesson in each language: its content, and the blocks that no other lesson uses; with several
 *   languages, those blocks have a separate chunk;
 * - one for each further language: the player's words and the outline.
 * Rollup decides about everything else that loads later (Help; scorm-again, if there is no LMS).
 */
export function sharedChunks(): GetManualChunk {
  let chunks: ReadonlyMap<string, string> | undefined;
  return (id, meta) => {
    chunks ??= chunksByModule(meta);
    return chunks.get(id);
  };
}

const isLesson = (id: string): boolean => id.includes('course:lesson/');
/** The lesson's id, without the language. */
const lessonId = (id: string): string => /course:lesson\/([a-z0-9-]+)/.exec(id)?.[1] ?? '';
/** The chunk name of a lesson in a further language, `definition-fr`: Rollup would take `.fr` for an extension. */
const inFurtherLanguage = (id: string): string | undefined =>
  /course:lesson\/([a-z0-9-]+\.[a-z0-9-]+)/.exec(id)?.[1]?.replace('.', '-');
/** Whether it is the list of a course's first lessons. */
const isLessons = (id: string): boolean => id.endsWith('course:lessons');
/** The modules that only the entries of one family share. */
const families: readonly (readonly [chunk: string, root: RegExp])[] = [
  ['in-lms', /[\\/]src[\\/]entries[\\/]in-lms\.ts$/],
  ['over-xapi', /[\\/]src[\\/]entries[\\/]over-xapi\.ts$/],
];
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
  const reachedBy = entries.map((root) => closure([root]));
  const chunks = new Map<string, string>();
  for (const id of first) {
    const by = reachedBy.filter((reached) => reached.has(id));
    if (by.length < 2) continue;
    const family = families.find(([, root]) =>
      by.every((reached) => [...reached].some((one) => root.test(one))),
    );
    chunks.set(id, family?.[0] ?? 'start');
  }
  const shell = closure(loadedLater.filter(isPlayer));
  const modules = loadedLater.filter(isLesson);
  for (const id of modules) {
    const name = inFurtherLanguage(id);
    if (name !== undefined) chunks.set(id, name);
  }
  const lessons = [...new Set(modules.map(lessonId))].map((name) => {
    const roots = modules.filter((id) => lessonId(id) === name);
    return { name, roots, reached: closure(roots) };
  });
  const inOrder = ids.filter(isLessons).flatMap((id) => getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  const firstName = lessonId(inOrder[0] ?? '');
  const firstLesson = lessons.find(({ name }) => name === firstName)?.reached ?? new Set();
  for (const id of [shell, ...lessons.map(({ reached }) => reached)].flatMap((reached) => [...reached])) {
    if (first.has(id)) chunks.set(id, chunks.get(id) ?? 'start');
    else if (shell.has(id)) chunks.set(id, 'player');
    else {
      const by = lessons.filter(({ reached }) => reached.has(id));
      const [only] = by;
      if (by.length > 1) chunks.set(id, firstLesson.has(id) ? 'player' : 'blocks');
      else if (only && only.roots.length > 1 && !only.roots.includes(id))
        // The first lesson's blocks load with the player: one more request would delay the lesson.
        chunks.set(id, firstLesson.has(id) ? 'player' : `${only.name}-blocks`);
    }
  }
  return chunks;
}
