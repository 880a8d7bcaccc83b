import type { KeyPart, KeyQuestion } from '../../course/answer-key.ts';
import { fingerprint } from '../../course/hash.ts';
import type { Rich } from '../../course/rich.ts';
import { comparable, plain } from '../../course/rich.ts';
import type { StageModel } from '../drawings.ts';
import type { Moment } from '../staging.ts';

/** A story with choices. No choice is right or wrong. */
export interface ScenarioModel {
  readonly id: string;
  /** Block-level markup: introduction and content note. */
  readonly intro: Rich;
  /** The stage; undefined if the story is only told. */
  readonly stage?: StageModel;
  /** The people on the stage at the start. */
  readonly moment?: Moment;
  /** The story begins with the first. */
  readonly scenes: readonly ScenarioScene[];
  /** Block-level markup: a summary for learners who prefer to read it. */
  readonly summary: Rich;
}

export interface ScenarioScene {
  readonly id: string;
  readonly title: string;
  /** Block-level markup. */
  readonly text: Rich;
  /** If it is staged: the people there, how they look and what they say. */
  readonly moment?: Moment;
  /** Empty in an ending. */
  readonly choices: readonly ScenarioChoice[];
}

export interface ScenarioChoice {
  /** A letter, in order. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  /** The id of the scene it leads to. */
  readonly to: string;
}

export interface ScenarioStep {
  readonly scene: ScenarioScene;
  /** The choice made in it; undefined for the current scene. */
  readonly choice: ScenarioChoice | undefined;
}

export interface ScenarioPath {
  /** From the beginning to the current scene, which comes last. */
  readonly steps: readonly ScenarioStep[];
  readonly current: ScenarioScene | undefined;
  /** The current scene is an ending. */
  readonly ended: boolean;
  /** The letters that led here: the kept ones, up to the first that is no longer valid. */
  readonly kept: string;
}

/** The path so far, from the kept letters. */
export function scenarioPath(model: ScenarioModel, kept: string | undefined): ScenarioPath {
  const steps: ScenarioStep[] = [];
  let scene = model.scenes[0];
  let letters = '';
  for (const letter of kept ?? '') {
    const choice = scene?.choices.find(({ id }) => id === letter);
    const next = choice && model.scenes.find(({ id }) => id === choice.to);
    if (!scene || !next) break;
    steps.push({ scene, choice });
    scene = next;
    letters += letter;
  }
  if (scene) steps.push({ scene, choice: undefined });
  return { steps, current: scene, ended: scene?.choices.length === 0, kept: letters };
}

/** The choices of a scene, in words. */
export const sceneParts = ({ choices }: Pick<ScenarioScene, 'choices'>): KeyPart[] => [
  { id: '', words: '', options: choices.map((one) => ({ id: one.id, words: plain(one.text) })) },
];

/** For people who read the record: each scene with choices is a separate question. */
export const scenarioKey = (model: ScenarioModel): KeyQuestion[] =>
  model.scenes
    .filter(({ choices }) => choices.length > 0)
    .map(({ id, title, choices }) => ({
      id: `${model.id}.${id}`,
      words: title,
      parts: sceneParts({ choices }),
      right: { type: 'choice', chosen: [], right: [] },
    }));

/** Changes with the scenes' ids and choices, not with their text. */
export const scenarioFingerprint = (model: ScenarioModel): string =>
  fingerprint(
    model.scenes.flatMap(({ id, choices }) => [
      `#${id}`,
      ...choices.map(({ text, to }) => `${to} ${comparable(text)}`),
    ]),
  );

/** The choices of a scene in an order that depends on the learner: the author's may begin with the best. */
export const inOrderFor = (learner: string, { id, choices }: ScenarioScene): ScenarioChoice[] => {
  const place = (choice: ScenarioChoice): string => fingerprint([learner, id, choice.id, choice.to]);
  return choices.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};
