import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { LogoFile } from './logo.ts';
import type { PartKind } from './open-peeps.ts';
import { part, partNames } from './open-peeps.ts';
import type { Report } from './problems.ts';
import { kebabCase, suggestion } from './problems.ts';
import { sourceText } from './source-text.ts';
import { readSvg } from './svg.ts';
import { readYaml } from './yaml-schema.ts';
import { record, refuse, text, whole } from './yaml-values.ts';

export const peopleFile = 'assets/people.yaml';

/** A person in a scene, as an author names them; the first pose where none is named. */
export interface Appearance {
  readonly person: string;
  readonly expression: string;
  /** The first where there is none, or ''. */
  readonly pose?: string;
}

/** A person as drawn. */
export interface Figure {
  /** Who is drawn, for what moves one of several. */
  readonly person: string;
  /** From behind to before, as SVG without an outermost element: alike wherever the same part is used. */
  readonly layers: readonly string[];
  readonly kind: BodyKind;
  /** How far down the table edge or the feet are. */
  readonly floor: number;
}

const bodyKinds = ['bust', 'standing', 'sitting'] as const;
type BodyKind = (typeof bodyKinds)[number];

/** The room that a figure needs. A bust ends in a straight edge: it belongs behind a table, or into a tile. */
const boxes: Readonly<Record<BodyKind, readonly [x: number, y: number, width: number, height: number]>> = {
  bust: [-140, -65, 580, 635],
  standing: [-230, -65, 770, 1575],
  sitting: [-260, -65, 980, 1290],
};
/** Half-way between the shoulders. */
const middle = 110;
/** Where a body does not reach as far down as its box. */
const floors: Readonly<Record<string, number>> = {
  PointingFingerBW: 1334,
  PointingFingerWB: 1334,
  WheelChair: 1211,
  CrossedLegs: 1152,
};

/** What is worn, and whether it is before the face or belongs to the body. */
const wear = { 'hearing-aid': 'face', headset: 'face', lanyard: 'body', cane: 'body' } as const;

const partOf = (...kinds: PartKind[]) =>
  text().superRefine((name, context) => {
    const names = kinds.flatMap((kind) => partNames(kind));
    const message = `Open Peeps has no such part: "${name}".`;
    if (!names.includes(name)) refuse(context, { message, fix: suggestion(name, names) });
  });

const content = z.strictObject({
  expressions: record(kebabCase, partOf('face')),
  people: record(
    kebabCase,
    z.strictObject({
      head: partOf('head'),
      beard: partOf('beard').default('None'),
      glasses: partOf('glasses').default('None'),
      wears: z.array(z.enum(Object.keys(wear) as (keyof typeof wear)[])).default([]),
      poses: record(kebabCase, partOf(...bodyKinds)),
    }),
  ),
  stages: record(
    kebabCase,
    z.strictObject({
      size: whole(10, 200, 'per cent'),
      seats: z.array(
        z.strictObject({
          x: whole(0, 2000),
          y: whole(0, 2000),
          faces: z.enum(['right', 'left']).default('right'),
        }),
      ),
    }),
  ),
  start: z.strictObject({
    stage: text(),
    people: z.array(z.strictObject({ person: text(), expression: text(), pose: text().default('') })),
  }),
});
type Cast = z.infer<typeof content>;

/**
 * The people of `assets/people.yaml`, and the stages of `assets/art/stages/`, as inline SVG: the ink is
 * `currentColor`, the paper `--paper`. There are no ids in it, so that it can stand in any root any number of times.
 */
export class People {
  readonly #assets: string;
  readonly #cast: Cast | undefined;
  readonly #report: Report;
  readonly #drawings = new Map<string, string>();
  /** Those that were read, as absolute paths. */
  readonly files: string[] = [];

  /**
   * @param assets the folder
   * @param report for what is wrong in `people.yaml`
   */
  constructor(assets: string, report: Report) {
    this.#assets = assets;
    this.#report = report;
    const file = join(assets, 'people.yaml');
    if (existsSync(file)) {
      this.files.push(file);
      this.#cast = readYaml(sourceText(readFileSync(file)), content, report, { name: 'the people' });
    }
  }

