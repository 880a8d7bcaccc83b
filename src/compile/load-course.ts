import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelOf } from '../blocks/block-kind.ts';
import { choice } from '../blocks/kinds.ts';
import type { Course } from '../course/course.ts';
import type { CourseSettings } from '../course/settings.ts';
import { acknowledgementProblems } from './acknowledgement-lock.ts';
import { Art } from './art.ts';
import { contentOf, digestOf } from './content.ts';
import type { Content } from './content.ts';
import type { FileLine } from './course-checks.ts';
import { checkCourse } from './course-checks.ts';
import { buildPlan, courseFile, linksFile, settingsIn } from './build-plan.ts';
import { foldersOf, isFile, lessonFile } from './folder.ts';
import type { RenderContext } from './inline.ts';
import { LessonCache } from './lesson-cache.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn, readLesson } from './lesson-file.ts';
import { localeWords, usableLocale } from './locale-words.ts';
import { lostLessonFix } from './lost-lesson.ts';
import { MediaFolder, mediaFolder } from './media/folder.ts';
import { LessonMedia } from './media/lesson-media.ts';
import type { LogoFile } from './logo.ts';
import type { Marks } from './marks.ts';
import { outlineOf } from './outline.ts';
import { People, peopleFile } from './people.ts';
import type { Problem, Report } from './problems.ts';
import { ContentError, Problems } from './problems.ts';
import { notesOf, readSettings } from './read-settings.ts';
import type { CourseFile, Link } from './settings-files.ts';
import {
  scorm12Limit,
  snapshotSize,
  snapshotSizeWarnings,
  tooManyQuestionsProblem,
} from './snapshot-size.ts';
import { isReadable, sourceText } from './source-text.ts';
import { inLocale, readLinks } from './settings-files.ts';
import { shownLesson } from './translation/first-language.ts';
import { isPseudo, pseudoLesson } from './translation/pseudo.ts';
import { recordFile } from './translation/record.ts';

export interface LoadedCourse {
  /** The course's file, relative to the project: `modules/course.yaml`. */
  readonly file: string;
  /** The language it was loaded in, although some of its lessons may have no file in it. */
  readonly locale: string;
  /** The outline that progress is measured against. */
  readonly course: Course;
  readonly settings: CourseSettings;
  /** The content that the digest covers. */
  readonly content: Content;
  readonly lessons: readonly LoadedLesson[];
  /** Possible mistakes. */
  readonly warnings: readonly Problem[];
  /** The brand's colours: rules that follow the theme in the style sheet. */
  readonly style: string;
  /** The brand's logo; undefined if it has none. */
  readonly logo: LogoFile | undefined;
  /** Whether the website keeps large media on the device. */
  readonly offlineMedia: boolean;
  /** The picture on the start screen; undefined if `assets/people.yaml` gives none. */
  readonly startPicture: LogoFile | undefined;
  /** The people who can be drawn. */
  readonly people: People;
  readonly locales: readonly string[];
  /** The language of words that are not translated. */
  readonly firstLanguage: string;
  /** Every file that was read, as absolute paths. */
  readonly files: readonly string[];
}

export interface LoadOptions {
  /** The course's file, relative to the project. Default: the main course's. */
  readonly file?: string;
  /** Selects the lessons' files, `<lesson>/<locale>.md`, or a pseudo language. Default: the first in the settings. */
  readonly locale?: string;
  /** The course in its first language, if it is already loaded. */
  readonly first?: LoadedCourse;
  /** For callers that load the course repeatedly. */
  readonly cache?: LessonCache;
  /** For dev mode, which reads each lesson a second time: see `marks.ts`. @param source the lesson's text */
  readonly marks?: (source: string) => Marks;
}

/**
 * Reads a course in `root` and checks all of it.
 * @throws ContentError with all problems
 */
