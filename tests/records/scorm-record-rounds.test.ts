import { beforeEach, describe, expect, it } from 'vitest';
import { names2004 } from '../../src/records/api-calls.ts';
import { parseMode } from '../../src/records/format.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { interaction, saved } from '../contracts/fixtures.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';
import type { Buffered } from '../contracts/buffered.ts';

let lms: ScriptedLms;
let record: Buffered<Scorm2004Record>;

beforeEach(() => {
  lms = scriptedLms({ 'cmi.completion_status': 'incomplete', 'cmi.interactions._count': '0' }, names2004);
  record = buffered(new Scorm2004Record(lms.api));
});

/** What one more round wrote of these elements; a failure is taken for what it is. */
async function round(start: string): Promise<string[]> {
  lms.written.length = 0;
  await record.commit().catch(() => undefined);
  return lms.written.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
}

describe('what is written again', () => {
  it('is each answer of a commit that was refused', async () => {
    await record.open();
    record.answer(interaction('q'));
    lms.refusals.set('', '101');
    expect(await round('cmi.interactions.')).toContain('0.id=q');
    lms.refusals.clear();
    expect(await round('cmi.interactions.')).toContain('0.id=q');
    expect(await round('cmi.interactions.')).toEqual([]);
  });

  it('is all that turns out not to have been confirmed, the answers too', async () => {
    await record.open();
    record.save(saved('s'));
    record.answer(interaction('q'));
    const all = await round('cmi.');
    record.markUnwritten();
    record.answer(interaction('r'));
    const again = await round('cmi.');
    expect(again.filter((one) => !one.startsWith('interactions.1'))).toEqual(all);
    expect(again).toContain('interactions.1.id=r');
  });

  it('is no more than what is named of it', async () => {
    await record.open();
    record.save(saved('s'));
    record.answer(interaction('q'));
    await record.commit();
    record.markUnwritten(['cmi.suspend_data', 'cmi.interactions.0.result']);
    expect(await round('cmi.')).toEqual(['interactions.0.result=incorrect', 'suspend_data=s']);
  });
});

describe('answers', () => {
  it('are taken only in an open session', async () => {
    record.answer(interaction('early'));
    await record.open();
    expect(await round('cmi.interactions.')).toEqual([]);
  });

  it('leave the last places that the standard guarantees to evidence, which is tried beyond them, too', async () => {
    lms.reads.set('cmi.interactions._count', '229');
    await record.open();
    for (const id of ['last', 'over', 'last']) record.answer(interaction(id));
    for (let index = 0; index < 22; index++)
      record.answer({ ...interaction(`completion.v${index}`), response: { type: 'fill-in', text: 'x' } });
    const ids = (await round('cmi.interactions.')).filter((one) => /^\d+\.id=/.test(one));
    expect(ids).toHaveLength(23);
    expect([ids[0], ids[1], ids.at(-1)]).toEqual([
      '229.id=last',
      '230.id=completion.v0',
      '251.id=completion.v21',
    ]);
  });
});

describe('the end', () => {
  beforeEach(async () => {
    await record.open();
    record.save(saved('s'));
  });

  it('is a good one where what is left was committed, even if the LMS refuses to end', async () => {
    lms.refusals.set('finish', '111');
    await expect(record.close('exit')).resolves.toBeUndefined();
    expect(lms.written.slice(-2)).toEqual(['commit', 'finish']);
  });

  it('says what was refused where neither is confirmed', async () => {
    lms.refusals.set('', '391').set('finish', '111');
    await expect(record.close('exit')).rejects.toMatchObject({ name: 'RecordError', code: '391' });
  });

  it('is only that, where nothing may be written', async () => {
    lms.reads.set('cmi.mode', 'review');
    const shown = buffered(new Scorm2004Record(lms.api));
    await shown.open();
    await shown.close('leaving', undefined);
    expect(lms.written).toEqual(['finish']);
  });
});

it('how long a call took is noted', async () => {
  await record.open();
  expect(record.log.calls.every(({ ms }) => Number.isFinite(ms) && ms >= 0)).toBe(true);
});

it.each([
  ['review', 'review'],
  [' Browse\n', 'browse'],
  ['normal', 'normal'],
  ['', 'normal'],
  ['reviewer', 'normal'],
] as const)('the mode "%s" is %s', (text, mode) => {
  expect(parseMode(text)).toBe(mode);
});
