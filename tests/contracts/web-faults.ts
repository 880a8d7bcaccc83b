import { hash } from '../../src/course/hash.ts';
import { InPageRecord } from '../../src/records/in-page.ts';
import { answersIn, recordedOf } from '../hosts/host.ts';
import { WebDevice } from '../hosts/web-device.ts';
import { Air } from '../session/fakes.ts';
import type { Case } from './matrix.ts';
import type { Place, Possible } from './session-walk.ts';
import { allAnswers, faultsOf, walkIn, Window } from './session-walk.ts';

const courseId = 'sample';
/** The only learner that the record in the page knows. */
const owner = `${courseId}:${hash('this-device').toString(36)}`;
const recordKey = `${courseId}:record`;

interface Fault extends Possible {
  readonly name: string;
  readonly begins?: (device: WebDevice, session: number) => void;
  readonly halfway?: Place['halfway'];
}

const damage = (device: WebDevice, change: (text: string) => string): void => {
  const text = device.getItem(recordKey);
  if (text !== null) device.items.set(recordKey, change(text));
};

const faults: readonly Fault[] = [
  { name: 'to the letter' },
  {
    name: 'web: storage full for a while',
    begins(device) {
      let writes = 0;
      device.refuses = () => ++writes <= 5;
    },
  },
  {
    name: 'web: storage full at every second write',
    begins(device) {
      let writes = 0;
      device.refuses = () => ++writes % 2 === 0;
    },
  },
  {
    name: 'web: no room for the record in the second session, only for what is unsaved',
    begins: (device, session) => void (device.refuses = (key) => session === 2 && key === recordKey),
  },
  {
    name: 'web: the place in the record damaged before the last look',
    begins(device, session) {
      if (session === 4) damage(device, (text) => text.replace('"suspend_data":"A', '"suspend_data":"B'));
    },
    resumes: false,
  },
  {
    name: 'web: something unreadable under the record’s name',
    begins(device, session) {
      if (session === 1) device.items.set(recordKey, '{"cmi":{"core":{"lesson_status":"passed"');
    },
  },
  {
    name: 'web: something else under the name of an unsaved copy',
    begins: (device) => void device.items.set(`${owner}:unsaved:x`, '{"snapshot":7}'),
  },
  {
    name: 'web: another window halfway, whose answers are kept beside those of the last to save',
    // The lesson's question was answered again in the other window.
    answers: [...allAnswers.slice(0, 2), 'lesson-1-q1', ...allAnswers.slice(2)],
    async halfway(session, place) {
      if (session === 2) {
        const other = new Window(place);
        await other.open();
        await other.lesson('lesson-1');
        await other.close('exit');
      }
      return undefined;
    },
  },
];

const caseOf = ({ name, begins, halfway, answers, resumes }: Fault): Case => ({
  fault: name,
  record: 'in the page',
  over: 'this device',
  async run() {
    const device = new WebDevice();
    const walked = await walkIn({
      launch: () => Promise.resolve(new InPageRecord({ courseId, store: device })),
      begins(session) {
        device.refuses = () => false;
        begins?.(device, session);
      },
      ...(halfway && { halfway }),
      device,
      air: new Air(),
      recorded: () => device.recorded(courseId),
      time: { at: Date.UTC(2026, 2, 4) },
    });
    return {
      final: walked.after.at(-1),
      refusals: walked.refusals,
      complaints: faultsOf(walked, { answers, resumes }),
    };
  },
});

/** A single visit: the record lasts as long as the page. */
const refused: Case = {
  fault: 'web: storage refused',
  record: 'in the page',
  over: 'this page alone',
  async run() {
    const record = new InPageRecord({ courseId, store: undefined });
    const window = new Window({
      launch: () => Promise.resolve(record),
      begins: () => undefined,
      device: undefined,
      recorded: () => recordedOf('1.2', new Map(), 0),
      time: { at: Date.UTC(2026, 2, 4) },
    });
    await window.open();
    for (const lesson of ['lesson-1', 'lesson-2']) await window.lesson(lesson);
    await window.check(1);
    await window.check(2);
    await window.close('exit');
    const sets = record.log.calls.filter(({ method }) => method === 'LMSSetValue');
    const final = recordedOf('1.2', new Map(sets.map(({ element, value = '' }) => [element, value])), 0);
    const ids = answersIn(final)
      .map(({ id }) => id)
      .join(' ');
    return {
      final,
      refusals: window.refusals,
      complaints: [
        ...(final.status === 'passed' && final.raw === '100' ? [] : [`${final.status} ${final.raw}`]),
        ...(final.location === 'check/questions' ? [] : [`location ${final.location}`]),
        ...(ids === allAnswers.join(' ') ? [] : [`interactions ${ids}`]),
        ...(window.refusals === 0 && !record.keeps ? [] : ['does not say truly what is kept']),
      ],
    };
  },
};

/** The faults for a record in the page. */
export const webCases: readonly Case[] = [...faults.map(caseOf), refused];
