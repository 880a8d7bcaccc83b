import { readFileSync, writeFileSync } from 'node:fs';
import { chartOf } from './chart.ts';
import type { Results } from './results.ts';
import { chartFile, pageFile, writeFormatted } from './results.ts';
import { tableOf } from './table.ts';

const begin = '<!-- figures: written by npm run bench -->';
const end = '<!-- end of figures -->';

/** The page with this run's table in place of the last one's. @throws if the page has no place for it */
export function pageWith(page: string, results: Results): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('docs/performance.md has no figures.');
  const { processor, memory, node, browser } = results.machine;
  const machine = `Measured on ${processor}, ${memory}, Node ${node}, Chromium ${browser}.`;
  return `${before}${begin}\n\n${machine}\n\n${tableOf(results)}\n\n${end}${after}`;
}

/** Writes the page and its chart. */
export async function writePage(results: Results): Promise<void> {
  await writeFormatted(pageFile, pageWith(readFileSync(pageFile, 'utf8'), results));
  writeFileSync(chartFile, chartOf(results));
}
