import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLogo } from '../../../compile/logo.ts';
import { plainName } from '../../../compile/media/folder.ts';
import { Refusal } from '../../server/guard.ts';
import type { History } from '../edit/history.ts';

const folder = 'assets/brand';

/**
 * Puts a logo into `assets/brand/` under a plain name, beside those that are there.
 * @param called the author's name for it
 * @throws {Refusal} with a sentence if the course could not show it
 */
export function keepLogo(
  root: string,
  history: History,
  called: string,
  bytes: Uint8Array,
): { name: string } {
  const plain = plainName(called);
  const read = readLogo(plain, bytes);
  if ('message' in read) throw new Refusal(422, `${read.message} ${read.fix}`);
  const [, stem, ending] = /^(.*)(\.\w+)$/.exec(plain) ?? [];
  for (let count = 1; ; count++) {
    const name = count === 1 ? plain : `${stem}-${count}${ending}`;
    const file = `${folder}/${name}`;
    const path = join(root, file);
    if (!existsSync(path)) history.write([{ file, before: undefined, after: bytes }], { file, line: 1 });
    else if (!readFileSync(path).equals(bytes)) continue;
    return { name };
  }
}