  /** Undefined where there is no such person, expression or pose, which is reported. */
  figure({ person, expression, pose }: Appearance, line: number, report: Report): Figure | undefined {
    const known = named(this.#cast?.people, person, 'person', peopleFile, line, report);
    const face = named(this.#cast?.expressions, expression, 'expression', peopleFile, line, report);
    if (!known) return undefined;
    const [first = ''] = known.poses.keys();
    const body = named(known.poses, pose || first, 'pose', `the poses of "${person}"`, line, report);
    if (body === undefined || face === undefined) return undefined;
    const kind = bodyKinds.find((one) => partNames(one).includes(body)) ?? 'bust';
    const [, top, , height] = boxes[kind];
    const worn = (place: string): string[] =>
      known.wears.filter((one) => wear[one] === place).map((one) => this.#inside('wear', one, line, report));
    const layers = [
      part(kind, body),
      ...worn('body'),
      part('head', known.head),
      part('face', face),
      part('beard', known.beard),
      part('glasses', known.glasses),
      ...worn('face'),
    ];
    return {
      person,
      kind,
      floor: kind === 'bust' ? top + height : (floors[body] ?? 1475),
      layers: layers.filter((layer) => layer !== ''),
    };
  }

  /** One person, alone. '' where that cannot be drawn. */
  portrait(who: Appearance, line: number, report: Report): string {
    const figure = this.figure(who, line, report);
    if (!figure) return '';
    return `<svg viewBox="${boxes[figure.kind].join(' ')}" aria-hidden="true">${figure.layers.join('')}</svg>`;
  }

  /** People on a stage, in its seats from left to right. '' where that cannot be drawn. */
  scene(name: string, people: readonly Appearance[], line: number, report: Report): string {
    const stage = named(this.#cast?.stages, name, 'stage', peopleFile, line, report);
    if (!stage) return '';
    if (people.length > stage.seats.length) {
      const fix = 'Leave people out, or take another stage.';
      report(line, `The stage "${name}" has ${stage.seats.length} seats, and ${people.length} people.`, fix);
      return '';
    }
    const drawing = this.#drawing('stages', name, line, report);
    const scale = stage.size / 100;
    const seated = people.map((who, index) => {
      const figure = this.figure(who, line, report);
      const { x = 0, y = 0, faces = 'right' } = stage.seats[index] ?? {};
      const across = faces === 'left' ? -scale : scale;
      const place = `translate(${x} ${y})scale(${across} ${scale})translate(${-middle} ${-(figure?.floor ?? 0)})`;
      return `<g class="person" data-person="${who.person}" transform="${place}">${figure?.layers.join('') ?? ''}</g>`;
    });
    // On the lower edge of the room that it is given: a table or a floor ends there.
    return drawing
      .replace(/^<svg/, '<svg preserveAspectRatio="xMidYMax"')
      .replace(/<g id="[^"]*front"/, (front) => `${seated.join('')}${front}`);
  }

  /** The start screen's picture as a file of its own, in the colours of light surroundings. */
  startPicture(): LogoFile | undefined {
    if (!this.#cast) return undefined;
    const { stage, people } = this.#cast.start;
    const svg = this.scene(stage, people, 1, this.#report);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
    if (width === undefined || height === undefined) return undefined;
    const content = new TextEncoder().encode(
      svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg" color="#111"'),
    );
    const version = createHash('sha256').update(content).digest('hex').slice(0, 8);
    return { content, path: `app/start-${version}.svg`, width, height };
  }

  /** What a drawing holds, in a group that has the attributes of its outermost element. */
  #inside(folder: string, name: string, line: number, report: Report): string {
    return this.#drawing(folder, name, line, report)
      .replace(/^<svg/, '<g')
      .replace(/ (?:viewBox|xmlns|aria-hidden)="[^"]*"/g, '')
      .replace(/<\/svg>$/, '</g>');
  }

  #drawing(folder: string, name: string, line: number, report: Report): string {
    const key = `${folder}/${name}`;
    const known = this.#drawings.get(key);
    if (known !== undefined) return known;
    const file = join(this.#assets, 'art', folder, `${name}.svg`);
    if (!existsSync(file)) {
      report(
        line,
        `There is no picture assets/art/${key}.svg.`,
        'Draw it, or leave it out of assets/people.yaml.',
      );
      return '';
    }
    this.files.push(file);
    const own = { 'aria-hidden': 'true' };
    const drawing = readSvg(`The picture "${key}"`, sourceText(readFileSync(file)), own, name);
    const svg = 'svg' in drawing ? drawing.svg : '';
    if (!('svg' in drawing)) report(line, drawing.message, drawing.fix);
    this.#drawings.set(key, svg);
    return svg;
  }
}

/** One of those by name, or a problem that says what there is. */
function named<T>(
  all: ReadonlyMap<string, T> | undefined,
  name: string,
  what: string,
  where: string,
  line: number,
  report: Report,
): T | undefined {
  const found = all?.get(name);
  if (found === undefined && all)
    report(line, `There is no ${what} "${name}" in ${where}.`, suggestion(name, [...all.keys()]));
  return found;
}
