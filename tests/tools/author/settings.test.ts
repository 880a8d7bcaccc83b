import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../../src/compile/build-plan.ts';
import { courseJsonSchema } from '../../../src/compile/course-schema.ts';
import type { LoadedCourse } from '../../../src/compile/load-course.ts';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { draw } from '../../../src/course/check.ts';
import type { Answer } from '../../../src/course/interaction.ts';
import { attemptsLeft } from '../../../src/course/progress-after.ts';
import { start } from '../../english.ts';
import { manifest12 } from '../../../src/package/manifest12.ts';
import { page } from '../../../src/package/page.ts';
import { notKept } from '../../../src/package/web-worker.ts';
import { escape } from '../../../src/package/escape.ts';
import { startScreen } from '../../../src/package/start-screen.ts';
import { reasonsToHoldBack } from '../../../src/tools/translate/status.ts';
import { Session } from '../../../src/session/session.ts';
import { courseFolder, courseYaml, exam, leaf, testOutPool } from '../../compile/course-folder.ts';
import { FakeTime, MemoryRecord, environment } from '../../session/fakes.ts';
import { fixtures } from './rule-fixtures.ts';
import type { Json } from './settings-tables.ts';
import { seen, settingsOf, settingsPage } from './settings-tables.ts';
import { beginCheck, submitCheck } from '../../session/check-events.ts';
import { LaunchProgress } from '../../../src/session/launch-progress.ts';

const theme = readFileSync(join(import.meta.dirname, '../../../assets/theme.css'), 'utf8');

/** The little course with one line of its settings changed. */
function changed(from: string, to: string, files: Readonly<Record<string, string>> = {}): LoadedCourse {
  const text = courseYaml.replace(from, to);
  expect(text).not.toBe(courseYaml);
  return loadCourse(courseFolder({ 'assets/theme.css': theme, ...files, 'modules/course.yaml': text }));
}

const startOf = ({ course, settings }: LoadedCourse): string => startScreen(course, settings, start, '');

/** A learner's way through the little course, and what its LMS is told. */
async function learner({ course }: LoadedCourse) {
  const time = new FakeTime();
  const record = new MemoryRecord();
  const session = new Session(record, course.id, environment(time));
  await session.open();
  session.begin(new LaunchProgress(course));
  const told = async () => {
    await session.saveNow();
    const { outcome, saved, interactions } = record.confirmed;
    return { ...outcome, interactions, seconds: saved?.sessionSeconds };
  };
  return {
    session,
    time,
    told,
    view: () => {
      for (const { id, screens } of course.lessons)
        for (const screen of screens) session.arrive({ lesson: id, screen: screen.id });
      return told();
    },
    check: (score: number) => {
      beginCheck(session, 1, ['leaf-what']);
      submitCheck(session, { right: score, total: 1, score, byLesson: new Map([['leaf', score]]) }, []);
      return told();
    },
  };
}

const choice: Answer = {
  id: 'green-or-black',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: 'Which?',
};
const decision: Answer = { ...choice, id: 'story', scene: 'scene', result: 'neutral' };

const pool = ['leaf', 'cup'].flatMap((lesson) =>
  [1, 2, 3, 4].map((index) => ({ id: `${lesson}-${index}`, lesson })),
);
const draws = ({ course }: LoadedCourse): string[][] =>
  [1, 2, 3, 4, 5].map((seed) => draw(pool, course.rules, seed));

const secondQuestion = exam.replace(
  '\n::::\n',
  '\n:::choice leaf-why lesson=leaf\nWhy?\n\n- [x] So\n  > A\n- [ ] No\n  > B\n:::\n\n::::\n',
);

