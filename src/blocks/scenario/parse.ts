import { plain } from '../../course/rich.ts';
import { blockKind, singleActivity } from '../block-kind.ts';
import type { BlockSource, Heading, List, MarkdownNode } from '../block-source.ts';
import type { Section } from '../read-source.ts';
import { drawnIn } from '../staging.ts';
import { isCaptions, isPeople, MomentReader, stageOf } from '../read-moment.ts';
import { checkCount, letter, reportMissing, neededProse, sectionsOf } from '../read-source.ts';
import type { ScenarioChoice, ScenarioModel, ScenarioScene } from './model.ts';
import { scenarioFingerprint, scenarioKey } from './model.ts';

/** The id of the section with the summary, in every scenario. */
export const summaryId = 'in-short';

/** An introduction, then scenes: `### Title {#id}`, Markdown, and `- [What you do](#next)`, except in an ending. */
function parseScenario(source: BlockSource): ScenarioModel {
  const { before, sections } = sectionsOf(source, ['id']);
  const stage = stageOf(source);
  const reader = new MomentReader(source, stage);
  const moment = reader.read(before.filter(isStaged));
  const reportUnnamed = (parts: readonly MarkdownNode[]): void => {
    if (!stage) return;
    for (const part of parts)
      if (part.kind === 'list' && !isStaged(part) && !isChoices(part)) reader.reportUnnamed(part);
  };
  reportUnnamed(before);
  const lines = new Map<string, number>();
  const scenes: ScenarioScene[] = [];
  const places = new Map<ScenarioChoice, number>();
  let areNamed = true;
  let summary: Section | undefined;
  for (const section of sections) {
    const { heading } = section;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(heading.id)) {
      const message = `The scene "${heading.text()}" has no id, or not a plain one.`;
      source.report(heading.line, message, 'Write {#some-id} after its title.');
      areNamed = false;
    } else if (lines.has(heading.id)) {
      const message = `There are two scenes "${heading.id}".`;
      source.report(heading.line, message, 'Give each scene an id of its own.');
    }
    lines.set(heading.id, heading.line);
    if (heading.id === summaryId) {
      summary = section;
      checkSummaryTitle(source, heading);
    } else {
      const { parts } = section;
      reportUnnamed(parts);
      const scene = sceneOf(source, { heading, parts: parts.filter((part) => !isStaged(part)) }, places);
      scenes.push(stage ? { ...scene, moment: reader.read(parts.filter(isStaged), moment.people) } : scene);
    }
  }
  const model: ScenarioModel = {
    id: source.id,
    intro: neededProse(
      source,
      before.filter((part) => !isStaged(part)),
      source.line,
      'introduction',
    ),
    ...(reader.stage && { stage: reader.stage, moment }),
    scenes,
    summary: neededProse(
      source,
      summary?.parts ?? [],
      summary?.heading.line ?? source.line,
      `summary for readers ("### In short {#${summaryId}}")`,
    ),
  };
  const [staged] = [...before, ...sections.flatMap(({ parts }) => parts)].filter(isStaged);
  if (staged && !source.attributes.has('stage')) {
    const fix = 'Write stage=call or another on its opening line.';
    source.report(staged.line, 'This scenario has no stage.', fix);
  }
  // Without valid ids, the paths between scenes cannot be checked.
  if (areNamed) checkWays(source, model, lines, places);
  return model;
}

const isStaged = (part: MarkdownNode): boolean =>
  (part.kind === 'list' && isPeople(part)) || isCaptions(part);

const isChoices = (list: List): boolean => list.items.some((item) => item.link());

/** The player shows its own title for the summary, in the course's language. */
function checkSummaryTitle(source: BlockSource, heading: Heading): void {
  const title = heading.text();
  if (title === 'In short') return;
  const fix = `Write "### In short {#${summaryId}}", in every language.`;
  source.report(heading.line, `The title "${title}" would not show: the course says it itself.`, fix);
}

