import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What ships in every language: its style sheets, and what writes pages. */
const rooms = [
  'assets',
  ...['blocks', 'dispatch', 'device', 'lessons', 'package', 'player', 'ui'].map((room) => `src/${room}`),
];

const files = rooms.flatMap((room) =>
  readdirSync(join(process.cwd(), room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|ts)$/.test(file))
    .map((file) => join(room, file)),
);

/** The same from right to left: top and bottom may differ, left and right not. */
function isEven(property: string, value: string): boolean {
  const [first, second = first, third = first, fourth = second] = value
    .replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, '')
    .trim()
    .split(/\s+/);
  return property === 'border-radius' ? first === second && third === fourth : second === fourth;
}

/** Declarations that name a side of the page, which is another in Arabic. */
function sidesIn(css: string): string[] {
  const named = css.match(
    /\b(?:(?:margin|padding|border|inset)-(?:left|right)\b|(?:text-align|float|clear): (?:left|right)\b)[^;]*/g,
  );
  const uneven = [...css.matchAll(/\b(border-radius|margin|padding): ([^;{}'"`\n]+);/g)].filter(
    ([, property = '', value = '']) => !isEven(property, value),
  );
  return [...(named ?? []), ...uneven.map(([declaration]) => declaration)];
}

test('no style sheet names a side of the page: from right to left it is the other', () => {
  const found = files.flatMap((file) =>
    sidesIn(readFileSync(file, 'utf8')).map((declaration) => `${file}: ${declaration}`),
  );
  expect(found).toEqual([]);
});
