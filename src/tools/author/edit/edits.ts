import * as z from 'zod';
import { localeOfLesson } from '../../../compile/folder.ts';
import { isKnownLanguage } from '../../../compile/direction.ts';
import { linksFile } from '../../../compile/build-plan.ts';
import { readLinks } from '../../../compile/settings-files.ts';
import { Refusal } from '../../server/guard.ts';
import { mediaPlaces } from '../media/media-places.ts';
import { withOwnFiles } from '../media/own-files.ts';
import { changeItem } from './change-item.ts';
import { changePassages } from './change-passages.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages, findPassage, isLesson, passagesForPage } from './file-passages.ts';
import type { CourseTrial } from './course-trial.ts';
import type { History } from './history.ts';
import { openInEditor } from './open-in-editor.ts';
import type { Elsewhere } from './other-languages.ts';
import { actsElsewhere, partsElsewhere } from './other-languages.ts';
import { parseBody } from './page-posts.ts';
import type { PassageName, PassageOnPage } from '../page/edit/runs.ts';
import { interfaceName } from '../page/edit/markers.ts';
import { itemActs } from '../page/edit/runs.ts';
import type { FileChange } from './write-file.ts';
import { readText, realFile } from './write-file.ts';

/** A file whose words are on the page, and its text as the page shows it. */
export interface EditableFile {
  readonly file: string;
  readonly source: string;
  /** Only for a lesson. */
  readonly screens?: readonly { readonly id: string; readonly line: number }[];
  /** The languages in which the file exists, the course's first language first. */
  readonly locales?: readonly string[];
}

/** What was done, and where. */
export interface Done {
  readonly line: number;
  /** The passage's index in its file, as it is now. */
  readonly number: number;
  readonly changed: boolean;
}

/** The answer if words could not be written because the file says something else by now. */
export interface Conflict {
  readonly message: string;
  /** The passage as the file has it; undefined if it is gone. */
  readonly theirs: PassageOnPage | undefined;
}

const mark = z.strictObject({
  type: z.enum(['strong', 'em', 'del', 'code', 'link', 'lang']),
  href: z.string().max(200).optional(),
  lang: z.string().refine(isKnownLanguage).optional(),
});
const runs = z
  .array(
    z.union([
      z.strictObject({ text: z.string().max(20_000), marks: z.array(mark).max(10) }),
      z.strictObject({ raw: z.string().max(2_000) }),
      z.strictObject({ br: z.literal(true) }),
    ]),
  )
  .max(2_000);
const place = z.int().min(0);
/** What identifies a passage. */
export const passageName = z.strictObject({
  number: place,
  kind: z.string(),
  group: z.string(),
  old: z.string(),
  nth: place,
  of: place,
});
const item = z.strictObject({ file: z.string(), passage: passageName, act: z.enum(itemActs) });
const part = z.strictObject({ of: place.nullable(), isItem: z.boolean().optional(), runs });
const save = z.strictObject({
  file: z.string(),
  passages: z.array(passageName).min(1).max(200),
  parts: z.array(part).min(1).max(200),
});
const open = z.strictObject({ file: z.string(), line: z.int().min(1) });

/** The edits of words that the page asks for, one after the other. */
export class Edits {
  readonly #root: string;
  readonly #files: (name: string) => EditableFile | undefined;
  readonly #history: History;
  readonly #trial: CourseTrial;
  /** File → its text as it was last written from the page. */
  readonly #written = new Map<string, string>();

  /**
   * @param files gives the file of a lesson by its id, of the course by '', or of the interface's words
   */
  constructor(
    root: string,
    files: (name: string) => EditableFile | undefined,
    history: History,
    trial: CourseTrial,
  ) {
    this.#root = root;
    this.#files = files;
    this.#history = history;
    this.#trial = trial;
  }

