import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { lessonFile } from '../../../compile/folder.ts';
import { Refusal } from '../../server/guard.ts';
import type { ItemAct, Part } from '../page/edit/runs.ts';
import { runsOf } from './atoms.ts';
import { changeItem, newCount, wordsFor } from './change-item.ts';
import { changePassages, inOrder } from './change-passages.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages, isLesson } from './file-passages.ts';
import type { FileChange } from './write-file.ts';
import { readText } from './write-file.ts';

/** A change of passages in one language, and the lesson's other languages. */
export interface Elsewhere {
  readonly root: string;
  readonly file: string;
  readonly text: string;
  /** The passages that are changed, in order. */
  readonly found: readonly FilePassage[];
  /** The course's languages. */
  readonly locales: readonly string[];
}

/**
 * Does to a block's item in a lesson's other languages what was asked for in one: a block has the same items in all of
 * them, or the course does not build. Other lists may differ from language to language, and stay as they are.
 * @throws {Refusal} if the block is built differently in another language
 */
export const actsElsewhere = (change: Elsewhere, act: ItemAct): FileChange[] =>
  inOtherLanguages(change, (file, text, [found]) => changeItem(file, text, found as FilePassage, act));

/**
 * Adds items with placeholder words to a lesson's other languages, and deletes items there, as the parts do in one.
 * @throws {Refusal} if the block is built differently in another language
 */
export function partsElsewhere(change: Elsewhere, parts: readonly Part[]): FileChange[] {
  const wanted = inOrder(parts);
  const isSame = wanted.length === change.found.length && wanted.every(({ of }, index) => of === index);
  if (isSame) return [];
  return inOtherLanguages(change, (file, text, found) => {
    let count = newCount(text);
    const words = wanted.map(({ of, part: { isItem = false } }): Part => {
      const own = of === undefined ? undefined : found[of];
      if (own) return { of: of ?? null, isItem, runs: runsOf(own.atoms) };
      return { of: null, isItem, runs: [{ text: wordsFor(count++), marks: [] }] };
    });
    return changePassages(file, text, found, words);
  });
}

function inOtherLanguages(
  { root, file, text, found, locales }: Elsewhere,
  change: (file: string, text: string, found: readonly FilePassage[]) => string,
): FileChange[] {
  const { kind = '', group } = found[0]?.passage ?? {};
  const [, what, block] = /^(item|option|paragraph) in :::([\w-]+)/.exec(kind) ?? [];
  // Where there are paragraphs in a block, most are not counted: a scene's are among its lines.
  const isCounted = what !== 'paragraph' || block === 'scene';
  if (!isLesson(file) || block === undefined || !isCounted || Object.hasOwn(asides, block)) return [];
  const [, lesson = ''] = file.split('/');
  return locales
    .map((locale) => lessonFile(lesson, locale))
    .filter((other) => other !== file && existsSync(join(root, other)))
    .flatMap((other) => {
      const before = readText(root, other);
      const passages = filePassages(other, before);
      const there = found.flatMap((one) => counterpart(filePassages(file, text), one, passages) ?? []);
      if (there.length === found.length) return { file: other, before, after: change(other, before, there) };
      // Consecutive paragraphs are one line of a scene: there may be more or fewer of them.
      if (what === 'paragraph') return [];
      throw new Refusal(
        422,
        `The block "${group}" is not built in ${other} as it is in ${file}. Nothing was written: make them alike first.`,
      );
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
