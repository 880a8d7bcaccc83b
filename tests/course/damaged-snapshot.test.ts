import { describe, expect, it } from 'vitest';
import type { DecodedSnapshot } from '../../src/course/snapshot-decode.ts';
import { activityKey, encodeSnapshot, restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot, currentLessonKey } from '../../src/course/snapshot-decode.ts';
import { snapshotKey } from '../../src/course/snapshot-parts.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { nothingAchieved } from '../../src/course/achieved-result.ts';
import { sampleCourse } from './sample-course.ts';

const course = sampleCourse({ lessons: 2 });
const place = snapshotKey('lesson-1', 4) + snapshotKey('two', 2);
const lesson = snapshotKey('lesson-1', 4);
const question = (id: string): string => activityKey({ id, fingerprint: 'f' });

/** A snapshot with a true check sum, whatever is in it. */
const sealed = (body: string): string => `A${snapshotKey(body, 4)}${body}`;

interface Fields {
  readonly achieved?: string;
  readonly place?: string;
  readonly lessons?: string;
  readonly answers?: string;
  readonly check?: string;
}
const fieldsOf = ({ achieved = '0', place = '', lessons = '', answers = '', check = '0' }: Fields): string =>
  sealed([achieved, place, lessons, answers, check, ''].join('!'));

const keptOf = (fields: Fields): DecodedSnapshot =>
  decodeSnapshot(fieldsOf(fields)) ?? { achieved: nothingAchieved, fields: [] };
const restored = (fields: Fields): ReturnType<typeof restoreProgress> =>
  restoreProgress(course, keptOf(fields));

