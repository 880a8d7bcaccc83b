import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cast as KnownCast } from '../blocks/block-source.ts';
import type { Appearance, StageModel } from '../blocks/drawings.ts';
import { nameHash } from './content.ts';
import type { LogoFile } from './logo.ts';
import type { CastFile, Stage } from './cast-file.ts';
import { boxes, call, castFile, floorOf, kindOf, middle, wear } from './cast-file.ts';
import { part } from './open-peeps.ts';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';
import { sourceText } from './source-text.ts';
import { readSvg } from './svg.ts';
import { readYaml } from './yaml-schema.ts';

export const peopleFile = 'assets/people.yaml';

/** A person as drawn. */
export interface Figure {
  /** From behind to before, as SVG without an outermost element: alike wherever the same part is used. */
  readonly layers: readonly string[];
  /** The room that it takes by itself: a viewBox. */
  readonly box: string;
  /** How far down the table edge or the feet are. */
  readonly floor: number;
}

/** A stage as it is drawn, without the people on it. */
export interface StageParts {
  readonly box: string;
  readonly back: string;
  readonly front: string;
  /** The transform of each seat, up to how far down the figure reaches. */
  readonly seats: readonly string[];
}

/**
 * The people of `assets/people.yaml`, and the stages of `assets/art/stages/`, as inline SVG: the ink is
 * `currentColor`, the paper `--paper`. There are no ids in it, so that it can stand in any root any number of times.
 */
