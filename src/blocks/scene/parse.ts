import { blockKind } from '../block-kind.ts';
import type { BlockSource, MarkdownNode } from '../block-source.ts';
import { MomentReader, stageOf } from '../read-moment.ts';
import { reportMissing, sectionsOf } from '../read-source.ts';
import { drawnIn } from '../staging.ts';
import type { SceneModel, SceneStep } from './model.ts';

const lacksWords = [
  'Nothing is said or told here.',
  'Write a paragraph, or what somebody says. Where people only decorate, write decorative on the opening line.',
] as const;
const hasWords = [
  'A decorative scene has words.',
  'Leave them out, or leave out decorative: then everybody gets them.',
] as const;

/** People, what they say, and narration; each further step begins with `### Title`. With `decorative`, only people. */
function parseScene(source: BlockSource): SceneModel {
  const { before, sections } = sectionsOf(source, ['time']);
  const stage = stageOf(source);
  if (!source.attributes.has('stage'))
    reportMissing(
      source,
      'stage',
      'Write stage=meeting on the opening line, or another of assets/people.yaml.',
    );
  const reader = new MomentReader(source, stage);
  const isDecorative = source.flags.has('decorative');
  const steps: SceneStep[] = [];
  const add = (title: string, parts: readonly MarkdownNode[], line: number): void => {
    const moment = reader.read(parts, steps.at(-1)?.people);
    const isSilent = moment.lines.length === 0 && moment.captions === undefined;
    const [problem, fix] = isDecorative ? hasWords : lacksWords;
    if (isSilent !== isDecorative) source.report(line, problem, fix);
    steps.push({ title, ...moment });
  };
  if (before.length > 0) add('', before, source.line);
  for (const { heading, parts } of sections) {
    add(heading.text(), parts, heading.line);
    const time = timeOf(source, heading.attributes.get('time'), stage?.type, heading.line);
    const step = steps.pop();
    if (step) steps.push(time === undefined ? step : { ...step, time });
  }
  if (isDecorative && steps.length > 1)
    source.report(source.line, 'A decorative scene has no steps.', 'Leave out the headings, or decorative.');
  if (steps.length === 0)
    source.report(source.line, `The scene "${source.id}" is empty.`, 'Write who is there and what happens.');
  return {
    id: source.id,
    stage: reader.stage ?? { type: '', ratio: 1, above: 0, seats: [], from: 0 },
    steps,
  };
}

function timeOf(
  { report }: BlockSource,
  time: string | undefined,
  stage: string | undefined,
  line: number,
): string | undefined {
  if (time === undefined) return undefined;
  if (stage !== 'clock')
    report(line, 'There is no clock on this stage.', 'Leave time out, or write stage=clock.');
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    report(line, `"${time}" is not a time.`, 'Write hours and minutes: time=9:00.');
  return time;
}

export const scene = blockKind({
  name: 'scene',
  about: 'A moment between people, drawn, in steps.',
  parse: parseScene,
  words: ['title', 'name', 'text', 'captions'],
  attributes: ['stage'],
  flags: ['decorative'],
  inputs: ['drawings'],
  drawn: ({ stage, steps }) => drawnIn(stage, steps),
});
