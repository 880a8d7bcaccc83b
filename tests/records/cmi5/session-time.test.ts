import { beforeEach, describe, expect, it } from 'vitest';
import { nothingAchieved } from '../../../src/course/achieved-result.ts';
import { openSession } from '../../../src/records/cmi5/open-session.ts';
import { XapiRecord } from '../../../src/records/xapi/xapi-record.ts';
import { interaction, passed, saved } from '../../contracts/fixtures.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { away, Cmi5Host, verbIdOf } from '../../hosts/cmi5-host.ts';
import type { Sent } from './stand-ins.ts';
import { launch, launchData, reply, StandIn, taking } from './stand-ins.ts';
import { buffered } from '../../contracts/buffered.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: StoreFault = () => undefined;
const find = (verb: string) => host.statements.find((each) => verbIdOf(each).endsWith(`/${verb}`));
const timeOf = (verb: string): number => Date.parse(String(find(verb)?.['timestamp']));
const idsPosted = (): string[] =>
  host.asked
    .filter(({ method, url }) => method === 'POST' && url.pathname === '/lrs/statements')
    .flatMap(({ body }) => (JSON.parse(body) as { id: string }[]).map(({ id }) => id));

describe('the time of a statement', () => {
  it('is when it happened', async () => {
    const begun = host.now;
    const record = await host.launch();
    await record.open();
    host.now += 120_000;
    record.answer(interaction('one', { at: new Date(begun + 60_000) }));
    await record.commit();
    await record.close('exit');
    expect([timeOf('initialized'), timeOf('answered'), timeOf('terminated')]).toEqual([
      begun,
      begun + 60_000,
      begun + 120_000,
    ]);
  });

  it('is never before the session began, whatever the learner’s clock says', async () => {
    const record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: new Date(host.now - 3_600_000) }));
    await record.commit();
    expect(timeOf('answered')).toBe(timeOf('initialized'));
  });

  it('of “terminated” is never before anything else', async () => {
    const record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: new Date(host.now + 600_000) }));
    record.answer(interaction('two', { at: new Date(host.now + 60_000) }));
    await record.commit();
    await record.close('exit');
    expect(timeOf('terminated')).toBe(timeOf('answered'));
  });

  it.each(['Browse', 'Review'] as const)('of “terminated” comes with how long %s took', async (mode) => {
    const record = await host.launch(mode);
    await record.open();
    host.now += 90_000;
    // What only looks on hands in nothing.
    await record.close('exit', undefined);
    expect(find('terminated')).toMatchObject({ result: { duration: 'PT1M30S' } });
  });

  it('is still that of the session after the page was loaded again', async () => {
    const begun = host.now;
    await (await host.launch()).open();
    host.now += 300_000;
    const record = host.reload();
    await record.open();
    record.answer(interaction('one', { at: new Date(begun + 60_000) }));
    await record.commit();
    expect(timeOf('answered')).toBe(begun + 60_000);
  });
});

