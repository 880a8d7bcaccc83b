import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linesOfBlocks } from '../../compile/blocks.ts';
import { linksFile } from '../../compile/build-plan.ts';
import { loadCourses } from '../../compile/courses.ts';
import type { LoadedCourse } from '../../compile/load-course.ts';
import { mediaFilesOf } from '../../compile/media/sizes.ts';
import { MediaFolder, mediaFolder } from '../../compile/media/folder.ts';
import type { Problem } from '../../compile/problems.ts';
import { ContentError, problemText } from '../../compile/problems.ts';
import { sourceText } from '../../compile/source-text.ts';
import { statusOf } from '../translate/status.ts';
import { releasedIn } from './released.ts';
import { rules } from './rules/all.ts';
import type { Finding, WrittenCourse } from './rules/rule.ts';
import { buildRule } from './rules/rule.ts';

/**
 * All findings about the courses below `root`: the problems that stop the build, and, if there are none, those of the
 * house rules.
 */
export function checkCourse(root: string): Finding[] {
  const findings = (problems: Iterable<Problem>, rule: string, level: Finding['level']): Finding[] =>
    [...problems].map((problem) => ({ ...problem, rule, level }));
  let courses: LoadedCourse[];
  try {
    courses = loadCourses(root);
  } catch (error) {
    if (error instanceof ContentError) return findings(error.problems, buildRule, 'error');
    throw error;
  }
  const everySource = courses.flatMap(({ lessons }) =>
    lessons.map(({ file }) => sourceText(readFileSync(join(root, file)))),
  );
  const everySettings = [...new Set(courses.map(({ file }) => readFileSync(join(root, file), 'utf8')))].join(
    '\n',
  );
  const usedMedia = new Set(mediaFilesOf(courses).map(({ source }) => source));
  const known = new Map<string, readonly Problem[]>();
  const untranslated = ({ locale, locales: [first] }: LoadedCourse): readonly Problem[] => {
    // Courses share lessons and the words of the interface.
    const problems = known.get(locale) ?? (locale === first ? [] : statusOf(root, locale).problems);
    known.set(locale, problems);
    return problems;
  };
  const found = courses.flatMap((loaded) => {
    const course = writtenCourse(root, loaded, {
      everySource,
      everySettings,
      usedMedia,
      untranslated: untranslated(loaded),
    });
    return [
      ...findings(loaded.warnings, buildRule, 'advice'),
      ...rules.flatMap(({ name, level, findProblems }) => findings(findProblems(course), name, level)),
    ];
  });
  // A problem in a shared file is found once per language and course: report it once.
  return [...new Map(found.map((one) => [`${one.rule} ${problemText(one)}`, one])).values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
  );
}

function writtenCourse(
  root: string,
  loaded: LoadedCourse,
  shared: Pick<WrittenCourse, 'everySource' | 'everySettings' | 'usedMedia' | 'untranslated'>,
): WrittenCourse {
  const read = (file: string): string => sourceText(readFileSync(join(root, file)));
  const [first = 'en'] = loaded.locales;
  const isFirst = loaded.locale === first;
  return {
    loaded,
    ...shared,
    lessons: loaded.lessons.map((lesson) => ({
      ...lesson,
      source: read(lesson.file),
      blockLines: linesOfBlocks(lesson.nodes),
    })),
    settingsSource: read(loaded.file),
    linksSource: existsSync(join(root, linksFile)) ? read(linksFile) : '',
    art: filesIn(root, 'assets/art', '.svg'),
    brand: filesIn(root, 'assets/brand', ''),
    media: new MediaFolder(join(root, mediaFolder)).names,
    strays: strays(root, loaded),
    isTranslation: !isFirst,
    released: isFirst ? releasedIn(root, loaded.file, first) : undefined,
    otherLanguages: otherLanguages(root, loaded),
  };
}

/** The names of the files, without the ending. */
function filesIn(root: string, folder: string, ending: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort();
}

function otherLanguages(root: string, { locales, lessons }: LoadedCourse): WrittenCourse['otherLanguages'] {
  return lessons.flatMap(({ id }) =>
    filesIn(root, `modules/${id}`, '.md')
      .filter((locale) => /^[a-z]{2,3}$/.test(locale) && !locales.includes(locale))
      .map((locale) => ({ file: `modules/${id}/${locale}.md`, locale })),
  );
}

/** Files that systems and editors leave behind. */
const isLeftover = (name: string): boolean =>
  /^[.~]|~$|^(?:Thumbs\.db|desktop\.ini)$|\.(?:bak|tmp)$/i.test(name);

/** Files in lesson folders that belong to no lesson: copies, texts under another name, media. */
function strays(root: string, { lessons }: LoadedCourse): string[] {
  const filesOf = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !isLeftover(entry.name))
      .map(({ name }) => `${folder}/${name}`);
  return [
    ...filesOf('modules').filter((file) => !/\.(?:ya?ml|json)$/i.test(file)),
    ...lessons.flatMap(({ id }) =>
      filesOf(`modules/${id}`).filter((file) => !/\/[a-z]{2,3}\.md$/.test(file)),
    ),
  ];
}
