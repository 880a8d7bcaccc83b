import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importDocument } from '../../../src/tools/import/import-document.ts';
import { runNode } from '../../run/command.ts';
import { writtenFolder } from '../author/written-course.ts';
import { docx, h, p, png } from './docx.ts';
import { meeting } from './documents.ts';

const project = join(import.meta.dirname, '../../..');
const good = h(1, 'A screen') + p('Words.');

/** A file of old Office: its first bytes, and the name of what it holds. */
const compound = (inside: string): Uint8Array =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(inside, 'utf16le')]);

/** With one part in another's place. */
const changed = (part: string, content: string | Uint8Array): Uint8Array =>
  zipSync({ ...unzipSync(meeting), [part]: typeof content === 'string' ? strToU8(content) : content });

/** With a picture that says of itself that it unpacks to so many bytes. */
function announcing(size: number, really = 1_000): Uint8Array {
  const zip = changed('word/media/a.png', new Uint8Array(really));
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 28; at++) {
    const isEntry = view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === really;
    if (isEntry) view.setUint32(at + 24, size, true);
  }
  return zip;
}

const documentXml = new TextDecoder().decode(unzipSync(meeting)['word/document.xml']);

describe('is refused in a sentence, and nothing is written', () => {
  it.each<[string, string, () => Uint8Array | string, string]>([
    ['an empty file', 'a.docx', () => '', 'a.docx is empty.'],
    [
      'Word 97',
      'a.docx',
      () => compound('WordDocument'),
      'a.docx is a document of Word 97–2003 (.doc), not a .docx document. Open it in your word processor and save it as .docx',
    ],
    [
      'a .doc by its name',
      'a.doc',
      () => compound('WordDocument'),
      'a.doc ends with .doc. A document of Word (.docx), Markdown (.md) or an outline (.txt) can be taken',
    ],
    [
      'one with a password',
      'a.docx',
      () => compound('EncryptedPackage'),
      'a.docx is locked with a password, not a .docx document.',
    ],
    ['a PDF', 'a.docx', () => '%PDF-1.7', 'a.docx is a PDF, not a .docx document.'],
    ['RTF', 'a.docx', () => '{\\rtf1 words}', 'a.docx is an RTF file'],
    ['a picture', 'a.docx', () => png, 'a.docx is another kind of file'],
    [
      'a LibreOffice document',
      'a.docx',
      () => zipSync({ 'content.xml': strToU8('<x/>') }),
      'a.docx is a LibreOffice document (.odt).',
    ],
    [
      'another zip',
      'a.docx',
      () => zipSync({ 'a.txt': strToU8('x') }),
      'a.docx is a zip file that is no Word document.',
    ],
    ['half a file', 'a.docx', () => meeting.slice(0, 900), 'a.docx is damaged: it cannot be unpacked.'],
    [
      'XML that breaks off',
      'a.docx',
      () => changed('word/document.xml', documentXml.slice(0, 900)),
      'a.docx is damaged (',
    ],
    [
      'entities',
      'a.docx',
      () =>
        changed(
          'word/document.xml',
          documentXml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
        ),
      'a.docx declares entities in word/document.xml',
    ],
    ['no words', 'a.docx', () => docx({ body: p('') }), 'a.docx holds no words.'],
    [
      'a bomb of one part',
      'a.docx',
      () => announcing(310_000_000),
      'a.docx unpacks to more than a document holds (',
    ],
    [
      'a bomb of many',
      'a.docx',
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.txt`, new Uint8Array()])),
        ),
      'a.docx unpacks to more than a document holds (5001 parts',
    ],
    ['a document that is called text', 'a.txt', () => meeting, 'a.txt is no text, whatever it is called.'],
    [
      'text in Latin 1',
      'a.md',
      () => new Uint8Array(Buffer.from('# Café\n', 'latin1')),
      'a.md is not UTF-8. Save it as UTF-8 in a text editor',
    ],
    ['an empty text', 'a.txt', () => ' \n', 'a.txt is empty.'],
    ['a lesson', 'a.md', () => '# A\n\n:::choice a\n', 'a.md holds a block (:::) in line 3.'],
    ['no ending', 'notes', () => 'x', 'notes has no ending.'],
    [
      'a name that is no id',
      '12.md',
      () => '# A\n\nx\n',
      'Say what the lesson is to be called: --lesson my-lesson.',
    ],
  ])('%s', async (_, name, content, told) => {
    const root = writtenFolder();
    const before = readFileSync(join(root, 'modules/course.yaml'), 'utf8');
    const bytes = content();
    const promise = importDocument(root, name, typeof bytes === 'string' ? strToU8(bytes) : bytes);
    await expect(promise).rejects.toThrow(told);
    await expect(promise).rejects.toMatchObject({ name: 'ImportError' });
    expect(readdirSync(join(root, 'modules')).sort()).toEqual(['course.yaml', 'exam', 'leaf', 'links.yaml']);
    expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8')).toBe(before);
  });

  it('a zip that announces less than it unpacks to holds what it announces, and no more', async () => {
    const bomb = announcing(10, 5_000_000);
    const { files } = await importDocument(writtenFolder(), 'a.docx', bomb);
    expect(files[0]).toBe('modules/a/en.md');
  });
});

describe('is taken without, and that is told', () => {
  const told = async (name: string, content: Uint8Array): Promise<string[]> => {
    const { log: all } = await importDocument(writtenFolder(), name, content);
    return all.filter(({ outcome }) => outcome === 'left').map(({ what, words }) => `${what}: ${words}`);
  };

  it('macros, and what is embedded to be opened', async () => {
    const more = { 'word/vbaProject.bin': 'x', 'word/embeddings/oleObject1.bin': 'x' };
    expect(await told('a.docm', docx({ body: good, more }))).toEqual([
      'Macros and embedded files: word/vbaProject.bin, word/embeddings/oleObject1.bin',
    ]);
  });

  it('what lies elsewhere: nobody there is asked', async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked++;
      answer.end();
    }).listen(0);
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const url = `http://127.0.0.1:${port}`;
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relationships = ['attachedTemplate', 'image']
      .map(
        (kind) =>
          `<Relationship Id="${kind}" Type="${type}/${kind}" Target="${url}/${kind}" TargetMode="External"/>`,
      )
      .join('');
    const linked = p(
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
    );
    const found = await told('a.docx', docx({ body: good + linked, relationships }));
    expect(found).toContain(`Reference to elsewhere: attachedTemplate: ${url}/attachedTemplate`);
    expect(found).toContain(`Reference to elsewhere: image: ${url}/image`);
    expect(asked).toBe(0);
  });

  it('drawings of Windows, and code in Markdown', async () => {
    const body =
      good +
      p(
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A plan"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="plan"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
      );
    const pictures = { plan: ['plan.emf', strToU8('x')] } as const;
    expect(await told('a.docx', docx({ body, pictures }))).toEqual(['Picture: A plan']);
    const text =
      '---\nauthor: Ada\n---\n# A\n\nWords <script>alert(1)</script> ![A door](door.png)\n\n<!-- not for readers -->\n';
    expect(await told('a.md', strToU8(text))).toEqual([
      'Front matter: author: Ada',
      'HTML <script>: alert(1)',
      'Picture: A door',
      'Comment in the HTML: not for readers',
    ]);
  });
});

describe('npm run import', () => {
  const run = (root: string, ...args: string[]) =>
    runNode([join(project, 'src/tools/import/main.ts'), ...args, '--root', root], {}, 60_000);

  it('says what was made, and ends with 1 where nothing was', async () => {
    const root = writtenFolder();
    writeFileSync(join(root, 'bees.docx'), meeting);
    const made = await run(root, join(root, 'bees.docx'));
    expect(made.output).toContain('bees.docx is a lesson now: modules/bees/en.md');
    expect(made.ok).toBe(true);
    const again = await run(root, join(root, 'bees.docx'));
    expect(again).toMatchObject({
      ok: false,
      output: 'modules/bees/en.md is there already. Take another id.\n',
    });
  }, 60_000);
});
