import type { GetManualChunk, ManualChunkMeta } from 'rollup';

/**
 * Few chunks, for each is a request and is compressed on its own:
 *
 * - `start`: what several entries need at once, to open the record and bring the start screen to life;
 * - `in-lms` and `over-xapi`: what only the entries of SCORM, or only those over a learning record store, need;
 * - `player`: what comes next and is shared: Lit, the shell, the first lesson's blocks, unless it alone uses them and speaks one language;
 * - `blocks`: the blocks that several of the later lessons use;
 * - one for each lesson, in each language: its content, and the blocks that no other lesson uses; where there are
 *   several languages, those blocks have a chunk of their own;
 * - one for each further language: the words of the player and the outline;
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
/** The lesson's id, whatever the language. */
const lessonId = (id: string): string => /course:lesson\/([a-z0-9-]+)/.exec(id)?.[1] ?? '';
/** Of a further language, as Rollup would name it but for what it takes for an extension: `definition-fr`. */
const inFurtherLanguage = (id: string): string | undefined =>
  /course:lesson\/([a-z0-9-]+\.[a-z0-9-]+)/.exec(id)?.[1]?.replace('.', '-');
/** The list of the lessons that a course has first. */
const isLessons = (id: string): boolean => id.endsWith('course:lessons');
/** What the entries of one family have in common, and no other has. */
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
        // What the first lesson needs is asked for with the player: a request more would hold it up.
        chunks.set(id, firstLesson.has(id) ? 'player' : `${only.name}-blocks`);
    }
  }
  return chunks;
}
