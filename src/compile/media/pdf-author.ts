import { inflateSync } from 'node:zlib';

/** A string of a PDF: `(words)` or `<hexadecimal>` (ISO 32000-1, 7.3.4). */
const string = String.raw`\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]){0,500}\)){0,2000}\)|<[\da-fA-F\s]{0,4000}>`;
const entry = new RegExp(String.raw`/Author\s*(?:(${string})|(\d{1,9})\s+(\d{1,5})\s+R\b)`, 'g');

/** The author that a PDF's properties or its XMP metadata name. */
export function pdfAuthor(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes).toString('latin1');
  for (const text of [file, ...objectStreams(file)]) {
    for (const [, written, object, generation] of text.matchAll(entry)) {
      const elsewhere = new RegExp(String.raw`(?:^|\s)${object} ${generation}\s+obj\s*(${string})`);
      const name = wordsOf(written ?? elsewhere.exec(text)?.[1] ?? '');
      if (name !== '') return name;
    }
  }
  const inXmp = /<dc:creator>[\s\S]{0,200}?<rdf:li[^>]*>([^<]+)</.exec(file)?.[1];
  return inXmp === undefined ? undefined : Buffer.from(inXmp, 'latin1').toString('utf8').trim() || undefined;
}

/** The objects that are kept together in compressed streams (ISO 32000-1, 7.5.7). */
const objectStreams = (file: string): string[] =>
  [...file.matchAll(/\/Type\s*\/ObjStm\b/g)].flatMap(({ index }) => {
    const begin = /stream\r?\n/g;
    begin.lastIndex = index;
    if (!begin.test(file)) return [];
    const content = file.slice(begin.lastIndex, file.indexOf('endstream', begin.lastIndex));
    try {
      const plain = inflateSync(Buffer.from(content, 'latin1'), { maxOutputLength: 10_000_000 });
      return [plain.toString('latin1')];
    } catch {
      // In another format, or encrypted.
      return [];
    }
  });

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

/** The words of a string: in UTF-16 or UTF-8 if it begins with a byte order mark. */
function wordsOf(written: string): string {
  const inside = written.slice(1, -1);
  const bytes = written.startsWith('<')
    ? Buffer.from(inside.replaceAll(/\s/g, ''), 'hex')
    : Buffer.from(
        inside.replaceAll(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, sign = '') => {
          if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
          return /[\r\n]/.test(sign) ? '' : (controls[sign] ?? sign);
        }),
        'latin1',
      );
  const [first, second, third] = bytes;
  const encoding =
    first === 0xfe && second === 0xff
      ? 'utf-16be'
      : first === 0xff && second === 0xfe
        ? 'utf-16le'
        : first === 0xef && second === 0xbb && third === 0xbf
          ? 'utf-8'
          : 'latin1';
  return new TextDecoder(encoding).decode(bytes).replaceAll('\0', '').trim();
}