export function loadCourse(root: string, options: LoadOptions = {}): LoadedCourse {
  const { file = courseFile } = options;
  const plan = buildPlan(root, file);
  const { locale = plan.locale, cache = new LessonCache() } = options;
  const { opensInNewTab } = localeWords(root, usableLocale(root, locale)).player;
  const problems = new Problems();
  const files: string[] = [];
  const read = (file: string): string | undefined => {
    const path = join(root, file);
    if (!isFile(path)) return undefined;
    files.push(path);
    const text = sourceText(readFileSync(path));
    problems.addSource(file, text);
    return text;
  };

  const settings = readNeeded(
    file,
    read,
    (source) => readSettings(root, file, source, read, problems),
    problems,
  );
  const course = settings && inLocale(settings, locale);
  const language = course?.language ?? locale;
  // A course without links needs no file for them.
  const links = isFile(join(root, linksFile))
    ? readNeeded(linksFile, read, readLinks, problems)
    : new Map<string, Link>();
  const art = new Art(join(root, 'assets/art'));
  const media = new MediaFolder(join(root, mediaFolder));
  const people = new People(join(root, 'assets'), problems.in(peopleFile));
  const startPicture = people.startPicture();
  const isTranslated = locale !== plan.locale && plan.locales.includes(locale);
  const allowsUntranslated = isTranslated && settingsIn(root, file)['untranslated'] === 'first-language';
  const firstLanguage = String(settingsIn(root, file)['language'] ?? plan.locale);
  const places = new Map<string, FileLine>();
  const lessons: LoadedLesson[] = [];
  const listed = course?.lessons ?? foldersOf(root);
  for (const id of new Set(listed)) {
    const own = lessonFile(id, isPseudo(locale) ? plan.locale : locale);
    const written = read(own);
    const shown = allowsUntranslated ? shownLesson(root, id, locale) : undefined;
    const path = shown?.file ?? own;
    const report = problems.in(path);
    const source = shown?.text ?? (isPseudo(locale) ? written && pseudoLesson(written) : written);
    if (shown) files.push(join(root, lessonFile(id, plan.locale)), join(root, recordFile(locale)));
    if (source === undefined) {
      // If the settings cannot be read, the folder may not be a lesson.
      if (!course) continue;
      // Files missing in a further language are reported with the list of languages.
      if (isTranslated) continue;
      const message = `The lesson "${id}" has no file ${path}.`;
      problems.in(file)(course.lineOf('lessons'), message, lostLessonFix(root, id, path, listed));
      continue;
    }
    const context = (tell: Report): RenderContext => ({
      links,
      art,
      media: new LessonMedia(media, { locale, language, first: firstLanguage }),
      people,
      opensInNewTab,
      language,
      firstLanguage,
      report: tell,
      unread: new Set(),
    });
    const lesson = cache.read(path, source, report, blockIdRecorder(places, path, report), (tell, named) => {
      if (!isReadable(source, tell)) return undefined;
      const plain = readLesson(source, path, id, { context: context(tell), named });
      if (!plain || !options.marks) return plain;
      const silent = { ...context(() => undefined), marks: options.marks(source) };
      const { screens = [] } =
        readLesson(source, path, id, { context: silent, named: () => undefined }) ?? {};
      return { ...plain, marked: { source, screens } };
    });
    if (lesson) lessons.push(lesson);
  }
  if (course && new Set(listed).size < listed.length) {
    problems.in(file)(course.lineOf('lessons'), 'A lesson is listed twice.', 'List each once.');
  }
  if (course && lessons.length === course.lessons.length) {
    checkCourse({ course, file, lessons, places, problems });
  }
  if (problems.all.length > 0 || !course) throw new ContentError(problems.all);
  const content = contentOf(course, lessons);
  const first = isTranslated ? (options.first ?? loadCourse(root, { file, cache })) : undefined;
  const outline = outlineOf(course, lessons, digestOf(content), first?.course);
  const changed = acknowledgementProblems(root, { locale, course: outline, lessons }, places);
  if (changed.length > 0) throw new ContentError(changed);
  const size = snapshotSize(outline);
  if (size.least > scorm12Limit)
    throw new ContentError([tooManyQuestionsProblem(file, size.least, course.lineOf('check'))]);
  return {
    file,
    locale,
    course: outline,
    content,
    settings: {
      ...course.settings,
      confidence: asksHowSure(course, lessons),
      notesOf: notesOf(root, file) ?? course.id,
      people: startPicture !== undefined,
      sources: [...(links?.values() ?? [])].map(({ title, url }) => ({ name: title, url })),
    },
    lessons,
    style: course.style,
    logo: course.logo,
    offlineMedia: course.offlineMedia,
    startPicture,
    people,
    locales: course.locales,
    firstLanguage,
    warnings: snapshotSizeWarnings(file, size.most, course.lineOf('lessons')),
    files: [...files, ...art.files, ...people.files, ...(first?.files ?? [])],
  };
}

/** Records the place of each block, and reports an id that is taken. */
function blockIdRecorder(
  places: Map<string, FileLine>,
  file: string,
  report: Report,
): (id: string, line: number) => void {
  return (id, line) => {
    const other = places.get(id);
    if (other) report(line, `The id "${id}" is taken: ${other.file}:${other.line}.`, 'Give it another.');
    else places.set(id, { file, line });
  };
}

function readNeeded<T>(
  file: string,
  read: (file: string) => string | undefined,
  parse: (source: string, report: Report) => T | undefined,
  problems: Problems,
): T | undefined {
  const source = read(file);
  const report = problems.in(file);
  if (source !== undefined) return isReadable(source, report) ? parse(source, report) : undefined;
  report(1, 'The file is missing.', 'Write it: the authoring guide in docs/ says how.');
  return undefined;
}

/** Whether any question asks it: in the check, or in a lesson. */
const asksHowSure = ({ rules }: CourseFile, lessons: readonly LoadedLesson[]): boolean =>
  rules.confidence || lessons.flatMap(blocksIn).some((block) => modelOf(block, choice)?.confidence === true);
