import { contrast, mixed, textContrast } from './contrast.ts';
import type { Remark } from './problems.ts';

export type Scheme = 'light' | 'dark';

/** Token name in `assets/theme.css` → colour, of the backgrounds that the accent appears on. */
export type Grounds = ReadonlyMap<string, string>;

/** Text in the accent colour, such as a link, appears on all of these. */
const groundNames = ['ground', 'ground-2', 'ground-3', 'good-soft', 'warn-soft', 'bad-soft'];

/** Reads the backgrounds from the style sheet, so that the two always agree. */
export function groundsOf(theme: string, scheme: Scheme): Grounds {
  const dark = theme.indexOf('@media (prefers-color-scheme: dark)');
  const part = scheme === 'dark' ? theme.slice(dark) : theme.slice(0, dark);
  const grounds = new Map<string, string>();
  for (const name of groundNames) {
    const colour = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, 'i').exec(part)?.[1];
    if (colour === undefined) throw new Error(`assets/theme.css sets no --${name} for the ${scheme} scheme.`);
    grounds.set(`--${name}`, colour.toLowerCase());
  }
  return grounds;
}

/** The colours that a brand's accent sets. */
export interface Accent {
  readonly accent: string;
  /** For hover. */
  readonly strong: string;
  /** Behind chosen items. */
  readonly soft: string;
  /** Text on the accent: black or white, whichever has more contrast. */
  readonly on: string;
}

function accentOf(accent: string, scheme: Scheme, grounds: Grounds): Accent {
  const strong = mixed(accent, scheme === 'light' ? '#000000' : '#ffffff', 0.2);
  const soft = mixed(grounds.get('--ground') ?? '#ffffff', accent, scheme === 'light' ? 0.08 : 0.14);
  const worst = (on: string): number => Math.min(contrast(accent, on), contrast(strong, on));
  return { accent, strong, soft, on: worst('#ffffff') >= worst('#000000') ? '#ffffff' : '#000000' };
}

interface ContrastInUse {
  readonly where: string;
  readonly ratio: number;
}

function contrastsOf({ accent, strong, soft, on }: Accent, grounds: Grounds): ContrastInUse[] {
  return [
    ...[...grounds.values(), soft].map((colour) => ({
      where: `on ${colour}`,
      ratio: contrast(accent, colour),
    })),
    { where: `under words in ${on}`, ratio: contrast(accent, on) },
    { where: `under words in ${on} while pointed at`, ratio: contrast(strong, on) },
  ];
}

const isClear = (accent: string, scheme: Scheme, grounds: Grounds): boolean =>
  contrastsOf(accentOf(accent, scheme, grounds), grounds).every(({ ratio }) => ratio >= textContrast);

/** The nearest mix of the two colours with enough contrast. */
function clearShade(colour: string, towards: string, wouldDo: (shade: string) => boolean): string {
  for (let share = 0.02; share < 1; share += 0.02) {
    const shade = mixed(colour, towards, share);
    if (wouldDo(shade)) return shade;
  }
  return towards;
}

/** The contrast of an accent. */
export interface AccentContrast {
  /** The lowest contrast in any use. */
  readonly ratio: number;
  readonly where: string;
  /** The nearest shade with enough contrast: the accent itself if it has that. */
  readonly shade: string;
  /** The colour of text on it. */
  readonly on: string;
}

export function accentContrast(accent: string, scheme: Scheme, grounds: Grounds): AccentContrast {
  const colour = accent.toLowerCase();
  const made = accentOf(colour, scheme, grounds);
  const [worst] = contrastsOf(made, grounds).sort((a, b) => a.ratio - b.ratio);
  const { ratio, where } = worst ?? { ratio: 21, where: '' };
  const { on } = made;
  const towards = scheme === 'light' ? '#000000' : '#ffffff';
  const shade =
    ratio >= textContrast ? colour : clearShade(colour, towards, (one) => isClear(one, scheme, grounds));
  return { ratio, where, on, shade };
}

/** Rounded down: 4.47 must not read as 4.5. */
export const ratioText = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;

/** The brand's accent, or, if its contrast is too low somewhere, what is wrong, with the lowest ratio. */
export function brandAccent(accent: string, scheme: Scheme, grounds: Grounds): Accent | Remark {
  const { ratio, where, shade } = accentContrast(accent, scheme, grounds);
  if (ratio >= textContrast) return accentOf(accent.toLowerCase(), scheme, grounds);
  return {
    message: `The accent "${scheme}" ${accent} has too little contrast: ${ratioText(ratio)} ${where} at worst; text needs ${textContrast}:1.`,
    fix: `Take a ${scheme === 'light' ? 'darker' : 'lighter'} one; ${shade} would do.`,
  };
}

/** The colour of drawings and text on the highlight: the theme's `--on-stage` and `--on-call`. */
const inkOnHighlight = '#111111';

/** The brand's highlight, or what is wrong if black has too little contrast on it. */
export function brandHighlight(highlight: string): string | Remark {
  const colour = highlight.toLowerCase();
  const ratio = contrast(colour, inkOnHighlight);
  if (ratio >= textContrast) return colour;
  const shade = clearShade(colour, '#ffffff', (one) => contrast(one, inkOnHighlight) >= textContrast);
  return {
    message: `The highlight ${highlight} is too dark for the black words and drawings on it: ${ratioText(ratio)}; they need ${textContrast}:1.`,
    fix: `Take a lighter one; ${shade} would do.`,
  };
}

const accentStyle = ({ accent, strong, soft, on }: Accent): string =>
  `:root,[data-colour]{--accent:${accent};--accent-strong:${strong};--accent-soft:${soft};--on-accent:${on}}`;

/** In the dark scheme it is darker, like the theme's own, unless black would then have too little contrast. */
function highlightStyle(highlight: string): string {
  const darker = mixed(highlight, '#000000', 0.2);
  const dark = contrast(darker, inkOnHighlight) >= textContrast ? darker : highlight;
  return `\n:root{--stage:${highlight};--call:${highlight}}\n@media (prefers-color-scheme:dark){:root{--stage:${dark}}}\n`;
}

/** The rules that follow the theme in the style sheet. */
export const brandStyle = (
  accent: { readonly light: Accent; readonly dark: Accent } | undefined,
  highlight: string | undefined,
): string =>
  (accent
    ? `\n${accentStyle(accent.light)}\n@media (prefers-color-scheme:dark){${accentStyle(accent.dark)}}\n`
    : '') + (highlight === undefined ? '' : highlightStyle(highlight));
