import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { sourceText } from '../../../compile/source-text.ts';
import { Refusal } from '../../server/guard.ts';

/** The folders in which dev mode may write. */
const folders = ['modules', 'assets', 'src/locale'];

/** The file has changed since it was read. */
export class FileChanged extends Refusal {
  override name = 'FileChanged';
  readonly file: string;

  constructor(file: string) {
    super(409, `${file} has been changed meanwhile. Nothing was written: look at it, and try again.`);
    this.file = file;
  }
}

/** The text of a file, with plain line ends. @throws {Refusal} if it cannot be read */
export function readText(root: string, file: string): string {
  const path = realFile(root, file);
  return decoded(
    file,
    attempted(file, 'read', () => readFileSync(path)),
  );
}

/** The content of a file: text with plain line ends, or bytes. */
export type Content = string | Uint8Array;

/** A change of one file, relative to the project, with `/`. Undefined means that there is no file. */
export interface FileChange {
  readonly file: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
}

/** {@link writeFiles} for one file. */
export function writeFile(root: string, file: string, before: string, after: string): void {
  writeFiles(root, [{ file, before, after }]);
}

/**
 * Changes, makes and deletes files of the course. Line ends, the byte order mark and the permissions stay; parts that
 * `before` and `after` have in common are not touched. Writes all of it or nothing.
 * @returns the changes that would undo it
 * @throws {FileChanged} if a file says something else by now
 * @throws {Refusal} with a sentence for the author if one cannot be written
 */
export function writeFiles(root: string, changes: readonly FileChange[]): FileChange[] {
  const steps = changes
    .filter(({ before, after }) => before !== after)
    .map((change) => prepared(root, change));
  const done: Prepared[] = [];
  try {
    for (const step of steps) if (step.now) attempted(step.file, 'written', () => writeBeside(step));
    for (const step of steps) {
      attempted(step.file, 'written', () =>
        step.now ? renameSync(step.beside, step.path) : rmSync(step.path),
      );
      done.push(step);
    }
  } catch (error) {
    for (const step of steps) rmSync(step.beside, { force: true });
    for (const { path, raw } of done) {
      if (raw) writeFileSync(path, raw);
      else rmSync(path, { force: true });
    }
    for (const { file, path, raw } of steps) if (!raw) removeEmpty(file, path);
    throw error;
  }
  for (const { now, path, file } of steps) if (!now) removeEmpty(file, path);
  return steps.map(({ file, raw, now }) => ({ file, before: now, after: raw }));
}

interface Prepared {
  readonly file: string;
  readonly path: string;
  /** The bytes before and after. */
  readonly raw: Buffer | undefined;
  readonly now: Uint8Array | undefined;
  /** The temporary file that is written first. */
  readonly beside: string;
  readonly mode: number;
}

/** Checks that the change can be made. */
function prepared(root: string, { file, before, after }: FileChange): Prepared {
  const isNew = before === undefined;
  const path = isNew ? newFile(root, file) : realFile(root, file);
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  if (isNew) {
    if (lstatSync(path, { throwIfNoEntry: false }))
      throw new Refusal(409, `${file} is there already. Nothing was written.`);
    return { file, path, raw: undefined, now: Buffer.from(after ?? ''), beside, mode: 0o666 };
  }
  const raw = attempted(file, 'read', () => readFileSync(path));
  const isSame = typeof before === 'string' ? decoded(file, raw) === before : raw.equals(before);
  if (!isSame) throw new FileChanged(file);
  const { mode } = attempted(file, 'read', () => lstatSync(path));
  if ((mode & 0o222) === 0) throw cannot(file, 'written', { code: 'EACCES' });
  const now =
    typeof after === 'string' && typeof before === 'string'
      ? encoded(raw, before, after)
      : after === undefined
        ? undefined
        : Buffer.from(after);
  return { file, path, raw, now, beside, mode };
}

