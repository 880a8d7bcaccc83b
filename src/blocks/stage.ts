import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { plain } from '../course/rich.ts';
import { words } from '../locale/words.ts';
import type { Appearance, Drawings, StageModel } from './drawings.ts';
import { figureKey } from './drawings.ts';
import type { Moment } from './staging.ts';

/** A silhouette for the learner, who takes part in the call. */
const you = svg`<g class="you">
  <circle cx="130" cy="140" r="105" /><path d="M-90 590c0-220 60-310 220-310s220 90 220 310" />
</g>`;

/** Minutes since midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** CSS turns the hands, from where they were; they are drawn behind the axis. */
function hands(time: string): SVGTemplateResult {
  const minutes = minutesOf(time);
  return svg`<g class="hands">
    <path class="hand" .style=${`rotate: ${minutes / 2}deg`} d="M250 290V185" stroke-width="16" />
    <path class="hand" .style=${`rotate: ${minutes * 6}deg`} d="M250 290V130" stroke-width="10" />
  </g>`;
}

/** A room, and who is in it. */
function room({ type, from }: StageModel, { people, time }: Moment, drawings: Drawings | undefined): unknown {
  const stage = drawings?.stages[type];
  if (!stage) return nothing;
  const { box, back, front, seats } = stage;
  return html`<svg viewBox=${box} preserveAspectRatio="xMidYMax">
    ${back}${time === undefined ? nothing : hands(time)}
    ${people.map((who, seat) => {
      const figure = who && drawings.figures[figureKey(who)];
      if (!figure) return svg`<g></g>`;
      return svg`<g class="person" transform="${seats[from + seat] ?? ''}${figure.floor})">${figure.layers}</g>`;
    })}
    ${front}
  </svg>`;
}

function tile(name: string, inside: unknown): TemplateResult {
  return html`<div class="tile">
    <svg viewBox="-140 -65 580 635" preserveAspectRatio="xMidYMax">${inside}</svg>
    <b>${name}</b>
  </div>`;
}

/** A call: a tile for each person, the first the largest. */
function tiles({ people }: Moment, drawings: Drawings | undefined, withYou: boolean): TemplateResult {
  const there = people.filter((who) => who !== undefined);
  const layers = (who: Appearance): unknown => drawings?.figures[figureKey(who)]?.layers ?? nothing;
  return html`<div class="tiles of-${there.length + Number(withYou)}">
    ${there.map((who) => tile(who.name, layers(who)))} ${withYou ? tile(words.scene.you, you) : nothing}
  </div>`;
}

/** Words without final punctuation have stopped in the middle. */
const stopped = /[\p{L}\p{N}]\s*$/u;

function captionsOf({ captions }: Moment): unknown {
  if (captions === undefined) return nothing;
  return keyed(
    captions,
    html`<p class="captions">
      <small>${words.scene.captions}</small>
      <span class="running">${captions}${stopped.test(plain(captions)) ? html`<i></i>` : nothing}</span>
    </p>`,
  );
}

/** The position of a bubble: its tail is above the speaker. */
const bubblePosition = (stage: StageModel, by: number): string => {
  const share = stage.seats[by] ?? 50;
  return `--x: ${share}; --before: ${share / 100}; --after: ${1 - share / 100}`;
};

/**
 * A moment as it is seen. Screen readers ignore it: `momentText` has the same words.
 * @param withYou the learner is one of the people
 */
export function stageView(
  stage: StageModel,
  moment: Moment,
  drawings: Drawings | undefined,
  withYou = false,
): TemplateResult {
  const isCall = stage.type === 'call';
  const said = moment.lines.filter(({ by }) => by !== undefined);
  return html`<div
    class="stage"
    part="stage"
    aria-hidden="true"
    .style=${`--ratio: ${stage.ratio}; --above: ${stage.above}`}
  >
    <div class="set">
      <div class="bubbles">
        ${said.map(({ by = -1, text }) =>
          keyed(
            text,
            html`<div class="row" .style=${bubblePosition(stage, by)}>
              <p class=${by < 0 ? 'bubble voice' : 'bubble'}>${text}</p>
            </div>`,
          ),
        )}
      </div>
      <div class="drawing">${isCall ? tiles(moment, drawings, withYou) : room(stage, moment, drawings)}</div>
      ${captionsOf(moment)}
    </div>
  </div>`;
}

/** The words of a moment, in reading order. */
export const momentText = ({ lines, captions }: Moment): TemplateResult =>
  html`${lines.map(({ by, text }) => (by === undefined ? text : html`<p class="said">${text}</p>`))}
  ${captions === undefined ? nothing : html`<p class="said"><strong>${words.scene.captions}:</strong> ${captions}</p>`}`;
