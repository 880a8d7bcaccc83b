import type { KeyPart, KeyQuestion } from '../../course/answer-key.ts';
import { fingerprint } from '../../course/hash.ts';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';
import type { StageModel } from '../drawings.ts';
import type { Moment } from '../staging.ts';

/** A story that the learner's choices lead through. Nothing in it is right or wrong. */
export interface ScenarioModel {
  readonly id: string;
  /** Block-level markup: introduction and content note. */
  readonly intro: Rich;
  /** Where it is staged; undefined where it is told alone. */
  readonly stage?: StageModel;
  /** Who is there as it begins. */
  readonly moment?: Moment;
  /** The first is where it begins. */
  readonly scenes: readonly ScenarioScene[];
  /** Block-level markup: the whole scenario in short, for those who would rather read it. */
  readonly summary: Rich;
}

export interface ScenarioScene {
  readonly id: string;
  readonly title: string;
  /** Block-level markup. */
  readonly text: Rich;
  /** Who is there, how they look and what they say, where it is staged. */
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
  /** What was chosen in it; undefined in the scene that the learner is in. */
  readonly choice: ScenarioChoice | undefined;
}

export interface ScenarioWalk {
  /** From the beginning to the current scene, which is the last. */
  readonly steps: readonly ScenarioStep[];
  readonly current: ScenarioScene | undefined;
  /** The current scene is an ending. */
  readonly ended: boolean;
  /** The letters that led here: those kept, up to the first that leads nowhere. */
  readonly kept: string;
}

/** The way so far, from the letters that were kept. */
export function walk(model: ScenarioModel, kept: string | undefined): ScenarioWalk {
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

/** What there is to choose in a scene, in words. */
export const sceneParts = ({ choices }: Pick<ScenarioScene, 'choices'>): KeyPart[] => [
  { id: '', words: '', options: choices.map((one) => ({ id: one.id, words: plain(one.text) })) },
];

/** For whoever reads the record: each scene in which something is chosen is a question of its own. */
export const scenarioKey = (model: ScenarioModel): KeyQuestion[] =>
  model.scenes
    .filter(({ choices }) => choices.length > 0)
    .map(({ id, title, choices }) => ({
      id: `${model.id}.${id}`,
      words: title,
      parts: sceneParts({ choices }),
      right: { type: 'choice', chosen: [], right: [] },
    }));

/** Changes with the scenes' ids and choices, not with what the scenes tell. */
export const scenarioFingerprint = (model: ScenarioModel): string =>
  fingerprint(
    model.scenes.flatMap(({ id, choices }) => [
      `#${id}`,
      ...choices.map(({ text, to }) => `${to} ${plain(text)}`),
    ]),
  );

/** The choices of a scene in an order that is this learner's own: the author's may begin with the best. */
export const inOrderFor = (learner: string, { id, choices }: ScenarioScene): ScenarioChoice[] => {
  const place = (choice: ScenarioChoice): string => fingerprint([learner, id, choice.id, choice.to]);
  return choices.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};
