import { describe, expect, it } from 'vitest';
import { spokenName } from '../../src/blocks/certificate/model.ts';
import { names2004 } from '../../src/records/api-calls.ts';
import { cleanId, cleanName, cleanValue } from '../../src/records/clean-values.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { outcome } from '../contracts/fixtures.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryStore, settle, environment } from '../session/fakes.ts';
import { cpuTime } from '../cpu-time.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

/** What some LMS says for nothing at all. */
const nothings = ['null', 'undefined', 'NULL', 'None', '{}', '[]', '""', "''", 'NaN', '[object Object]', '(null)', 'N/A', 'false', '&quot;&quot;', ' null\r\n', '"null"']; // prettier-ignore
const bom = '\uFEFF';

/** How some LMS puts what it was given. */
const ways: readonly (readonly [string, (value: string) => string])[] = [
  ['padded', (value) => `  ${value}  \n`],
  ['with a BOM', (value) => bom + value],
  ['with a BOM read in another encoding', (value) => `ï»¿${value}`],
  ['ended by a null', (value) => `${value}\0`],
  ['in quotes', (value) => `"${value}"`],
  ['in single quotes', (value) => `'${value}'`],
  ['as JSON', (value) => `${JSON.stringify(value)}\n`],
  ['escaped in quotes', (value) => `&quot;${value}&quot;`],
  ['with entities', (value) => value.replace(/[!,.;:-]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
  ['with entities twice', (value) => value.replace(/[!,.;:-]/g, (sign) => `&amp;#x${sign.charCodeAt(0).toString(16)};`)], // prettier-ignore
];

describe('a value as an LMS says it', () => {
  it.each(nothings)('%j is none', (word) => expect(cleanValue(word)).toBe(''));

  it.each(ways)('%s is the value', (_way, put) => {
    const value = 'A1bcd!x-y!z,w;v:u!.!0!';
    expect(cleanValue(put(value))).toBe(value);
  });

  it.each(['', 'a b', 'none of it', '"Ada" and "Bo"', '&', '&unknown;', '&#x110000;', "O'Brien", '"'])(
    '%j stays as it is',
    (value) => expect(cleanValue(value)).toBe(value),
  );

  it('takes no longer, the longer it is', () => {
    const begun = cpuTime();
    for (const part of [' ', '&', '&#', '"', '&amp;', '\0x']) cleanValue(part.repeat(40_000));
    expect(cpuTime() - begun).toBeLessThan(1500);
  });
});

describe('a learner’s id', () => {
  const nobodies = ['', '0', '000', '-1', 'guest', 'Guest User', 'anonymous', 'unknown', 'student_id', '00000000-0000-0000-0000-000000000000', '{00000000-0000-0000-0000-000000000000}']; // prettier-ignore
  it.each([...nothings, ...nobodies])('%j is nobody’s', (id) => expect(cleanId(id, 255)).toBe(''));

  it.each(['ada', '1', '007', 'guest-7', 'null-1', 'o&#39;brien', '"ada"'])(
    '%j stays as it is: what a device keeps is found by it',
    (id) => expect(cleanId(id, 255)).toBe(id),
  );
});

describe('a learner’s name', () => {
  it.each([
    ['null', ''],
    ['undefined', ''],
    ['null, null', ''],
    ['null null', ''],
    ['undefined undefined', ''],
    [',', ''],
    [' - ', ''],
    ['Okafor,', 'Okafor'],
    ['Okafor, null', 'Okafor'],
    [', Ada', 'Ada'],
    ['Null, Jennifer', 'Jennifer Null'],
    ['Okafor, Ada', 'Ada Okafor'],
    ['Okafor,Ada', 'Ada Okafor'],
    ['O&#39;Brien, Se&amp;#225;n', "Seán O'Brien"],
    ['"Okafor, Ada"', 'Ada Okafor'],
    ['{lang=en-GB}Okafor, Ada', 'Ada Okafor'],
    ['{lang=fr}Ada Okafor', 'Ada Okafor'],
    ['{lang=fr}', ''],
    ['Prince', 'Prince'],
    ['李, 小龙', '小龙 李'],
  ])('"%s" is "%s" on a certificate', (said, shown) => expect(spokenName(cleanName(said, 250))).toBe(shown));
});

interface Edition {
  readonly lms: (more?: {
    suspendData?: string;
    id?: string;
    put?: (value: string) => string;
  }) => ScriptedLms;
  readonly over: (lms: ScriptedLms) => LearningRecord;
}

const values = (id: string, suspendData: string) => ({
  'cmi.suspend_data': suspendData,
  'cmi.interactions._count': '2',
  'cmi.objectives._count': '1',
  'cmi.objectives.0.id': 'definition',
  'cmi.core.lesson_mode': 'normal', 'cmi.core.lesson_status': 'passed', 'cmi.core.entry': 'resume',
  'cmi.core.student_id': id, 'cmi.core.student_name': 'Okafor, Ada', 'cmi.core.score.raw': '62.5',
  'cmi.core._children': 'student_id,lesson_status,lesson_mode,entry,score', 'cmi.core.score._children': 'raw,min,max',
  'cmi.interactions._children': 'id,type', 'cmi.objectives._children': 'id,score,status', 'cmi.objectives.0.status': 'Completed',
  'cmi.mode': 'normal', 'cmi.entry': 'resume', 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed',
  'cmi.learner_id': id, 'cmi.learner_name': 'Okafor, Ada', 'cmi.score.scaled': '0.625',
  'cmi.objectives.0.completion_status': 'completed',
}); // prettier-ignore

const lmsOf =
  (names?: typeof names2004): Edition['lms'] =>
  ({ suspendData = '', id = 'ada', put = (value: string) => value } = {}) =>
    scriptedLms(
      Object.fromEntries(
        Object.entries(values(id, suspendData)).map(([element, value]) => [element, put(value)]),
      ),
      names,
    );

const editions: readonly (readonly [string, Edition])[] = [
  ['1.2', { lms: lmsOf(), over: ({ api }) => new Scorm12Record(api) }],
  ['2004', { lms: lmsOf(names2004), over: ({ api }) => new Scorm2004Record(api) }],
];

describe.each(editions)('in SCORM %s', (_edition, { lms: lmsWith, over }) => {
  it.each(nothings)('suspend data %j are no lost place', async (word) => {
    const record = over(lmsWith({ suspendData: word }));
    const opening = await new Session(record, 'c', environment(new FakeTime())).open();
    expect([opening.unreadable, opening.resumes]).toEqual([false, false]);
  });

  it.each(ways)('a place comes back, and nothing is written twice: %s', async (_way, put) => {
    const time = new FakeTime();
    const first = lmsWith();
    const ada = new Session(over(first), 'c', environment(time));
    await ada.open();
    ada.begin(new LaunchProgress(sampleCourse()));
    const [lesson] = sampleCourse().lessons;
    ada.arrive({ lesson: lesson!.id, screen: lesson!.screens[0]!.id });
    await ada.close('exit');
    const suspendData = first.written.findLast((one) => one.startsWith('cmi.suspend_data='))?.slice(17) ?? '';
    expect(suspendData).not.toBe('');
    const second = lmsWith({ suspendData, put });
    const record = buffered(over(second));
    const opened = await record.open();
    expect(opened).toMatchObject({
      mode: 'normal',
      snapshot: suspendData,
      achieved: { completed: true, success: 'passed', best: 0.625 },
    });
    record.report(outcome(1));
    await record.commit();
    expect(second.written.filter((one) => /objectives\.0\.(id|(completion_)?status)=|lesson_status|^cmi\.completion_status|suspend_data/.test(one))).toEqual([]); // prettier-ignore
    expect(second.written.filter((one) => one.endsWith('.id=definition'))).toEqual([]);
  });

  it.each(['null', 'undefined', '{}', '0', 'guest', '""'])(
    'with the id %j, what one learner left unsaved is not the next one’s',
    async (id) => {
      const store = new MemoryStore();
      const time = new FakeTime();
      const first = lmsWith({ id });
      first.refusals.set('', '101').set('finish', '101');
      const ada = new Session(over(first), 'c', environment(time, { store }));
      await ada.open();
      ada.begin(new LaunchProgress(sampleCourse()));
      const [lesson] = sampleCourse().lessons;
      ada.arrive({ lesson: lesson!.id, screen: lesson!.screens[0]!.id });
      await time.pass(10_000);
      await ada.close('exit').catch(() => undefined);
      await settle();
      const bob = new Session(over(lmsWith({ id })), 'c', environment(time, { store }));
      const opening = await bob.open();
      bob.begin(new LaunchProgress(sampleCourse()));
      expect([opening.resumes, bob.progress.seen.size]).toEqual([false, 0]);
    },
  );
});
