import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { Appearance } from '../../src/blocks/drawings.ts';
import { People } from '../../src/compile/people.ts';
import type { Report } from '../../src/compile/problems.ts';
import { licences } from '../../src/package/licences.ts';
import { drawingsFrom } from '../../src/compile/open-peeps.ts';

const assets = join(import.meta.dirname, '../../assets');
const kilobyte = 1024;
const gzipped = (svg: string): number => gzipSync(svg, { level: 9 }).length;

interface Cast {
  readonly expressions: Record<string, string>;
  readonly people: Record<string, { readonly poses: Record<string, string> }>;
  readonly stages: Record<string, { readonly seats: readonly unknown[] }>;
}
const cast = parse(readFileSync(join(assets, 'people.yaml'), 'utf8')) as Cast;

/** What is reported of drawing something with the people of the course, or of a cast written for the test. */
function drawnBy<T>(
  draw: (people: People, report: Report) => T,
  folder = assets,
): { made: T; reported: string[] } {
  const reported: string[] = [];
  const report: Report = (line, message, fix) => void reported.push(`${line}: ${message} ${fix}`);
  return { made: draw(new People(folder, report), report), reported };
}

/** One person, alone. '' where that cannot be drawn. */
const portrait = (people: People, who: Appearance, line: number, report: Report): string =>
  people.figure(who, line, report)?.layers.join('') ?? '';

const everyAppearance: Appearance[] = Object.entries(cast.people).flatMap(([person, { poses }]) =>
  Object.keys(poses).flatMap((pose) =>
    Object.keys(cast.expressions).map((expression) => ({ person, expression, pose })),
  ),
);

it('draws everybody in every pose with every expression, in few bytes', () => {
  const { made, reported } = drawnBy((people, report) =>
    everyAppearance.map((who) => people.figure(who, 1, report)),
  );
  expect(reported).toEqual([]);
  for (const [index, figure] of made.entries()) {
    const isBust = figure?.box.startsWith('-140 ');
    expect(
      gzipped(figure?.layers.join('') ?? ''),
      JSON.stringify(everyAppearance[index]),
    ).toBeLessThanOrEqual((isBust ? 4 : 7) * kilobyte);
  }
});

it('draws whole numbers, without ids, style sheets or colours of its own', () => {
  const { made } = drawnBy((people, report) =>
    everyAppearance.map((who) => portrait(people, who, 1, report)).join(''),
  );
  expect(made).not.toMatch(/\sid=|<style|\sstyle=|\sclass=/);
  const paths = [...made.matchAll(/\sd="([^"]*)"/g)].map(([, d = '']) => d);
  expect(paths.filter((d) => d.includes('.'))).toEqual([]);
  const fills = [...made.matchAll(/\s(?:fill|stroke)="([^"]*)"/g)].map(([, fill]) => fill);
  expect(new Set(fills)).toEqual(
    new Set(['currentColor', 'none', 'var(--paper,#fff)', 'var(--call,#ffd84d)']),
  );
});

it.each(Object.keys(cast.stages))(
  'seats people on the stage %s between what is behind and before them',
  (stage) => {
    const seats = cast.stages[stage]?.seats.length ?? 0;
    const people: Appearance[] = ['kirsty', 'rohan', 'hana', 'huw']
      .slice(0, seats)
      .map((person) => ({ person, expression: 'warm' }));
    const { made, reported } = drawnBy((all, report) => all.scene(stage, people, 1, report));
    expect(reported).toEqual([]);
    expect(gzipped(made)).toBeLessThanOrEqual(25 * kilobyte);
    const order = [...made.matchAll(/<g id="[^"]*-(back|front)"|data-person="(\w+)"/g)].map(
      ([, layer, who]) => layer ?? who,
    );
    expect(order).toEqual(['back', ...people.map(({ person }) => person), 'front']);
  },
);

function ownAssets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(assets, folder, { recursive: true });
  return folder;
}

