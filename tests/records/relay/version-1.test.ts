import { describe, expect, it } from 'vitest';
import { LmsLink } from '../../../src/records/relay/lms-link.ts';
import { recordedStandards } from '../../../src/records/relay/recorded-standards.ts';
import { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import { names12 } from '../../../src/records/api-calls.ts';
import { outcome, saved } from '../../contracts/fixtures.ts';
import { FramedWindow, joined, newBrowser } from '../../hosts/frames.ts';
import { buffered } from '../../contracts/buffered.ts';
import type { Buffered } from '../../contracts/buffered.ts';

interface Said {
  readonly relay?: string;
  readonly number?: number;
  readonly version?: number;
  readonly reads?: string[];
  readonly messageId?: string;
  readonly method?: string;
  readonly params?: string[];
  readonly isHeartbeat?: boolean;
}

/**
 * A package of version 1, word by word as the first ones were uploaded, and without any of this build's code: what
 * the course of today says to it, it has to understand for as long as such a package may be in an LMS.
 */
function packageOfVersion1(values: Record<string, string>): {
  record: () => Promise<Buffered<RelayRecord>>;
  refuse: string;
} {
  newBrowser();
  const origin = 'https://old-lms.example';
  const outer = new FramedWindow(origin);
  const inner = new FramedWindow('https://course.example');
  const { toInner, toOuter } = joined(outer, inner);
  inner.parent = toOuter;
  const lms = { refuse: '' };
  const written: Record<string, string> = {};
  let reads: string[] = [];
  let taken = 0;
  let refused: object[] = [];
  outer.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<Said>;
    const say = (message: object): void => toInner.postMessage(message, inner.location.origin);
    if (data.relay === 'hello' && data.version === 1) {
      reads = data.reads ?? [];
      say({ relay: 'welcome' });
    }
    if (data.relay === 'ask') {
      say({ relay: 'told', number: data.number, taken, refused });
      [taken, refused] = [0, []];
    }
    const { messageId, method = '', params = [], isHeartbeat } = data;
    if (messageId === undefined) return;
    if (isHeartbeat) return say({ messageId, isHeartbeat });
    if (method === 'getFlattenedCMI') {
      say({
        messageId,
        result: Object.fromEntries(reads.map((element) => [element, values[element] ?? ''])),
      });
      reads = [];
      return;
    }
    taken += 1;
    const [element = '', value = ''] = params;
    if (method === lms.refuse) {
      refused.push({ method, element: '', code: '391' });
      return say({ messageId, error: { message: 'code 391: refused', code: '391' } });
    }
    if (method === 'LMSSetValue') written[element] = value;
    if (method === 'LMSCommit') Object.assign(values, written);
    say({ messageId, result: method === 'LMSGetValue' ? (values[element] ?? '') : 'true' });
  });
  return Object.assign(lms, {
    async record() {
      const launch = { version: 1, standard: 'scorm12', origin } as const;
      const recorded = recordedStandards.scorm12;
      const window = inner as unknown as Parameters<typeof LmsLink.open>[2];
      return buffered(new RelayRecord(await LmsLink.open(launch, recorded.reads, window), recorded, names12));
    },
  });
}

describe('a package of version 1', () => {
  it('is understood by the course of today: reads, writes, commits, refusals and the end', async () => {
    const values: Record<string, string> = {
      'cmi.core.student_id': 'ada',
      'cmi.core.lesson_status': 'incomplete',
      'cmi.suspend_data': 'before',
    };
    const old = packageOfVersion1(values);
    const record = await old.record();
    expect(await record.open()).toMatchObject({
      snapshot: 'before',
      learner: { id: 'https://old-lms.example ada' },
    });
    record.report(outcome(1, { best: 0.4 }));
    record.save(saved('now', 'a/b'));
    old.refuse = 'LMSCommit';
    await expect(record.commit()).rejects.toMatchObject({ code: '391' });
    expect(values['cmi.suspend_data']).toBe('before');
    old.refuse = '';
    await record.commit();
    expect(values).toMatchObject({ 'cmi.suspend_data': 'now', 'cmi.core.score.raw': '40' });
    await record.close('exit');
    expect(values['cmi.core.exit']).toBe('suspend');
  });
});
