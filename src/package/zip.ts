import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { deflated } from './deflated.ts';
import type { Files } from './package.ts';

// APPNOTE.TXT § 4.3–4.4. The same for every file of every build, so that the zip is, too.
const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfCentralDirectory = 0x06054b50;
const methodDeflate = 8;
const version20 = 20;
const madeOnUnix = 3 << 8;
/** A regular file that its owner may write and everybody may read. */
const attributes = 0o100644 * 0x10000;
const utf8Names = 1 << 11;
/** 1 January 2020, 0:00: a zip's time has no zone. */
const date = ((2020 - 1980) << 9) | (1 << 5) | 1;
const time = 0;

type Field = readonly [bytes: 2 | 4, value: number];

export interface ZipOptions {
  /** Takes half a second or so more to make the page's files a twentieth smaller. */
  readonly small?: boolean;
}

/** Bytes. Far beyond it no package is small, whatever is done; squeezing would only take its time. */
const worthSqueezing = 1_000_000;

/** A zip of the files, byte for byte the same for the same files on any machine. */
export async function zip(files: Files, { small = false }: ZipOptions = {}): Promise<Uint8Array> {
  const squeeze =
    small && [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0) <= worthSqueezing;
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? new Uint8Array();
    const name = new TextEncoder().encode(path);
    const packed = await deflated(content, squeeze);
    const common: Field[] = [
      [2, version20],
      [2, utf8Names],
      [2, methodDeflate],
      [2, time],
      [2, date],
      [4, crc32(content)],
      [4, packed.byteLength],
      [4, content.byteLength],
      [2, name.byteLength],
      [2, 0], // extra field
    ];
    const local = joined(fields([4, localHeader], ...common), name, packed);
    const place: Field[] = [
      [2, 0], // comment
      [2, 0], // disk
      [2, 0], // internal attributes
      [4, attributes],
      [4, offset],
    ];
    centrals.push(fields([4, centralHeader], [2, madeOnUnix | version20], ...common, ...place), name);
    locals.push(local);
    offset += local.byteLength;
  }
  const directory = joined(...centrals);
  const end = fields(
    [4, endOfCentralDirectory],
    [2, 0], // disk
    [2, 0], // disk of the directory
    [2, files.size],
    [2, files.size],
    [4, directory.byteLength],
    [4, offset],
    [2, 0], // comment
  );
  return joined(...locals, directory, end);
}

/** @throws Error where the bytes are no zip */
export function unzip(bytes: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(bytes)));
}

function fields(...all: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
