import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { loadCourse } from '../../src/compile/load-course.ts';
import { shiftTo } from '../../src/tools/preview/clock.ts';
import type { JsonObject } from '../../src/tools/preview/lrs/json.ts';
import { at } from '../../src/tools/preview/lrs/json.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import type { LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import { recordView } from '../../src/tools/preview/page/record-view.ts';
import { LmsServer } from '../../src/tools/preview/server.ts';
import { theSameAgain } from './every-test.ts';
import { allRight, Learner } from './learner.ts';
import { english, poolOf } from './spoken.ts';
import { lmsPage } from './lms-page.ts';
import type { ProjectCopy } from './project-copy.ts';
import { buildIn, projectCopy } from './project-copy.ts';

/**
 * A year of the programme, as an LMS has it: the course in January, what follows it, and the renewal under new words on
 * another device. The LMS's clock is set for each. With SHOW=1 it prints what the records hold.
 */
let copy: ProjectCopy;
let server: LmsServer;

const packages = (version: number): string => join(copy.root, `dist-${version}`);

function build(version: number, only?: string): void {
  buildIn(copy, { COURSE_DIST: packages(version), ...(only && { COURSE_ONLY: only }) });
}

/** All courses as version 1.0.0, and the first as 2.0.0 with another acknowledgement. */
test.beforeAll(async () => {
  test.setTimeout(300_000);
  copy = projectCopy();
  copy.save('modules/course.yaml', (text) =>
    text
      .replace(/^version: .*/m, 'version: 1.0.0')
      .replace(/^acknowledgement: .*/m, 'acknowledgement: { required: true, renew: on-change }')
      .replace(/^packages: .*/m, 'packages: [scorm12, scorm2004-4th, cmi5]'),
  );
  build(1);
  copy.save('modules/course.yaml', (text) => text.replace(/^version: .*/m, 'version: 2.0.0'));
  copy.save('modules/check/en.md', (text) =>
    text.replace(
      /(:::acknowledgement acknowledgement) version=2\n\nI have worked through this course\./,
      '$1 version=3\n\nI have worked through this course, and I know whom to ask.',
    ),
  );
  build(2, 'course');
  server = new LmsServer({
    packages: packages(1),
    records: join(copy.root, 'lms'),
    page: await lmsPage(),
  });
  await server.listen(0);
});

test.afterAll(async () => {
  await server.close();
  copy.remove();
});

async function setDay(day: string): Promise<void> {
  const shift = shiftTo(day, new Date());
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${server.url}clock`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ shift }),
  });
  expect(answer.status).toBe(204);
}

async function launch(page: Page, packageName: string, course = 'course'): Promise<Learner> {
  await page.goto('about:blank');
  await page.goto(`${server.url}#/${packageName}?launch`);
  const { questions } = courseOf(course);
  return new Learner(page, page.frameLocator('iframe'), { ...english, pool: questions });
}

function courseOf(name: string) {
  const loaded = loadCourse(process.cwd(), { file: `modules/${name}.yaml` });
  return { screens: loaded.course.lessons.flatMap(({ screens }) => screens), questions: poolOf(loaded) };
}

/** Every screen of a course from where it begins, its check where it has one. */
async function walk(learner: Learner, name: string): Promise<void> {
  const { screens, questions } = courseOf(name);
  for (const [index, { title }] of screens.entries()) {
    if (index > 0) await learner.next.click();
    await expect(learner.heading.first()).toHaveText(title);
    if (questions.length > 0 && (await learner.button('Begin the check').count()) > 0)
      await learner.takeCheck(allRight);
  }
}

async function acknowledge({ view }: Learner): Promise<void> {
  const block = view.locator('acknowledgement-block');
  await block.getByRole('checkbox').check();
  await block.getByRole('button', { name: 'Confirm' }).click();
  await expect(block.locator('.given')).toBeVisible();
}

interface Held {
  readonly status: string;
  readonly score: string;
  /** What is not an answer to a question: id, and what the record says of it. */
  readonly evidence: readonly (readonly [id: string, text: string])[];
  /** The days of all entries, each once. */
  readonly days: readonly string[];
}

const unique = (all: readonly string[]): string[] => [...new Set(all)];
const dayIn = (time: unknown): string => String(time).slice(0, 10);

