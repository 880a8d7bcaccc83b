import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { DecodedSnapshot } from '../../src/course/snapshot-decode.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { nothingAchieved } from '../../src/course/achieved-result.ts';
import type { FoundCopy } from '../../src/session/device-copy.ts';
import type { Learner, OpenedRecord } from '../../src/session/learning-record.ts';
import { openingOf } from '../../src/session/opening.ts';
import { resume } from '../../src/session/resume.ts';
import { lessonKey } from '../../src/course/snapshot-parts.ts';
import { sampleCourse } from '../course/sample-course.ts';

const course = sampleCourse();
const snapshotOf = (progress: Partial<Progress>): string =>
  encodeSnapshot(course, { ...emptyProgress, ...progress }, 4096);
const keptOf = (progress: Partial<Progress>): DecodedSnapshot | undefined =>
  decodeSnapshot(snapshotOf(progress));
const found = (snapshot: string, isLater = true): FoundCopy => ({
  snapshot,
  interactions: [],
  isLater,
  kept: 0,
});

const passed = { completed: true, success: 'passed', best: 0.9 } as const;
const at = { seconds: 1_800_000_000, offset: 0 };
const failed = { completed: false, success: 'failed', best: 0.3 } as const;
const [q1, q2] = ['lesson-1-q1', 'lesson-2-q1'];
const answered = (id: string, response: string): Partial<Progress> => ({
  answers: new Map([[id, response]]),
});

describe('what a session continues from', () => {
  it('is empty if nothing was kept', () => {
    const begun = { ...emptyProgress, achieved: failed };
    expect(resume(course, begun, undefined, [], at)).toMatchObject({
      progress: begun,
      lost: { answers: 0, screens: 0, attempt: false },
    });
  });

  it('is what the record kept, with the achieved result', () => {
    const { progress } = resume(
      course,
      { ...emptyProgress, achieved: passed },
      keptOf({ ...answered(q1, 'a'), achieved: failed }),
      [],
      at,
    );
    expect(progress.answers).toEqual(new Map([[q1, 'a']]));
    expect(progress.achieved).toEqual(passed);
  });

  it('reports the parts that the course no longer has', () => {
    const shorter = { ...course, lessons: course.lessons.filter(({ id }) => id !== 'lesson-2') };
    const { lost } = resume(shorter, emptyProgress, keptOf(answered(q2, 'a')), [], at);
    expect(lost).toEqual({ answers: 1, screens: 0, attempt: false });
  });

  describe('with what this device kept', () => {
    const shorter = sampleCourse({ lessons: 1 });
    const attempt = { seed: 1, items: ['lesson-1-check-1', 'lesson-2-check-1'], answers: new Map() };
    const begun = { attempt: { ...attempt, submitted: false } };
    const handedIn = { attempt: { ...attempt, submitted: true }, attemptsTaken: 1 };

    it.each([
      ['an answer', answered(q2, 'a'), { answers: 1, attempt: false }],
      ['an attempt', begun, { answers: 0, attempt: true }],
      ['an attempt that was handed in, which has been counted', handedIn, { answers: 0, attempt: false }],
    ])('says what the course no longer has of it: %s', (_, kept, lost) => {
      const copies = [found(snapshotOf(kept))];
      expect(resume(shorter, emptyProgress, undefined, copies, at).lost).toMatchObject(lost);
      expect(resume(shorter, emptyProgress, keptOf({}), copies, at).lost).toMatchObject(lost);
    });

    it('an attempt under way in the record and submitted on this device is not reported as lost', () => {
      const copies = [found(snapshotOf(handedIn))];
      const { progress, lost } = resume(shorter, emptyProgress, keptOf(begun), copies, at);
      expect(progress.attemptsTaken).toBe(1);
      expect(lost.attempt).toBe(false);
    });

    it('an attempt under way that the course still has is not reported as lost', () => {
      const kept = keptOf({ attempt: { ...attempt, items: ['lesson-1-check-1'], submitted: false } });
      const { progress, lost } = resume(shorter, emptyProgress, kept, [found(snapshotOf(begun))], at);
      expect([progress.attempt?.submitted, lost.attempt]).toEqual([false, false]);
    });

    it('lost screens are counted by the account with most of them', () => {
      const screens = (...seen: string[]) => snapshotOf({ seen: new Map([['lesson-2', new Set(seen)]]) });
      const [one, two] = [screens('one'), screens('one', 'two')];
      const counts = [
        [one, two],
        [two, one],
      ].map(([kept, here]) => {
        const gone = {
          ...course,
          lessons: course.lessons.map((lesson) =>
            lesson.id === 'lesson-2'
              ? { ...lesson, screens: [{ id: 'new', title: '', activities: [] }] }
              : lesson,
          ),
        };
        return resume(gone, emptyProgress, decodeSnapshot(kept ?? ''), [found(here ?? '')], at).lost.screens;
      });
      expect(counts).toEqual([2, 2]);
    });

    it('losses in both accounts are counted once', () => {
      const both = answered(q2, 'a');
      const { lost } = resume(shorter, emptyProgress, keptOf(both), [found(snapshotOf(both))], at);
      expect(lost.answers).toBe(1);
    });
  });

  it('the device’s copy wins over the record’s if it is later, and loses if not', () => {
    const kept = keptOf({ ...answered(q1, 'a'), place: { lesson: 'lesson-1', screen: 'one' } });
    const here = snapshotOf({ answers: new Map([[q1, 'b'], [q2, 'c']]), place: { lesson: 'lesson-2', screen: 'two' } }); // prettier-ignore
    const later = resume(course, emptyProgress, kept, [found(here)], at).progress;
    expect(later.answers).toEqual(new Map([[q1, 'b'], [q2, 'c']])); // prettier-ignore
    expect(later.place?.lesson).toBe('lesson-2');
    const older = resume(course, emptyProgress, kept, [found(here, false)], at).progress;
    expect(older.answers).toEqual(new Map([[q1, 'a'], [q2, 'c']])); // prettier-ignore
    expect(older.place?.lesson).toBe('lesson-1');
  });

  it('the latest of several copies wins, and unreadable ones are skipped', () => {
    const copies = [found(snapshotOf(answered(q1, 'b'))), found('rubbish'), found(snapshotOf(answered(q1, 'c')))]; // prettier-ignore
    expect(resume(course, emptyProgress, undefined, copies, at).progress.answers).toEqual(
      new Map([[q1, 'c']]),
    );
  });
});

