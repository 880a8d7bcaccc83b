import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Host, Recorded } from '../hosts/host.ts';
import { answersIn } from '../hosts/host.ts';
import type { StrictLms } from '../hosts/strict-lms.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import type { Keeping } from '../hosts/windowed-lms.ts';
import { WindowedLms } from '../hosts/windowed-lms.ts';
import { Air, MemoryStore } from '../session/fakes.ts';
import type { Case } from './matrix.ts';
import type { Place } from './session-walk.ts';
import { faultsOf, walkIn, Window } from './session-walk.ts';

type Edition = Host['edition'];
const editions: readonly Edition[] = ['1.2', '2004'];
const hour = 3_600_000;

const recordOver = (edition: Edition, api: object): LearningRecord =>
  edition === '1.2' ? new Scorm12Record(api) : new Scorm2004Record(api);

const strict = (edition: Edition, totalsAtFinish: boolean): StrictLms =>
  edition === '1.2' ? strict12({ totalsAtFinish }) : strict2004({ totalsAtFinish });

/** A place with a strict LMS. */
const placeOver = (edition: Edition, host: StrictLms, more: Partial<Place> = {}): Place => ({
  launch: () => Promise.resolve(recordOver(edition, host.launch())),
  begins: () => undefined,
  device: new MemoryStore(),
  recorded: () => host.recorded(),
  time: { at: Date.UTC(2026, 2, 4) },
  ...more,
});

const clocks: readonly [name: string, ms: number][] = [
  ['put back by an hour', -hour],
  ['put back by forty days', -960 * hour],
  ['put back to 2020', Date.UTC(2020, 0, 1) - Date.UTC(2026, 2, 4)],
  ['put forward by a day', 24 * hour],
  ['put forward to 2031', Date.UTC(2031, 0, 1) - Date.UTC(2026, 2, 4)],
];

/** The clock is changed in the middle of every session, and right again at the next launch. */
const clockCases = clocks.flatMap(([name, ms]) =>
  editions.map((edition): Case => ({
    fault: `the computer's clock ${name} halfway`,
    record: `SCORM ${edition}`,
    over: 'strict',
    async run() {
      const host = strict(edition, false);
      const time = { at: Date.UTC(2026, 2, 4), off: 0 };
      const halfway = (): Promise<undefined> => {
        time.off = ms;
        return Promise.resolve(undefined);
      };
      const begins = (): void => void (time.off = 0);
      const walked = await walkIn(placeOver(edition, host, { time, halfway, begins }));
      // Two lessons of 40 seconds, two checks of 20, and the time that saving takes.
      const { totalTime } = host.recorded();
      const isRight = totalTime > 119 && totalTime < 126;
      return {
        final: walked.after.at(-1),
        refusals: walked.refusals,
        complaints: [...faultsOf(walked), ...host.errors(), ...(isRight ? [] : [`${totalTime} s in all`])],
      };
    },
  })),
);

/** Work kept on the device while the clock was wrong is found, whenever that was. */
const copyCases = clocks.map(([name, ms]): Case => ({
  fault: `unsaved work kept while the computer's clock was ${name}`,
  record: 'SCORM 1.2',
  over: 'strict',
  async run() {
    const host = strict('1.2', false);
    const time = { at: Date.UTC(2026, 2, 4), off: ms };
    const place = placeOver('1.2', host, { time });
    const away = new Window({ ...place, launch: () => Promise.resolve(refusing(host)) });
    await away.open();
    await away.lesson('lesson-1');
    time.off = 0;
    time.at += hour;
    const back = new Window(place);
    await back.open();
    await back.close('exit');
    const { interactions, location } = host.recorded();
    const ids = interactions.map(({ id }) => id).join(' ');
    return {
      final: host.recorded(),
      refusals: away.refusals,
      complaints: [
        ...(ids === 'lesson-1-q1' ? [] : [`interactions ${ids}`]),
        ...(location === 'lesson-1/two' ? [] : [`location ${location}`]),
      ],
    };
  },
}));

/** An LMS that refuses every commit after the first. */
function refusing(host: StrictLms): LearningRecord {
  const api = host.launch() as Record<string, (...values: string[]) => string>;
  let commits = 0;
  return new Scorm12Record({ ...api, LMSCommit: () => (++commits > 1 ? 'false' : api['LMSCommit']?.('')) });
}

/** Three killed sessions and one that ends normally: the LMS counts the time of all of them once. */
const timeCases = editions.flatMap((edition) =>
  [true, false].map((totalsAtFinish): Case => ({
    fault: `killed sessions, ${totalsAtFinish ? 'totalled at Finish only' : 'totalled at each commit'}`,
    record: `SCORM ${edition}`,
    over: 'strict',
    async run() {
      const host = strict(edition, totalsAtFinish);
      const place = placeOver(edition, host);
      let refusals = 0;
      for (const lesson of ['lesson-1', 'lesson-2', 'lesson-1']) {
        const window = new Window(place);
        await window.open();
        await window.lesson(lesson);
        refusals += window.refusals;
      }
      const totals: number[] = [];
      for (let session = 0; session < 2; session++) {
        const window = new Window(place);
        await window.open();
        await window.lesson('lesson-2');
        await window.close('exit');
        totals.push(host.recorded().totalTime);
      }
      const near = (seconds: number, right: number): boolean => Math.abs(seconds - right) < 4;
      const [first = 0, second = 0] = totals;
      return {
        final: host.recorded(),
        refusals,
        complaints: [
          ...host.errors(),
          ...(near(first, 4 * 40) && near(second, 5 * 40) ? [] : [`${totals.join(', then ')} s in all`]),
        ],
      };
    },
  })),
);

const keepings: readonly Keeping[] = ['by name', 'by name, read anew', 'as a whole'];

/** Two windows of one attempt, used in turn. */
const windowCases = editions.flatMap((edition) =>
  keepings.map((keeping): Case => ({
    fault: 'two windows of one attempt',
    record: `SCORM ${edition}`,
    over: `an LMS that keeps elements ${keeping}`,
    async run() {
      const host = new WindowedLms(edition, keeping);
      const place: Place = {
        launch: () => Promise.resolve(recordOver(edition, host.launch())),
        begins: () => undefined,
        device: new MemoryStore(),
        air: new Air(),
        recorded: (): Recorded => host.recorded(),
        time: { at: Date.UTC(2026, 2, 4) },
      };
      const [one, other] = [new Window(place), new Window(place)];
      await one.open();
      await one.lesson('lesson-1');
      await other.open();
      await one.lesson('lesson-2');
      await other.lesson('lesson-1');
      await other.lesson('lesson-2');
      await one.check(1);
      await other.close('exit');
      await one.close('exit');
      const ids = answersIn(host.recorded()).map(({ id }) => id);
      const practice = ['lesson-1-q1', 'lesson-2-q1'];
      const right = [...practice, ...practice, 'lesson-1-check-1.1', 'lesson-2-check-1.1'];
      return {
        final: host.recorded(),
        refusals: one.refusals + other.refusals,
        complaints: ids.join() === right.join() ? [] : [`interactions ${ids.join(' ')}`],
      };
    },
  })),
);

/** The faults of a session over SCORM that do not depend on the LMS. */
export const scormSessionCases: readonly Case[] = [...clockCases, ...copyCases, ...timeCases, ...windowCases];
