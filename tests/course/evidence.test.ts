import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { evidenceOf, isoOf, sentencesWithin } from '../../src/course/evidence.ts';
import type { LearningEvent, Progress } from '../../src/course/progress.ts';
import { toRenew } from '../../src/course/completion.ts';
import { beginningOf, emptyProgress, progressAfter } from '../../src/course/progress.ts';
import { decode, encode, restore } from '../../src/course/snapshot.ts';
import { sampleCourse } from './sample-course.ts';

const at = (seconds: number) => ({ seconds: 1_772_000_000 + seconds, offset: 330 });
const course = sampleCourse({ completion: 'passed' });
const pass = (score = 1): LearningEvent => ({ type: 'check-submitted', score, byLesson: new Map() });
const begin: LearningEvent = { type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] };
const after = (of: Course, progress: Progress, ...events: LearningEvent[]): Progress =>
  events.reduce((sum, event, index) => progressAfter(of, sum, event, at(index)), progress);
const back = (of: Course, progress: Progress): Progress => {
  const kept = decode(encode(of, progress, 4096));
  if (!kept) throw new Error('not readable');
  return restore(of, kept).progress;
};

describe('the completion', () => {
  it('has its day, version, content, score and pass mark, and comes back from the snapshot', () => {
    const done = after(course, emptyProgress, begin, pass(0.9));
    expect(done.completions).toEqual([
      { at: at(1), version: '1.0.0', digest: '0123456789ab', score: 0.9, passMark: 0.8, attempt: 1 },
    ]);
    expect(done.attempts).toEqual([{ at: at(1), score: 0.9 }]);
    expect(back(course, done)).toMatchObject({ completions: done.completions, attempts: done.attempts });
    // A worse attempt and a better one change nothing of it.
    const again = after(course, done, begin, pass(0.2), begin, pass(1));
    expect(again.completions).toEqual(done.completions);
  });

  it('of a next version comes with what is new in it, not by looking', () => {
    const done = after(course, emptyProgress, begin, pass());
    const next = { ...course, version: '2.0.0' };
    const looked = after(next, done, { type: 'arrived', place: { lesson: 'lesson-1', screen: 'one' } });
    expect(looked.completions.map(({ version }) => version)).toEqual(['1.0.0']);
    const passed = after(next, looked, begin, pass());
    expect(passed.completions.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
    expect(back(next, passed).completions).toEqual(passed.completions);
  });

  it.each(['2020-01-01', '2038-12-31', '2087-12-31'])('has its day from 2020 to 2087: %s', (day) => {
    const moment = { seconds: Date.parse(`${day}T12:00:00Z`) / 1000, offset: 0 };
    const done = after(course, emptyProgress, begin, pass());
    const completions = done.completions.map((one) => ({ ...one, at: moment }));
    expect(back(course, { ...done, completions }).completions).toEqual(completions);
  });

  it('has no day where an earlier version of the course kept none', () => {
    const old = { ...emptyProgress, achieved: { completed: true, success: 'passed', best: 0.9 } } as Progress;
    expect(back(course, old).completions).toEqual([]);
    expect(evidenceOf(course, old).text).toContain('completed earlier, score 90%');
  });
});

describe('the line of evidence', () => {
  it('fits whatever the title, and says less of acknowledgements before it says less of the rest', () => {
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

  it('has the offset of the place', () => {
    expect(isoOf({ seconds: 0, offset: 330 })).toBe('1970-01-01T05:30:00+05:30');
    expect(isoOf({ seconds: 0, offset: -60 })).toBe('1969-12-31T23:00:00-01:00');
  });

  it('ends no sentence in the middle', () => {
    expect(sentencesWithin('One. Two is long. Three.', 12)).toBe('One. …');
    expect(sentencesWithin('One. Two.', 9)).toBe('One. Two.');
    // What stands before a colon may mean the opposite of the whole.
    expect(sentencesWithin('I read it. I will not: share it, e.g. by post.', 40)).toBe('I read it. …');
    expect(sentencesWithin('I will not: share it, ever, with anybody.', 20)).toBe('…');
    expect(sentencesWithin('A sentence that is too long.', 9)).toBe('…');
  });
});

it('has no day where a clock was wrong by years, rather than another day', () => {
  const at = { seconds: Date.UTC(2015, 5, 1) / 1000, offset: 0 };
  const acknowledgements = new Map([['acknowledgement', { version: '1', at }]]);
  const of = sampleCourse();
  const kept = decode(encode(of, { ...emptyProgress, acknowledgements }, 4096));
  const back = kept && restore(of, kept).progress.acknowledgements.get('acknowledgement');
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
    expect(toRenew(of, done)).toHaveLength(many);
    expect(beginningOf(of, done, true).lesson).toBe(many > 0 ? 'check' : 'lesson-1');
    expect(beginningOf(of, done, false).lesson).toBe('lesson-1');
    // Who has not finished is not sent there first.
    expect(toRenew(of, emptyProgress)).toEqual([]);
  });

  it('as version 1 kept it is that of the first, and none of the others', () => {
    const more = {
      ...course,
      acknowledgements: [...course.acknowledgements, { ...course.acknowledgements[0], id: 'other' } as never],
    };
    const fields = ['1', '', '', '', '0', '1'];
    const { progress } = restore(more, { achieved: done.achieved, fields });
    expect([...progress.acknowledgements]).toEqual([['acknowledgement', { version: '1', at: undefined }]]);
    const both = after(more, done, { type: 'acknowledged', id: 'other', version: '1' });
    expect(back(more, both).acknowledgements).toEqual(both.acknowledgements);
  });
});
