import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../../src/tools/preview/lrs/json.ts';
import { interaction, passed, saved } from '../../contracts/fixtures.ts';
import type { Buffered } from '../../contracts/buffered.ts';
import { answering, Cmi5Host } from '../../hosts/cmi5-host.ts';
import type { XapiRecord } from '../../../src/records/xapi/xapi-record.ts';

let host: Cmi5Host;
let record: Buffered<XapiRecord>;

beforeEach(async () => {
  host = new Cmi5Host('none', 'xapi');
  record = await host.launch();
});

const cmi5 = 'https://w3id.org/xapi/cmi5';

describe('a launch without cmi5', () => {
  it('dates an answer that waited on the device when it was given', async () => {
    const given = new Date(host.now);
    host.now += 7 * 86_400_000;
    await record.open();
    record.answer(interaction('waited', { at: given }));
    record.report(passed(0.9));
    record.save(saved('later'));
    await record.close('exit');
    const dates = new Map(host.statements.map((one) => [at(one, 'verb', 'id'), at(one, 'timestamp')]));
    const verb = (name: string): unknown => dates.get(`http://adlnet.gov/expapi/verbs/${name}`);
    expect(verb('answered')).toBe(given.toISOString());
    for (const name of ['initialized', 'completed', 'passed', 'terminated'])
      expect(verb(name)).toBe(new Date(host.now).toISOString());
  });

  it('asks for the state alone, with the key of the launch, and then begins', async () => {
    const opened = await record.open();
    expect(opened.learner).toMatchObject({ name: 'Okafor, Ada', languages: ['de-AT', 'en'] });
    const asked = host.asked.map(({ method, url }) => `${method} ${url.pathname} ${url.searchParams.get('stateId') ?? ''}`); // prettier-ignore
    expect(asked).toEqual([
      'GET /lrs/activities/state course-state',
      'GET /lrs/activities/state ',
      'POST /lrs/statements ',
    ]);
    const { searchParams } = new URL(host.href);
    for (const { headers } of host.asked) expect(headers.get('Authorization')).toBe(searchParams.get('auth'));
    expect(searchParams.has('fetch')).toBe(false);
  });

  it('says the same as cmi5 of course and answers, and nothing that only cmi5 knows', async () => {
    await record.open();
    record.answer(interaction('q'));
    record.report(passed(0.9));
    record.save(saved('all'));
    await record.commit();
    await record.close('exit');
    expect(host.verbs).toEqual(expect.arrayContaining(['initialized', 'answered', 'completed', 'passed', 'terminated'])); // prettier-ignore
    expect(host.allVerbs).toEqual(host.verbs);
    expect(JSON.stringify(host.statements.map(({ context }) => context))).not.toContain(cmi5);
    for (const statement of host.statements) {
      expect(at(statement, 'context', 'platform')).toBe('The embedded LMS');
      expect(at(statement, 'context', 'contextActivities', 'grouping')).toMatchObject([{ id: 'https://lms.example/activities/catalogue' }]); // prettier-ignore
    }
    expect(host.refused).toEqual([]);
  });

  it('says the score with “completed”, too: some LMSs look for one verb, and take the score from it', async () => {
    await record.open();
    record.report(passed(0.9));
    record.save(saved('all'));
    await record.commit();
    const completed = host.statements[host.verbs.indexOf('completed')];
    expect(at(completed, 'result')).toMatchObject({
      completion: true,
      score: { scaled: 0.9, raw: 90, min: 0, max: 100 },
    });
  });

  it('says no score with “completed” where there is none', async () => {
    await record.open();
    record.report({ ...passed(0.9), best: undefined, success: 'unknown' });
    record.save(saved('all'));
    await record.commit();
    expect(host.verbs).toContain('completed');
    expect(at(host.statements[host.verbs.indexOf('completed')], 'result', 'score')).toBeUndefined();
  });

  it('loaded again goes on; launched again after Exit it is another session', async () => {
    await record.open();
    host.now += 1000;
    await host.reload().open();
    expect(host.verbs).toEqual(['initialized']);
    record = host.reload();
    await record.open();
    await record.close('exit');
    host.now += 1000;
    // The same address in the same tab.
    await host.reload().open();
    expect(host.verbs).toEqual(['initialized', 'terminated', 'initialized']);
  });

  it('does not take a 404 for “nothing kept” where the store lists the document', async () => {
    await record.open();
    record.save(saved('all'));
    await record.commit();
    record = await host.launch();
    host.injectedFaults = (asked) =>
      asked.url.searchParams.get('stateId') === null ? undefined : answering(404, /GET .*state/)(asked);
    await expect(record.open()).rejects.toThrow('Something else than the learning record store answered.');
    expect(host.verbs.filter((verb) => verb === 'initialized')).toHaveLength(1);
  });
});
