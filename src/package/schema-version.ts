import type { Edition } from './control-files.ts';

/** `schemaversion`, by which an LMS tells the editions apart. */
export const schemaVersions: Record<Edition, string> = {
  '1.2': '1.2',
  '2004-3rd': '2004 3rd Edition',
  '2004-4th': '2004 4th Edition',
};
