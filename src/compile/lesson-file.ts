import type { Heading, MarkdownNode } from '../blocks/block-source.ts';
import { checkHeadingAttributes } from '../blocks/read-source.ts';
import type { ScreenKind } from '../course/look.ts';
import { screenKinds } from '../course/look.ts';
import type { BlockUse, ParseContext } from './blocks.ts';
import { bodyOf, isBlockName, nodeParts } from './blocks.ts';
import type { Node } from './containers.ts';
import { containersOf } from './containers.ts';
import type { MediaFile } from './media/lesson-media.ts';
import { fixId, fixLine, fixScreenId, plainId } from './quick-fixes.ts';
import type { Report } from './problems.ts';
import { isKebabCase, suggestion } from './problems.ts';
import type { FrontMatter } from './settings-files.ts';
import { readFrontMatter } from './settings-files.ts';
import { strayMarkEnding } from './stray-marks.ts';

/** A lesson as read from its Markdown file. */
export interface LoadedLesson extends FrontMatter {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly screens: readonly LoadedScreen[];
  /** The parsed text below the front matter. Each node has the line where it begins. */
  readonly nodes: readonly Node[];
  /** Only in dev mode: the screens with marks around their words, and the text that they were read from. */
  readonly marked?: { readonly source: string; readonly screens: readonly LoadedScreen[] };
  /** The files from `assets/media/` that it uses. */
  readonly media: readonly MediaFile[];
}

export interface LoadedScreen {
  readonly id: string;
  readonly title: string;
  readonly kind: ScreenKind;
  readonly line: number;
  /** Markup and blocks, in order. */
  readonly body: readonly (string | BlockUse)[];
}

/** The blocks of a lesson, in order. */
export const blocksIn = ({ screens }: Pick<LoadedLesson, 'screens'>): BlockUse[] =>
  screens.flatMap(({ body }) => body.filter((part) => typeof part !== 'string'));

/** @param folder the lesson's folder: its id */
export function readLesson(
  source: string,
  file: string,
  folder: string,
  { context, named }: ParseContext,
): LoadedLesson | undefined {
  const problems: Parameters<Report>[] = [];
  const report: Report = (...problem) => void problems.push(problem);
  const lesson = parseLesson(source, file, folder, { context: { ...context, report }, named });
  // Other problems in a line with a stray mark follow from that mark.
  const lines = new Set(problems.filter(isOfStrayMark).map(([line]) => line));
  for (const problem of problems)
    if (isOfStrayMark(problem) || !lines.has(problem[0])) context.report(...problem);
  // Another problem may be the reason why words were not read.
  if (problems.length === 0) {
    for (const { line } of context.unread) {
      context.report(
        line,
        'These words would be on no page.',
        'Write them where the block that they stand in has a place for them.',
      );
    }
  }
  return lesson;
}

const isOfStrayMark = ([, message]: Parameters<Report>): boolean => message.endsWith(strayMarkEnding);

function parseLesson(
  source: string,
  file: string,
  folder: string,
  reader: ParseContext,
): LoadedLesson | undefined {
  const { report } = reader.context;
  const lines = source.split('\n');
  const isFence = (line: string | undefined): boolean => line?.trimEnd() === '---';
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (!isFence(lines[0]) || end < 0) {
    report(
      1,
      'The front matter is missing or not closed.',
      'Begin the file with "---", id, title, minutes, objectives, "---".',
    );
    return undefined;
  }
  const front = readFrontMatter(lines.slice(1, end).join('\n'), report);
  if (front && front.id !== folder) {
    report(
      2,
      `The id "${front.id}" is not the folder's name.`,
      isKebabCase(folder)
        ? `Write "id: ${folder}", or rename the folder.`
        : `Rename the folder to ${plainId(folder) ?? front.id}, and write that for the id.`,
      (all) => {
        const at = isKebabCase(folder) ? all.findIndex((line) => line.startsWith('id:')) : -1;
        return at < 0 ? undefined : fixLine(() => `id: ${folder}`)(all, at);
      },
    );
  }
  const body = withThreeColons(lines.slice(end + 1), report, end + 2);
  const nodes = containersOf(body.join('\n'), report, end + 2);
  const screens = screensOf(nodeParts(nodes, reader), reader);
  if (screens.length === 0)
    report(end + 1, 'The lesson has no screens.', 'Write "## Title {#screen-id}" and its words.');
  return front && { ...front, file, screens, nodes, media: reader.context.media.files };
}

/**
 * Reports a block that begins or ends with two colons, and reads it as if it had three. Two colons alone are ordinary
 * words.
 */
function withThreeColons(lines: readonly string[], report: Report, firstLine: number): string[] {
  // For each line: whether a block that begins there ends before another begins.
  const isEnded = [false];
  for (const line of lines.toReversed()) {
    isEnded.push(/^(:{2,}|## )/.test(line) ? /^:{2,}\s*$/.test(line) : isEnded.at(-1) === true);
  }
  isEnded.reverse();
  let isOpen = false;
  return lines.map((line, index) => {
    const [, colons = '', name = ''] = /^(:{2,})[ \t]*([^\s:]*)/.exec(line) ?? [];
    const isMeant = name === '' ? isOpen : isBlockName(name) && isEnded[index + 1] === true;
    if (colons !== '') isOpen = name !== '';
    if (colons !== '::' || !isMeant) return line;
    report(
      firstLine + index,
      'There are only two colons here.',
      'A block begins and ends with three: ":::".',
      fixLine((one) => `:${one}`),
    );
    return `:${line}`;
  });
}

function screensOf(parts: readonly MarkdownNode[], { context: { report } }: ParseContext): LoadedScreen[] {
  const screens: { id: string; title: string; kind: ScreenKind; line: number; parts: MarkdownNode[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading' && part.depth === 2) {
      const { id, line } = part;
      const title = part.text();
      checkHeadingAttributes(part, ['id', 'kind'], report);
      if (title === '') report(line, 'The screen has no title.', 'Write words after "##".');
      if (!isKebabCase(id)) {
        const what = id === '' ? 'has no id' : `has the id "${id}", which is not a plain one`;
        report(
          line,
          `The screen "${title}" ${what}.`,
          'Write {#screen-id} after its title: lower-case words joined by hyphens.',
          id === '' ? fixScreenId(title) : fixId(id),
        );
      } else if (screens.some((screen) => screen.id === id)) {
        report(line, `There are two screens "${id}" in this lesson.`, 'Give each screen an id of its own.');
      }
      screens.push({ id, title, kind: kindOf(part, report), line, parts: [] });
    } else {
      const screen = screens.at(-1);
      if (screen) screen.parts.push(part);
      else
        report(
          part.line,
          'Something stands before the first screen.',
          'Put it under a "## Title {#screen-id}".',
        );
    }
  }
  return screens.map(({ parts: own, ...screen }) => {
    if (own.length === 0)
      report(screen.line, `The screen "${screen.title}" is empty.`, 'Write something, or delete it.');
    return { ...screen, body: bodyOf(own) };
  });
}

/** `kind=` in the braces of a screen's heading; `teach` if it is left out. */
function kindOf({ attributes, line }: Heading, report: Report): ScreenKind {
  const wanted = attributes.get('kind') ?? 'teach';
  const kind = screenKinds.find((one) => one === wanted);
  if (!kind) report(line, `There is no kind of screen "${wanted}".`, suggestion(wanted, screenKinds));
  return kind ?? 'teach';
}
