import { strFromU8, unzipSync } from 'fflate';
import type { Remark } from '../problems.ts';
import type { Facts } from './mp4.ts';
import { pdfAuthor } from './pdf-author.ts';

/** Kilobits per second that are enough for a course. */
const enough = { video: 2500, audio: 128 } as const;
/** Bytes. A larger download gets advice. */
const muchToDownload = 5_000_000;

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Advice on making a recording smaller, with the size to expect; undefined if it is small enough. */
export function recordingSizeAdvice(
  name: string,
  use: 'audio' | 'video',
  bytes: number,
  kilobits: number | undefined,
): Remark | undefined {
  if (kilobits === undefined || kilobits <= enough[use] * 1.2) return undefined;
  const would = inMegabytes((bytes * enough[use]) / kilobits);
  const how = use === 'video' ? '720 pixels high (720p), with 2.5 Mbit/s' : 'with 128 kbit/s';
  return {
    message: `"${name}" has ${inMegabytes(bytes)}: ${Math.round(kilobits)} kbit/s.`,
    fix: `Export it ${how}: about ${would}.`,
  };
}

export const bitRate = (bytes: number, { seconds }: Facts): number | undefined =>
  seconds === undefined || seconds <= 0 ? undefined : (bytes * 8) / 1000 / seconds;

export function fileSizeAdvice(name: string, ending: string, bytes: number): Remark | undefined {
  if (bytes <= muchToDownload) return undefined;
  const fix =
    ending === 'pdf' ? 'Export the PDF for screens ("smallest size").' : 'Compress its pictures, or part it.';
  return { message: `"${name}" has ${inMegabytes(bytes)}.`, fix };
}

/** The author named in a document's properties. The build does not remove it: that would break signatures. */
export function authorOf(ending: string, bytes: Uint8Array): string | undefined {
  if (ending === 'pdf') return pdfAuthor(bytes);
  if (!/^(?:docx|xlsx|pptx|odt|ods|odp)$/.test(ending)) return undefined;
  const core = partOf(bytes, ending.startsWith('od') ? 'meta.xml' : 'docProps/core.xml');
  return /<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)>([^<]+)</.exec(core)?.[1];
}

/** Whether an Office document contains macros, whatever its name. */
export const hasMacros = (ending: string, bytes: Uint8Array): boolean =>
  /^(?:docx|xlsx|pptx)$/.test(ending) && Buffer.from(bytes).includes('vbaProject.bin');

function partOf(zip: Uint8Array, name: string): string {
  try {
    const [part] = Object.values(
      unzipSync(zip, { filter: (file) => file.name === name && file.originalSize < 1_000_000 }),
    );
    return part ? strFromU8(part) : '';
  } catch {
    return '';
  }
}

/** Whether an Ogg file's comments name people or places. Removing them would mean rewriting the file. */
export const hasPersonalTags = (bytes: Uint8Array): boolean =>
  /(?:artist|performer|author|contact|location|copyright)=/i.test(
    Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'),
  );
