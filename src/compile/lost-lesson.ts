import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf, isFile, localeOfLesson } from './folder.ts';
import { plainId } from './quick-fixes.ts';

/**
 * The fix for a listed lesson whose file is missing: the file or folder may only have another name, for example after
 * a change in a file manager.
 * @param path the missing file, relative to the project
 */
export function lostLessonFix(root: string, id: string, path: string, listed: readonly string[]): string {
  const name = `${localeOfLesson(path)}.md`;
  const folders = foldersOf(root);
  if (folders.includes(id)) {
    const meant = meantBy(join(root, 'modules', id), name);
    if (meant !== undefined) return `Rename modules/${id}/${meant} to ${name}.`;
  }
  const others = folders.filter((folder) => !listed.includes(folder));
  const alike = others.find((folder) => folder !== id && plainId(folder) === id);
  if (alike !== undefined) return `Rename the folder modules/${alike} to ${id}.`;
  const renamed = others.find((folder) => idIn(join(root, 'modules', folder, name)) === id);
  if (renamed !== undefined)
    return `Rename the folder modules/${renamed} to ${id}: what is in it says "id: ${id}".`;
  return 'Write it, or take the lesson off the list.';
}

/** The file that was meant: with other capitals, with an extra ending, or the only text file. */
function meantBy(folder: string, name: string): string | undefined {
  const names = readdirSync(folder).filter((one) => /^[^.].*\.(?:md|markdown|txt)$/i.test(one));
  const [language = ''] = name.split('.');
  const texts = names.filter((one) => !/^[a-z]{2,3}\.md$/.test(one) && isFile(join(folder, one)));
  return (
    texts.find((one) => one.toLowerCase().startsWith(`${language}.`)) ??
    (names.length === 1 ? texts[0] : undefined)
  );
}

function idIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return /^id:\s*['"]?([\w-]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
}
