import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { sourceText } from '../../../compile/source-text.ts';
import { Refusal } from '../../server/guard.ts';

/** What dev mode may write in. */
const folders = ['modules', 'assets'];

/** The file is not as whoever changes it read it. */
export class FileChanged extends Refusal {
  override name = 'FileChanged';
  /** What it says now. */
  readonly text: string;

  constructor(file: string, text: string) {
    super(409, `${file} has been changed meanwhile. Nothing was written: look at it, and try again.`);
    this.text = text;
  }
}

/** A file of the course as text, with line ends of one kind. @throws {Refusal} where it cannot be read */
export function readText(root: string, file: string): string {
  const path = realFile(root, file);
  return decoded(
    file,
    attempted(file, 'read', () => readFileSync(path)),
  );
}

/**
 * Changes a file of the course. Line ends, the mark at its beginning and whoever may read it stay as they are; what
 * `before` and `after` have in common is not touched. Either all of it is written, or nothing.
 * @param file relative to the project, with `/`
 * @param before what the file says, as {@link readText} gives it
 * @throws {FileChanged} where it says something else by now
 * @throws {Refusal} with a sentence for the author where it cannot be written
 */
export function writeFile(root: string, file: string, before: string, after: string): void {
  const path = realFile(root, file);
  const raw = attempted(file, 'read', () => readFileSync(path));
  const text = decoded(file, raw);
  if (text !== before) throw new FileChanged(file, text);
  if (before === after) return;
  const { mode } = attempted(file, 'read', () => lstatSync(path));
  if ((mode & 0o222) === 0) throw cannot(file, 'written', { code: 'EACCES' });
  const written = encoded(raw, before, after);
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  attempted(file, 'written', () => {
    try {
      const handle = openSync(beside, 'wx', mode);
      try {
        fchmodSync(handle, mode);
        for (let at = 0; at < written.length;) at += writeSync(handle, written, at);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  });
}

/** Where a file of the course really is. @throws {Refusal} where it is no file in a folder that may be written in */
export function realFile(root: string, file: string): string {
  const parts = file.split('/');
  const isPlain = parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\\0:]/.test(part));
  if (!isPlain || parts.length < 2 || !folders.includes(parts[0] ?? ''))
    throw new Refusal(
      403,
      `"${file}" is not a file in modules/ or assets/: nothing else is changed from here.`,
    );
  const path = attempted(file, 'read', () => realpathSync(join(root, file)));
  const inside = folders.some((folder) => path.startsWith(`${join(realpathSync(root), folder)}${sep}`));
  if (!inside)
    throw new Refusal(403, `${file} is a link to a place outside modules/ and assets/: change it there.`);
  if (!lstatSync(path).isFile()) throw new Refusal(403, `${file} is not a file.`);
  return path;
}

function decoded(file: string, raw: Uint8Array): string {
  const text = sourceText(raw);
  // Written back, what could not be read would be lost.
  if (text.includes('\ufffd'))
    throw new Refusal(422, `${file} is not UTF-8. Save it as UTF-8 in a text editor first.`);
  return text;
}

/** Of two texts, what the second has in place of what in the first. */
export function changeBetween(before: string, after: string): { start: number; end: number; words: string } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let same = 0;
  while (same < least - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, words: after.slice(start, after.length - same) };
}

/** The bytes of the file with what is new in their place, in the line ends that the file has most. */
function encoded(raw: Buffer, before: string, after: string): Uint8Array {
  const text = raw.toString('utf8');
  const { start, end, words } = changeBetween(before, after);
  const ends = text.match(/\r\n?|\n/g) ?? [];
  const ofEach = ['\n', '\r\n', '\r'].map((one) => ({ one, count: ends.filter((it) => it === one).length }));
  const most = ofEach.reduce((a, b) => (b.count > a.count ? b : a)).one;
  const [from, to] = placesIn(text, [start, end]);
  return Buffer.from(text.slice(0, from) + words.replaceAll('\n', most) + text.slice(to), 'utf8');
}

/** Where places of a text with plain line ends, in order, are in the text as the file has it. */
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

/** What the system says when it refuses, and what to do about it. */
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