export class People {
  readonly #assets: string;
  /** Undefined where the file is not there, or cannot be read. */
  readonly #cast: CastFile | undefined;
  readonly #isThere: boolean;
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
    this.#isThere = existsSync(file);
    if (this.#isThere) {
      this.files.push(file);
      this.#cast = readYaml(sourceText(readFileSync(file)), castFile, report, { name: 'the people' });
    }
  }

  /** Undefined where there is no such person, expression or pose, which is reported. */
  figure({ person, expression, pose }: Appearance, line: number, report: Report): Figure | undefined {
    this.#reportAbsent(line, report);
    const known = named(this.#cast?.people, person, 'person', peopleFile, line, report);
    const face = named(this.#cast?.expressions, expression, 'expression', peopleFile, line, report);
    if (!known) return undefined;
    const [first = ''] = known.poses.keys();
    const body = named(known.poses, pose || first, 'pose', `the poses of "${person}"`, line, report);
    if (body === undefined || face === undefined) return undefined;
    const kind = kindOf(body);
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
      box: boxes[kind].join(' '),
      floor: floorOf(kind, body),
      layers: layers.filter((layer) => layer !== ''),
    };
  }

  /** A course that draws nobody does without the file. */
  #reportAbsent(line: number, report: Report): void {
    if (this.#isThere) return;
    const fix = 'Put the file back, or leave out who and where is drawn.';
    report(line, `Nobody can be drawn: there is no ${peopleFile}.`, fix);
  }

  /** For the blocks' parsers: who and what there is. */
  cast(report: Report): KnownCast {
    return {
      stage: (name, line) => this.#stage(name, line, report),
      person: (name) => this.#person(name),
      has: (person) => this.#cast?.people.has(person) ?? false,
      figure: (who, stage, line) => this.#suited(who, stage, line, report),
    };
  }

  #person(name: string): string {
    const known = [...(this.#cast?.people ?? [])].find(([, { names }]) => names.includes(name));
    return known?.[0] ?? name.toLowerCase().replace(/\s+/g, '-');
  }

  /** In a pose that suits the stage: a bust would end in mid-air where people stand. */
  #suited(
    { person, expression, pose }: Appearance,
    stage: StageModel | undefined,
    line: number,
    report: Report,
  ): Appearance {
    const poses = this.#cast?.people.get(person)?.poses;
    const stands = this.#cast?.stages.get(stage?.type ?? '')?.figures === 'standing';
    const suits = (body: string): boolean => !stage || (kindOf(body) !== 'bust') === stands;
    const chosen = pose || [...(poses ?? [])].find(([, body]) => suits(body))?.[0];
    const who = { person, expression, ...(chosen !== undefined && { pose: chosen }) };
    const isDrawn = this.figure(who, line, report) !== undefined;
    if (isDrawn && poses && !suits(poses.get(chosen ?? '') ?? [...poses.values()][0] ?? '')) {
      const fitting = [...poses].filter(([, body]) => suits(body)).map(([name]) => name);
      const fix =
        fitting.length > 0
          ? `Write one of: ${fitting.join(', ')}.`
          : 'Take another person, or another stage.';
      report(line, `"${person}" cannot be on the stage "${stage?.type}" like that.`, fix);
    }
    return who;
  }

  #stage(name: string, line: number, report: Report): StageModel | undefined {
    if (name === call.type) return call;
    this.#reportAbsent(line, report);
    const stages = this.#cast && new Map([...this.#cast.stages, [call.type, undefined]]);
    const stage = named(stages, name, 'stage', peopleFile, line, report);
    if (!stage) return undefined;
    const [width, height] = sizeOf(this.#drawing('stages', name, line, report));
    const kind = stage.figures === 'standing' ? 'standing' : 'bust';
    const [, top] = boxes[kind];
    const tops = stage.seats.map(({ y }) => y - (floorOf(kind) - top) * (stage.size / 100));
    const share = (part: number): number => Math.round((part / width) * 100);
    return {
      type: name,
      ratio: Math.round((width / height) * 100) / 100,
      above: Math.max(0, share(Math.min(...tops, height)) - 2),
      seats: stage.seats.map(({ x }) => share(x)),
      from: 0,
    };
  }

  /** What stands behind and before the people of a stage, and where each of them is put. */
  stage(name: string, line: number, report: Report): StageParts | undefined {
    const stage = this.#cast?.stages.get(name);
    if (!stage) return undefined;
    const all = this.#inside('stages', name, line, report).replaceAll(
      / id="[^"]*(back|front)"/g,
      ' data-$1=""',
    );
    const [open = ''] = /^<g[^>]*>/.exec(all) ?? [];
    const front = all.search(/<g data-front/);
    const bare = (svg: string): string => svg.replaceAll(/ data-(?:back|front)=""/g, '');
    return {
      box: `0 0 ${sizeOf(this.#drawing('stages', name, line, report)).join(' ')}`,
      back: bare(`${all.slice(0, front)}</g>`),
      front: bare(`${open}${all.slice(front)}`),
      seats: seatsOf(stage),
    };
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
    const seats = seatsOf(stage);
    const seated = people.map((who, index) => {
      const { floor = 0, layers = [] } = this.figure(who, line, report) ?? {};
      return `<g class="person" data-person="${who.person}" transform="${seats[index]}${floor})">${layers.join('')}</g>`;
    });
    // On the lower edge of the room that it is given: a table or a floor ends there.
    return drawing
      .replace(/^<svg/, '<svg preserveAspectRatio="xMidYMax"')
      .replace(/<g id="[^"]*front"/, (front) => `${seated.join('')}${front}`);
  }

  /** The start screen's picture as a file of its own, in the colours of light surroundings; there may be none. */
  startPicture(): LogoFile | undefined {
    if (!this.#cast?.start) return undefined;
    const { stage, people } = this.#cast.start;
    const svg = this.scene(stage, people, 1, this.#report);
    if (svg === '') return undefined;
    const [width, height] = sizeOf(svg);
    const content = new TextEncoder().encode(
      svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg" color="#111"'),
    );
    return { content, path: `app/start-${nameHash(content)}.svg`, width, height };
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

/** The transform of each seat of a stage, up to how far down the figure reaches. */
const seatsOf = ({ seats, size }: Stage): string[] => {
  const scale = size / 100;
  return seats.map(
    ({ x, y, faces }) =>
      `translate(${x} ${y})scale(${faces === 'left' ? -scale : scale} ${scale})translate(${-middle} -`,
  );
};

/** Width and height of a drawing. */
function sizeOf(svg: string): [number, number] {
  const [, width = 1, height = 1] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  return [width, height];
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
