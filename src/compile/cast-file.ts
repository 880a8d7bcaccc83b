import * as z from 'zod';
import type { StageModel } from '../blocks/drawings.ts';
import type { PartKind } from './open-peeps.ts';
import { partNames } from './open-peeps.ts';
import { kebabCase, suggestion } from './problems.ts';
import { record, refuse, text, wholeNumber } from './yaml-values.ts';

/** The contents of `assets/people.yaml`, and the dimensions of drawn figures. */

export const bodyKinds = ['bust', 'standing', 'sitting'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** The space that a figure needs. A bust ends in a straight edge, so it must be behind a table or in a tile. */
export const boxes: Readonly<
  Record<BodyKind, readonly [x: number, y: number, width: number, height: number]>
> = {
  bust: [-140, -65, 580, 635],
  standing: [-230, -65, 770, 1575],
  sitting: [-260, -65, 980, 1290],
};
/** The x coordinate half-way between the shoulders. */
export const centreX = 110;
/** A call is not drawn as a room: the lesson shows a tile for each person, the first the largest. */
export const callStage: StageModel = { type: 'call', ratio: 1.5, above: 0, seats: [20, 55, 85, 55], from: 0 };
export const bodyKindOf = (body: string): BodyKind =>
  bodyKinds.find((one) => partNames(one).includes(body)) ?? 'bust';

/** The y coordinate of the feet or wheels, for bodies that differ from the default. */
const floors: Readonly<Record<string, number>> = {
  PointingFingerBW: 1334,
  PointingFingerWB: 1334,
  WheelChair: 1211,
  CrossedLegs: 1152,
};

/** The y coordinate of the table edge or of the figure's feet. */
export function floorOf(kind: BodyKind, body = ''): number {
  const [, top, , height] = boxes[kind];
  return kind === 'bust' ? top + height : (floors[body] ?? 1475);
}

/** Things to wear, and whether each is drawn with the face or with the body. */
export const wear = { 'hearing-aid': 'face', headset: 'face', lanyard: 'body', cane: 'body' } as const;

const partOf = (...kinds: PartKind[]) =>
  text().superRefine((name, context) => {
    const names = kinds.flatMap((kind) => partNames(kind));
    const message = `Open Peeps has no such part: "${name}".`;
    if (!names.includes(name)) refuse(context, { message, fix: suggestion(name, names) });
  });

const stage = z.strictObject({
  size: wholeNumber(10, 200, 'per cent'),
  figures: z.enum(['sitting', 'standing']).default('sitting'),
  seats: z.array(
    z.strictObject({
      x: wholeNumber(0, 2000),
      y: wholeNumber(0, 2000),
      faces: z.enum(['right', 'left']).default('right'),
    }),
  ),
});
export type Stage = z.infer<typeof stage>;

export const castFile = z.strictObject({
  expressions: record(kebabCase, partOf('face')),
  people: record(
    kebabCase,
    z.strictObject({
      names: z.array(text()).default([]),
      head: partOf('head'),
      beard: partOf('beard').default('None'),
      glasses: partOf('glasses').default('None'),
      wears: z.array(z.enum(Object.keys(wear) as (keyof typeof wear)[])).default([]),
      poses: record(kebabCase, partOf(...bodyKinds)),
    }),
  ),
  stages: record(kebabCase, stage),
  start: z
    .strictObject({
      stage: text(),
      people: z.array(z.strictObject({ person: text(), expression: text(), pose: text().default('') })),
    })
    .optional(),
});
export type CastFile = z.infer<typeof castFile>;
