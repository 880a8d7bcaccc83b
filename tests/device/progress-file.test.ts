import { fc } from '../properties.ts';
import { describe, expect, it, vi } from 'vitest';
import { hash } from '../../src/course/hash.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import type { ProgressFile } from '../../src/device/progress-file.ts';
import {
  largestFile,
  progressFileName,
  readProgressFile,
  writeProgressFile,
} from '../../src/device/progress-file.ts';
import { sampleCourse } from '../course/sample-course.ts';

const course = sampleCourse({ lessons: 3, practice: 3 });

it('has the learner’s own date in its name', () => {
  const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-13 * 60);
  const saved = new Date('2026-12-01T08:00:00+13:00');
  expect(progressFileName('allyship', saved)).toBe('allyship-progress-2026-12-01.json');
  offset.mockRestore();
});
const screens = course.lessons.flatMap(({ id, screens: each }) =>
  each.map((screen) => [id, screen.id] as const),
);

const snapshot = fc
  .record({
    seen: fc.subarray(screens).map((seen) => {
      const byLesson = new Map<string, Set<string>>();
      for (const [lesson, screen] of seen) byLesson.set(lesson, new Set(byLesson.get(lesson)).add(screen));
      return byLesson;
    }),
    place: fc.option(
      fc.constantFrom(...screens).map(([lesson, screen]) => ({ lesson, screen })),
      { nil: undefined },
    ),
    acknowledged: fc.stringMatching(/^[\w.-]{0,12}$/),
    best: fc.option(fc.nat(1000), { nil: undefined }),
  })
  .map(({ best, ...some }) =>
    encodeSnapshot(
      course,
      {
        ...emptyProgress,
        ...some,
        achieved: {
          completed: best === 1000,
          success: 'unknown',
          best: best === undefined ? undefined : best / 1000,
        },
      },
      64_000,
    ),
  );
const notes = fc.option(
  fc
    .dictionary(fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/), fc.string({ unit: 'binary', maxLength: 200 }), {
      maxKeys: 20,
    })
    .map((of) => new Map(Object.entries(of))),
  { nil: undefined },
);
const saved = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const file: fc.Arbitrary<ProgressFile> = fc
  .record({ saved, snapshot, notes })
  .map((some) => ({ courseId: course.id, courseVersion: course.version, ...some }));

const plain = ({ notes: some, ...rest }: ProgressFile): object => ({
  ...rest,
  ...(some && { notes: [...some] }),
});

const sample: ProgressFile = {
  courseId: course.id,
  courseVersion: course.version,
  saved: new Date('2026-11-23T10:00:00Z'),
  snapshot: encodeSnapshot(course, emptyProgress, 64_000),
};

/** Changed by somebody who fixes the sum. */
function forged(change: (content: Record<string, unknown>) => void, of = sample): string {
  const { checkSum: _, ...content } = JSON.parse(writeProgressFile(of)) as Record<string, unknown>;
  change(content);
  return JSON.stringify({ ...content, checkSum: hash(JSON.stringify(content)).toString(36) });
}

describe('a progress file', () => {
  it('is read as it was written, whatever a learner has done and noted', () => {
    fc.assert(
      fc.property(file, (written) => {
        const read = readProgressFile(writeProgressFile(written), course.id);
        expect(typeof read === 'string' ? read : plain(read)).toEqual(plain(written));
      }),
    );
  });

  it('contains no notes if the learner left them out', () => {
    expect(writeProgressFile(sample)).not.toContain('notes');
  });

  it('is refused if one character of its content has changed', () => {
    const text = writeProgressFile({ ...sample, notes: new Map([['plan', 'if it rains']]) });
    const compact = JSON.stringify(JSON.parse(text));
    fc.assert(
      fc.property(fc.nat(compact.length - 1), fc.constantFrom(...'aZ0"{}[]:,\\<'), (at, character) => {
        if (compact[at] === character) return;
        const changed = compact.slice(0, at) + character + compact.slice(at + 1);
        expect(typeof readProgressFile(changed, course.id)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('may be saved again by an editor, with other line ends and a byte order mark', () => {
    const text = `\uFEFF${writeProgressFile(sample).replaceAll('\n', '\r\n')}`;
    expect(readProgressFile(text, course.id)).toMatchObject({ snapshot: sample.snapshot });
  });
});

describe('an untrusted file', () => {
  it('never causes an exception, and is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof readProgressFile(text, course.id)).toBe('string');
      }),
    );
  });

  it('is refused if any part has another type, even with the right check sum', () => {
    const parts = ['formatVersion', 'course', 'saved', 'snapshot', 'notes'];
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.jsonValue(), (part, value) => {
        const of = { ...sample, notes: new Map([['plan', 'x']]) };
        const before = (JSON.parse(writeProgressFile(of)) as Record<string, unknown>)[part];
        fc.pre(JSON.stringify(value) !== JSON.stringify(before));
        // No notes at all is a file, too.
        fc.pre(!(part === 'notes' && JSON.stringify(value) === '[]'));
        const text = forged((content) => Object.assign(content, { [part]: value }), of);
        expect(typeof readProgressFile(text, course.id)).toBe('string');
      }),
    );
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'notOurs'],
    ['an array', '[]', 'notOurs'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'notOurs'],
    ['depth', '['.repeat(200_000), 'notOurs'],
    ['another kind of file', '{"format":"something","formatVersion":1}', 'notOurs'],
    ['too much', writeProgressFile(sample) + ' '.repeat(largestFile), 'tooLarge'],
    ['another course', forged((content) => (content['course'] = { id: 'tea', version: '1' })), 'foreign'],
    ['a newer format', forged((content) => (content['formatVersion'] = 2)), 'newer'],
    ['an older format', forged((content) => (content['formatVersion'] = 0)), 'damaged'],
    ['a script for a snapshot', forged((content) => (content['snapshot'] = '<script>')), 'damaged'],
    ['half a snapshot', forged((content) => (content['snapshot'] = sample.snapshot.slice(0, 7))), 'damaged'],
    [
      'a script for a version',
      forged((content) => (content['course'] = { id: course.id, version: '<script>' })),
      'damaged',
    ],
    [
      'a script for the id of a note',
      forged((content) => (content['notes'] = [['<script>', '']])),
      'damaged',
    ],
    ['a note of three parts', forged((content) => (content['notes'] = [['a', 'b', 'c']])), 'damaged'],
    ['a note that is no text', forged((content) => (content['notes'] = [['a', { b: 1 }]])), 'damaged'],
    [
      'more notes than there can be',
      forged((content) => (content['notes'] = Array.from({ length: 501 }, (_, n) => [`n${n}`, '']))),
      'damaged',
    ],
    ['something more', forged((content) => (content['more'] = 1)), 'damaged'],
    [
      'something more of the course',
      forged((content) => (content['course'] = { id: course.id, version: '1', title: 'x' })),
      'damaged',
    ],
    ['a day that is none', forged((content) => (content['saved'] = '2026-13-45T10:00:00.000Z')), 'damaged'],
    ['a prototype', forged(() => undefined).replace('{', '{"__proto__":{"polluted":true},'), 'damaged'],
  ])('%s', (_, text, refusal) => {
    expect(readProgressFile(text, course.id)).toBe(refusal);
    expect('polluted' in {}).toBe(false);
  });
});
