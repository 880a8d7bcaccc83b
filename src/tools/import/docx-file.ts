import { unzipSync, zipSync } from 'fflate';
import type { XmlElement } from '../../package/xml.ts';
import { ImportError } from './import-log.ts';

/** The parts of a .docx file, unpacked within limits and without what could do harm. */

/** The limits: about ten times a document of a thousand pages with pictures. */
const most = { entries: 5_000, bytes: 300_000_000, words: 40_000_000 };

/** The first bytes of other file formats. */
const others: readonly (readonly [start: string, what: string])[] = [
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'an RTF file'],
  ['<!DOCTYPE', 'a web page'],
  ['<html', 'a web page'],
  ['<?xml', 'an XML file'],
];

const asDocx = 'Open it in your word processor and save it as .docx (Word document).';

/** Name → content. @throws {ImportError} if it is no valid .docx */
export function docxParts(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length === 0) throw new ImportError(`${name} is empty. Save it again in your word processor.`);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) throw new ImportError(`${name} is ${kindOf(bytes)}, not a .docx document. ${asDocx}`);
  const parts = unzipped(name, bytes);
  if (!parts.has('[Content_Types].xml') || !parts.has('word/document.xml')) {
    const is = parts.has('content.xml')
      ? 'a LibreOffice document (.odt)'
      : 'a zip file that is no Word document';
    throw new ImportError(`${name} is ${is}. ${asDocx}`);
  }
  for (const [part, content] of parts) {
    if (!/\.(?:xml|rels)$/.test(part)) continue;
    // A Word document declares no entities: those that do may expand without end, or read other files.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(textOf(content)))
      throw new ImportError(
        `${name} declares entities in ${part}, which no word processor writes. ${asDocx}`,
      );
  }
  return parts;
}

function kindOf(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 64)).trimStart();
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    const inside = new TextDecoder('utf-16le').decode(bytes.slice(0, bytes.length - (bytes.length % 2)));
    return inside.includes('EncryptedPackage')
      ? 'locked with a password'
      : 'a document of Word 97–2003 (.doc)';
  }
  return (
    others.find(([begins]) => start.toLowerCase().startsWith(begins.toLowerCase()))?.[1] ??
    'another kind of file'
  );
}

function unzipped(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  let entries = 0;
  let size = 0;
  let xml = 0;
  try {
    const files = unzipSync(bytes, {
      // The unpacked data is never longer than the size announced here.
      filter: ({ name: entry, originalSize }) => {
        entries++;
        size += originalSize;
        if (/\.(?:xml|rels)$/.test(entry)) xml += originalSize;
        if (entries > most.entries || size > most.bytes || xml > most.words) {
          const megabytes = Math.round(size / 1_000_000);
          throw new ImportError(
            `${name} unpacks to more than a document holds (${entries} parts, ${megabytes} MB so far). Nothing was read. If it is your own, divide it, or make its pictures smaller.`,
          );
        }
        return !entry.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${name} is damaged: it cannot be unpacked. Save it again in your word processor.`);
  }
}

export const textOf = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

/** A descendant, by the element names on the way to it. */
export const child = (one: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, local) => at?.children.find((each) => each.local === local), one);

/** The value of an attribute; most elements have theirs in `val`. */
export const value = (one: XmlElement | undefined, local = 'val'): string | undefined =>
  one?.attributes.find((each) => each.local === local)?.value;

/** Macros, and embedded objects that other programs would open. */
export const isMacro = (part: string): boolean => /vba|\.bin$|^word\/(?:activeX|embeddings)\//i.test(part);

/** A .docx of the parts that were checked, without macros. */
export const zipOf = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries([...parts].filter(([part]) => !isMacro(part))), { level: 0 });