function writeBeside({ path, now = Buffer.of(), raw, beside, mode }: Prepared): void {
  if (!raw) mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(beside, 'wx', mode);
  try {
    if (raw) fchmodSync(handle, mode);
    for (let at = 0; at < now.length;) at += writeSync(handle, now, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes a lesson's folder once it is empty. */
function removeEmpty(file: string, path: string): void {
  const folder = dirname(path);
  const isEmpty = existsSync(folder) && readdirSync(folder).length === 0;
  if (isEmpty && file.split('/').length > 2) rmdirSync(folder);
}

/** The path of a new file. @throws {Refusal} if dev mode may not write there */
function newFile(root: string, file: string): string {
  const parts = plainParts(file);
  let at = join(realpathSync(root), parts[0] ?? '');
  for (const part of parts.slice(1)) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new Refusal(403, `${file} would be in a folder that is a link: make it there.`);
    at = join(at, part);
  }
  return at;
}

/** The real path of a file of the course. @throws {Refusal} if it is no file in a folder that dev mode may write in */
export function realFile(root: string, file: string): string {
  plainParts(file);
  const path = attempted(file, 'read', () => realpathSync(join(root, file)));
  const inside = folders.some((folder) => path.startsWith(`${join(realpathSync(root), folder)}${sep}`));
  if (!inside)
    throw new Refusal(
      403,
      `${file} is a link to a place outside modules/, assets/ and src/locale/: change it there.`,
    );
  if (!lstatSync(path).isFile()) throw new Refusal(403, `${file} is not a file.`);
  return path;
}

function plainParts(file: string): string[] {
  const parts = file.split('/');
  const isPlain = parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\\0:]/.test(part));
  const isInside = folders.some((folder) => file.startsWith(`${folder}/`));
  // The folder with the interface's words also holds code.
  if (!isPlain || !isInside || (parts[0] === 'src' && !file.endsWith('.yaml')))
    throw new Refusal(
      403,
      `"${file}" is not a file in modules/, assets/ or src/locale/: nothing else is changed from here.`,
    );
  return parts;
}

function decoded(file: string, raw: Uint8Array): string {
  const text = sourceText(raw);
  // Bytes that could not be decoded would be lost when the text is written back.
  if (text.includes('\ufffd'))
    throw new Refusal(422, `${file} is not UTF-8. Save it as UTF-8 in a text editor first.`);
  return text;
}

/** The place in the first text that differs, and the words of the second text there. */
export function changeBetween(before: string, after: string): { start: number; end: number; words: string } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let same = 0;
  while (same < least - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, words: after.slice(start, after.length - same) };
}

/** The bytes with the changed part replaced; new lines get the line end that the file uses most. */
function encoded(raw: Buffer, before: string, after: string): Uint8Array {
  const text = raw.toString('utf8');
  const { start, end, words } = changeBetween(before, after);
  const ends = text.match(/\r\n?|\n/g) ?? [];
  const ofEach = ['\n', '\r\n', '\r'].map((one) => ({ one, count: ends.filter((it) => it === one).length }));
  const most = ofEach.reduce((a, b) => (b.count > a.count ? b : a)).one;
  const [from, to] = placesIn(text, [start, end]);
  return Buffer.from(text.slice(0, from) + words.replaceAll('\n', most) + text.slice(to), 'utf8');
}

/** Converts positions, in order, from the text with plain line ends to the text in the file. */
function placesIn(text: string, wanted: readonly [number, number]): readonly [number, number] {
  const found: number[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let plain = 0;
  for (const place of wanted) {
    for (; plain < place; plain++) at += text.startsWith('\r\n', at) ? 2 : 1;
    found.push(at);
  }
  return [found[0] ?? 0, found[1] ?? 0];
}

/** The system's error codes: why it refuses, and what to do about it. */
const reasons: Readonly<Record<string, readonly [status: 403 | 404 | 423 | 507, why: string]>> = {
  ENOENT: [404, 'it is not there any more. It was deleted or renamed: load the page again'],
  ENOTDIR: [404, 'it is not there any more. It was deleted or renamed: load the page again'],
  EACCES: [403, 'it is read-only. Allow changes to the file and its folder, then save again'],
  EPERM: [423, 'it is read-only, or another program keeps it to itself. Close that, then save again'],
  EROFS: [403, 'its disk is read-only. Copy the course to a disk that can be written to'],
  EBUSY: [423, 'another program keeps it to itself. Close that, then save again'],
  ENOSPC: [507, 'the disk is full. Make room, then save again'],
  EDQUOT: [507, 'your share of the disk is full. Make room, then save again'],
};

function cannot(
  file: string,
  what: 'read' | 'written',
  { code = '' }: NodeJS.ErrnoException | { code: string },
) {
  const [status, why] = reasons[code] ?? [500, `the system says ${code || 'nothing of why'}`];
  return new Refusal(status, `${file} could not be ${what}: ${why}. It is as it was.`);
}

function attempted<T>(file: string, what: 'read' | 'written', attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw cannot(file, what, error as NodeJS.ErrnoException);
  }
}
