// @vitest-environment jsdom
import { render } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { learnerDetails } from '../../../src/tools/report/page/learner-details.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import type { LearnerRecord } from '../../../src/tools/report/read/records.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { recordsSheet } from '../../../src/tools/report/read/sheets.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { options, textBytes } from './exports.ts';
import { ada, header, table } from './moodle-interactions.ts';

const property = (name: string): string => `https://schema.org/${name}`;
const grouping = [{ id: 'https://x.org/refresher' }];

/** The course's statements of one registration: it was completed, and passed. */
const completions = (at: string, registration: string): object[] =>
  ['completed', 'passed'].map((verb) => ({
    id: crypto.randomUUID(),
    actor: { mbox: 'mailto:a@x.org', name: 'Ada' },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: grouping[0],
    timestamp: at,
    context: {
      registration,
      contextActivities: { grouping },
      extensions: { [property('version')]: '1.0.0', [property('sha256')]: 'a'.repeat(64) },
    },
    result: {
      extensions: {
        [property('endTime')]: at,
        [property('description')]:
          `Refresher 1.0.0 (en-GB), content aaaaaaaaaaaa: completed ${at.replace('T', ' ')}`,
        [property('additionalProperty')]: {
          acknowledgements: [{ id: 'code', version: '2', at, text: 'I have read the code.' }],
        },
      },
    },
  }));

const moodle = (...attempts: readonly (readonly [day: string, score: string])[]): string =>
  table(
    header,
    ...attempts.map(([day, score], index) => [
      ...ada.slice(0, 2),
      String(index + 1),
      `${day}, 9:00 AM`,
      `${day}, 10:00 AM`,
      score,
      score,
    ]),
  );
const completion = (day: string): string =>
  table(['', 'Email address', 'Refresher', ''], ['Ada', 'a@x.org', 'Completed', `${day} 10:00:00`]);

async function recordOf(...texts: readonly string[]): Promise<LearnerRecord> {
  const readings = await Promise.all(
    texts.map((text) => readExport({ name: 'Refresher.txt', bytes: textBytes(text) })),
  );
  const { records } = await mergeRecords(
    readings.flatMap(({ attempts }) => attempts),
    options,
  );
  expect(records).toHaveLength(1);
  return records[0] as LearnerRecord;
}

const days = ['2026-03-01', '2027-03-01', '2028-03-01'];
const yearly = (): string =>
  JSON.stringify(days.flatMap((day) => completions(`${day}T10:00:00+00:00`, `registration ${day}`)));

describe('a refresher that is taken each year in the same version', () => {
  it('has each year’s acknowledgement and completion once', async () => {
    const { acknowledgements, evidence } = await recordOf(yearly(), yearly());
    expect(acknowledgements.map(({ when }) => when?.slice(0, 10))).toEqual(days);
    expect(evidence.map(({ completedOn }) => completedOn?.slice(0, 10))).toEqual(days);
  });

  it('has its first and its latest completion, on the page and in the table', async () => {
    const record = await recordOf(yearly());
    expect([record.completedOn, record.lastCompletedOn, record.due].map((on) => on?.slice(0, 10))).toEqual([
      '2026-03-01',
      '2028-03-01',
      '2029-03-01',
    ]);
    const sheet = await recordsSheet([record]);
    for (const day of days) expect(sheet).toContain(`1.0.0 (${day}`);
    expect(sheet.match(/I have read the code\./g)).toHaveLength(3);
  });

  describe('on the page', () => {
    const digest = 'a'.repeat(64);
    beforeEach(() => void vi.stubGlobal('COURSE', { version: '1.0.0', digest, digests: [digest] }));

    it('says under each attempt what was completed, passed and acknowledged in it', async () => {
      const record = await recordOf(yearly());
      render(learnerDetails(record, new Wordings([])), document.body);
      const shown = [...document.querySelectorAll('h2')].map(
        ({ nextElementSibling }) => nextElementSibling?.textContent?.replaceAll(/\s+/g, ' ') ?? '',
      );
      expect(shown).toHaveLength(3);
      for (const [index, day] of days.entries()) {
        expect(shown[index]).toContain(`completed ${day} 10:00`);
        expect(shown[index]).toContain('passed');
        expect(shown[index]).toContain(`acknowledged “code”, version 2, ${day} 10:00`);
      }
    });

    it('says of an attempt without a completion that it was not completed', async () => {
      const [begun] = completions('2027-03-01T10:00:00+00:00', 'r');
      const statement = { ...begun, verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' }, result: {} };
      render(learnerDetails(await recordOf(JSON.stringify([statement])), new Wordings([])), document.body);
      expect(document.querySelector('h2 + p')?.textContent).toContain('not completed');
    });
  });

  it('keeps an acknowledgement that is asked for at every visit of one attempt', async () => {
    const visits = days.flatMap((day) => completions(`${day}T10:00:00+00:00`, 'one registration'));
    const { acknowledgements } = await recordOf(JSON.stringify(visits));
    expect(acknowledgements.map(({ when }) => when?.slice(0, 10))).toEqual(days);
  });
});

describe('a renewal that no export has a day for', () => {
  const renewed = moodle(['1 March 2026', '90'], ['1 March 2027', '100']);

  it('counts from the last access of the later attempt, though the first day is known', async () => {
    const record = await recordOf(renewed, completion('2026-03-01'));
    expect(record).toMatchObject({
      completedOn: '2026-03-01T10:00:00',
      isLastAccess: false,
      lastCompletedOn: '2027-03-01T10:00',
      isLastByAccess: true,
      due: '2028-03-01',
    });
  });

  it('leaves the known day where the later attempt was not completed, or is of that day', async () => {
    for (const texts of [
      [moodle(['1 March 2026', '90'], ['1 March 2027', '40']), completion('2026-03-01')],
      [moodle(['1 March 2026', '90']), completion('2026-03-01')],
      [renewed, completion('2027-03-01')],
    ] as const) {
      const { due, isLastByAccess } = await recordOf(...texts);
      expect([due?.slice(5), isLastByAccess]).toEqual(['03-01', false]);
    }
    expect((await recordOf(renewed, completion('2027-03-01'))).due).toBe('2028-03-01');
  });
});
