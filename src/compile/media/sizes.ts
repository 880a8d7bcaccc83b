import type { LoadedCourse } from '../load-course.ts';
import type { MediaFile } from './lesson-media.ts';

/** Every media file of a course in all its languages, without repetitions. */
export function mediaFilesOf(languages: readonly LoadedCourse[]): MediaFile[] {
  const all = languages.flatMap(({ lessons }) => lessons.flatMap(({ media }) => media));
  return [...new Map(all.map((file) => [file.path, file])).values()];
}

const inUnits = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The size of each of the author's files in every package, largest first, with advice; '' if there are none. */
export function sizeLines(title: string, files: readonly MediaFile[]): string {
  if (files.length === 0) return '';
  const costs = new Map<string, { size: number; made: number; advice: Set<string> }>();
  for (const { source, size, advice } of files) {
    const cost = costs.get(source) ?? { size: 0, made: 0, advice: new Set() };
    costs.set(source, cost);
    cost.size += size;
    cost.made++;
    for (const { message, fix } of advice) cost.advice.add(`${message} ${fix}`);
  }
  const rows = [...costs].sort(([, one], [, other]) => other.size - one.size);
  const widest = Math.max(...rows.map(([source]) => source.length));
  const lines = rows.map(([source, { size, made, advice }]) =>
    [
      `  ${source.padEnd(widest)}  ${inUnits(size).padStart(8)}${made > 1 ? `, in ${made} widths` : ''}`,
      ...[...advice].map((one) => `      ${one}`),
    ].join('\n'),
  );
  const sum = inUnits(rows.reduce((total, [, { size }]) => total + size, 0));
  return `Media of ${title}, ${sum} in each package:\n${lines.join('\n')}\n`;
}
