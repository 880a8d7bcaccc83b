import { hash } from './hash.ts';
import { wholeSteps } from './percent.ts';

/** Characters for six bits each; no LMS escapes them. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A short, stable key for an id: `length` characters of six bits each. */
export function snapshotKey(id: string, length: number): string {
  let bits = hash(id);
  let key = '';
  for (let i = 0; i < length; i++) {
    key += digits[bits & 63] ?? '';
    bits >>>= 6;
  }
  return key;
}

export const lessonKey = (lesson: string): string => snapshotKey(lesson, 4);
export const screenKey = (screen: string): string => snapshotKey(screen, 2);

/** Rounded down: a score must not improve by being saved. */
export const encodeShare = (share: number): string => wholeSteps(share, 1000).toString(36);
export const decodeShare = (text: string): number | undefined => {
  const value = /^[0-9a-z]{1,2}$/.test(text) ? parseInt(text, 36) / 1000 : NaN;
  return value <= 1 ? value : undefined;
};

/** The first entries that fit, with commas between them. */
export function within(entries: readonly string[], room: number): string[] {
  let length = -1;
  const end = entries.findIndex((entry) => (length += entry.length + 1) > room);
  return end < 0 ? [...entries] : entries.slice(0, end);
}
