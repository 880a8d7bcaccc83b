import type { SVGTemplateResult } from 'lit';
import { svg } from 'lit';
import type { Drawings } from '../drawings.ts';
import { figureKey } from '../drawings.ts';
import type { ChartRow } from './model.ts';
import { behindTable } from './model.ts';

/** The table in the drawing's units: an oval, seen from above one long side. */
const table = { x: 500, y: 262, across: 470, down: 66 };

interface Seat {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The seats on one side: `side` is -1 behind the table, 1 in front of it. */
function seatsOf(count: number, side: -1 | 1, most: number): Seat[] {
  const step = Math.min(150, 880 / most);
  return Array.from({ length: count }, (_, index) => {
    const x = table.x + (index - (count - 1) / 2) * step;
    const edge = side * table.down * Math.sqrt(1 - ((x - table.x) / table.across) ** 2);
    return { x, y: table.y + edge + (side < 0 ? 26 : 134), scale: step / 430 };
  });
}

/** A generic person, in the units of the cast's busts: centre x = 110, foot y = 570. */
const anybody = svg`<circle cx="110" cy="140" r="112" /><path d="M-85 575c0-190 60-285 195-285s195 95 195 285z" />`;

/**
 * A share as people around a table. Those counted sit in the middle, on yellow, with a face if one is drawn.
 * Screen readers ignore it: the words are below it.
 */
export function peopleAtTable(
  people: number,
  { counted = 0, drawn = [] }: ChartRow,
  drawings: Drawings | undefined,
): SVGTemplateResult {
  const behind = behindTable(people);
  const back = seatsOf(behind, -1, behind);
  const front = seatsOf(people - behind, 1, behind);
  // From the middle outwards, first those seen from the front.
  const order = [back, front].flatMap((seats) =>
    [...seats].sort((one, other) => Math.abs(one.x - table.x) - Math.abs(other.x - table.x)),
  );
  const chosen = order.slice(0, counted).sort((one, other) => one.y - other.y || one.x - other.x);
  const seated = (seat: Seat): SVGTemplateResult => {
    const place = chosen.indexOf(seat);
    const who = drawn[place];
    const figure = who && drawings?.figures[figureKey(who)];
    const at = `translate(${seat.x} ${seat.y})scale(${seat.scale})translate(-110 -570)`;
    return svg`<g transform=${at} class=${place < 0 ? 'other' : figure ? 'face' : 'counted'}>
      ${place < 0 ? '' : svg`<circle class="spot" cx="110" cy="165" r="250" />`}${figure ? figure.layers : anybody}
    </g>`;
  };
  const { x, y, across, down } = table;
  return svg`${back.map(seated)}
    <path class="side" d="M${x - across} ${y}v34a${across} ${down} 0 0 0 ${2 * across} 0v-34z" />
    <ellipse class="top" cx=${x} cy=${y} rx=${across} ry=${down} />
    ${front.map(seated)}`;
}
