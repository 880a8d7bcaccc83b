import { laterApi } from '../../src/records/find-api.ts';
import { InPageRecord } from '../../src/records/in-page.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Host } from '../hosts/host.ts';
import { scormAgain12, scormAgain2004 } from '../hosts/scorm-again-host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { WebDevice } from '../hosts/web-device.ts';
import { frameIn, topWindow } from '../hosts/windows.ts';
import type { Case } from './matrix.ts';
import { faultsOf, walkIn } from './session-walk.ts';

const courseId = 'sample';

interface Late {
  readonly name: string;
  /** How long after the course's frame the LMS's API appears, in ms; 0 for before it. */
  readonly late: (session: number) => number;
}

/** Late in each session except the last, which is over at once. */
const inEach = (ms: number) => (session: number) => (session < 4 ? ms : 0);
const inSecond = (ms: number) => (session: number) => (session === 2 ? ms : 0);

const faults: readonly Late[] = [
  { name: 'API 0.5 s late', late: inEach(500) },
  { name: 'API 2.5 s late', late: inEach(2500) },
  { name: 'API 10 s late: in a lesson, in the check', late: inEach(10_000) },
  { name: 'API 60 s late: after a lesson, with an earlier place', late: inSecond(60_000) },
  { name: 'API 75 s late: in the check, with an earlier place', late: inSecond(75_000) },
];

interface Edition {
  readonly record: string;
  readonly name: 'API' | 'API_1484_11';
  readonly over: (api: object) => LearningRecord;
  readonly hosts: readonly (() => Host)[];
}

const editions: readonly Edition[] = [
  {
    record: 'SCORM 1.2',
    name: 'API',
    over: (api) => new Scorm12Record(api),
    hosts: [strict12, scormAgain12],
  },
  {
    record: 'SCORM 2004',
    name: 'API_1484_11',
    over: (api) => new Scorm2004Record(api),
    hosts: [strict2004, scormAgain2004],
  },
];

const caseOf = ({ name: fault, late }: Late, { record, name, over }: Edition, base: () => Host): Case => ({
  fault,
  record,
  over: base().name,
  async run() {
    const host = base();
    const device = new WebDevice();
    const time = { at: Date.UTC(2026, 2, 4) };
    let wait = 0;
    const walked = await walkIn({
      begins: (session) => void (wait = late(session)),
      launch: () =>
        Promise.resolve(wait === 0 ? over(host.launch()) : new InPageRecord({ courseId, store: device })),
      opened(session, timers) {
        if (wait === 0) return;
        const there = timers.now() + wait;
        const lms = topWindow();
        let api: object | undefined;
        Object.defineProperty(lms, name, {
          get: () => (timers.now() < there ? undefined : (api ??= host.launch())),
        });
        const look = laterApi(frameIn(lms), name, (callback, ms) => timers.set(callback, ms));
        void look().then((found) => session.moveTo(over(found.api)));
      },
      rests: 30_000,
      device,
      recorded: () => host.recorded(),
      time,
    });
    const left =
      device.getItem(`${courseId}:record`) === null ? [] : ['the device still has a record of its own'];
    const errors = host.errors().map((error) => `error: ${error}`);
    return {
      final: walked.after.at(-1),
      refusals: walked.refusals,
      complaints: [...faultsOf(walked), ...left, ...errors],
    };
  },
});

/** LMSs whose API appears only after the course has begun without it. */
export const lateCases: readonly Case[] = faults.flatMap((fault) =>
  editions.flatMap((edition) => edition.hosts.map((base) => caseOf(fault, edition, base))),
);
