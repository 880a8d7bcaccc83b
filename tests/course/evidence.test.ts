import { describe, expect, it, vi } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { acknowledgedText, completionOf, evidenceOf } from '../../src/course/evidence.ts';
import { isoOf, momentOf } from '../../src/course/moment.ts';
import { sentencesWithin } from '../../src/course/sentences.ts';
import type { Completion, LearningEvent, Progress, TakenAttempt } from '../../src/course/progress.ts';
import { keptCompletions, acknowledgementsToRenew } from '../../src/course/completion.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { beginningOf } from '../../src/course/resume-place.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
import { encodeSnapshot, restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { sampleCourse } from './sample-course.ts';

const at = (seconds: number) => ({ seconds: 1_772_000_000 + seconds, offset: 330 });
const course = sampleCourse({ completion: 'passed' });
const pass = (score = 1): LearningEvent => ({ type: 'check-submitted', score, byLesson: new Map() });
const begin: LearningEvent = { type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] };
const after = (of: Course, progress: Progress, ...events: LearningEvent[]): Progress =>
  events.reduce((sum, event, index) => progressAfter(of, sum, event, at(index)), progress);
const back = (of: Course, progress: Progress): Progress => {
  const kept = decodeSnapshot(encodeSnapshot(of, progress, 4096));
  if (!kept) throw new Error('not readable');
  return restoreProgress(of, kept).progress;
};

