import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inline, ReadFile, ReadSegment } from './read-xliff.ts';
import { readXliff, XliffError } from './read-xliff.ts';

/**
 * Earlier exported files that an export would overwrite and whose translations are not imported, under other names: a
 * translator may have worked in them.
 */
export function unimportedWork(folder: string, texts: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  for (const [name, text] of texts) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    const said = targetsIn(new TextEncoder().encode(text));
    const before = targetsIn(bytes);
    if (before && [...before].every((target) => said?.has(target))) continue;
    let number = 1;
    while (existsSync(join(folder, `${name}.${number}.bak`))) number++;
    kept.set(`${name}.${number}.bak`, bytes);
  }
  return kept;
}

/** The translations in a file, unit by unit; undefined if it cannot be read. */
function targetsIn(bytes: Uint8Array): Set<string> | undefined {
  try {
    return new Set(readXliff(bytes).flatMap(targetsOf));
  } catch (error) {
    if (error instanceof XliffError) return undefined;
    throw error;
  }
}

const targetsOf = ({ units }: ReadFile): string[] =>
  units
    .filter(({ segments }) => segments.some(({ isGap, target }) => !isGap && target !== undefined))
    .map(({ segments }) => segments.flatMap(saidIn).map(textOf).join(''))
    .filter((text) => text.trim() !== '');

/** The target of a segment; if a tool gave none to the space between sentences, its source. */
const saidIn = ({ source, target, isGap }: ReadSegment): readonly Inline[] => target ?? (isGap ? source : []);

const textOf = (one: Inline): string => (typeof one === 'string' ? one : `<${one.is} ${one.id}>`);
