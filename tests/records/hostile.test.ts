import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import { interaction, passed, saved } from '../contracts/fixtures.ts';
import { atOnce } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';

const throwing = (): never => {
  throw new Error('no');
};

/** Everything that an LMS might answer to a read, and has no business to. */
const oddAnswers: readonly unknown[] = [
  '',
  null,
  undefined,
  0,
  -1,
  1,
  Number.NaN,
  Infinity,
  true,
  false,
  {},
  [],
  () => 'x',
  Symbol('x'),
  10n,
  new Date(Number.NaN),
  new Proxy({}, { get: throwing, getPrototypeOf: throwing }),
  { toString: throwing, valueOf: throwing },
  'x'.repeat(1 << 20),
  'NORMAL',
  'Review ',
  'not a status',
  '<script>alert(1)</script>',
  '\u0000\ud800',
  '999999999999999999999',
  '-5',
  '1e5',
  'undefined',
  'null',
];

const editions = [
  [
    '1.2',
    Scorm12Record,
    ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError'],
  ],
  ['2004', Scorm2004Record, ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit', 'GetLastError']],
] as const;

/** An API whose methods answer what `answer` says. */
function apiOf(methods: readonly string[], answer: (verb: number, element: string) => unknown): object {
  return Object.fromEntries(
    methods.map((method, verb) => [method, (element = '') => answer(verb, String(element))]),
  );
}

describe.each(editions)('over an LMS with SCORM %s that answers oddly', (_edition, Record, methods) => {
  const right = ['true', 'true', '', 'true', 'true', '0'];

  it.each(oddAnswers.map((answer) => [typeof answer, answer] as const))(
    'every read with a %s, opening and saving do not throw',
    async (_type, odd) => {
      const record = buffered(
        new Record(
          apiOf(methods, (verb) => (verb === 2 ? odd : right[verb])),
          atOnce,
        ),
      );
      const opened = await record.open();
      expect(['normal', 'review']).toContain(opened.mode);
      expect(typeof opened.snapshot).toBe('string');
      expect(opened.achieved).toMatchObject({ completed: false, success: 'unknown' });
      const { best } = opened.achieved;
      expect(best === undefined || (best >= 0 && best <= 1)).toBe(true);
      expect(opened.learner.name.length).toBeLessThanOrEqual(255);
      // Tags, or what may be a name.
      for (const one of opened.learner.languages)
        expect(one).toMatch(/^([a-z]{2,3}(-[a-z0-9]+)*|[\p{L}\p{M} ]{4,40})$/iu);
      record.report(passed(1));
      record.save(saved('s'));
      record.answer(interaction('q1'));
      await record.commit();
      await record.close('exit');
      expect(record.log.total).toBeLessThan(600);
    },
  );

  it.each(oddAnswers.map((answer) => [typeof answer, answer] as const))(
    'every call with a %s, nothing but a RecordError is thrown',
    async (_type, odd) => {
      const record = buffered(
        new Record(
          apiOf(methods, () => odd),
          atOnce,
        ),
      );
      const attempt = async (act: () => Promise<unknown>): Promise<void> => {
        await act().catch((error: unknown) => expect(error).toBeInstanceOf(RecordError));
      };
      await attempt(() => record.open());
      record.report(passed(1));
      record.save(saved('s'));
      record.answer(interaction('q1'));
      await attempt(() => record.commit());
      await attempt(() => record.close('leaving'));
      expect(record.log.calls.every(({ answer }) => answer.length <= 100)).toBe(true);
    },
  );

  it('at random, nothing but a RecordError is thrown, and the end comes once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.oneof(fc.constantFrom(...right), fc.anything())),
        async (answers) => {
          let ends = 0;
          const next = (verb: number): unknown => {
            if (verb === 1) ends += 1;
            return answers.next().value;
          };
          const record = buffered(new Record(apiOf(methods, next), atOnce));
          const attempt = (act: () => Promise<unknown>): Promise<unknown> =>
            act().catch((error: unknown) => expect(error).toBeInstanceOf(RecordError));
          let opened = true;
          await record.open().catch(() => (opened = false));
          record.report(passed(1));
          record.answer(interaction('q1'));
          await attempt(() => record.commit());
          await attempt(() => record.close('leaving'));
          await attempt(() => record.close('exit'));
          expect(ends).toBe(opened ? 1 : 0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('without any method, it refuses to open', async () => {
    for (const api of [{}, null, undefined, 5, 'API', Object.create(null)]) {
      await expect(buffered(new Record(api, atOnce)).open()).rejects.toBeInstanceOf(RecordError);
    }
  });

  it('goes on in a session that is open already, as after a reload', async () => {
    const record = buffered(new Record(apiOf(methods, (verb) => (verb === 0 ? 'false' : right[verb]))));
    expect((await record.open()).mode).toBe('normal');
  });

  it('says which error the LMS gave', async () => {
    const refusing = buffered(
      new Record(
        apiOf(methods, (verb) => (verb === 5 ? 101 : 'false')),
        atOnce,
      ),
    );
    await expect(refusing.open()).rejects.toMatchObject({ name: 'RecordError', code: '101' });
    let open = true;
    const expired = buffered(
      new Record(apiOf(methods, (verb) => (open ? right[verb] : verb === 5 ? '391' : 'false'))),
    );
    await expired.open();
    open = false;
    expired.report(passed(1));
    await expect(expired.commit()).rejects.toMatchObject({ code: '391' });
    await expect(expired.close('exit')).rejects.toMatchObject({ code: '391' });
  });
});
