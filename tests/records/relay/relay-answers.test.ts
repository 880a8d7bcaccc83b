import { afterEach, describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../../src/records/scorm2004.ts';
import type { Interaction } from '../../../src/course/interaction.ts';
import type { CloseReason, LearningRecord } from '../../../src/session/learning-record.ts';
import { interaction, outcome, saved } from '../../contracts/fixtures.ts';
import { buffered } from '../../contracts/buffered.ts';
import type { Buffered } from '../../contracts/buffered.ts';
import { withBehaviours } from '../../hosts/personality.ts';
import type { LmsCall } from '../../hosts/personality.ts';
import { strict12 } from '../../hosts/strict12.ts';
import { strict2004 } from '../../hosts/strict2004.ts';
import { OddLms } from './odd-lms.ts';

type Standard = 'scorm12' | 'scorm2004';
type Refusal = (passing: LmsCall) => string | undefined;

/** What is left of a session: what the LMS has, and what it is still to be given. */
interface Left {
  readonly held: readonly string[];
  readonly unwritten: readonly string[];
  /** The commits that the LMS was asked for. */
  readonly commits: number;
}

const evidence = interaction('completion.v1', { response: { type: 'fill-in', text: 'Done' } });
const practice = ['p1', 'p2', 'p3'];
const check = Array.from({ length: 8 }, (_, index) => `check-${index + 1}`);

const refuses =
  (is: (element: string, value: string) => boolean): Refusal =>
  ({ verb, element, value }) =>
    verb === 'set' && is(element, value) ? '405' : undefined;
const child = (pattern: RegExp): Refusal =>
  refuses((element) => pattern.test(element) && element.startsWith('cmi.interactions.'));

/** As the first packages do: after a refusal they try nothing more of the list until the course has been told. */
function fromOldPackage(refusal: Refusal): Refusal {
  let before: string | undefined;
  return (passing) => {
    const { verb, element } = passing;
    if (verb === 'commit') before = undefined;
    const isAnswer = verb === 'set' && element.startsWith('cmi.interactions.');
    if (isAnswer && before !== undefined) return before;
    const code = refusal(passing);
    if (isAnswer) before = code;
    return code;
  };
}

async function session(record: Buffered, reason: CloseReason): Promise<void> {
  await record.open();
  record.report(outcome(1));
  for (const id of practice) {
    record.answer(interaction(id));
    record.save(saved(id));
    await record.commit();
  }
  for (const one of [...check.map((id) => interaction(id)), evidence]) record.answer(one);
  record.save(saved('check'));
  await record.commit();
  await record.close(reason);
}

const idsOf = (list: readonly { readonly id?: string | undefined }[]): string[] =>
  list.map(({ id }) => id ?? '');

let killed: { kill(): void } | undefined;
afterEach(() => killed?.kill());

async function dispatched(standard: Standard, refusal: Refusal, reason: CloseReason): Promise<Left> {
  const lms = new OddLms(standard);
  killed = lms;
  lms.refusal = refusal;
  const record = await lms.launch();
  await session(record, reason);
  return leftOf(lms.host, record, lms.callsTo('commit').length);
}

async function direct(standard: Standard, refusal: Refusal, reason: CloseReason): Promise<Left> {
  const host = standard === 'scorm12' ? strict12() : strict2004();
  killed = host;
  let code: string | undefined;
  let commits = 0;
  const odd = withBehaviours(host, 'odd', () => (passing) => {
    if (passing.verb === 'last error') return code ?? passing.next();
    if (passing.verb === 'commit') commits += 1;
    code = refusal(passing);
    return code === undefined ? passing.next() : 'false';
  });
  const api = odd.launch();
  const record = buffered<LearningRecord>(
    standard === 'scorm12' ? new Scorm12Record(api) : new Scorm2004Record(api),
  );
  await session(record, reason);
  return leftOf(host, record, commits);
}

function leftOf(
  host: ReturnType<typeof strict12> | ReturnType<typeof strict2004>,
  record: { readonly unwritten?: readonly Interaction[] | undefined },
  commits: number,
): Left {
  const held = idsOf(host.recorded().interactions).sort();
  return { held, unwritten: idsOf(record.unwritten ?? []).sort(), commits };
}

const refusals: readonly (readonly [string, Refusal])[] = [
  ['no latency', child(/latency$/)],
  ['no weighting and no latency', child(/(weighting|latency)$/)],
  ['no correct response', child(/correct_responses/)],
  ['no time', child(/\.(time|timestamp)$/)],
  ['no lesson', child(/objectives/)],
  ['one latency', child(/interactions\.3\.latency$/)],
  ['one response', child(/interactions\.5\.(student|learner)_response$/)],
  ['one id', refuses((element, value) => /interactions\.\d+\.id$/.test(element) && value === 'check-1')],
  ['no answer', child(/\.id$/)],
];

const twoIds = refuses((element, value) => /interactions\.\d+\.id$/.test(element) && /-[13]$/.test(value));

describe.each(['scorm12', 'scorm2004'] as const)('over %s, an LMS that refuses two ids', (standard) => {
  it('holds as much as without a package where there is time', async () => {
    const { held, unwritten } = await direct(standard, twoIds, 'exit');
    expect(unwritten).toEqual(['check-1', 'check-3']);
    expect(await dispatched(standard, twoIds, 'exit')).toMatchObject({ held, unwritten });
  });

  it('holds the evidence at least where there is none, and is still to be given all else', async () => {
    const { held, unwritten } = await dispatched(standard, twoIds, 'leaving');
    expect(held).toEqual(expect.arrayContaining([...practice, evidence.id]));
    expect([...held, ...unwritten].sort()).toEqual([...practice, ...check, evidence.id].sort());
  });
});

describe.each(['scorm12', 'scorm2004'] as const)('over %s, an LMS that takes of an answer', (standard) => {
  describe.each(refusals)('%s', (_name, refusal) => {
    it.each(['exit', 'leaving'] as const)('holds as much as without a package (%s)', async (reason) => {
      const { held, unwritten } = await direct(standard, refusal, reason);
      expect(await dispatched(standard, refusal, reason)).toMatchObject({ held, unwritten });
    });

    it.each(['exit', 'leaving'] as const)('holds as much by a package of before (%s)', async (reason) => {
      const { held, unwritten, commits } = await direct(standard, refusal, reason);
      const left = await dispatched(standard, fromOldPackage(refusal), reason);
      expect(left).toMatchObject({ held, unwritten });
      // Each part that is refused takes another round, but not each answer.
      expect(left.commits).toBeLessThan(commits + 25);
    });
  });
});