describe('a changed snapshot with a valid check sum', () => {
  it('is refused with more or fewer than six fields', () => {
    expect(decodeSnapshot(sealed('0!!!!0!'))).toBeDefined();
    expect(decodeSnapshot(sealed('0!!!!0'))).toBeUndefined();
    expect(decodeSnapshot(sealed('0!!!!0!!'))).toBeUndefined();
  });

  it('is refused if it is longer than any record keeps', () => {
    const long = (length: number): string => sealed(`0!!!${'a'.repeat(length - 5 - 7)}!0!`);
    expect(long(64_000)).toHaveLength(64_000);
    expect(decodeSnapshot(long(64_000))).toBeDefined();
    expect(decodeSnapshot(long(64_001))).toBeUndefined();
  });

  it.each([
    ['0', nothingAchieved],
    ['1', { completed: true, success: 'unknown', best: undefined }],
    ['7rs', { completed: true, success: 'passed', best: 1 }],
    ['40', { completed: false, success: 'failed', best: 0 }],
    ['8rs', nothingAchieved],
    ['xrs', { completed: false, success: 'unknown', best: 1 }],
    // A best score is a share: neither over 1 nor anything but digits of base 36.
    ['2rt', { completed: false, success: 'passed', best: undefined }],
    ['2-1', { completed: false, success: 'passed', best: undefined }],
    ['2.r', { completed: false, success: 'passed', best: undefined }],
    ['2r.', { completed: false, success: 'passed', best: undefined }],
    ['2-rs', { completed: false, success: 'passed', best: undefined }],
    ['2rs-', { completed: false, success: 'passed', best: undefined }],
  ] as const)('has achieved what "%s" says', (achieved, expected) => {
    expect(keptOf({ achieved }).achieved).toEqual(expected);
  });

  it.each([
    [place, { lesson: 'lesson-1', screen: 'two' }],
    [`${place}5`, { lesson: 'lesson-1', screen: 'two', step: 5 }],
    [`${place}0`, { lesson: 'lesson-1', screen: 'two' }],
    [`${place}-5`, { lesson: 'lesson-1', screen: 'two' }],
    [`${place}5-`, { lesson: 'lesson-1', screen: 'two' }],
    [`${place}12345`, { lesson: 'lesson-1', screen: 'two' }],
    [snapshotKey('lesson-1', 4), undefined],
    [`${snapshotKey('lesson-1', 4)}--`, undefined],
    [`----${snapshotKey('two', 2)}`, undefined],
  ])('goes on at "%s"', (text, expected) => {
    expect(restored({ place: text }).progress.place).toEqual(expected);
  });

  it('gives the current lesson before the course has loaded', () => {
    expect(currentLessonKey(keptOf({ place: `${place}5` }))).toBe(lesson);
    expect(currentLessonKey(keptOf({}))).toBe('');
  });

  it.each([
    ['1.a', { before: 1, session: 10 }],
    ['', undefined],
    ['1', undefined],
    ['-1.a', undefined],
    ['1.a-', undefined],
    ['1.2.3', undefined],
  ])('has the time of a session from "%s"', (time, expected) => {
    expect(keptOf({ check: `0;;;;${time}` }).time).toEqual(expected);
  });

  it.each([
    ['a', 10],
    ['', 0],
    ['-5', 0],
    ['5-', 0],
  ])('has the seconds that the learner was at it from "%s"', (seconds, expected) => {
    expect(restored({ check: `0;;;;;${seconds}` }).progress.seconds).toBe(expected);
  });

  it.each([
    ['fr', 'fr'],
    ['../fr', undefined],
    ['fr/x', undefined],
  ])('has the language "%s" only where it names files', (language, expected) => {
    expect(keptOf({ check: `0;;;;;;;${language}` }).chosenLocale).toBe(expected);
  });

  const moment = 'zzzzzz2m';
  const completion = `${moment}0123456789abm8p01.1.0.0`;

  it.each([
    [completion, 1],
    [`x${completion}`, 0],
    [`${completion}x`, 0],
    [`--------${completion.slice(8)}`, 0],
    [`:${moment}m8p`, 1],
    [`:${moment}--`, 0],
    [':--------m8p', 0],
    [`::${lesson}${moment}1`, 1],
    [`::${lesson}${moment}${'1'.repeat(20)}`, 1],
    [`::${lesson}${moment}${'1'.repeat(21)}`, 0],
    [`::${lesson}${moment}?1`, 0],
    [`::${lesson}${moment}1?`, 0],
  ])('has as evidence what is whole of "%s": %d', (evidence, many) => {
    const { completions, attempts, acknowledgements } = restored({ check: `0;;;;;;${evidence}` }).progress;
    expect(completions.length + attempts.length + acknowledgements.size).toBe(many);
  });

  it('has answers of letters and digits only', () => {
    const { answers } = restored({ answers: `${question('lesson-1-q1')}a.B-2c` }).progress;
    expect(answers.get('lesson-1-q1')).toBe('a2c');
  });

  it('has a best share of a lesson only if it is valid', () => {
    expect(restored({ lessons: `${lesson}:rs` }).progress.bestByLesson).toEqual(new Map([['lesson-1', 1]]));
    expect(restored({ lessons: `${lesson}:zz` }).progress.bestByLesson).toEqual(new Map());
    expect(restored({ lessons: lesson }).progress).toMatchObject({
      bestByLesson: new Map(),
      seen: new Map(),
    });
  });

  it('counts what is lost, and nothing if nothing is lost', () => {
    expect(restored({}).lost).toEqual({ answers: 0, screens: 0, attempt: false });
    expect(restored({ answers: '????a,,----b' }).lost.answers).toBe(2);
    expect(restored({ lessons: `----${snapshotKey('one', 2)}${snapshotKey('two', 2)}` }).lost.screens).toBe(
      2,
    );
  });

  it('takes no question of the check for practice, and no practice for the check', () => {
    const inCheck = question('lesson-1-check-1');
    const practice = question('lesson-1-q1');
    const { progress, lost } = restored({ answers: `${inCheck}a,${practice}b` });
    expect(progress.answers).toEqual(new Map([['lesson-1-q1', 'b']]));
    expect(lost.answers).toBe(1);
    expect(restored({ check: `1;5;0;${practice}b` })).toMatchObject({
      progress: { attemptsTaken: 1, attempt: undefined },
      lost: { attempt: true },
    });
  });

  it.each([
    ['', { attemptsTaken: 0, attempt: undefined }],
    ['3', { attemptsTaken: 3, attempt: undefined }],
    ['-3', { attemptsTaken: 0, attempt: undefined }],
    ['3-', { attemptsTaken: 0, attempt: undefined }],
    [`3;;0;${question('lesson-1-check-1')}`, { attemptsTaken: 3, attempt: undefined }],
    [`3;-5;0;${question('lesson-1-check-1')}`, { attemptsTaken: 3, attempt: undefined }],
    [`3;5-;0;${question('lesson-1-check-1')}`, { attemptsTaken: 3, attempt: undefined }],
    [
      `3;5;1;${question('lesson-1-check-1')}a,${question('lesson-2-check-1')}`,
      {
        attemptsTaken: 3,
        attempt: {
          seed: 5,
          items: ['lesson-1-check-1', 'lesson-2-check-1'],
          answers: new Map([['lesson-1-check-1', 'a']]),
          submitted: true,
        },
      },
    ],
    [
      `0;5;0;${question('lesson-1-check-1')}`,
      { attempt: { seed: 5, items: ['lesson-1-check-1'], answers: new Map(), submitted: false } },
    ],
  ])('goes on with the check of "%s"', (check, expected) => {
    expect(restored({ check }).progress).toMatchObject(expected);
  });

  it('reports a lost attempt only if there was one', () => {
    expect(restored({ check: '3' }).lost.attempt).toBe(false);
    expect(restored({ check: `3;;0;` }).lost.attempt).toBe(false);
    expect(restored({ check: `3;5-;0;${question('lesson-1-check-1')}` }).lost.attempt).toBe(true);
  });
});

