import type { Figure } from './figure.ts';
import type { Results } from './results.ts';
import { shown } from './table.ts';

const width = 900;
const rowHeight = 26;
const labelWidth = 410;
const top = 56;
/** The length of a bar that uses its whole budget. */
const full = 280;
/** A longer bar is cut here, with its figure next to it. */
const longest = 1.2;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** For each budget, the figure that uses most of it: one bar even if every package is measured. */
function worst({ figures }: Results): Figure[] {
  const found = new Map<string, Figure>();
  for (const figure of figures) {
    if (!figure.budget) continue;
    const key = `${figure.part} ${figure.name} ${figure.part === 'loading' ? '' : figure.of}`;
    const known = found.get(key);
    if (!known || share(figure) > share(known)) found.set(key, figure);
  }
  return [...found.values()];
}

const share = ({ value, budget = 1 }: Figure): number => value / budget;

function bar(figure: Figure, index: number): string {
  const y = top + index * rowHeight;
  const part = share(figure);
  const length = Math.max(2, Math.min(part, longest) * full);
  const text = `${shown(figure, figure.value)} of ${shown(figure, figure.budget ?? 0)}`;
  // Past the budget line there is room only for the figure.
  return [
    `<text class="label" x="${labelWidth - 12}" y="${y + 13}" text-anchor="end">${escape(`${figure.of}: ${figure.name}`)}</text>`,
    `<rect class="${part <= 1 ? 'good' : 'bad'}" x="${labelWidth}" y="${y + 1}" width="${length.toFixed(1)}" height="16" rx="3"/>`,
    `<text class="value" x="${labelWidth + Math.max(length, part > 0.62 && part <= 1 ? full : 0) + 8}" y="${y + 13}">${escape(text)}</text>`,
  ].join('\n');
}

/** The used share of each budget, as SVG for light and dark pages. */
export function chartOf(results: Results): string {
  const bars = worst(results);
  const height = top + bars.length * rowHeight + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="How much of each budget is used">
<style>
text { font: 13px system-ui, sans-serif; fill: #111111 }
.title { font-size: 16px; font-weight: 600 }
.value, .axis { fill: #55534e }
.good { fill: #0b6b3a }
.bad { fill: #b3261e }
.limit { stroke: #55534e; stroke-dasharray: 4 3 }
.ground { fill: #ffffff }
@media (prefers-color-scheme: dark) {
text { fill: #f2f1ee }
.value, .axis { fill: #b8b5ae }
.good { fill: #63c78f }
.bad { fill: #ff9089 }
.limit { stroke: #b8b5ae }
.ground { fill: #161514 }
}
</style>
<rect class="ground" width="${width}" height="${height}" rx="8"/>
<text class="title" x="16" y="28">How much of each budget is used</text>
<line class="limit" x1="${labelWidth + full}" x2="${labelWidth + full}" y1="${top - 12}" y2="${height - 8}"/>
<text class="axis" x="${labelWidth + full}" y="${top - 18}" text-anchor="middle">the budget</text>
${bars.map(bar).join('\n')}
</svg>
`;
}
