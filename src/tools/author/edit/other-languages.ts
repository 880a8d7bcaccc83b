import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { lessonFile } from '../../../compile/folder.ts';
import { Refusal } from '../../server/guard.ts';
import type { ItemAct } from '../page/edit/runs.ts';
import { changeItem } from './change-item.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages, isLesson } from './file-passages.ts';
import type { FileChange } from './write-file.ts';
import { readText } from './write-file.ts';

/**
 * Does to a block's item in a lesson's other languages what was asked for in one: a block has the same items in all of
 * them, or the course does not build. Other lists may differ from language to language, and stay as they are.
 * @param locales the course's languages
 * @throws {Refusal} if the block is built differently in another language
 */
export function inOtherLanguages(
  root: string,
  file: string,
  text: string,
  found: FilePassage,
  act: ItemAct,
  locales: readonly string[],
): FileChange[] {
  const block = /^(?:item|option) in :::([\w-]+)/.exec(found.passage.kind)?.[1];
  if (!isLesson(file) || block === undefined || Object.hasOwn(asides, block)) return [];
  const [, lesson = ''] = file.split('/');
  return locales
    .map((locale) => lessonFile(lesson, locale))
    .filter((other) => other !== file && existsSync(join(root, other)))
    .map((other) => {
      const before = readText(root, other);
      const there = counterpart(filePassages(file, text), found, filePassages(other, before));
      if (!there)
        throw new Refusal(
          422,
          `The block "${found.passage.group}" is not built in ${other} as it is in ${file}. Nothing was written: make them alike first.`,
        );
      return { file: other, before, after: changeItem(other, before, there, act) };
    });
}

/** The passage in the same place of its block; undefined if the block has more or fewer of its kind. */
function counterpart(
  passages: readonly FilePassage[],
  found: FilePassage,
  others: readonly FilePassage[],
): FilePassage | undefined {
  const alike = ({ passage: { kind, group } }: FilePassage): boolean =>
    kind === found.passage.kind && group === found.passage.group;
  const [here, there] = [passages.filter(alike), others.filter(alike)];
  const at = here.findIndex(({ passage }) => passage.start === found.passage.start);
  return here.length === there.length ? there[at] : undefined;
}