describe('a snapshot as it is written', () => {
  it('has the documented form', () => {
    const text = encodeSnapshot(
      course,
      {
        ...emptyProgress,
        seen: new Map([['lesson-1', new Set(['two'])]]),
        attemptsTaken: 1,
        attempt: { seed: 35, items: ['lesson-1-check-1'], answers: new Map(), submitted: false },
      },
      4096,
    );
    const fields = ['0', '', lesson + snapshotKey('two', 2), '', `1;z;0;${question('lesson-1-check-1')}`, ''];
    expect(text).toBe(sealed(fields.join('!')));
  });
});

describe('what a snapshot leaves out', () => {
  it('includes answers to questions that the course lacks, and characters that a version may not have', () => {
    const text = encodeSnapshot(
      course,
      {
        ...emptyProgress,
        answers: new Map([['gone', 'a']]),
        acknowledgements: new Map([['acknowledgement', { version: '1.0!;,:-b', at: undefined }]]),
      },
      4096,
    );
    expect(decodeSnapshot(text)?.fields).toEqual([
      '0',
      '',
      '',
      '',
      expect.stringMatching(/^0;;;;;;::\w{4}-{8}1\.0-b$/),
      '1.0-b',
    ]);
  });

  it('includes a missing step', () => {
    const at = (step: number): string =>
      encodeSnapshot(course, { ...emptyProgress, place: { lesson: 'lesson-1', screen: 'two', step } }, 4096);
    expect(decodeSnapshot(at(0))?.fields[1]).toBe(place);
    expect(decodeSnapshot(at(35))?.fields[1]).toBe(`${place}z`);
  });

  it('includes as many of the oldest answers as necessary, to the exact character', () => {
    const wide = sampleCourse({ lessons: 1, practice: 3 });
    const answers = new Map([
      ['lesson-1-q1', 'abc'],
      ['lesson-1-q2', 'd'],
      ['lesson-1-q3', 'ef'],
    ]);
    const count = (limit: number): number => {
      const kept = decodeSnapshot(encodeSnapshot(wide, { ...emptyProgress, answers }, limit));
      return kept?.fields[3] === '' ? 0 : (kept?.fields[3]?.split(',').length ?? -1);
    };
    // 12 characters without answers; then 7, 5 and 6, and a comma between two.
    expect([32, 31, 24, 23, 18, 17, 12, 0].map(count)).toEqual([3, 2, 2, 1, 1, 0, 0, 0]);
  });

  it('includes the shares of the lessons, if only they are one character too many', () => {
    const progress = { ...emptyProgress, bestByLesson: new Map([['lesson-1', 1]]) };
    const { length } = encodeSnapshot(course, progress, 4096);
    const shares = (limit: number): string | undefined =>
      decodeSnapshot(encodeSnapshot(course, progress, limit))?.fields[2];
    expect(shares(length)).toBe(`${lesson}:rs`);
    expect(shares(length - 1)).toBe('');
  });
});
