import { hash } from '../../course/hash.ts';

/**
 * A UUID that is always the same for the same names, on any page. It has the form of version 4, which every store
 * accepts. Browsers withhold better hash functions from pages loaded over http, which many company networks use.
 */
export function uuidOf(names: readonly string[]): string {
  const text = names.join('\u0000');
  const hex = [1, 2, 3, 4]
    .map((part) => hash(`${part} ${text} ${part}`).toString(16).padStart(8, '0'))
    .join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
