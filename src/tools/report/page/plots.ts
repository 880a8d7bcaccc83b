import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import type { Item } from '../read/items.ts';
import type { LearnerRecord } from '../read/records.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
);

/** A colour of the page as the browser computes it for the light or dark theme. */
function colour(name: string): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function draw(canvas: HTMLCanvasElement, config: ConstructorParameters<typeof Chart>[1]): object {
  Chart.getChart(canvas)?.destroy();
  Chart.defaults.color = colour('--ink');
  Chart.defaults.borderColor = colour('--grid');
  Chart.defaults.animation = false;
  return new Chart(canvas, config);
}

const titled = (text: string): { display: true; text: string } => ({ display: true, text });

/** How hard each question is (across) and how well it tells learners apart (up). */
export function plotItems(canvas: HTMLCanvasElement, items: readonly Item[]): void {
  const shown = items.filter(({ discrimination }) => discrimination !== undefined);
  draw(canvas, {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: shown.map(({ share, discrimination }) => ({ x: share * 100, y: discrimination ?? 0 })),
          backgroundColor: shown.map(({ flags }) => colour(flags.length > 0 ? '--bad' : '--accent')),
          pointStyle: shown.map(({ flags }) => (flags.length > 0 ? 'triangle' : 'circle')),
          radius: 6,
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      scales: {
        x: { min: 0, max: 100, title: titled('answered right, per cent') },
        y: { min: -1, max: 1, title: titled('discrimination') },
      },
      plugins: { tooltip: { callbacks: { label: ({ dataIndex }) => shown[dataIndex]?.question ?? '' } } },
    },
  });
}

/** The distribution of best scores. */
export function plotScores(canvas: HTMLCanvasElement, records: readonly LearnerRecord[]): void {
  const tens = Array.from({ length: 11 }, (_, index) => index * 10);
  const counts = tens.map(
    (ten) => records.filter(({ score }) => score !== undefined && Math.floor(score / 10) * 10 === ten).length,
  );
  draw(canvas, {
    type: 'bar',
    data: {
      labels: tens.map((ten) => (ten === 100 ? '100' : `${ten}–${ten + 9}`)),
      datasets: [{ data: counts, backgroundColor: colour('--accent') }],
    },
    options: {
      maintainAspectRatio: false,
      scales: {
        x: { title: titled('best score') },
        y: { ticks: { precision: 0 }, title: titled('records') },
      },
    },
  });
}
