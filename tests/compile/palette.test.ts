import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groundsOf } from '../../src/compile/brand.ts';
import { contrast, textContrast } from '../../src/compile/contrast.ts';

const theme = readFileSync(join(import.meta.dirname, '../../assets/theme.css'), 'utf8');
const dark = theme.indexOf('@media (prefers-color-scheme: dark) {\n  [data-colour');
const parts = { light: theme.slice(0, dark), dark: theme.slice(dark) };
/** What a line that carries meaning needs: WCAG 2.2, success criterion 1.4.11. */
const lineContrast = 3;

const coloursIn = (css: string): [name: string, tokens: Map<string, string>][] =>
  [...css.matchAll(/\[data-colour='(\w+)'\] \{([^}]*)\}/g)].map(([, name = '', body = '']) => [
    name,
    new Map(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, token = '', colour = '']) => [
        token,
        colour,
      ]),
    ),
  ]);

const names = coloursIn(parts.light).map(([name]) => name);

it('has a colour for each of five lessons, the same in light and dark', () => {
  expect(names).toHaveLength(5);
  expect(coloursIn(parts.dark).map(([name]) => name)).toEqual(names);
});

describe.each(['light', 'dark'] as const)('in %s surroundings', (scheme) => {
  it.each(coloursIn(parts[scheme]))(
    '%s can be read, and its stage shows what is drawn on it',
    (_, tokens) => {
      const of = (token: string): string => tokens.get(token) ?? '';
      const grounds = [...groundsOf(theme, scheme).values(), of('accent-soft')];
      for (const ground of grounds)
        expect(contrast(of('accent'), ground)).toBeGreaterThanOrEqual(textContrast);
      for (const under of ['accent', 'accent-strong']) {
        expect(contrast(of('on-accent'), of(under))).toBeGreaterThanOrEqual(textContrast);
      }
      // Words stand on it, too, in the ink of the drawings.
      expect(contrast('#111111', of('stage'))).toBeGreaterThanOrEqual(textContrast);
      // Black hair and a black jacket stand out by the stage itself; a white one by its ink, or by the stage where that is dark.
      if (scheme === 'dark') expect(contrast('#ffffff', of('stage'))).toBeGreaterThanOrEqual(lineContrast);
    },
  );
});
