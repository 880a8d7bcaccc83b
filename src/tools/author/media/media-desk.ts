import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { localeOfLesson } from '../../../compile/folder.ts';
import { mediaFolder } from '../../../compile/media/folder.ts';
import { Refusal } from '../../server/guard.ts';
import type { ShownCourse } from '../dev/course-state.ts';
import type { CourseTrial } from '../edit/course-trial.ts';
import { passageName } from '../edit/edits.ts';
import { filePassages, findPassage } from '../edit/file-passages.ts';
import type { History } from '../edit/history.ts';
import { parseBody } from '../edit/page-posts.ts';
import type { FileChange } from '../edit/write-file.ts';
import { galleryMedia } from '../gallery/gallery.ts';
import { mediaKinds } from '../page/media/media-place.ts';
import type { MediaValues, Slot } from '../page/media/media-place.ts';
import { LessonFiles, treeIn } from '../structure/lesson-files.ts';
import type { TreeNode } from '../structure/lesson-tree.ts';
import { pictureOf, withValues } from './change-media.ts';
import type { FoundMedia } from './media-places.ts';
import { mediaPlaces } from './media-places.ts';
import { keptOwnFiles, ownFile } from './own-files.ts';
import type { Uploads } from './uploads.ts';

/** What was written, and where. */
export interface MediaDone {
  readonly file: string;
  readonly line: number;
  /** All files that were written. */
  readonly changed: readonly string[];
  /** The languages with a file of their own in this place, which stays. */
  readonly untouched: readonly string[];
}

const words = z.string().max(50_000);
/** A file that the server holds. */
const sent = z.strictObject({ upload: z.string().max(100) });
const pixels = z.string().regex(/^[1-9]\d{0,4}$/);
const values = z.strictObject({
  src: sent.optional(),
  captions: sent.optional(),
  /** Null removes the poster. */
  poster: sent.nullable().optional(),
  alt: z.string().max(1000).optional(),
  isDecorative: z.boolean().optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  title: words.regex(/^[^\n\r]*$/).optional(),
  transcript: words.optional(),
});
const wish = z.strictObject({
  lesson: z.string().max(200),
  /** As the page has it. */
  place: z.union([
    z.strictObject({
      kind: z.enum(mediaKinds),
      id: z.string(),
      old: words,
      nth: z.int().min(0),
      /** Only in the language that the page is shown in. */
      isAlone: z.boolean().optional(),
    }),
    /** A new picture at the end of words. */
    z.strictObject({ passage: passageName }),
  ]),
  values,
});

type Text = readonly [file: string, text: string];
type NewValues = Partial<MediaValues>;

/** Puts authors' own files into lessons. */
export class MediaDesk {
  readonly #root: string;
  readonly #shown: ShownCourse;
  readonly #history: History;
  readonly #trial: CourseTrial;
  readonly #uploads: Uploads;

  constructor(root: string, shown: ShownCourse, history: History, trial: CourseTrial, uploads: Uploads) {
    this.#root = root;
    this.#shown = shown;
    this.#history = history;
    this.#trial = trial;
    this.#uploads = uploads;
  }