describe('the completion', () => {
  it('has its date, version, content, score and pass mark, and is restored from the snapshot', () => {
    const done = after(course, emptyProgress, begin, pass(0.9));
    expect(done.completions).toEqual([
      { at: at(1), version: '1.0.0', digest: '0123456789ab', score: 0.9, passMark: 0.8, attempt: 1 },
    ]);
    expect(done.attempts).toEqual([{ at: at(1), score: 0.9, isPassed: true }]);
    expect(back(course, done)).toMatchObject({ completions: done.completions, attempts: done.attempts });
    // A worse attempt and a better one change nothing of it.
    const again = after(course, done, begin, pass(0.2), begin, pass(1));
    expect(again.completions).toEqual(done.completions);
  });

  it('has no pass mark in a course without a check', () => {
    const whole = sampleCourse({ completion: 'viewed', lessons: 1 });
    const without = { ...whole, lessons: whole.lessons.filter(({ kind }) => kind === 'lesson') };
    const arrived = ['one', 'two'].map((screen): LearningEvent => ({
      type: 'arrived',
      place: { lesson: 'lesson-1', screen },
    }));
    const done = after(without, emptyProgress, ...arrived);
    expect(done.completions).toMatchObject([{ score: undefined, passMark: undefined }]);
    expect(back(without, done).completions).toEqual(done.completions);
    expect(evidenceOf(without, done)).toMatchObject({ passMark: undefined });
    expect(evidenceOf(without, done).text).not.toContain('pass mark');
    const viewed = after(whole, emptyProgress, ...arrived);
    expect(viewed.completions).toMatchObject([{ score: undefined, passMark: 0.8 }]);
    // Nor does a score lose its mark in a version that has no check any more.
    const scored = { ...emptyProgress, achieved: { completed: true, success: 'passed', best: 0.9 } } as const;
    expect(evidenceOf(without, scored)).toMatchObject({ passMark: 0.8 });
  });

  it('of a later version requires its new parts, not just a look', () => {
    const done = after(course, emptyProgress, begin, pass());
    const next = { ...course, version: '2.0.0' };
    const looked = after(next, done, { type: 'arrived', place: { lesson: 'lesson-1', screen: 'one' } });
    expect(looked.completions.map(({ version }) => version)).toEqual(['1.0.0']);
    const failed = after(next, looked, begin, pass(0.79));
    expect(failed.completions.map(({ version }) => version)).toEqual(['1.0.0']);
    const passed = after(next, looked, begin, pass(0.8));
    expect(passed.completions.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
    expect(back(next, passed).completions).toEqual(passed.completions);
  });

  it.each(['2020-01-01T00', '2038-12-31T12', '2087-12-31T12'])(
    'has its date from 2020 to 2087: %s',
    (day) => {
      const moment = { seconds: Date.parse(`${day}:00:00Z`) / 1000, offset: 0 };
      const done = after(course, emptyProgress, begin, pass());
      const completions = done.completions.map((one) => ({ ...one, at: moment }));
      expect(back(course, { ...done, completions }).completions).toEqual(completions);
    },
  );

  it('has no date if an earlier version of the course recorded none', () => {
    const old = { ...emptyProgress, achieved: { completed: true, success: 'passed', best: 0.9 } } as Progress;
    expect(back(course, old).completions).toEqual([]);
    expect(evidenceOf(course, old).text).toContain('completed earlier, score 90%');
  });
});

describe('the pass mark of a score', () => {
  const low: Course = { ...course, rules: { ...course.rules, passMark: 0.7, acknowledgement: true } };
  const acknowledged = (version: string): LearningEvent => ({
    type: 'acknowledged',
    id: 'acknowledgement',
    version,
  });
  const stricter: Course = {
    ...low,
    version: '2.0.0',
    rules: { ...low.rules, passMark: 0.8 },
    acknowledgements: low.acknowledgements.map((one) => ({ ...one, version: '2' })),
  };

  it('is the mark at that time, if a later version with a higher one is completed by an acknowledgement', () => {
    const done = after(low, emptyProgress, begin, pass(0.75), acknowledged('1'));
    const next = progressAfter(stricter, back(low, done), acknowledged('2'), at(900));
    expect(next.completions.at(-1)).toMatchObject({
      version: '2.0.0',
      score: 0.75,
      passMark: 0.7,
      attempt: 1,
    });
    expect(evidenceOf(stricter, next).text).toContain('score 75%, pass mark 70%, attempt 1');
  });

  it('is left out if an earlier version did not record it', () => {
    const old: Progress = { ...emptyProgress, achieved: { completed: true, success: 'passed', best: 0.75 } };
    const next = after(stricter, old, acknowledged('2'));
    expect(next.completions).toMatchObject([{ version: '2.0.0', score: 0.75, passMark: undefined }]);
    expect(back(stricter, next).completions).toEqual(next.completions);
    expect(evidenceOf(stricter, next).text).toMatch(/score 75%, acknowledged/);
    expect(evidenceOf(stricter, next).text).not.toContain('pass mark');
  });

  it('does not turn a failed attempt into a pass when the mark is lowered', () => {
    const failed = after(course, emptyProgress, begin, pass(0.75));
    const { text } = evidenceOf({ ...low, version: '2.0.0' }, back(course, failed));
    expect(text).not.toContain('pass');
  });
});

describe('the attempt', () => {
  const viewed = sampleCourse({ completion: 'viewed' });
  const seen = viewed.lessons.flatMap(({ id, kind, screens }) =>
    kind === 'check'
      ? []
      : screens.map((screen): LearningEvent => ({
          type: 'arrived',
          place: { lesson: id, screen: screen.id },
        })),
  );
  const done = after(viewed, emptyProgress, ...seen);
  const later = (progress: Progress, seconds: number, score: number): Progress =>
    [begin, pass(score)].reduce((sum, event) => progressAfter(viewed, sum, event, at(seconds)), progress);

  it('that passes first is not reported as passed again', () => {
    expect(evidenceOf(viewed, later(done, 100, 0.9)).text).toMatch(
      /, passed 20.*, score 90%, .*, attempt 1$/,
    );
    const twice = later(later(done, 100, 0.9), 200, 0.8);
    expect(evidenceOf(viewed, twice).text).toMatch(/, passed again 20.*, score 80%, .*, attempt 2$/);
  });

  it('is left out if the one with the score is too old to be known; the pass is reported', () => {
    let sum = later(done, 100, 0.9);
    for (let index = 0; index < 11; index++) sum = later(sum, 200 + index, 0.4);
    expect(sum.attempts).toHaveLength(10);
    expect(evidenceOf(viewed, sum).text).toMatch(/score 90%, pass mark 80%$/);
    expect(evidenceOf(viewed, later(back(viewed, sum), 900, 0.85)).text).toMatch(
      /passed again .*attempt 13$/,
    );
  });

  it('passed again by a finisher with an unknown date does not date a completion', () => {
    const old: Progress = {
      ...emptyProgress,
      seen: done.seen,
      attemptsTaken: 1,
      achieved: { completed: true, success: 'passed', best: 0.9 },
    };
    const all = sampleCourse();
    const again = [begin, pass(0.95)].reduce((sum, event) => progressAfter(all, sum, event, at(500)), old);
    expect(again.completions).toEqual([]);
    expect(evidenceOf(all, again).text).toMatch(/: completed earlier, passed again .*score 95%.*attempt 2$/);
  });

  it('is the one with the score', () => {
    const worse = later(later(done, 100, 0.9), 200, 0.4);
    expect(evidenceOf(viewed, worse).text).toMatch(/score 90%, pass mark 80%, attempt 1$/);
    expect(evidenceOf(viewed, back(viewed, worse)).text).toBe(evidenceOf(viewed, worse).text);
  });
});

describe('a later version that requires more', () => {
  it('is not completed by one new screen', () => {
    const viewed = sampleCourse({ completion: 'viewed' });
    const place = (lesson: string, screen: string): LearningEvent => ({
      type: 'arrived',
      place: { lesson, screen },
    });
    const all = ['lesson-1', 'lesson-2'].flatMap((lesson) =>
      ['one', 'two'].map((screen) => place(lesson, screen)),
    );
    const done = after(viewed, emptyProgress, ...all);
    const next: Course = {
      ...viewed,
      version: '2.0.0',
      rules: { ...viewed.rules, requireAnswers: true, minimumMinutes: 20 },
      lessons: viewed.lessons.map((lesson) =>
        lesson.id === 'lesson-1'
          ? { ...lesson, screens: [...lesson.screens, { id: 'three', title: 'Three', activities: [] }] }
          : lesson,
      ),
    };
    const more = after(next, back(viewed, done), place('lesson-1', 'three'));
    expect(more.achieved.completed).toBe(true);
    expect(more.completions.map(({ version }) => version)).toEqual(['1.0.0']);
    const answers = ['lesson-1-q1', 'lesson-2-q1'].map((activity): LearningEvent => ({
      type: 'answered',
      activity,
      response: 'a',
    }));
    const whole = after(next, more, ...answers, { type: 'spent', seconds: 1200 });
    expect(whole.completions.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
  });
});

/** In the minute of 11:43. */
const time = (seconds: number): string => `2026-02-25 11:43:${20 + seconds}+05:30`;
const done = (version: string, seconds: number, changed: Partial<Completion> = {}): Completion => ({
  at: at(seconds),
  version,
  digest: '0123456789ab',
  score: 0.9,
  passMark: 0.8,
  attempt: 1,
  ...changed,
});
const took = (score: number, seconds: number, isPassed = score >= 0.8): TakenAttempt => ({
  at: at(seconds),
  score,
  isPassed,
});
const reached = (best: number | undefined, completed = true): Pick<Progress, 'achieved'> => ({
  achieved: { completed, success: (best ?? 0) >= 0.7 ? 'passed' : 'unknown', best },
});
const all = { score: undefined, attempt: 0 };

describe('the line of evidence', () => {
  const viewed = sampleCourse({ completion: 'viewed' });
  const head = 'A sample 1.0.0 (en-GB), content 0123456789ab: ';

  it.each<[string, Course, Partial<Progress>]>([
    [
      `completed ${time(0)}, score 90%, pass mark 80%, attempt 1`,
      course,
      { ...reached(0.9), completions: [done('1.0.0', 0)], attempts: [took(0.9, 0)], attemptsTaken: 1 },
    ],
    [`completed ${time(0)}`, viewed, { ...reached(undefined), completions: [done('1.0.0', 0, all)] }],
    [
      'not completed yet, score 50%, pass mark 80%, attempt 1',
      course,
      { ...reached(0.5, false), attempts: [took(0.5, 0)], attemptsTaken: 1 },
    ],
    // The latest where this version is not completed, its own where others came after it.
    [
      `completed with 0.9.9 ${time(2)}, score 90%, pass mark 80%, attempt 1`,
      course,
      { ...reached(0.9), completions: [done('0.9.0', 0), done('0.9.5', 1), done('0.9.9', 2)] },
    ],
    [
      `completed ${time(1)}, score 85%, pass mark 80%, attempt 2`,
      course,
      {
        ...reached(1),
        completions: [done('0.9.0', 0), done('1.0.0', 1, { score: 0.85, attempt: 2 }), done('1.1.0', 2)],
      },
    ],
    // The score is that of the completion, though a better one came since.
    [
      `completed ${time(0)}, score 90%, pass mark 80%, attempt 1`,
      viewed,
      {
        ...reached(1),
        completions: [done('1.0.0', 0)],
        attempts: [took(0.9, 0), took(1, 1), took(0.4, 2)],
        attemptsTaken: 3,
      },
    ],
    // Who passed before passes again, by the mark of its day.
    [
      `completed ${time(1)}, passed again ${time(9)}, score 95%, pass mark 80%, attempt 3`,
      course,
      {
        ...reached(0.95),
        completions: [done('0.9.0', 0, { ...all, passMark: undefined }), done('1.0.0', 1, { score: 0.8 })],
        attempts: [took(0.95, 9)],
        attemptsTaken: 3,
      },
    ],
    [
      `completed ${time(0)}, passed ${time(5)}, score 90%, pass mark 80%, attempt 2`,
      course,
      {
        ...reached(0.9),
        completions: [done('1.0.0', 0, { score: 0.5 })],
        attempts: [took(0.5, 0), took(0.9, 5)],
        attemptsTaken: 2,
      },
    ],
    [
      `completed earlier, passed ${time(5)}, score 90%, pass mark 80%, attempt 1`,
      viewed,
      { ...reached(0.9), attempts: [took(0.9, 5)], attemptsTaken: 1 },
    ],
    // A pass by a mark that was lower than today's.
    [
      `completed with 0.9.0 ${time(0)}, passed ${time(5)}, score 75%, attempt 2`,
      course,
      {
        ...reached(0.75),
        completions: [done('0.9.0', 0, { score: 0.5, passMark: 0.7 })],
        attempts: [took(0.75, 5, true)],
        attemptsTaken: 2,
      },
    ],
    [
      `completed with 0.9.5 ${time(1)}, score 75%, pass mark 70%, attempt 2`,
      course,
      {
        ...reached(0.75),
        completions: [
          done('0.9.0', 0, { score: 0.5, passMark: 0.4 }),
          done('0.9.5', 1, { score: 0.75, passMark: 0.7, attempt: 2 }),
        ],
      },
    ],
    [
      `completed with 0.9.0 ${time(0)}, score 80%, pass mark 80%, attempt 1`,
      course,
      { ...reached(0.8), completions: [done('0.9.0', 0, { score: 0.8, passMark: 0.7 })] },
    ],
    // The number of the attempt with that score.
    [
      'completed earlier, score 90%, pass mark 80%, attempt 2',
      course,
      { ...reached(0.9), attempts: [took(0.4, 0), took(0.9, 1), took(0.5, 2)], attemptsTaken: 3 },
    ],
    [
      `completed with 0.9.0 ${time(0)}, score 90%, pass mark 80%, attempt 3`,
      course,
      {
        ...reached(0.9),
        completions: [done('0.9.0', 0, { attempt: 0 })],
        attempts: [took(0.9, 0)],
        attemptsTaken: 3,
      },
    ],
  ])('says: %s', (text, of, changed) => {
    expect(evidenceOf(of, { ...emptyProgress, ...changed }).text).toBe(head + text);
  });

  const titled = (title: string): string =>
    evidenceOf({ ...course, title }, { ...emptyProgress, ...reached(0.9) }).text;
  const rest = titled('');
  const room = 250 - rest.length;
  const long = 'w'.repeat(room - 4);

  it.each([
    ['A [1] {b}', 'A (1) {b}'],
    ['{b}', '(b}'],
    [`${long}wwww`, `${long}wwww`],
    [`${long} two`, `${long} two`],
    // Cut after a whole word, and within one where there is no other.
    [`${long} twos`, `${long}…`],
    [`${long}wwwww`, `${long}www…`],
  ])('has the title "%s" as "%s"', (title, expected) => {
    expect(titled(title)).toBe(expected + rest);
  });

  it('names the acknowledgements as long as that leaves 24 characters for the title', () => {
    const body = (id: string): string => {
      const acknowledgements = [id, 'b'].map((one) => ({ ...course.acknowledgements[0]!, id: one }));
      const given = new Map(acknowledgements.map((one) => [one.id, { version: '1', at: undefined }]));
      const progress = { ...emptyProgress, ...reached(0.9), acknowledgements: given };
      return evidenceOf({ ...course, title: '', acknowledgements }, progress).text;
    };
    expect(body('a')).toBe(`${rest}, acknowledged a 1, b 1`);
    const longest = 'a'.repeat(250 - 24 - body('').length);
    expect(body(longest)).toBe(`${rest}, acknowledged ${longest} 1, b 1`);
    expect(body(`${longest}a`)).toBe(`${rest}, acknowledged 2 texts`);
  });

  it('fits whatever the title is, and shortens the acknowledgements before the rest', () => {
    const acknowledgements = Array.from({ length: 30 }, (_, index) => ({
      id: `text-${index}`,
      version: '1',
      words: 'x',
      lesson: 'check',
      screen: 'questions',
    }));
    const long = { ...course, title: `{${'Long words [,] '.repeat(12)}`, acknowledgements };
    const given = acknowledgements.map(({ id, version }): LearningEvent => ({
      type: 'acknowledged',
      id,
      version,
    }));
    const { text } = evidenceOf(long, after(long, emptyProgress, begin, pass(), ...given));
    expect(text.length).toBeLessThanOrEqual(250);
    expect(text).toMatch(/^\(Long words/);
    expect(text).not.toContain('[,]');
    expect(text).toMatch(
      /1\.0\.0 \(en-GB\), content 0123456789ab: completed .*\+05:30, score 100%, pass mark 80%, attempt 1, acknowledged 30 texts$/,
    );
  });

  it('has the local time offset', () => {
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-330);
    expect(momentOf(1_772_000_000_999)).toEqual(at(0));
    vi.restoreAllMocks();
    expect(isoOf({ seconds: 0, offset: 330 })).toBe('1970-01-01T05:30:00+05:30');
    expect(isoOf({ seconds: 0, offset: -60 })).toBe('1969-12-31T23:00:00-01:00');
  });

  it('cuts no sentence in the middle if a whole one fits', () => {
    expect(sentencesWithin('One. Two is long. Three.', 12)).toBe('One. …');
    expect(sentencesWithin('One. Two.', 9)).toBe('One. Two.');
    // The sign of what is left out has its room, too.
    expect(sentencesWithin('One. Two is long.', 6)).toBe('One. …');
    expect(sentencesWithin('One. Two is long.', 5)).toBe('One.…');
    expect(sentencesWithin('One.  Two.  Three is long.', 13)).toBe('One. Two. …');
    // What stands before a colon may mean the opposite of the whole.
    expect(sentencesWithin('I read it. I will not: share it, e.g. by post.', 40)).toBe('I read it. …');
  });

  it.each([
    ['Hindi', 'मैंने इसे पढ़ा। मैं सहमत हूँ। और बहुत कुछ है।', 'मैंने इसे पढ़ा। मैं सहमत हूँ।'],
    ['Chinese', '我已阅读准则。我同意！我还有很多话要说。', '我已阅读准则。我同意！'],
    [
      'Japanese, with a quotation',
      '「読みました。」同意します。まだたくさんあります。',
      '「読みました。」同意します。',
    ],
    ['Arabic', 'هل قرأت هذا؟ نعم. وهناك المزيد من النص.', 'هل قرأت هذا؟ نعم.'],
    ['Urdu', 'میں نے پڑھ لیا۔ میں متفق ہوں۔ اور بہت کچھ ہے۔', 'میں نے پڑھ لیا۔ میں متفق ہوں۔'],
    ['Amharic', 'አንብቤዋለሁ። እስማማለሁ። ሌላም ብዙ ነገር አለ።', 'አንብቤዋለሁ። እስማማለሁ።'],
    ['English, with a quotation', 'I say “yes.” I agree. There is more.', 'I say “yes.” I agree.'],
  ])('knows where a sentence ends in %s', (_, text, whole) => {
    expect(sentencesWithin(text, whole.length + 3)).toBe(`${whole} …`);
    expect(sentencesWithin(text, text.length)).toBe(text);
  });

  it('has whole words of a first sentence that is too long', () => {
    expect(sentencesWithin('I will not: share it, ever, with anybody.', 21)).toBe('I will not: share…');
    expect(sentencesWithin('I will not: share it, ever, with anybody.', 22)).toBe('I will not: share it,…');
    expect(sentencesWithin('A sentence that is too long.', 9)).toBe('A…');
    // A script without spaces.
    expect(sentencesWithin('我已阅读并理解行为准则。', 6)).toBe('我已阅读并…');
    expect(sentencesWithin('🙂🙂🙂', 4)).toBe('🙂…');
    expect(sentencesWithin('Long.', 1)).toBe('…');
  });
});

it('an acknowledgement is recorded with its version, its date and as much of the text as fits', () => {
  const head = `version 2, ${time(0)}, whole text: content 0123456789ab: `;
  expect(acknowledgedText(course, '2', at(0), 'I have read [A].')).toBe(`${head}I have read (A).`);
  const sentences = (many: number): string => Array(many).fill('I have read it.').join(' ');
  const within = acknowledgedText(course, '2', at(0), sentences(20));
  expect(within).toBe(`${head}${sentences(Math.floor((250 - head.length - 1) / 16))} …`);
  const long = `I confirm that I have read the code${' and the annex'.repeat(20)}.`;
  const cut = acknowledgedText(course, '2', at(0), long);
  expect(cut).toMatch(/: I confirm that I have read the code( and the annex)+( and( the)?)?…$/);
  expect(cut.length).toBeLessThanOrEqual(250);
});

describe('of the completions', () => {
  it.each([
    ['1.0.0', '1.0.0'],
    ['2.0.0', '2.0.0'],
    ['9.0.0', '3.0.0'],
  ])('version %s goes by that of %s', (version, expected) => {
    const completions = [done('1.0.0', 0), done('2.0.0', 1), done('3.0.0', 2)];
    const one = completionOf({ ...course, version }, { ...emptyProgress, completions });
    expect(one?.version).toBe(expected);
  });

  it('the first and the two latest are kept', () => {
    const kept = (many: number): number[] =>
      keptCompletions(Array.from({ length: many }, (_, index) => done('1.0.0', index))).map(
        (one) => one.at.seconds - at(0).seconds,
      );
    expect([0, 2, 3, 4, 6].map(kept)).toEqual([[], [0, 1], [0, 1, 2], [0, 2, 3], [0, 4, 5]]);
  });
});

it('has no date instead of a wrong one, if a clock was wrong by years', () => {
  const at = { seconds: Date.UTC(2015, 5, 1) / 1000, offset: 0 };
  const acknowledgements = new Map([['acknowledgement', { version: '1', at }]]);
  const of = sampleCourse();
  const kept = decodeSnapshot(encodeSnapshot(of, { ...emptyProgress, acknowledgements }, 4096));
  const back = kept && restoreProgress(of, kept).progress.acknowledgements.get('acknowledgement');
  expect(back).toEqual({ version: '1', at: undefined });
});

describe('an acknowledgement', () => {
  const done = after(course, emptyProgress, begin, pass(), {
    type: 'acknowledged',
    id: 'acknowledgement',
    version: '1',
  });
  const renewing = (renew: 'never' | 'on-change' | 'every-visit', version: string): Course => ({
    ...course,
    rules: { ...course.rules, renew },
    acknowledgements: course.acknowledgements.map((one) => ({ ...one, version })),
  });

  it.each([
    ['never', '2', 0],
    ['on-change', '1', 0],
    ['on-change', '2', 1],
    ['every-visit', '1', 1],
  ] as const)('is asked for anew: %s, version %s', (renew, version, many) => {
    const of = renewing(renew, version);
    expect(acknowledgementsToRenew(of, done)).toHaveLength(many);
    expect(beginningOf(of, done, true).lesson).toBe(many > 0 ? 'check' : 'lesson-1');
    expect(beginningOf(of, done, false).lesson).toBe('lesson-1');
    // Who has not finished is not sent there first.
    expect(acknowledgementsToRenew(of, emptyProgress)).toEqual([]);
  });

  const other = { id: 'other', version: '1', words: 'New words.', lesson: 'check', screen: 'questions' };
  const more: Course = { ...course, acknowledgements: [other, ...course.acknowledgements] };

  it('from version 1 belongs to the only one there is', () => {
    const fields = ['1', '', '', '', '0', '1'];
    const of = (given: Course): Progress =>
      restoreProgress(given, { achieved: done.achieved, fields }).progress;
    const kept = of(course);
    expect([...kept.acknowledgements]).toEqual([['acknowledgement', { version: '1', at: undefined }]]);
    // Nobody knows which of several it was: a text that nobody has confirmed must not count.
    expect([...of(more).acknowledgements]).toEqual([]);
    // Written anew, it has its name.
    expect([...back(more, back(course, kept)).acknowledgements]).toEqual([...kept.acknowledgements]);
  });

  it('is given only for its own text, even if another is added', () => {
    expect([...back(more, done).acknowledgements.keys()]).toEqual(['acknowledgement']);
    const both = after(more, done, { type: 'acknowledged', id: 'other', version: '1' });
    expect(back(more, both).acknowledgements).toEqual(both.acknowledgements);
    const kept = decodeSnapshot(encodeSnapshot(course, done, 4096))!;
    const { progress } = restoreProgress({ ...course, acknowledgements: [other] }, kept);
    expect(progress.acknowledgements.has('other')).toBe(false);
  });

  it('is kept while the course does not have it, for a version that has it again', () => {
    const without = { ...course, acknowledgements: [] };
    expect(back(course, back(without, done)).acknowledgements).toEqual(done.acknowledgements);
    expect(evidenceOf(without, back(without, done)).acknowledgements).toEqual([]);
  });
});