describe('what the start screen gets', () => {
  const opened = (more: Partial<OpenedRecord> = {}): OpenedRecord => ({
    mode: 'normal',
    snapshot: '',
    achieved: nothingAchieved,
    learner: { id: 'ada', name: 'Okafor, Ada', languages: ['en'], sound: '' },
    ...more,
  });

  it('is the learner and the mode', () => {
    const learner: Learner = { id: 'ben', name: 'Ben', languages: [], sound: '' };
    expect(openingOf(opened({ mode: 'review', learner }), undefined, [])).toEqual({
      mode: 'review',
      learner,
      resumes: false,
      unreadable: false,
      achieved: nothingAchieved,
      chosenLocale: '',
      lesson: '',
    });
  });

  it('is the lesson to continue with, from the later account', () => {
    const [one, two] = course.lessons.map(({ id, screens }) =>
      snapshotOf({ place: { lesson: id, screen: screens[0]?.id ?? '' } }),
    );
    const [first, second] = course.lessons.map(({ id }) => lessonKey(id));
    const lessonOf = (kept = '', copies: readonly FoundCopy[] = []): string =>
      openingOf(opened(), decodeSnapshot(kept), copies).lesson;
    expect(lessonOf(one)).toBe(first);
    expect(lessonOf(one, [found(two ?? '')])).toBe(second);
    expect(lessonOf(snapshotOf({}))).toBe('');
  });

  it('is whether there is something to continue, in the record or on the device', () => {
    const snapshot = snapshotOf({});
    expect(openingOf(opened({ snapshot }), decodeSnapshot(snapshot), [])).toMatchObject({
      resumes: true,
      unreadable: false,
    });
    expect(openingOf(opened(), undefined, [found(snapshot)])).toMatchObject({
      resumes: true,
      unreadable: false,
    });
  });

  it('is whether a snapshot cannot be read, unless it is only white space', () => {
    expect(openingOf(opened({ snapshot: 'x' }), undefined, []).unreadable).toBe(true);
    expect(openingOf(opened({ snapshot: ' \n' }), undefined, []).unreadable).toBe(false);
  });

  it('is the best result of the LMS, the snapshot and the device', () => {
    const [best, less] = [snapshotOf({ achieved: passed }), snapshotOf({ achieved: failed })];
    const told = (achieved: OpenedRecord['achieved'], kept: string, copies: FoundCopy[]): unknown =>
      openingOf(opened({ achieved }), decodeSnapshot(kept), copies).achieved;
    expect(told(passed, less, [found(less)])).toEqual(passed);
    expect(told(failed, best, [])).toEqual(passed);
    expect(told(nothingAchieved, '', [found(less), found('rubbish'), found(best)])).toEqual(passed);
  });
});