/** @param places receives the line of each choice */
function sceneOf(
  source: BlockSource,
  { heading, parts }: Section,
  places: Map<ScenarioChoice, number>,
): ScenarioScene {
  const list = parts.find((part): part is List => part.kind === 'list' && isChoices(part));
  if (list && list !== parts.at(-1)) {
    const message = 'The choices are not the last thing in their scene.';
    source.report(list.line, message, 'Put what follows before them.');
  }
  checkCount(source, list?.items.length ?? 0, 26, 'choices');
  return {
    id: heading.id,
    title: heading.text(),
    text: neededProse(
      source,
      parts.filter((part) => part !== list),
      heading.line,
      `words in the scene "${heading.text()}"`,
    ),
    choices: (list?.items ?? []).map((item, index): ScenarioChoice => {
      const link = item.link();
      if (!link)
        source.report(item.line, `"${item.text()}" leads nowhere.`, 'Write "- [What you do](#scene-id)".');
      for (const { line } of item.below)
        source.report(line, 'Nothing can stand under a choice.', 'Tell it in the scene that it leads to.');
      const choice = { id: letter(index), text: link?.words ?? '', to: link?.to ?? '' };
      places.set(choice, item.line);
      return choice;
    }),
  };
}

/** Checks that every choice leads to a scene, and that every scene can be reached and can reach an ending. */
function checkWays(
  source: BlockSource,
  { scenes }: ScenarioModel,
  lines: ReadonlyMap<string, number>,
  places: ReadonlyMap<ScenarioChoice, number>,
): void {
  const ids = new Set(scenes.map(({ id }) => id));
  let leadOn = true;
  for (const { choices } of scenes) {
    for (const choice of choices) {
      const { text, to } = choice;
      if (to === '') leadOn = false;
      else if (!ids.has(to)) {
        leadOn = false;
        source.report(
          places.get(choice) ?? source.line,
          `"${plain(text)}" leads to "${to}", which is not a scene of "${source.id}".`,
          `Write one of: ${[...ids].join(', ')}.`,
        );
      }
    }
  }
  // An unreachable scene may be the target that a broken choice should have.
  if (!leadOn) return;
  if (!scenes.some(({ choices }) => choices.length === 0)) {
    reportMissing(source, 'ending', 'Write a scene without choices.');
    return;
  }
  const forward = reach(scenes.slice(0, 1), (scene) =>
    scenes.filter(({ id }) => scene.choices.some(({ to }) => to === id)),
  );
  const backward = reach(
    scenes.filter(({ choices }) => choices.length === 0),
    ({ id }) => scenes.filter(({ choices }) => choices.some(({ to }) => to === id)),
  );
  for (const scene of scenes) {
    const line = lines.get(scene.id) ?? source.line;
    if (!forward.has(scene)) {
      source.report(
        line,
        `No choice leads to the scene "${scene.id}".`,
        `Write "[…](#${scene.id})" in another, or delete it.`,
      );
    } else if (!backward.has(scene)) {
      source.report(line, `From the scene "${scene.id}" no ending can be reached.`, 'Let a choice lead out.');
    }
  }
}

function reach(
  from: readonly ScenarioScene[],
  next: (scene: ScenarioScene) => readonly ScenarioScene[],
): Set<ScenarioScene> {
  const reached = new Set(from);
  for (const scene of reached) for (const one of next(scene)) reached.add(one);
  return reached;
}

export const scenario = blockKind({
  name: 'scenario',
  about: 'A story in scenes, in which the learner’s choices lead on.',
  parse: parseScenario,
  words: ['intro', 'title', 'text', 'summary', 'name', 'captions'],
  attributes: ['stage'],
  key: scenarioKey,
  drawn: ({ stage, moment, scenes }) =>
    drawnIn(
      stage,
      [moment, ...scenes.map((scene) => scene.moment)].filter((one) => one !== undefined),
    ),
  ...singleActivity(scenarioFingerprint),
  inputs: ['response', 'facts', 'drawings'],
});
