/** Colours as `#rrggbb`, and their contrast: WCAG 2.2, relative luminance and contrast ratio. */

type Rgb = readonly [number, number, number];

/** The minimum for text: WCAG 2.2, success criterion 1.4.3. */
export const textContrast = 4.5;

const rgb = (colour: string): Rgb => [
  parseInt(colour.slice(1, 3), 16),
  parseInt(colour.slice(3, 5), 16),
  parseInt(colour.slice(5, 7), 16),
];

const hex = (parts: Rgb): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(colour: string): number {
  const [r, g, b] = rgb(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** @param share the share of the other colour, 0–1 */
export function mixed(colour: string, other: string, share: number): string {
  const [r, g, b] = rgb(colour);
  const [R, G, B] = rgb(other);
  return hex([r + (R - r) * share, g + (G - g) * share, b + (B - b) * share]);
}