describe('says what is not there, and what is', () => {
  it.each([
    [
      { person: 'kirstie', expression: 'warm' },
      'There is no person "kirstie" in assets/people.yaml. Did you mean "kirsty"?',
    ],
    [
      { person: 'kirsty', expression: 'plesed' },
      'There is no expression "plesed" in assets/people.yaml. Did you mean "pleased"?',
    ],
    [
      { person: 'kirsty', expression: 'warm', pose: 'wheelchair' },
      'There is no pose "wheelchair" in the poses of "kirsty". Known are: plain, hand-on-heart, holding, standing.',
    ],
  ])('%j', (who, message) => {
    expect(drawnBy((people, report) => portrait(people, who, 7, report))).toEqual({
      made: '',
      reported: [`7: ${message}`],
    });
  });

  it('a stage, and a seat for everybody', () => {
    const who: Appearance = { person: 'huw', expression: 'warm' };
    expect(drawnBy((people, report) => people.scene('meting', [], 3, report)).reported).toEqual([
      '3: There is no stage "meting" in assets/people.yaml. Did you mean "meeting"?',
    ]);
    expect(drawnBy((people, report) => people.scene('alone', [who, who], 4, report)).reported).toEqual([
      '4: The stage "alone" has 1 seats, and 2 people. Leave people out, or take another stage.',
    ]);
  });

  it('the file itself, where somebody is to be drawn without it', () => {
    const folder = ownAssets();
    rmSync(join(folder, 'people.yaml'));
    const told =
      'Nobody can be drawn: there is no assets/people.yaml. Put the file back, or leave out who and where is drawn.';
    const who: Appearance = { person: 'huw', expression: 'warm' };
    const figure = drawnBy((people, report) => portrait(people, who, 7, report), folder);
    expect(figure).toEqual({ made: '', reported: [`7: ${told}`] });
    const stage = drawnBy((people, report) => people.cast(report).stage('meeting', 3), folder);
    expect(stage).toEqual({ made: undefined, reported: [`3: ${told}`] });
    // A course that draws nobody needs none.
    expect(drawnBy((people) => people.startPicture(), folder)).toEqual({ made: undefined, reported: [] });
  });

  it('a part of a person, with the line', () => {
    const folder = ownAssets();
    const source = readFileSync(join(assets, 'people.yaml'), 'utf8');
    const line = source.split('\n').findIndex((one) => one.includes('head: Hijab')) + 1;
    writeFileSync(join(folder, 'people.yaml'), source.replace('head: Hijab', 'head: Hijap'));
    expect(drawnBy((people) => people.startPicture(), folder).reported).toEqual([
      `${line}: Open Peeps has no such part: "Hijap". Did you mean "Hijab"?`,
    ]);
  });
});

it('leaves the start screen without a picture if people.yaml names none', () => {
  const folder = ownAssets();
  const source = readFileSync(join(assets, 'people.yaml'), 'utf8');
  writeFileSync(join(folder, 'people.yaml'), source.replace(/^start:[\s\S]*/m, ''));
  expect(drawnBy((people) => people.startPicture(), folder)).toEqual({ made: undefined, reported: [] });
});

it('makes the start screen’s picture a file that is named by what is in it', () => {
  const { made, reported } = drawnBy((people) => people.startPicture());
  expect(reported).toEqual([]);
  expect(made).toMatchObject({
    path: expect.stringMatching(/^app\/start-[0-9a-f]{8}\.svg$/),
    width: 1300,
    height: 1000,
  });
  expect(new TextDecoder().decode(made?.content)).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" color="#111"/,
  );
});

it('names the drawings only in the licences of packages that contain them', async () => {
  const withThem = await licences([], drawingsFrom);
  expect(withThem).toContain('Open Peeps');
  expect(withThem).toContain('CC0 1.0');
  expect(withThem).toMatch(/^react-peeps \d\S* \(MIT\)$/m);
  expect(await licences([])).not.toContain('Peeps');
});
