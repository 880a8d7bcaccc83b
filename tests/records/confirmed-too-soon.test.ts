import { expect, it } from 'vitest';
import { names12, names2004 } from '../../src/records/api-calls.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { buffered } from '../contracts/buffered.ts';
import { outcome, passed, saved } from '../contracts/fixtures.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { atOnce } from './scripted-lms.ts';

it.each([
  ['1.2', strict12, names12, Scorm12Record],
  ['2004', strict2004, names2004, Scorm2004Record],
] as const)(
  'SCORM %s: an LMS that said "true" of what its server never had has it after Exit',
  async (_, strict, names, over) => {
    const lms = strict();
    let isAway = false;
    // As Open edX: each value goes to the server by itself, and nobody hears what became of it.
    const api = new Proxy(lms.launch() as Record<string, (...values: string[]) => string>, {
      get: (methods, name: string) =>
        isAway && (name === names.set || name === names.commit) ? () => 'true' : methods[name],
    });
    const record = buffered(new over(api, atOnce));
    await record.open();
    record.report(outcome(1));
    record.save(saved('a'));
    await record.commit();
    isAway = true;
    record.report(passed(0.9));
    record.save(saved('b', 'check/result'));
    await record.commit();
    isAway = false;
    await record.close('exit');
    expect(lms.recorded()).toMatchObject({
      status: expect.stringContaining('passed'),
      raw: '90',
      location: 'check/result',
      suspendData: saved('b').snapshot,
    });
    expect(lms.errors()).toEqual([]);
  },
);
