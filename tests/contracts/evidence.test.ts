import { describe, expect, it } from 'vitest';
import { checkResult } from '../../src/course/check.ts';
import type { Course } from '../../src/course/course.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Cmi5Host } from '../hosts/cmi5-host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { FakeTime } from '../session/fakes.ts';
import { answerCheck, beginCheck, submitCheck } from '../session/check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const text = 'I have read the code of conduct. I will keep to it.';
const digest = '0123456789abcdef'.repeat(4);
const settings = ['full', 'outcome', 'none'] as const;

/** The whole record of an LMS as one text, as an auditor reads it. */
interface Lms {
  launch(): Promise<LearningRecord> | LearningRecord;
  holds(): string;
  time: FakeTime;
}

const scorm = (edition: '1.2' | '2004'): Lms => {
  const host = edition === '1.2' ? strict12() : strict2004();
  return {
    time: new FakeTime(),
    launch: () => (edition === '1.2' ? new Scorm12Record(host.launch()) : new Scorm2004Record(host.launch())),
    holds: () => {
      expect(host.errors()).toEqual([]);
      return host
        .recorded()
        .interactions.map((one) => Object.values(one).join(' ; '))
        .join('\n');
    },
  };
};

const cmi5 = (): Lms => {
  const host = new Cmi5Host();
  const time = new FakeTime();
  host.now = time.at;
  return {
    time,
    launch: () => {
      host.now = time.at;
      return host.launch('Normal');
    },
    holds: () => {
      expect(host.refused).toEqual([]);
      return JSON.stringify(host.statements);
    },
  };
};

const lmss = { 'SCORM 1.2': () => scorm('1.2'), 'SCORM 2004': () => scorm('2004'), cmi5 };

const answerTo = (id: string, lesson: string): CheckAnswer => ({
  id,
  lesson,
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: `What of ${id}?`,
  choices: [{ id: '', words: '', options: [{ id: 'a', words: 'A first step' }] }],
});

const acknowledge = (session: Session, version: string): void =>
  session.acknowledge(
    'check',
    { ...answerTo('code', 'check'), description: text, result: 'neutral' },
    version,
  );

const courseOf = (more: Parameters<typeof sampleCourse>[0] = {}, version = '1.0.0', given = '2'): Course => ({
  ...sampleCourse({ acknowledgement: true, ...more }),
  version,
  acknowledgements: [{ id: 'code', version: given, words: text, lesson: 'check', screen: 'questions' }],
});

async function open(lms: Lms, course: Course): Promise<Session> {
  const session = new Session(await lms.launch(), course.id, {
    timers: lms.time,
    store: undefined,
    channel: () => undefined,
  });
  await session.open();
  session.begin(new LaunchProgress(course));
  return session;
}

async function check(lms: Lms, session: Session): Promise<void> {
  const items = ['lesson-1-check-1', 'lesson-2-check-1'];
  beginCheck(session, 7, items);
  for (const id of items) answerCheck(session, id, 'a');
  const answers = items.map((id) => answerTo(id, id.slice(0, 8)));
  submitCheck(
    session,
    checkResult(answers.map(({ id, lesson }) => ({ id, lesson, isRight: true }))),
    answers,
  );
  await lms.time.pass(1000);
}

/** Views every screen, passes the check, acknowledges and exits. */
async function wholeWalk(lms: Lms, course: Course): Promise<void> {
  const session = await open(lms, course);
  for (const lesson of ['lesson-1', 'lesson-2'])
    for (const screen of ['one', 'two']) {
      session.arrive({ lesson, screen });
      await lms.time.pass(20_000);
    }
  session.answer('lesson-1', answerTo('lesson-1-q1', 'lesson-1'));
  session.arrive({ lesson: 'check', screen: 'questions' });
  await check(lms, session);
  acknowledge(session, '2');
  await lms.time.pass(1000);
  await session.close('exit');
}

describe.each(Object.entries(lmss))('what an auditor finds in %s', (standard, makeLms) => {
  it.each(settings)('with interactions: %s', async (interactions) => {
    const lms = makeLms();
    const day = new Date(lms.time.at).toISOString().slice(0, 10);
    await wholeWalk(lms, courseOf({ interactions }));
    const held = lms.holds();
    // One line with version, content, language, time with its offset, score, pass mark, attempt and acknowledgement.
    expect(held).toMatch(
      new RegExp(
        `A sample 1\\.0\\.0 \\(en-GB\\), content ${digest.slice(0, 12)}: completed ${day} [\\d:]{8}[+-]\\d\\d:\\d\\d, score 100%, pass mark 80%, attempt 1, acknowledged code 2`,
      ),
    );
    expect(held).toContain('completion.v1.0.0');
    expect(held).toContain('code.v2');
    // The words of the acknowledgement, with its version and day, and where its whole text is.
    expect(held).toMatch(
      new RegExp(`version 2, ${day} .*whole text: content ${digest.slice(0, 12)}: I have read the code`),
    );
    // As much about answers as the setting allows, and the standard supports.
    const has = (words: string): boolean => held.includes(words);
    expect(has('lesson-1-check-1.1')).toBe(interactions !== 'none');
    expect(has('What of lesson-1-q1?')).toBe(interactions !== 'none' && standard !== 'SCORM 1.2');
    expect(has('A first step')).toBe(interactions === 'full' && standard === 'cmi5');
    if (standard === 'cmi5') {
      expect(held).toContain(`"https://schema.org/sha256":"${digest}"`);
      expect(held).toContain('"https://schema.org/version":"1.0.0"');
      expect(held).toContain(`"text":"${text}"`);
    }
  });

  it('a finisher acknowledges the words of the next version: recorded, and nothing taken back', async () => {
    const lms = makeLms();
    await wholeWalk(lms, courseOf());
    lms.time.at += 400 * 86_400_000;
    const next = await open(lms, courseOf({ renew: 'on-change' }, '2.0.0', '3'));
    expect(next.progress.achieved).toMatchObject({ completed: true, success: 'passed' });
    expect(next.progress.completions.map(({ version, attempt, score }) => [version, attempt, score])).toEqual(
      [['1.0.0', 1, 1]],
    );
    next.arrive({ lesson: 'lesson-1', screen: 'one' });
    await lms.time.pass(20_000);
    // Viewing it does not complete the new version.
    expect(lms.holds()).not.toContain('completion.v2.0.0');
    acknowledge(next, '3');
    await lms.time.pass(1000);
    await next.close('exit');
    const held = lms.holds();
    for (const words of [
      'code.v2',
      'code.v3',
      'completion.v1.0.0',
      'completion.v2.0.0',
      'acknowledged code 3',
    ])
      expect(held).toContain(words);
    const later = await open(lms, courseOf({}, '2.0.0', '3'));
    expect(later.progress.achieved.completed).toBe(true);
    expect(later.progress.completions.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
    expect(later.progress.acknowledgements.get('code')).toMatchObject({ version: '3' });
  });
});