  /** Writes the files and the lines that name them, in all languages or in one: all of it or nothing. */
  save(body: unknown): MediaDone {
    const wanted = parseBody(wish, body);
    const files = new LessonFiles(this.#root, this.#shown.file, wanted.lesson);
    const own = files.texts.find(([file]) => file.endsWith(`/${this.#shown.locale}.md`)) ?? files.texts[0];
    if (!own) throw new Refusal(404, `The lesson "${wanted.lesson}" has no file.`);
    const made = this.#made(files.texts, own, wanted);
    const { changes } = made;
    const all = [...changes, ...this.#examplesToDelete(changes, made.before)];
    const [problem] = this.#trial.newProblems(all);
    if (problem !== undefined)
      throw new Refusal(422, `Nothing was written, since the course would not build: ${problem}`);
    const changed = all.map(({ file }) => file);
    const done = { file: own[0], line: made.line, changed, untouched: made.untouched };
    this.#history.write(all, done);
    this.#uploads.leave(uploadsIn(wanted.values));
    return done;
  }

  /** Drops uploads that are not wanted after all. */
  leave(body: unknown): object {
    const { data = [] } = z.array(z.string()).max(20).safeParse(body);
    this.#uploads.leave(data);
    return {};
  }

  #made(texts: readonly Text[], own: Text, wanted: z.infer<typeof wish>): Changed {
    const at = wanted.place;
    if ('passage' in at) {
      const { media, values: next } = this.#files(wanted.values);
      const made = withPicture(texts, own, at.passage, next);
      return { ...made, changes: [...made.changes, ...media] };
    }
    const before = placeIn(own, at);
    const locale = localeOfLesson(own[0]);
    if (at.isAlone) {
      const { src, captions, poster, ...said } = wanted.values;
      const media = Object.entries({ src, captions, poster: poster ?? undefined }).flatMap(([slot, sent]) =>
        sent ? ownFile(this.#root, before, slot as Slot, locale, this.#uploads.held(sent.upload)) : [],
      );
      const made = withMedia([own], own, before, present(said));
      return { ...made, changes: [...made.changes, ...media] };
    }
    const { media, values: next } = this.#files(wanted.values);
    const kept = keptOwnFiles(this.#root, before, next, locale);
    const made = withMedia(texts, own, before, next);
    const untouched = [...made.untouched, ...kept.map(({ file }) => file)];
    return { ...made, changes: [...made.changes, ...media, ...kept], untouched };
  }

  /** The files to write, and the values for the lesson. */
  #files(wanted: z.infer<typeof values>): { media: FileChange[]; values: NewValues } {
    const { src, captions, poster, ...said } = wanted;
    const media = new Map<string, FileChange>();
    const nameOf = ({ upload }: { readonly upload: string }): string => {
      const { name, bytes } = this.#uploads.held(upload);
      const file = `${mediaFolder}/${name}`;
      if (!existsSync(join(this.#root, file))) media.set(file, { file, before: undefined, after: bytes });
      return name;
    };
    const named: NewValues = {
      ...(src && { src: nameOf(src) }),
      ...(captions && { captions: nameOf(captions) }),
      ...(poster !== undefined && { poster: poster === null ? '' : nameOf(poster) }),
    };
    return { media: [...media.values()], values: { ...present(said), ...named } };
  }

  /** The guide's own pictures and films, once no lesson shows them any more. */
  #examplesToDelete(changes: readonly FileChange[], before: FoundMedia | undefined): FileChange[] {
    const modules = join(this.#root, 'modules');
    const texts = new Map(
      readdirSync(modules, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => [`modules/${name.replaceAll('\\', '/')}`, readFileSync(join(modules, name), 'utf8')]),
    );
    for (const { file, after } of changes) if (typeof after === 'string') texts.set(file, after);
    const names = before ? [before.src, before.captions, before.poster] : [];
    return [...new Set(names)].flatMap((name): FileChange[] => {
      const example = join(galleryMedia, name);
      const path = join(this.#root, mediaFolder, name);
      if (name === '' || !existsSync(example) || !existsSync(path)) return [];
      const bytes = readFileSync(path);
      const isUsed = [...texts.values()].some((text) => text.includes(name));
      if (isUsed || !bytes.equals(readFileSync(example))) return [];
      return [{ file: `${mediaFolder}/${name}`, before: bytes, after: undefined }];
    });
  }
}

const uploadsIn = ({ src, captions, poster }: z.infer<typeof values>): string[] =>
  [src, captions, poster].flatMap((one) => (one ? [one.upload] : []));

/** Leaves out values that are not given. */
const present = (said: object): NewValues =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as NewValues;

interface Changed {
  readonly changes: readonly FileChange[];
  readonly line: number;
  readonly untouched: readonly string[];
  /** What was there before. */
  readonly before?: FoundMedia;
}

const gone = (file: string): Refusal =>
  new Refusal(
    409,
    `${file} says something else there by now. Nothing was written: close this, and look at it again.`,
  );

function placeIn(
  [shown, text]: Text,
  at: { readonly kind: string; readonly id: string; readonly old: string; readonly nth: number },
): FoundMedia {
  const isIt = ({ kind, id, old }: FoundMedia): boolean =>
    kind === at.kind && id === at.id && (kind !== 'picture' || old === at.old);
  const found = mediaPlaces(text).filter(isIt)[at.nth];
  if (found?.old !== at.old) throw gone(shown);
  return found;
}

/** Replaces the values of a place. In other languages, values equal to the old ones change, too. */
function withMedia(texts: readonly Text[], [, text]: Text, before: FoundMedia, next: NewValues): Changed {
  const places = mediaPlaces(text);
  const index = places.findIndex(({ start }) => start === before.start);
  const untouched: string[] = [];
  const changes = texts.flatMap(([file, one]): FileChange[] => {
    const own = mediaPlaces(one);
    const found = own[index];
    const isAlike = own.length === places.length && found?.kind === before.kind && found.src === before.src;
    if (!found || !isAlike) {
      untouched.push(file);
      return [];
    }
    // What a translation lacks is nothing of its own.
    const lacks = (key: string): boolean => (key === 'alt' || key === 'title') && found[key] === '';
    const kept = Object.entries(next).filter(
      ([key]) => found[key as keyof MediaValues] === before[key as keyof MediaValues] || lacks(key),
    );
    if (kept.length < Object.keys(next).length) untouched.push(file);
    const after =
      one.slice(0, found.start) + withValues(found, Object.fromEntries(kept)) + one.slice(found.end);
    verify(file, one, after, (now) => now.filter((_, at) => at !== index).map(({ old }) => old));
    return after === one ? [] : [{ file, before: one, after }];
  });
  return { changes, line: before.line, untouched, before };
}

/** Adds a picture at the end of a passage's words, in every language. */
function withPicture(
  texts: readonly Text[],
  [shown, text]: Text,
  wanted: Parameters<typeof findPassage>[1],
  { src = '', alt = '', isDecorative = false }: NewValues,
): Changed {
  const passages = filePassages(shown, text);
  const number = findPassage(passages, wanted);
  const found = passages[number ?? -1];
  if (number === undefined || !found) throw gone(shown);
  const picture = pictureOf({ src, alt, isDecorative });
  const changes = texts.map(([file, one]) => {
    const own = filePassages(file, one);
    const same = own[number];
    if (!same?.isMarkdown || own.length !== passages.length || same.passage.kind !== found.passage.kind)
      throw new Refusal(
        422,
        `${file} is not built as ${shown} is. Nothing was written: make them alike first.`,
      );
    const { end } = same.passage;
    const after = `${one.slice(0, end)} ${picture}${one.slice(end)}`;
    verify(file, one, after, (now) =>
      now.filter(({ passage, src: name }) => passage !== number || name !== src).map(({ old }) => old),
    );
    return { file, before: one, after };
  });
  return { changes, line: found.passage.line, untouched: [] };
}

/** Refuses words that parse as something else, such as a heading, and would so change what is around them. */
function verify(file: string, before: string, after: string, others: (now: FoundMedia[]) => string[]): void {
  const shape = ({ kind, name, id, children }: TreeNode): unknown => [kind, name, id, children.map(shape)];
  const read = (text: string): string => {
    const { tree, unclear } = treeIn(file, text);
    return JSON.stringify([unclear, shape(tree), others(mediaPlaces(text))]);
  };
  if (read(before) === read(after)) return;
  throw new Refusal(
    422,
    'These words would become something else: begin no line with # or :::. Nothing was written.',
  );
}
