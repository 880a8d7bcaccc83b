import { translatedFiles } from '../../compile/translation/files.ts';
import { grouped, recordKey } from './import-files.ts';
import { entryOf } from '../../compile/translation/pairing.ts';
import { readRecord, recordFile, recordText } from '../../compile/translation/record.ts';

/**
 * Records that a language's files translate the present words of the first language, also where both are the same.
 * @param only these files; all if empty
 * @returns the files to write; `unknown` is one of `only` that holds no words of the language
 */
export function acceptFiles(
  root: string,
  locale: string,
  only: readonly string[],
): { texts: ReadonlyMap<string, string>; unknown: string | undefined } {
  const files = translatedFiles(root, locale);
  const record = readRecord(root, locale);
  for (const file of files) {
    if (only.length > 0 && !only.includes(file.target)) continue;
    const kept = file.pairs.map((pair) => ({
      group: pair.source.group,
      entry: entryOf(pair, () => pair.target !== undefined, pair.mayBeSame || pair.state === 'identical'),
    }));
    record.set(recordKey(file), grouped(kept));
  }
  const unknown = only.find((one) => !files.some(({ target }) => target === one));
  return { texts: new Map([[recordFile(locale), recordText(locale, record)]]), unknown };
}