/** What the LMS holds of a package, in the words of either kind of record. */
async function held(packageName: string): Promise<Held> {
  const found = (await (await fetch(`${server.url}records/${packageName}/ada`)).json()) as
    LearnerRecord | Registration;
  if ('cmi' in found) {
    const { standard, cmi, savedAt } = found;
    const { status, completion, success, score, interactions } = recordView(standard, cmi, '');
    const evidence = interactions.filter(({ id }) => /\.v\d/.test(id));
    return {
      status: status || `${completion}, ${success}`,
      score: score.raw || '–',
      evidence: evidence.map(({ id, response }) => [id, response]),
      days: unique([
        ...interactions
          .map(({ time }) => time)
          .filter((time) => time.includes('T'))
          .map(dayIn),
        dayIn(savedAt),
      ]),
    };
  }
  const { statements } = found;
  const said = (verb: string) =>
    statements.filter((each) => String(at(each, 'verb', 'id')).endsWith(`/${verb}`));
  const idOf = (each: JsonObject): string =>
    String(at(each, 'object', 'id'))
      .split('/')
      .at(-1) ?? '';
  return {
    status: ['completed', 'passed', 'satisfied'].flatMap((verb) => said(verb).map(() => verb)).join(', '),
    score:
      said('passed')
        .map((each) => String(at(each, 'result', 'score', 'scaled')))
        .join() || '–',
    // A statement stays as it is, so that each new one is one more: the last of them counts.
    evidence: [
      ...new Map(
        statements
          .filter((each) => /\.v\d/.test(idOf(each)))
          .map((each) => [idOf(each), String(at(each, 'result', 'response'))] as const),
      ),
    ],
    days: unique(
      statements.flatMap((each) => [each['timestamp'], each['stored']].filter(Boolean)).map(dayIn),
    ),
  };
}

/** What is evidence of a first completion: that, and each acknowledgement. */
const proof = (text: string, day: string, ...facts: readonly string[]): unknown =>
  expect.stringMatching(new RegExp(`^${text} .*: completed ${day} .*${facts.join('.*')}$`));

/** cmi5 sends the learner back to the LMS. */
async function leave({ view }: Learner, standard: string): Promise<void> {
  await view.getByRole('button', { name: /^Exit$/ }).click();
  const name = standard === 'cmi5' ? 'Back in the LMS' : 'You have left the course';
  await expect(view.getByRole('heading', { name })).toBeVisible();
}

/** How each kind of record says that the course was passed, and that a booster was finished. */
const words = {
  scorm12: {
    passed: { status: 'passed', score: '100' },
    finished: { status: 'completed', score: '–' },
  },
  'scorm2004-4th': {
    passed: { status: 'completed, passed', score: '100' },
    finished: { status: 'completed, unknown', score: '–' },
  },
  cmi5: {
    passed: { status: 'completed, passed, satisfied', score: '1' },
    finished: { status: 'completed, satisfied', score: '–' },
  },
} as const;