  /** The passages of a lesson, or of the course's own file, and the links that their words may use. */
  passages(body: unknown) {
    const { lesson } = parseBody(z.strictObject({ lesson: z.string() }), body);
    const found = this.#files(lesson);
    if (!found) throw new Refusal(404, `There is no lesson "${lesson}" in this course.`);
    const { file, source, screens = [], locales = [] } = found;
    const screenAt = (line: number): string => screens.findLast((one) => one.line <= line)?.id ?? '';
    return {
      file,
      passages: passagesForPage(filePassages(file, source), source).map((one) => ({
        ...one,
        screen: screenAt(one.line),
      })),
      locales,
      media: isLesson(file) ? withOwnFiles(this.#root, localeOfLesson(file), mediaPlaces(source)) : [],
      links: this.#links(),
      ...this.#history.steps,
    };
  }

  /**
   * Writes the words of consecutive passages. Items of a block that come or go with them do so in all languages.
   * @returns where they are, or what the file has instead
   */
  save(body: unknown): Done | Conflict {
    const wanted = parseBody(save, body);
    const { file, passages } = wanted;
    const parts = wanted.parts.map(({ of, runs: words, isItem = false }) => {
      const at = passages.findIndex(({ number }) => number === of);
      return { of: at < 0 ? null : at, isItem, runs: words };
    });
    return this.#change(
      wanted,
      (text, found) => changePassages(file, text, found, parts),
      (change) => partsElsewhere(change, parts),
    );
  }

  /**
   * Adds, moves or deletes an item of a list, or marks it as right; moves or deletes a paragraph. An item of a block is
   * changed in all languages.
   */
  item(body: unknown): Done | Conflict {
    const { file, passage, act } = parseBody(item, body);
    return this.#change(
      { file, passages: [passage] },
      (text, [found]) => changeItem(file, text, found as FilePassage, act),
      (change) => actsElsewhere(change, act),
    );
  }

  #change(
    { file, passages: names }: { readonly file: string; readonly passages: readonly PassageName[] },
    change: (text: string, found: readonly FilePassage[]) => string,
    alsoElsewhere: (change: Elsewhere) => readonly FileChange[],
  ): Done | Conflict {
    const known = ['', interfaceName, file.split('/')[1] ?? ''].map((one) => this.#files(one));
    if (!known.some((one) => one?.file === file))
      throw new Refusal(403, `The words of "${file}" are not on this page.`);
    const text = readText(this.#root, file);
    const passages = filePassages(file, text);
    const found: FilePassage[] = [];
    for (const one of names) {
      const number = findPassage(passages, one);
      if (number === undefined) return conflict(file, passages, text, one, this.#written.get(file) === text);
      found.push(passages[number] as FilePassage);
    }
    const after = change(text, found);
    const line = found[0]?.passage.line ?? 1;
    const number = passages.indexOf(found[0] as FilePassage);
    if (after === text) return { line, number, changed: false };
    const { locales = [] } = known.find((one) => one?.file === file) ?? {};
    const others = alsoElsewhere({ root: this.#root, file, text, found, locales });
    const changes = [{ file, before: text, after }, ...others];
    // The interface's words have a check of their own, which has passed.
    if (file.startsWith('modules/')) this.#trial.ensureBuilds(changes);
    this.#history.write(changes, { file, line });
    this.#written.set(file, after);
    return { line, number: numberAfter(file, after, found[0] as FilePassage, number), changed: true };
  }

  /** Opens a file in the author's editor. */
  open(body: unknown): object {
    const { file, line } = parseBody(open, body);
    openInEditor(realFile(this.#root, file), line, process);
    return {};
  }

  #links(): { readonly key: string; readonly title: string }[] {
    let text: string;
    try {
      text = readText(this.#root, linksFile);
    } catch {
      return [];
    }
    const links = readLinks(text, () => undefined) ?? new Map<string, { title: string }>();
    return [...links].map(([key, { title }]) => ({ key, title }));
  }
}

/** Where a passage is that may have moved: the nearest with the same source, otherwise the one at its index. */
function numberAfter(file: string, text: string, { old, passage }: FilePassage, before: number): number {
  const far = (number: number): number => Math.abs(number - before);
  const nearest = [...filePassages(file, text).entries()].reduce(
    (best, [number, one]) =>
      one.old === old && one.passage.kind === passage.kind && far(number) < far(best) ? number : best,
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(nearest) ? nearest : before;
}

function conflict(
  file: string,
  passages: ReturnType<typeof filePassages>,
  text: string,
  { number, kind }: { readonly number: number; readonly kind: string },
  isOwn: boolean,
): Conflict {
  const theirs = passagesForPage(passages, text)[number];
  const message = isOwn
    ? 'You have changed these words already; the page shows them as they were, since the course needs fixing.'
    : `These words have been changed in ${file} meanwhile.`;
  return theirs?.kind === kind
    ? { message, theirs }
    : {
        message: `These words are not in ${file} any more. Yours are still here: copy them.`,
        theirs: undefined,
      };
}
