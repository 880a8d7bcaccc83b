import type { Figure, Part, Unit } from './figure.ts';
import { isWithin } from './figure.ts';
import type { Results } from './results.ts';

const titles: Record<Part, string> = {
  loading: 'Loading',
  using: 'Using',
  cost: 'Cost for the LMS',
  building: 'Building',
  growth: 'Growth',
};

const parts = Object.keys(titles) as Part[];

const number = (value: number, places: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: places });

const formats: Record<Unit, (value: number) => string> = {
  ms: (value) => `${number(value, 0)} ms`,
  s: (value) => `${number(value, 2)} s`,
  bytes: (value) => number(value, 0),
  MB: (value) => `${number(value, 2)} MB`,
  times: (value) => `${number(value, 2)} ×`,
  count: (value) => number(value, 0),
  percent: (value) => `${number(value, 2)} %`,
  score: (value) => number(value, 3),
};

/** A value with its unit, for people. */
export const shown = ({ unit }: Pick<Figure, 'unit'>, value: number): string => formats[unit](value);

function row(figure: Figure): string {
  const { of, name, value, lowest, highest, runs, budget } = figure;
  const spread = runs > 1 && lowest !== highest ? `${shown(figure, lowest)} – ${shown(figure, highest)}` : '';
  const most = budget === undefined ? '' : shown(figure, budget);
  const verdict = budget === undefined ? '' : isWithin(figure) ? '✓' : '✗';
  return `| ${[of, name, shown(figure, value), spread, runs, most, verdict].join(' | ')} |`;
}

/** The table of all figures in Markdown, with a heading for each part. */
export function tableOf({ figures }: Results): string {
  const head = [
    '| of | figure | measured | from – to | runs | at most | |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
  ];
  return parts
    .map((part) => [part, figures.filter((figure) => figure.part === part)] as const)
    .filter(([, own]) => own.length > 0)
    .map(([part, own]) => [`### ${titles[part]}`, '', ...head, ...own.map(row)].join('\n'))
    .join('\n\n');
}

/** The figures that exceed their budget, one line each. */
export const shortfalls = ({ figures }: Results): string[] =>
  figures
    .filter((figure) => !isWithin(figure))
    .map(
      (figure) =>
        `${figure.of}: ${figure.name}, ${shown(figure, figure.value)} (at most ${shown(figure, figure.budget ?? 0)})`,
    );
