import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/compile/load-course.ts';
import type { Rules } from '../../src/course/course.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import { missingFor, secondsToGo } from '../../src/course/completion.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import type { Host, Recorded } from '../hosts/host.ts';
import { answersIn, hasEvidence } from '../hosts/host.ts';
import { beginCheck, submitCheck } from '../session/check-events.ts';
import { FakeTime, MemoryStore, environment } from '../session/fakes.ts';
import type { Row } from './rows.ts';
import { rows } from './rows.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/authoring.md'), 'utf8');

/** The lines that the guide gives for a preset. */
function linesOf(preset: string): string {
  const found = new RegExp(`\\*\\*${preset}\\*\\*[^\`]*(?:\`[^\`]+\`[^\`]*)*?\`\`\`yaml\n([^]*?)\`\`\``).exec(
    guide,
  );
  return found?.[1] ?? '';
}

/** Builds the delivered course with these lines in place of its own settings of the same names; throws if it fails. */
function readRules(preset: string): Rules {
  const folder = mkdtempSync(join(tmpdir(), 'course-preset-'));
  for (const part of ['modules', 'assets', 'src/locale'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const file = join(folder, 'modules/course.yaml');
  let text = readFileSync(file, 'utf8');
  for (const [block = '', key] of linesOf(preset).matchAll(/^([\w-]+):.*\n(?: .*\n)*/gm)) {
    const there = new RegExp(`^${key}:.*\n(?: .*\n)*`, 'm');
    expect(text).toMatch(there);
    text = text.replace(there, block);
  }
  writeFileSync(file, text);
  const { rules } = loadCourse(folder).course;
  rmSync(folder, { recursive: true });
  return rules;
}

const read = new Map<string, Rules>();
function rulesOf(preset: string): Rules {
  const rules = read.get(preset) ?? readRules(preset);
  read.set(preset, rules);
  return rules;
}

const answer = (id: string, lesson: string): CheckAnswer => ({
  id,
  lesson,
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: `What of ${id}?`,
});

/** A learner in a host, under the rules of a preset. */
async function learner(row: Row, rules: Rules, host: Host = row.host(), store = new MemoryStore()) {
  const course = sampleCourse(rules);
  const time = new FakeTime();
  const session = new Session(row.launch(host), course.id, environment(time, { store }));
  await session.open();
  session.begin(new LaunchProgress(course));
  const recorded = async (): Promise<Recorded> => {
    await session.saveNow();
    // The first call may only have finished a save that was under way.
    await session.saveNow();
    return host.recorded();
  };
  return {
    host,
    session,
    time,
    recorded,
    missing: () => missingFor(course, session.progress),
    minutes: () => secondsToGo(course, session.progress) / 60,
    view: () => {
      for (const lesson of ['lesson-1', 'lesson-2'])
        for (const screen of ['one', 'two']) session.arrive({ lesson, screen });
    },
    answer: () => {
      for (const lesson of ['lesson-1', 'lesson-2']) session.answer(lesson, answer(`${lesson}-q1`, lesson));
    },
    check: () => {
      session.arrive({ lesson: 'check', screen: 'questions' });
      const items = ['lesson-1-check-1', 'lesson-2-check-1'];
      beginCheck(session, 7, items);
      const byLesson = new Map([['lesson-1', 1], ['lesson-2', 1]]); // prettier-ignore
      const answers = items.map((id) => answer(id, id.slice(0, 8)));
      submitCheck(session, { right: 2, total: 2, score: 1, byLesson }, answers);
    },
  };
}

const first = (list: Recorded): string => list.interactions[0]?.response ?? '';

describe('the settings to copy from the guide build, and have the promised effect', () => {
  it('open', () => {
    expect(rulesOf('open')).toMatchObject({ completion: 'viewed', requireAnswers: false, minimumMinutes: 0 });
  });
  it('strict', () => {
    expect(rulesOf('strict')).toMatchObject({ completion: 'viewed-and-passed', requireAnswers: true, minimumMinutes: 20, attempts: 3, interactions: 'full', idleMinutes: 5 }); // prettier-ignore
  });
  it('data-minimal', () => {
    expect(rulesOf('data-minimal')).toMatchObject({ interactions: 'outcome', scenarioChoices: false });
  });
});

describe.each(rows.map((row) => [`${row.record} over ${row.host().name}`, row] as const))(
  '%s',
  (_name, row) => {
    it('open: the course is completed once every screen is seen', async () => {
      const way = await learner(row, rulesOf('open'));
      way.view();
      const record = await way.recorded();
      expect(record.completion).toBe('completed');
      expect(answersIn(record)).toEqual([]);
      expect(hasEvidence(record)).toBe(true);
      expect(way.missing()).toEqual([]);
      expect(way.host.errors()).toEqual([]);
    });

    it('strict: seen, answered, passed and long enough, over two sessions', async () => {
      const rules = rulesOf('strict');
      const way = await learner(row, rules);
      way.view();
      expect(way.missing()).toEqual(['answers', 'check', 'minutes']);
      way.answer();
      await way.time.pass(4 * 60_000);
      way.check();
      expect(way.missing()).toEqual(['minutes']);
      expect(way.minutes()).toBeCloseTo(16, 0);
      const before = await way.recorded();
      expect(before.completion === 'completed').toBe(before.status === 'passed');
      expect(first(before)).not.toBe('');
      await way.session.close('exit');
      way.host.kill();

      const store = new MemoryStore();
      const later = await learner(row, rules, way.host, store);
      expect(later.missing()).toEqual(['minutes']);
      // A pause counts for up to five minutes; any movement ends it.
      for (let minute = 0; minute < 17; minute++) {
        later.session.touch();
        await later.time.pass(60_000);
      }
      expect(later.missing()).toEqual([]);
      expect(await later.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 1 });
      await later.session.close('exit');
      later.host.kill();

      // Stricter rules introduced later revoke nothing.
      const stricter = await learner(row, { ...rules, minimumMinutes: 35 }, way.host, store);
      expect(stricter.session.progress.achieved).toMatchObject({ completed: true, success: 'passed' });
      expect(stricter.missing()).toEqual([]);
      expect(await stricter.recorded()).toMatchObject({ completion: 'completed', success: 'passed' });
      expect(way.host.errors()).toEqual([]);
    });

    it('data-minimal: records the result and what was right, but not what was chosen', async () => {
      const way = await learner(row, rulesOf('data-minimal'));
      way.view();
      way.answer();
      way.session.answer('lesson-1', { ...answer('story', 'lesson-1'), scene: 'one', result: 'neutral' });
      way.check();
      const record = await way.recorded();
      expect(record).toMatchObject({ completion: 'completed', success: 'passed', score: 1 });
      const answers = answersIn(record);
      expect(answers.map(({ result }) => result)).toEqual(Array(4).fill('correct'));
      expect(answers.map(({ response }) => response).join('')).toBe('');
      expect(hasEvidence(record)).toBe(true);
      expect(way.host.errors()).toEqual([]);
    });

    it('a test-out counts as the lesson, in the record and at the next launch', async () => {
      const rules: Rules = {
        ...rulesOf('data-minimal'),
        interactions: 'none',
        testOut: true,
        completion: 'viewed',
      };
      const way = await learner(row, rules);
      way.session.testOut('lesson-1', answer('whole', 'lesson-1'), [answer('early', 'lesson-1')]);
      way.session.testOut('lesson-2', { ...answer('whole', 'lesson-2'), result: 'incorrect' }, []);
      const record = await way.recorded();
      expect(record.interactions.map(({ id, result }) => `${id} ${result}`)).toEqual([
        'lesson-1.test-out correct',
        expect.stringMatching(/^lesson-2\.test-out (wrong|incorrect)$/),
      ]);
      expect(record.objectives.find(({ id }) => id === 'lesson-1')?.status).toMatch(/completed|passed/);
      await way.session.close('exit');
      way.host.kill();
      const later = await learner(row, rules, way.host);
      expect([...later.session.progress.testOuts]).toEqual([['lesson-1', true], ['lesson-2', false]]); // prettier-ignore
      later.view();
      expect(await later.recorded()).toMatchObject({ completion: 'completed' });
      expect(way.host.errors()).toEqual([]);
    });
  },
);
