import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cast as KnownCast } from '../blocks/block-source.ts';
import type { Appearance, StageModel } from '../blocks/drawings.ts';
import { fileNameHash } from './content.ts';
import type { LogoFile } from './logo.ts';
import type { CastFile, Stage } from './cast-file.ts';
import { boxes, callStage, castFile, floorOf, bodyKindOf, centreX, wear } from './cast-file.ts';
import { part } from './open-peeps.ts';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';
import { sourceText } from './source-text.ts';
import { readSvg } from './svg.ts';
import { readYaml } from './yaml-schema.ts';

export const peopleFile = 'assets/people.yaml';

/** A drawn person. */
export interface Figure {
  /** From back to front, as SVG without an `svg` element. The same part always gives the same text. */
  readonly layers: readonly string[];
  /** The viewBox that it fills alone. */
  readonly box: string;
  /** The y coordinate of the table edge or the feet. */
  readonly floor: number;
}

/** A drawn stage, without people. */
export interface StageParts {
  readonly box: string;
  readonly back: string;
  readonly front: string;
  /** The transform of each seat, up to the place for the figure's floor. */
  readonly seats: readonly string[];
}

/**
 * The people in `assets/people.yaml`, and the stages in `assets/art/stages/`, as inline SVG: the ink is
 * `currentColor`, the paper `--paper`. The SVG has no ids, so that a root can contain it any number of times.
 */
export class People {
  readonly #assets: string;
  /** Undefined if the file is missing or cannot be read. */
  readonly #cast: CastFile | undefined;
  readonly #isThere: boolean;
  readonly #report: Report;
  readonly #drawings = new Map<string, string>();
  /** The absolute paths of the files that were read. */
  readonly files: string[] = [];

  /**
   * @param assets the path of the folder `assets`
   * @param report reports problems in `people.yaml`
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

  /** Undefined if the person, expression or pose is unknown, which is reported. */
  figure({ person, expression, pose }: Appearance, line: number, report: Report): Figure | undefined {
    this.#reportAbsent(line, report);
    const known = namedEntry(this.#cast?.people, person, 'person', peopleFile, line, report);
    const face = namedEntry(this.#cast?.expressions, expression, 'expression', peopleFile, line, report);
    if (!known) return undefined;
    const [first = ''] = known.poses.keys();
    const body = namedEntry(known.poses, pose || first, 'pose', `the poses of "${person}"`, line, report);
    if (body === undefined || face === undefined) return undefined;
    const kind = bodyKindOf(body);
    const worn = (place: string): string[] =>
      known.wears
        .filter((one) => wear[one] === place)
        .map((one) => this.#drawingGroup('wear', one, line, report));
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

  /** Reports a missing file only here: a course without drawn people does not need it. */
  #reportAbsent(line: number, report: Report): void {
    if (this.#isThere) return;
    const fix = 'Put the file back, or leave out who and where is drawn.';
    report(line, `Nobody can be drawn: there is no ${peopleFile}.`, fix);
  }

  /** The people and stages, for the blocks' parsers. */
  cast(report: Report): KnownCast {
    return {
      stage: (name, line) => this.#stage(name, line, report),
      personId: (name) => this.#personId(name),
      has: (person) => this.#cast?.people.has(person) ?? false,
      appearanceOn: (who, stage, line) => this.#withSuitablePose(who, stage, line, report),
    };
  }

  #personId(name: string): string {
    const known = [...(this.#cast?.people ?? [])].find(([, { names }]) => names.includes(name));
    return known?.[0] ?? name.toLowerCase().replace(/\s+/g, '-');
  }

  /** Chooses a pose that suits the stage: where people stand, a bust would end in mid-air. */
  #withSuitablePose(
    { person, expression, pose }: Appearance,
    stage: StageModel | undefined,
    line: number,
    report: Report,
  ): Appearance {
    const poses = this.#cast?.people.get(person)?.poses;
    const stands = this.#cast?.stages.get(stage?.type ?? '')?.figures === 'standing';
    const suits = (body: string): boolean => !stage || (bodyKindOf(body) !== 'bust') === stands;
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
    if (name === callStage.type) return callStage;
    this.#reportAbsent(line, report);
    const stages = this.#cast && new Map([...this.#cast.stages, [callStage.type, undefined]]);
    const stage = namedEntry(stages, name, 'stage', peopleFile, line, report);
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

  /** The parts of a stage behind and in front of the people, and the transforms of the seats. */
  stage(name: string, line: number, report: Report): StageParts | undefined {
    const stage = this.#cast?.stages.get(name);
    if (!stage) return undefined;
    const all = this.#drawingGroup('stages', name, line, report).replaceAll(
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

  /** People on a stage, in its seats from left to right; '' if it cannot be drawn. */
  scene(name: string, people: readonly Appearance[], line: number, report: Report): string {
    const stage = namedEntry(this.#cast?.stages, name, 'stage', peopleFile, line, report);
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
    // Aligned to the bottom: the drawing's table or floor ends there.
    return drawing
      .replace(/^<svg/, '<svg preserveAspectRatio="xMidYMax"')
      .replace(/<g id="[^"]*front"/, (front) => `${seated.join('')}${front}`);
  }

  /** The start screen's picture as a separate file, in the light scheme; undefined if there is none. */
  startPicture(): LogoFile | undefined {
    if (!this.#cast?.start) return undefined;
    const { stage, people } = this.#cast.start;
    const svg = this.scene(stage, people, 1, this.#report);
    if (svg === '') return undefined;
    const [width, height] = sizeOf(svg);
    const content = new TextEncoder().encode(
      svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg" color="#111"'),
    );
    return { content, path: `app/start-${fileNameHash(content)}.svg`, width, height };
  }

  /** A drawing as a `g` element with the attributes of its `svg` element. */
  #drawingGroup(folder: string, name: string, line: number, report: Report): string {
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

/** The transform of each seat of a stage, up to the place for the figure's floor. */
const seatsOf = ({ seats, size }: Stage): string[] => {
  const scale = size / 100;
  return seats.map(
    ({ x, y, faces }) =>
      `translate(${x} ${y})scale(${faces === 'left' ? -scale : scale} ${scale})translate(${-centreX} -`,
  );
};

/** The width and height of a drawing. */
function sizeOf(svg: string): [number, number] {
  const [, width = 1, height = 1] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  return [width, height];
}

/** The entry with this name; if there is none, reports the known names. */
function namedEntry<T>(
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