describe('a page that is loaded again', () => {
  it('counts the time of earlier sessions once', async () => {
    let record = await host.launch();
    await record.open();
    record.save(saved('one', 'a/b', 100));
    await record.close('exit');
    record = await host.launch();
    await record.open();
    record.save(saved('two', 'a/b', 60));
    await record.commit();
    record = host.reload();
    await record.open();
    record.save(saved('three', 'a/b', 20));
    record.report(passed(1));
    await record.commit();
    expect(find('completed')).toMatchObject({ result: { duration: 'PT3M' } });
    expect(find('passed')).toMatchObject({ result: { duration: 'PT1M20S' } });
  });

  it('loses no time that the store did not hear of before it', async () => {
    let record = await host.launch();
    await record.open();
    record.save(saved('one', 'a/b', 1000));
    await record.close('exit');
    record = await host.launch();
    await record.open();
    host.injectedFaults = away;
    record.save(saved('two', 'a/b', 600));
    await expect(record.commit()).rejects.toThrow('cannot be reached');
    host.injectedFaults = fine;
    record = host.reload();
    await record.open();
    record.save(saved('three', 'a/b', 20));
    record.report(passed(1));
    await record.commit();
    expect(find('completed')).toMatchObject({ result: { duration: 'PT27M' } });
  });

  it('sends what was on its way under the same ids', async () => {
    let record = await host.launch();
    await record.open();
    host.injectedFaults = away;
    record.answer(interaction('one', { at: new Date(host.now) }));
    await expect(record.commit()).rejects.toThrow('cannot be reached');
    host.injectedFaults = fine;
    record = host.reload();
    await record.open();
    record.answer(interaction('one', { at: new Date(host.now) }));
    await record.commit();
    const [initialized, ...answers] = idsPosted();
    expect(new Set(answers).size).toBe(1);
    expect(answers).toHaveLength(2);
    expect(answers).not.toContain(initialized);
  });

  it('begins nothing twice, where the answer to “initialized” got lost', async () => {
    const record = await host.launch();
    host.losesAnswer = ({ url }) => url.pathname === '/lrs/statements';
    await expect(record.open()).rejects.toThrow('cannot be reached');
    host.losesAnswer = () => false;
    await host.reload().open();
    expect(new Set(idsPosted()).size).toBe(1);
    expect(host.verbs).toEqual(['initialized']);
    expect(host.refused).toEqual([]);
    // And once it is known to be there, it does not go again.
    const before = idsPosted().length;
    const third = host.reload();
    await third.open();
    await third.commit();
    expect(idsPosted()).toHaveLength(before);
  });
});

describe('opened over a store of few words', () => {
  /** An LMS that gives this, and takes everything. */
  const opened = (
    given: { state?: string; preferences?: () => Response } = {},
    actor: object = launch.actor,
  ): ReturnType<XapiRecord['open']> => {
    const { state, preferences = () => reply(404) } = given;
    const answers = (sent: Sent): Response => {
      const { url, method } = sent;
      if (url.href === launch.fetchUrl) return reply(200, '{"auth-token":"t"}');
      if (url.pathname.endsWith('agents/profile')) return preferences();
      if (url.searchParams.get('stateId') === 'LMS.LaunchData') return reply(200, JSON.stringify(launchData));
      if (method === 'GET') return state === undefined ? reply(404) : reply(200, state);
      return taking(sent);
    };
    const { environment } = new StandIn(answers);
    const over = { ...launch, actor: actor as typeof launch.actor };
    const record = new XapiRecord(over, environment, (log, merge) =>
      openSession(over, environment, log, merge),
    );
    return buffered(record).open();
  };

  it.each([403, 404])('that answers %d for the preferences there is no language', async (status) => {
    const { learner } = await opened({ preferences: () => reply(status, 'No.') });
    expect(learner.languages).toEqual([]);
  });

  it('the languages are those that the learner prefers, in that order', async () => {
    const preferences = (): Response => reply(200, '{"languagePreference":" pt_BR ,en"}');
    expect((await opened({ preferences })).learner.languages).toEqual(['pt-BR', 'en']);
  });

  it('the learner is named, if the LMS does so in words, and told from all others', async () => {
    const actor = { ...launch.actor, name: ' Okafor,\nAda' };
    expect((await opened({}, actor)).learner).toEqual({
      name: 'Okafor, Ada',
      id: `https://lms.example 42 ${launch.registration}`,
      languages: [],
      sound: '',
    });
    expect((await opened({}, { ...actor, name: 42 })).learner.name).toBe('');
    expect((await opened()).learner.name).toBe('');
  });

  it('what was told as passed counts as passed', async () => {
    const { achieved } = await opened({ state: '{"snapshot":"s","told":{"passed":true}}' });
    expect(achieved).toEqual({ completed: false, success: 'passed', best: undefined });
  });

  it('what is no state of ours is no beginning: the learner launches again', async () => {
    for (const state of ['damaged', '{"error":"busy"}', '<!doctype html><title>Sign in</title>'])
      await expect(opened({ state })).rejects.toThrow('Something else than the learning record store');
    expect(await opened()).toMatchObject({ snapshot: '', achieved: nothingAchieved });
  });
});
