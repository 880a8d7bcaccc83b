import type { KeyQuestion } from '../course/answer-key.ts';
import type { Activity } from '../course/course.ts';
import { acknowledgementKey } from './acknowledgement/model.ts';
import { parseAcknowledgement } from './acknowledgement/parse.ts';
import type { BlockSource } from './block-source.ts';
import { builderFingerprint, builderKey } from './builder/model.ts';
import { parseBuilder } from './builder/parse.ts';
import { parseCertificate } from './certificate/parse.ts';
import { parseChart } from './chart/parse.ts';
import { checkKey } from './check/model.ts';
import { parseCheck } from './check/parse.ts';
import { choiceFingerprint, choiceKey } from './choice/model.ts';
import { parseChoice } from './choice/parse.ts';
import { parseDisclosure } from './disclosure/parse.ts';
import { parsePhrases } from './phrases/parse.ts';
import { parsePlan } from './plan/parse.ts';
import { parseReflection } from './reflection/parse.ts';
import { parseResources } from './resources/parse.ts';
import { parseReveal } from './reveal/parse.ts';
import { scenarioFingerprint, scenarioKey } from './scenario/model.ts';
import { parseScenario } from './scenario/parse.ts';
import { parseSlider } from './slider/parse.ts';
import { sortFingerprint, sortKey } from './sort/model.ts';
import { parseSort } from './sort/parse.ts';

/** What a lesson inputs to an element besides its model, as properties of these names. */
export type BlockInput = 'response' | 'notes' | 'facts' | 'check';

/** A kind of block. */
export interface BlockKind {
  /** The element. */
  readonly tag: string;
  /** The element's file, below `src/blocks/`. */
  readonly file: string;
  /** What may stand on the opening line after the id. */
  readonly attributes: readonly string[];
  readonly inputs: readonly BlockInput[];
  /** The model, and the activities whose answers are kept. */
  readonly read: (source: BlockSource) => Reading;
}

export interface Reading {
  readonly model: { readonly id: string };
  readonly activities: readonly Activity[];
  /** What a record tells of answers to it, for the answer key. */
  readonly key: readonly KeyQuestion[];
}

interface More<Model> {
  readonly attributes?: readonly string[];
  readonly inputs?: readonly BlockInput[];
  /** For kinds whose answers are kept; the final check keeps those of its questions. */
  readonly activities?: (model: Model) => readonly Activity[];
  readonly key?: (model: Model) => readonly KeyQuestion[];
}

function kind<Model extends { readonly id: string }>(
  folder: string,
  parse: (source: BlockSource) => Model,
  { attributes = [], inputs = [], activities = () => [], key = () => [] }: More<Model> = {},
): BlockKind {
  return {
    tag: `${folder}-block`,
    file: `${folder}/${folder}-block.ts`,
    attributes,
    inputs,
    read: (source) => {
      const model = parse(source);
      return { model, activities: activities(model), key: key(model) };
    },
  };
}

/** One activity, the block itself; its answer comes back as `response`. */
const kept = <Model extends { readonly id: string }>(
  fingerprint: (model: Model) => string,
  key: (model: Model) => readonly KeyQuestion[],
): More<Model> => ({
  key,
  inputs: ['response'],
  activities: (model) => [{ id: model.id, fingerprint: fingerprint(model) }],
});

const choice = kind('choice', parseChoice, { ...kept(choiceFingerprint, choiceKey), attributes: ['lesson'] });

/** Every kind of block, by the name on its opening line. For the build only. */
export const registry: ReadonlyMap<string, BlockKind> = new Map([
  ['choice', choice],
  ['multi', choice],
  ['sort', kind('sort', parseSort, kept(sortFingerprint, sortKey))],
  ['builder', kind('builder', parseBuilder, kept(builderFingerprint, builderKey))],
  ['scenario', kind('scenario', parseScenario, kept(scenarioFingerprint, scenarioKey))],
  ['disclosure', kind('disclosure', parseDisclosure)],
  ['chart', kind('chart', parseChart)],
  ['reveal', kind('reveal', parseReveal, { attributes: ['answer', 'min', 'max', 'step', 'unit'] })],
  ['resources', kind('resources', parseResources)],
  ['phrases', kind('phrases', parsePhrases)],
  ['slider', kind('slider', parseSlider, { attributes: ['beside'], inputs: ['notes'] })],
  ['reflection', kind('reflection', parseReflection, { attributes: ['lines'], inputs: ['notes'] })],
  ['plan', kind('plan', parsePlan, { inputs: ['notes', 'facts'] })],
  [
    'acknowledgement',
    kind('acknowledgement', parseAcknowledgement, {
      attributes: ['version'],
      inputs: ['facts'],
      key: acknowledgementKey,
    }),
  ],
  ['certificate', kind('certificate', parseCertificate, { inputs: ['facts'] })],
  [
    'check',
    kind('check', parseCheck, {
      inputs: ['check'],
      key: checkKey,
      activities: ({ pool }) => pool.map((item) => ({ id: item.id, fingerprint: choiceFingerprint(item) })),
    }),
  ],
]);
