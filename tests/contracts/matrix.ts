import type { Host, Recorded } from '../hosts/host.ts';
import { personalities } from '../hosts/personalities.ts';
import type { Personality } from '../hosts/personality.ts';
import { scormAgain12, scormAgain2004 } from '../hosts/scorm-again-host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { cmi5Cases } from './cmi5-faults.ts';
import { overDispatch } from './dispatch-rows.ts';
import { lateCases } from './late-faults.ts';
import type { RecordOver } from './learner.ts';
import { Learner } from './learner.ts';
import { scormSessionCases } from './scorm-faults.ts';
import { webCases } from './web-faults.ts';

/** One row of the matrix: a fault or personality, over one host, for one record. */
export interface Case {
  readonly fault: string;
  readonly record: string;
  /** The host's name. */
  readonly over: string;
  readonly run: () => Promise<Ending>;
}

/** The result of a case. */
export interface Ending {
  readonly final: Recorded | undefined;
  /** How often the learner's session was told that something was not saved. */
  readonly refusals: number;
  /** What is wrong with the final record; empty if it is right. */
  readonly complaints: readonly string[];
}

/** A personality over a host. */
interface Odd {
  readonly personality: Personality;
  readonly base: () => Host;
}

const hosts: Record<Host['edition'], readonly (() => Host)[]> = {
  '1.2': [strict12, scormAgain12],
  '2004': [strict2004, scormAgain2004],
};

/** @param over makes the record over the LMS's API; by default as in a package */
const scormCases = (more = '', over?: RecordOver): readonly Case[] =>
  personalities.flatMap((personality) =>
    personality.editions.flatMap((edition) => {
      const own = personality.base;
      const bases = own ? [() => own(edition)] : hosts[edition];
      return bases.map((base) => ({
        fault: personality.name,
        record: `SCORM ${edition}${more}`,
        over: base().name,
        async run() {
          const walked = await walk({ personality, base }, over);
          const { after, refusals } = walked;
          const wrong = complaints({ personality }, walked, edition);
          return { final: after.at(-1), refusals, complaints: wrong };
        },
      }));
    }),
  );

export const directCases: readonly Case[] = [
  ...scormCases(),
  ...scormSessionCases,
  ...cmi5Cases,
  ...webCases,
  ...lateCases,
];

/** The same cases over two windows, which takes longer. */
export const dispatchedCases: readonly Case[] = scormCases(', dispatched', overDispatch);

export const cases: readonly Case[] = [...directCases, ...dispatchedCases];

interface Walked {
  /** The record after each session. */
  readonly after: readonly Recorded[];
  /** The snapshot that each launch found. */
  readonly resumed: readonly string[];
  readonly errors: readonly string[];
  readonly refusals: number;
}

/**
 * A whole course in four sessions: two lessons and a killed tab; the third lesson, a failed check and Exit; a
 * passed check and a closed window; a look at the finished course.
 */
async function walk({ personality, base }: Odd, over: RecordOver | undefined): Promise<Walked> {
  const host = personality.host(base());
  const learner = new Learner(host, personality, over);
  const after: Recorded[] = [];
  await learner.launch();
  await learner.finishLesson(['q1', 'q2'], 'definition/verb');
  await learner.finishLesson(['q3'], 'isnt/leaders');
  learner.kill();
  after.push(host.recorded());
  await learner.launch();
  await learner.finishLesson(['q4', 'q5'], 'why/figures');
  await learner.takeCheck(0.6, {}, ['c1.1', 'c2.1']);
  await learner.close('exit');
  after.push(host.recorded());
  await learner.launch();
  await learner.takeCheck(0.9, { completed: true, success: 'passed' }, ['c1.2', 'c2.2']);
  learner.hide();
  await learner.save();
  await learner.close('leaving');
  after.push(host.recorded());
  await learner.launch();
  await learner.close('exit');
  after.push(host.recorded());
  return {
    after,
    resumed: learner.resumed,
    errors: host.errors(),
    refusals: learner.refusals.length,
  };
}

/** The answers that the LMS must have at the end, in order. */
function answersOf({ personality }: Pick<Odd, 'personality'>): readonly string[] {
  switch (personality.interactions) {
    case 'none':
      return [];
    case 'last session':
      // Without a count, each session begins at index 0 again.
      return ['c1.2', 'c2.2'];
    default:
      return ['q1', 'q2', 'q3', 'q4', 'q5', 'c1.1', 'c2.1', 'c1.2', 'c2.2'];
  }
}

/** What is wrong with the final record; empty if it is right. */
function complaints(
  one: Pick<Odd, 'personality'>,
  { after, resumed, errors }: Walked,
  edition: Host['edition'],
): string[] {
  const [killed, failed, passed, final] = after;
  const said: string[] = errors
    .filter((error) => !one.personality.mayFail?.test(error))
    .map((error) => `error: ${error}`);
  const expect = (right: boolean | undefined, complaint: string): void => {
    if (!right) said.push(complaint);
  };
  const first = one.personality.first?.(edition) ?? 'incomplete';
  expect(
    killed?.completion === first && killed.score === undefined,
    `not ${first} after a killed tab: ${killed?.status}`,
  );
  expect(failed?.completion === 'incomplete', 'not incomplete after a failed check');
  for (const record of [passed, final]) {
    expect(
      record?.completion === 'completed' && record.success === 'passed',
      `not passed: ${record?.status}`,
    );
    expect(record?.score === 0.9 && record.raw === '90', `score ${record?.raw}`);
    const place = one.personality.place === 'none' ? '' : 'check/result';
    expect(record?.location === place, `location ${record?.location}`);
  }
  expect(resumed[1]?.includes('"lessons":2'), `resumed with ${resumed[1]} after a killed tab`);
  expect(resumed[3]?.includes('"success":"passed"'), `resumed with ${resumed[3]} after passing`);
  const ids = final?.interactions.map(({ id }) => id) ?? [];
  const kept = one.personality.interactions === 'last session' ? ids.slice(0, 2) : ids;
  expect(kept.join(' ') === answersOf(one).join(' '), `interactions ${ids.join(' ')}`);
  const objectives = final?.objectives.map(({ status }) => status).join(' ') ?? '';
  const right = one.personality.objectives === 'none' ? '' : 'completed completed completed';
  expect(objectives === right, `objectives ${objectives}`);
  return said;
}
