import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import sharp from 'sharp';
import type { PictureTask, PictureWidth, PreparedPicture } from './pictures.ts';
import { factsFile, mostPixels, widths } from './pictures.ts';

/**
 * A separate process, because the compiler is synchronous and preparing pictures is not. It reads tasks as JSON, writes
 * each picture in the widths that screens need, and prints why any could not be read.
 */

/** Writes the picture upright, in sRGB and without the camera's metadata, which sharp leaves out by default. */
async function prepare({ from, to }: PictureTask): Promise<void> {
  const open = () => sharp(from, { limitInputPixels: mostPixels, failOn: 'error' });
  const { format, pages = 1, width, height, orientation = 1 } = await open().metadata();
  if (pages > 1 && format === 'webp') throw new Error('moves');
  const turned = orientation >= 5;
  const [natural, tall] = turned ? [height, width] : [width, height];
  const part = `${to}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  const wanted = [...widths.filter((one) => one < natural), Math.min(natural, widths.at(-1) ?? natural)];
  const made: PictureWidth[] = [];
  for (const one of new Set(wanted)) {
    const resized = open().autoOrient().resize({ width: one, withoutEnlargement: true });
    const photo = await resized.clone().webp({ quality: 78 }).toBuffer();
    // Screenshots and diagrams are often smaller, and always clearer, with lossless compression.
    const drawing = format === 'png' ? await resized.clone().webp({ lossless: true }).toBuffer() : photo;
    const best = drawing.length <= photo.length ? drawing : photo;
    writeFileSync(join(part, `${one}.webp`), best);
    made.push({ width: one, bytes: best.length });
  }
  const largest = made.at(-1)?.width ?? natural;
  const facts: PreparedPicture = {
    width: largest,
    height: Math.max(1, Math.round((tall * largest) / natural)),
    widths: made,
  };
  writeFileSync(join(part, factsFile), JSON.stringify(facts));
  try {
    renameSync(part, to);
  } catch (error) {
    // Another build has made the same folder in the meantime.
    if (!existsSync(to)) throw error;
    rmSync(part, { recursive: true });
  }
}

const failures: Record<string, string> = {};
for (const task of (await json(process.stdin)) as PictureTask[]) {
  try {
    await prepare(task);
  } catch (error) {
    failures[task.from] = error instanceof Error ? error.message : String(error);
  }
}
process.stdout.write(JSON.stringify(failures));