/** Each setting, changed, and what the learner or the LMS then sees. */
const proofs: Readonly<Record<string, () => unknown>> = {
  id: () => {
    const { course, settings } = changed('id: tea', 'id: coffee');
    expect(manifest12({ ...course, description: settings.description }, [])).toContain(
      '<manifest identifier="coffee"',
    );
  },
  version: () => {
    const { course, settings } = changed('1.0.0', '2.3.4');
    expect(manifest12({ ...course, description: settings.description }, [])).toContain('version="2.3.4"');
  },
  title: () => expect(startOf(changed('title: Tea', 'title: Coffee'))).toContain('<h1>Coffee</h1>'),
  description: () =>
    expect(startOf(changed('All about tea.', 'Wake up.'))).toContain('<p class="lead">Wake up.</p>'),
  language: () => {
    const { course, settings } = changed('en-GB', 'ar');
    const words = { body: '', style: 's', icon: 'i', entry: 'e', preloads: [], fallback: 'f', noScript: 'n' };
    expect(page({ course: { ...course, description: settings.description }, ...words })).toContain(
      '<html lang="ar" dir="rtl">',
    );
  },
  locales: () => {
    const files = { 'modules/leaf/de.md': leaf.replace('The leaf', 'Das Blatt'), 'modules/exam/de.md': exam };
    const text = courseYaml.replace('lessons:', 'locales: [de]\nlessons:');
    const root = courseFolder({ ...files, 'src/locale/de.yaml': 'x', 'modules/course.yaml': text });
    const { locale } = buildPlan(root);
    expect(loadCourse(root, { locale }).course.lessons[0]?.title).toBe('Das Blatt');
  },
  translations: () => {
    const files = {
      'modules/leaf/de.md': leaf,
      'modules/exam/de.md': exam,
      'src/locale/de.yaml': 'x',
      'src/locale/en.yaml': 'x',
    };
    const words = 'language: de\n    title: Tee\n    description: Alles über Tee.\n    issuer: Die Teestube';
    const text = `locales: [en, de]\ntranslations:\n  de:\n    ${words}\nlessons:`;
    const root = courseFolder({ ...files, 'modules/course.yaml': courseYaml.replace('lessons:', text) });
    const german = loadCourse(root, { locale: 'de' });
    expect(startOf(german)).toContain('<h1>Tee</h1>');
    expect(german.course.language).toBe('de');
    expect(german.settings).toMatchObject({ issuer: 'Die Teestube', support: [{ name: 'Help desk' }] });
    expect(startOf(loadCourse(root))).toContain('<h1>Tea</h1>');
  },
  untranslated: () => {
    const held = (setting: string): string[] => {
      const text = courseYaml.replace('lessons:', `locales: [en, fr]\n${setting}lessons:`);
      return reasonsToHoldBack(courseFolder({ 'modules/course.yaml': text, 'modules/leaf/fr.md': leaf }));
    };
    expect(held('')).toEqual([expect.stringMatching(/^Not everything is translated: fr: 0 of \d+ passages/)]);
    expect(held('untranslated: first-language\n')).toEqual([]);
  },
  lessons: () => {
    const { course } = changed('[leaf, exam]', '[exam, leaf]');
    expect(course.lessons.map(({ title }) => title)).toEqual(['Final check', 'The leaf']);
  },
  'require-answers': async () => {
    const way = await learner(changed('viewed-and-passed', 'viewed\nrequire-answers: true'));
    expect(await way.view()).toMatchObject({ completed: false, objectives: [{ status: 'incomplete' }] });
    way.session.answer('leaf', { ...choice, result: 'incorrect' });
    expect(await way.told()).toMatchObject({ completed: true, objectives: [{ status: 'completed' }] });
  },
  'minimum-minutes': async () => {
    const way = await learner(changed('viewed-and-passed', 'viewed\nminimum-minutes: 2'));
    await way.time.pass(90_000);
    expect(await way.view()).toMatchObject({ completed: false, progress: 0.5 });
    await way.time.pass(31_000);
    expect(await way.told()).toMatchObject({ completed: true, progress: 1 });
  },
  'test-out': async () => {
    const lesson = leaf.replace('\n## More', `${testOutPool()}\n## More`);
    const way = await learner(changed('viewed-and-passed', 'viewed\ntest-out: true', { 'modules/leaf/en.md': lesson })); // prettier-ignore
    way.session.testOut('leaf', { ...choice, description: 'Tested out' }, [choice]);
    const { interactions, ...told } = await way.told();
    expect(told).toMatchObject({ completed: true, objectives: [{ status: 'completed' }] });
    expect(interactions.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'green-or-black.test-out correct',
      'leaf.test-out correct',
      'completion.v1.0.0 neutral',
    ]);
  },
  completion: async () => {
    const viewed = await learner(changed('viewed-and-passed', 'viewed'));
    expect(await viewed.view()).toMatchObject({ completed: true, success: 'unknown' });
    const passed = await learner(changed('viewed-and-passed', 'passed'));
    expect(await passed.check(1)).toMatchObject({ completed: true, success: 'passed' });
    const both = await learner(changed('Tea', 'Both'));
    expect(await both.check(1)).toMatchObject({ completed: false });
    expect(await both.view()).toMatchObject({ completed: true });
  },
  acknowledgement: async () => {
    const text = `${leaf}\n:::acknowledgement ack version=2\nI have read it.\n:::\n`;
    const loaded = changed('acknowledgement: false', 'acknowledgement: true', { 'modules/leaf/en.md': text });
    const { view, check, session, told } = await learner(loaded);
    await view();
    expect(await check(1)).toMatchObject({ completed: false, success: 'passed' });
    session.acknowledge('leaf', { ...choice, id: 'ack' }, '2');
    expect(await told()).toMatchObject({ completed: true });
  },
  'check.pass-mark': async () => {
    expect(await (await learner(changed('pass-mark: 80', 'pass-mark: 50'))).check(0.5)).toMatchObject({
      success: 'passed',
    });
    expect(await (await learner(changed('pass-mark: 80', 'pass-mark: 60'))).check(0.5)).toMatchObject({
      success: 'unknown',
    });
  },
  'check.attempts': async () => {
    const loaded = changed('attempts: 0', 'attempts: 2');
    const { check, session } = await learner(loaded);
    expect(await check(0)).toMatchObject({ success: 'unknown' });
    expect(attemptsLeft(loaded.course, session.progress)).toBe(1);
    expect(await check(0)).toMatchObject({ success: 'failed' });
    expect(attemptsLeft(loaded.course, session.progress)).toBe(0);
  },
  'check.draw-per-lesson': () => {
    const files = { 'modules/exam/en.md': secondQuestion };
    expect(draws(changed('draw-per-lesson: 1', 'draw-per-lesson: 2', files))[0]).toHaveLength(4);
    expect(draws(changed('title: Tea', 'title: T'))[0]).toHaveLength(2);
  },
  'check.shuffle-questions': () => {
    const inOrder = (ids: readonly string[]): boolean => ids[0]?.startsWith('leaf') ?? false;
    expect(draws(changed('shuffle-questions: true', 'shuffle-questions: false')).every(inOrder)).toBe(true);
    expect(draws(changed('title: Tea', 'title: T')).every(inOrder)).toBe(false);
  },
  'check.confidence': () => {
    const asked = changed('failed-attempt:', 'confidence: true\n  failed-attempt:');
    expect(asked.course.rules.confidence).toBe(true);
    expect(startOf(asked)).toContain(escape(start.confidence));
    expect(startOf(changed('title: Tea', 'title: T'))).not.toContain(escape(start.confidence));
    const files = { 'modules/leaf/en.md': leaf.replace(':::choice green-or-black', '$& confidence=true') };
    expect(startOf(changed('title: Tea', 'title: T', files))).toContain(escape(start.confidence));
  },
  'check.failed-attempt': async () => {
    const failing = await learner(changed('failed-attempt: incomplete', 'failed-attempt: failed'));
    expect(await failing.check(0)).toMatchObject({ success: 'failed' });
    expect(await failing.check(1)).toMatchObject({ success: 'passed' });
  },
  'record.interactions': async () => {
    const told = async (level: string) => {
      const { session, told: all } = await learner(changed('interactions: full', `interactions: ${level}`));
      session.answer('leaf', choice);
      return (await all()).interactions;
    };
    expect(await told('outcome')).toMatchObject([{ result: 'correct', response: { chosen: [], right: [] } }]);
    expect(await told('none')).toEqual([]);
    const { session, told: all } = await learner(changed('title: Tea', 'title: T'));
    session.answer('leaf', choice);
    expect((await all()).interactions).toMatchObject([{ response: { chosen: ['a'], right: ['a'] } }]);
  },
  'record.scenario-choices': async () => {
    const { session, told } = await learner(changed('scenario-choices: true', 'scenario-choices: false'));
    session.answer('leaf', decision);
    session.answer('leaf', choice);
    expect((await told()).interactions.map(({ id }) => id)).toEqual(['green-or-black']);
  },
  'record.idle-minutes': async () => {
    const { session, time, told } = await learner(changed('idle-minutes: 30', 'idle-minutes: 2'));
    session.touch();
    await time.pass(60 * 60 * 1000);
    session.touch();
    expect((await told()).seconds).toBe(120);
  },
  'brand.organisation': () =>
    expect(startOf(changed("organisation: ''", 'organisation: Tea Ltd'))).toContain(
      '<p class="organisation">Tea Ltd</p>',
    ),
  'brand.logo': () => {
    const files = { 'assets/brand/tea.svg': '<svg viewBox="0 0 9 3"></svg>' };
    const loaded = changed("organisation: ''", 'organisation: Tea Ltd\n  logo: tea.svg', files);
    expect(startOf(loaded)).toContain(`<img src="${loaded.logo?.path}" alt="Tea Ltd" width="9" height="3">`);
  },
  'brand.accent.light': () => expect(accented().style).toContain(':root,[data-colour]{--accent:#005ea5;'),
  'brand.accent.dark': () =>
    expect(accented().style).toContain('(prefers-color-scheme:dark){:root,[data-colour]{--accent:#ffdd00;'),
  'brand.highlight': () =>
    expect(changed("organisation: ''", "highlight: '#7EC8E3'").style).toBe(
      '\n:root{--stage:#7ec8e3;--call:#7ec8e3}\n@media (prefers-color-scheme:dark){:root{--stage:#65a0b6}}\n',
    ),
  'offline-media': () => {
    const film = ['media/talk-12345678.mp4'];
    const without = loadCourse(courseFolder({}));
    const { offlineMedia } = changed('support:', 'offline-media: true\nsupport:');
    expect([...notKept(film, without.offlineMedia)]).toEqual(film);
    expect([...notKept(film, offlineMedia)]).toEqual([]);
  },
  'file-name': () => {
    const nameIn = (text: string): string =>
      buildPlan(courseFolder({ 'modules/course.yaml': text })).fileName;
    expect(nameIn(courseYaml)).toBe('tea');
    expect(nameIn(`file-name: green-tea\n${courseYaml}`)).toBe('green-tea');
  },
  packages: () => {
    const text = courseYaml.replace('support:', 'packages: [web]\nsupport:');
    const { wanted } = buildPlan(courseFolder({ 'modules/course.yaml': text }));
    expect(['scorm12', 'web'].filter((name) => wanted({ name }))).toEqual(['web']);
  },
};

