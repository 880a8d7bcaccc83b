import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linesOfBlocks } from '../../compile/blocks.ts';
import { foldersOf } from '../../compile/folder.ts';
import { loadLanguages } from '../../compile/languages.ts';
import type { LoadedCourse } from '../../compile/load-course.ts';
import type { Problem } from '../../compile/problems.ts';
import { ContentError, problemText } from '../../compile/problems.ts';
import { releasedIn } from './released.ts';
import { rules } from './rules/all.ts';
import type { Finding, WrittenCourse } from './rules/rule.ts';
import { buildRule } from './rules/rule.ts';

/**
 * Everything there is to say about the course below `root`: what the build would refuse, and, where it refuses
 * nothing, the house rules.
 */
export function checkCourse(root: string): Finding[] {
  const findings = (problems: Iterable<Problem>, rule: string, level: Finding['level']): Finding[] =>
    [...problems].map((problem) => ({ ...problem, rule, level }));
  let languages: LoadedCourse[];
  try {
    languages = loadLanguages(root);
  } catch (error) {
    if (error instanceof ContentError) return findings(error.problems, buildRule, 'error');
    throw error;
  }
  const everySource = languages.flatMap(({ lessons }) =>
    lessons.map(({ file }) => readFileSync(join(root, file), 'utf8')),
  );
  const found = languages.flatMap((loaded) => {
    const course = writtenCourse(root, loaded, everySource);
    return [
      ...findings(loaded.warnings, buildRule, 'advice'),
      ...rules.flatMap(({ name, level, look }) => findings(look(course), name, level)),
    ];
  });
  // What is wrong in a file that the languages share is found in each.
  return [...new Map(found.map((one) => [`${one.rule} ${problemText(one)}`, one])).values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
  );
}

function writtenCourse(root: string, loaded: LoadedCourse, everySource: readonly string[]): WrittenCourse {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const [first = 'en'] = loaded.locales;
  const isFirst = loaded.lessons.some(({ file }) => file.endsWith(`/${first}.md`));
  return {
    loaded,
    everySource,
    lessons: loaded.lessons.map((lesson) => ({
      ...lesson,
      source: read(lesson.file),
      blockLines: linesOfBlocks(lesson.nodes),
    })),
    settingsSource: read('modules/course.yaml'),
    linksSource: read('modules/links.yaml'),
    art: filesIn(root, 'assets/art', '.svg'),
    brand: filesIn(root, 'assets/brand', ''),
    released: isFirst ? releasedIn(root, first) : undefined,
    otherLanguages: otherLanguages(root, loaded.locales),
  };
}

/** Names without the ending. */
function filesIn(root: string, folder: string, ending: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort();
}

function otherLanguages(root: string, locales: readonly string[]): WrittenCourse['otherLanguages'] {
  return foldersOf(root).flatMap((id) =>
    filesIn(root, `modules/${id}`, '.md')
      .filter((locale) => /^[a-z]{2,3}$/.test(locale) && !locales.includes(locale))
      .map((locale) => ({ file: `modules/${id}/${locale}.md`, locale })),
  );
}
