import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/tools/preview/lrs/json.ts';
import type { XapiRecord } from '../../../src/records/xapi/xapi-record.ts';
import { begun, interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import { Cmi5Host } from '../../hosts/cmi5-host.ts';
import { brokenAcross, brokenRules } from './rules.ts';
import type { Buffered } from '../../contracts/buffered.ts';

const sessionKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
// oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
const sessionOf = (statement: any): string => statement.context.extensions[sessionKey];

/** The statements of each session, the oldest first, and every rule that one of them breaks. */
function judged(host: Cmi5Host): { sessions: JsonObject[][]; broken: string[] } {
  const { registration, activityId, publisherId, actor, masteryScore } = host.registration;
  const sessions = host.registration.sessions.map(({ id }) =>
    host.statements.filter((each) => sessionOf(each) === id),
  );
  const broken = host.registration.sessions.flatMap(({ id, mode }, index) =>
    brokenRules(
      sessions[index] ?? [],
      { registration, activityId, publisherId, actor, masteryScore, sessionId: id },
      mode,
    ),
  );
  return { sessions, broken: [...broken, ...brokenAcross(host.statements)] };
}

/** The course up to the check, a minute a lesson. */
async function lessons(host: Cmi5Host, record: Buffered<XapiRecord>): Promise<void> {
  record.report(begun);
  await record.commit();
  for (let done = 1; done <= 3; done++) {
    host.now += 60_000;
    record.answer(interaction(`practice-${done}`, { at: new Date(host.now) }));
    record.report(outcome(done));
    record.save(saved(`snapshot ${done}`, `lesson/${done}`, done * 60));
    await record.commit();
  }
}

/** An attempt at the check. */
async function attempt(
  host: Cmi5Host,
  record: Buffered<XapiRecord>,
  best: number,
  number = 1,
): Promise<void> {
  host.now += 30_000;
  record.answer(interaction(`question.${number}`, { weighting: 1, at: new Date(host.now) }));
  record.report(best >= (record.passMark ?? 0.8) ? passed(best) : outcome(3, { best }));
  record.save(saved(`after attempt ${number}`, 'check/check', 210));
  await record.commit();
}

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

describe('the statements of', () => {
  it('a session that passes', async () => {
    const record = await host.launch();
    await record.open();
    await lessons(host, record);
    await attempt(host, record, 0.9);
    host.now += 10_000;
    await record.close('exit');
    expect(judged(host).broken).toEqual([]);
    expect(host.refused).toEqual([]);
    const own = host.verbs.filter((verb) => !['answered', 'progressed'].includes(verb));
    expect(own).toEqual(['initialized', 'completed', 'passed', 'terminated']);
    expect(host.verbs.filter((verb) => verb === 'answered')).toHaveLength(4);
    expect(host.allVerbs).toContain('satisfied');
    const find = (name: string) =>
      host.statements.find(({ verb }) => JSON.stringify(verb).includes(`/${name}"`));
    expect(find('passed')).toMatchObject({
      result: { score: { scaled: 0.9, raw: 90, min: 0, max: 100 }, duration: 'PT3M30S' },
    });
    expect(find('terminated')).toMatchObject({ result: { duration: 'PT3M30S' } });
    expect(find('answered')).toMatchObject({
      object: {
        definition: {
          type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
          interactionType: 'choice',
          correctResponsesPattern: ['a'],
          description: { 'en-GB': 'What is allyship?' },
        },
      },
      result: { response: 'b', success: false, duration: 'PT3.25S' },
    });
    expect(record.returnUrl).toBe('https://lms.example/back');
  });

  it('a session that fails and then passes: no failure is said', async () => {
    const record = await host.launch();
    await record.open();
    await lessons(host, record);
    await attempt(host, record, 0.5);
    await attempt(host, record, 0.8, 2);
    await record.close('exit');
    expect(judged(host).broken).toEqual([]);
    expect(host.verbs).toContain('passed');
    expect(host.verbs).not.toContain('failed');
    expect(host.refused).toEqual([]);
  });

  it('a session that fails, and the next that passes', async () => {
    let record = await host.launch();
    await record.open();
    await lessons(host, record);
    await attempt(host, record, 0.5);
    expect(host.verbs).not.toContain('failed');
    await record.close('exit');
    expect(host.verbs.slice(-2)).toEqual(['failed', 'terminated']);

    record = await host.launch();
    expect(await record.open()).toMatchObject({ snapshot: 'after attempt 1', achieved: { best: 0.5 } });
    await attempt(host, record, 1, 2);
    await record.close('exit');
    // A third, which has nothing new to say.
    record = await host.launch();
    expect(await record.open()).toMatchObject({ achieved: { completed: true, success: 'passed', best: 1 } });
    record.report(passed(1));
    await record.commit();
    await record.close('exit');
    const { sessions, broken } = judged(host);
    expect(broken).toEqual([]);
    expect(host.refused).toEqual([]);
    expect(sessions[2]).toHaveLength(2);
    expect(host.allVerbs.filter((verb) => verb === 'satisfied')).toHaveLength(1);
  });

  it('a session that exits without a new attempt does not fail again', async () => {
    for (let launch = 0; launch < 2; launch++) {
      const record = await host.launch();
      await record.open();
      if (launch === 0) await attempt(host, record, 0.4);
      else record.report(outcome(3, { best: 0.4 }));
      await record.close('exit');
    }
    expect(host.verbs.filter((verb) => verb === 'failed')).toHaveLength(1);
    expect(judged(host).broken).toEqual([]);
  });

  it('a session that is abandoned, and the one after it', async () => {
    let record = await host.launch();
    await record.open();
    await lessons(host, record);
    // Gone without a word.
    record = await host.launch();
    expect(await record.open()).toMatchObject({ snapshot: 'snapshot 3' });
    await attempt(host, record, 0.9);
    await record.close('exit');
    const { sessions, broken } = judged(host);
    expect(broken).toEqual([]);
    expect(sessions[0]?.map(({ verb }) => JSON.stringify(verb)).join()).not.toContain('terminated');
    expect(host.allVerbs.filter((verb) => verb === 'abandoned')).toHaveLength(1);
    // What the first has told is not told again.
    expect(host.verbs.filter((verb) => verb === 'answered')).toHaveLength(4);
    expect(host.refused).toEqual([]);
  });

  it.each(['Browse', 'Review'] as const)('a session in %s mode: it begins and ends', async (mode) => {
    const record = await host.launch(mode);
    expect(await record.open()).toMatchObject({ mode: mode.toLowerCase() });
    await record.close('exit', undefined);
    expect(host.verbs).toEqual(['initialized', 'terminated']);
    expect(judged(host).broken).toEqual([]);
    expect(host.refused).toEqual([]);
  });
});

describe('the mastery score of the LMS decides', () => {
  it.each([
    [0.95, 0.9, 'failed'],
    [0.7, 0.75, 'passed'],
    [0.8, 0.799_999, 'failed'],
    [0.57, 0.57, 'passed'],
  ])('at %d a score of %d has %s', async (masteryScore, best, verb) => {
    host = new Cmi5Host(masteryScore);
    const record = await host.launch();
    await record.open();
    expect(record.passMark).toBe(masteryScore);
    await attempt(host, record, best);
    await record.close('exit');
    expect(host.verbs).toContain(verb);
    expect(judged(host).broken).toEqual([]);
    expect(host.refused).toEqual([]);
  });

  it('where it gives none, the course decides', async () => {
    host = new Cmi5Host('none');
    const record = await host.launch();
    await record.open();
    expect(record.passMark).toBeUndefined();
    await attempt(host, record, 0.85);
    await record.close('exit');
    expect(host.verbs).toContain('passed');
    expect(judged(host).broken).toEqual([]);
  });
});

it('a course that has nothing but a check reports its progress, too', async () => {
  const record = await host.launch();
  await record.open();
  for (const progress of [0, 0.5, undefined]) {
    record.report(outcome(0, { objectives: [], progress }));
    await record.commit();
  }
  expect(host.verbs).toEqual(['initialized', 'progressed']);
});