for (const standard of ['scorm12', 'scorm2004-4th', 'cmi5'] as const) {
  const tag = standard === 'scorm2004-4th' ? { tag: theSameAgain } : {};
  test(
    `${standard}: a year, and the renewal under new words on another device`,
    tag,
    async ({ page, browser }) => {
      test.setTimeout(240_000);
      const problems: string[] = [];
      const watch = (one: Page): void => {
        one.on('console', (message) => {
          // A store that has no such document yet answers 404 (xAPI), which browsers take note of.
          if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 404'))
            problems.push(message.text());
        });
        one.on('pageerror', ({ message }) => problems.push(message));
      };
      watch(page);
      const take = async (day: string, course: string, isProven: boolean): Promise<Held> => {
        await setDay(day);
        const name = course === 'course' ? standard : `${course}-${standard}`;
        const learner = await launch(page, name, course);
        await learner.start();
        await walk(learner, course);
        if (isProven) await acknowledge(learner);
        await learner.saved();
        await leave(learner, standard);
        return held(name);
      };

      const first = await take('2027-01-14', 'course', true);
      const week = await take('2027-01-21', 'booster-7', false);
      const month = await take('2027-02-13', 'booster-30', false);
      const year = await take('2028-01-14', 'refresher', true);

      const january = [
        'completion.v1.0.0',
        proof('Allyship at work 1.0.0', '2027-01-14', 'score 100%', 'acknowledgement 2'),
      ];
      const confirmed = [
        'acknowledgement.v2',
        expect.stringMatching(/^version 2, 2027-01-14 .*I have worked through/),
      ];
      const { finished, passed } = words[standard];
      expect(first).toEqual({ ...passed, evidence: [january, confirmed], days: ['2027-01-14'] });
      expect(week).toEqual({
        ...finished,
        evidence: [['completion.v1.0.0', proof('Allyship at work: a week on 1.0.0', '2027-01-21')]],
        days: ['2027-01-21'],
      });
      expect(month).toEqual({
        ...finished,
        evidence: [['completion.v1.0.0', proof('Allyship at work: a month on 1.0.0', '2027-02-13')]],
        days: ['2027-02-13'],
      });
      expect(year).toEqual({
        ...passed,
        evidence: [
          [
            'completion.v1.0.0',
            proof(
              'Allyship at work: yearly refresher 1.0.0',
              '2028-01-14',
              'score 100%',
              'acknowledgement 1',
            ),
          ],
          ['refresher-acknowledgement.v1', expect.stringMatching(/^version 1, 2028-01-14 /)],
        ],
        days: ['2028-01-14'],
      });

      // The new version takes the place of the old.
      copyFileSync(
        join(packages(2), `allyship-${standard}.zip`),
        join(packages(1), `allyship-${standard}.zip`),
      );
      await setDay('2029-01-15');
      const context = await browser.newContext();
      const device = await context.newPage();
      watch(device);
      const learner = await launch(device, standard);
      const why =
        'There is something to confirm first: it is new, its words have changed since you confirmed them';
      await expect(learner.view.getByText(why)).toBeVisible();
      await learner.start();
      await expect(learner.view.locator('acknowledgement-block')).toContainText('and I know whom to ask');
      const sheet = learner.view.locator('certificate-block .sheet');
      const certificate = async () =>
        (await sheet.locator('.course, .facts > span').allInnerTexts()).map((one) => one.trim());
      const before = [
        'Allyship at work, version 1.0.0',
        'Completed on 14 January 2027',
        'Best score in the final check: 100%',
        'Pass mark: 80%',
        expect.stringMatching(/^Content: [0-9a-f]{12}$/),
        'Printed on 15 January 2029',
      ];
      const printed = await certificate();
      expect(printed).toEqual(before);
      await acknowledge(learner);
      await learner.saved();
      const renewedCertificate = await certificate();
      expect(renewedCertificate).toEqual([
        'Allyship at work, version 2.0.0',
        'Completed on 15 January 2029',
        ...before.slice(2),
      ]);
      expect(renewedCertificate[4]).not.toBe(printed[4]);
      await leave(learner, standard);

      // What was there stays, the finished status first; the new words and the new version come to it.
      const renewed = await held(standard);
      expect(renewed).toMatchObject({ status: first.status, score: first.score });
      expect(renewed.evidence).toEqual([
        january,
        confirmed,
        ['acknowledgement.v3', expect.stringMatching(/^version 3, 2029-01-15 .*and I know whom to ask/)],
        [
          'completion.v2.0.0',
          proof('Allyship at work 2.0.0', '2029-01-15', 'score 100%', 'acknowledgement 3'),
        ],
      ]);
      expect(renewed.days.at(-1)).toBe('2029-01-15');

      // Whoever begins anew has an empty record, and the other beside it.
      await device
        .getByRole('button', { name: standard === 'cmi5' ? 'New registration' : 'New attempt' })
        .click();
      await expect(learner.button('Start')).toBeVisible();
      await expect.poll(async () => (await held(standard)).evidence).toEqual([]);
      expect(await held(`${standard}@1`)).toEqual(renewed);
      await context.close();
      expect(problems).toEqual([]);
      if (process.env['SHOW'])
        show({ standard, first, week, month, year, renewed, printed, renewedCertificate });
    },
  );
}

function show({ standard, ...all }: { standard: string } & Record<string, unknown>): void {
  for (const [name, value] of Object.entries(all))
    console.log(`${standard} ${name}: ${JSON.stringify(value)}`);
}