const accented = (): LoadedCourse =>
  changed("organisation: ''", "accent:\n    light: '#005ea5'\n    dark: '#ffdd00'");

describe('a learner or the LMS sees', () => {
  it.each(Object.keys(proofs))('%s', async (setting) => {
    await proofs[setting]?.();
  });
});

it('every setting is proven, and the page of settings says how: npm exec -- node tests/tools/author/write-settings.ts', async () => {
  const keys = settingsOf(courseJsonSchema() as Json).map(([key]) => key);
  expect(Object.keys(seen).sort()).toEqual(keys.sort());
  const browser = readFileSync(join(import.meta.dirname, '../../browser/settings.test.ts'), 'utf8');
  const titles = [...browser.matchAll(/\btest\(\s*['`]([^'`\s:]+)/g)].map(([, name = '']) => name);
  const seenThere = titles.flatMap((name) =>
    name.includes('${scheme}')
      ? ['light', 'dark'].map((scheme) => name.replace('${scheme}', scheme))
      : [name],
  );
  expect([...new Set([...Object.keys(proofs), ...seenThere])].sort()).toEqual(keys.sort());
  const path = join(import.meta.dirname, '../../../docs/settings.md');
  const style = await resolveConfig(path);
  const wanted = await format(settingsPage(fixtures), { ...style, filepath: path });
  expect(readFileSync(path, 'utf8')).toBe(wanted);
});
