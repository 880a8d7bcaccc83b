import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { courseFolder, courseYaml, exam, leaf } from '../../compile/course-folder.ts';
import { acceptFiles } from '../../../src/tools/translate/accept.ts';
import { translatedFiles } from '../../../src/compile/translation/files.ts';
import { importFiles } from '../../../src/tools/translate/import-files.ts';
import type { XliffVersion } from '../../../src/tools/translate/write-xliff.ts';
import { writeXliff } from '../../../src/tools/translate/write-xliff.ts';

export const french = leaf
  .replace('The leaf', 'La feuille')
  .replace('Know a leaf', 'Connaître une feuille')
  .replace('Welcome', 'Bienvenue')
  .replace(
    'Read about *tea* in [the shop](link:shop).',
    'Lisez sur le *thé* dans [la boutique](link:shop). Si vous voulez.',
  )
  .replace('Which is **green**?', 'Lequel est **vert** ?')
  .replace('Green tea', 'Le thé vert')
  .replace('Yes.', 'Oui.')
  .replace('Black tea', 'Le thé noir')
  .replace('No.', 'Non.')
  .replace('## More', '## Plus')
  .replace('More words.', 'Encore des mots.');

export const lesson = 'modules/leaf/en.md';
export const inFrench = 'modules/leaf/fr.md';

/** The little course, in French, too; accepted as it is. */
export function twoLanguages(files: Readonly<Record<string, string>> = {}): string {
  const root = courseFolder({
    'modules/course.yaml': courseYaml
      .replace('lessons:', 'locales: [en, fr]\nlessons:')
      .concat(
        'translations:\n  fr:\n    language: fr\n    title: Le thé\n    description: Tout sur le thé.\n',
      ),
    [inFrench]: french,
    'modules/exam/fr.md': exam.replace('Final check', 'Test final'),
    ...files,
  });
  writeTo(root, acceptFiles(root, 'fr', []).texts);
  return root;
}

export function writeTo(root: string, texts: Iterable<readonly [file: string, text: string]>): void {
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

export const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

/** The lesson as a translator gets it. */
export function exported(root: string, version: XliffVersion = '2.1', source = lesson): string {
  const file = translatedFiles(root, 'fr').find((one) => one.source === source);
  return file ? writeXliff(file, 'en', version) : '';
}

/** What comes of an XLIFF file: what would be written, and what is wrong. */
export function imported(root: string, xliff: string | Uint8Array) {
  const bytes = typeof xliff === 'string' ? new TextEncoder().encode(xliff) : xliff;
  const { files, problems } = importFiles(root, [{ name: 'leaf.xlf', bytes }]);
  return { files, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}
