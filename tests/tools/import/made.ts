import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDocument } from '../../../src/tools/import/import-document.ts';
import { writtenFolder } from '../author/written-course.ts';

/** The lesson's body, and what the log says of what is not there as it was; the title is left out. */
export async function made(
  file: string,
  bytes: Uint8Array,
): Promise<{ root: string; text: string; log: string[] }> {
  const root = writtenFolder();
  const { log } = await importDocument(root, file, bytes, { lesson: 'doc' });
  const [, , body = ''] = readFileSync(join(root, 'modules/doc/en.md'), 'utf8').split('---\n');
  return {
    root,
    text: body.trim(),
    log: log
      .filter(({ outcome, what }) => outcome !== 'kept' && what !== 'Title')
      .map(({ what, words, became }) => `${what}: ${words}: ${became}`),
  };
}
