import type { LearnerRecord } from '../../../src/tools/preview/page/learner-record.ts';
import type { Registration } from '../../../src/tools/preview/lrs/registration.ts';
import { en } from '../../english.ts';
import type { LmsServer } from '../../../src/tools/preview/server.ts';
import { course, mixed } from '../learner.ts';
import type { WebKitLearner } from './webkit-learner.ts';

/** Where a package is played, and how it is opened and looked into. */
export interface Stage {
  readonly learner: WebKitLearner;
  readonly packageName: string;
  /** Opens the course anew, in a window of its own; the one before is closed. */
  readonly open: () => Promise<void>;
  readonly lms: LmsServer;
}

export type Walk = (stage: Stage) => Promise<void>;

async function same(what: string, look: () => Promise<unknown>, expected: unknown): Promise<void> {
  const wanted = JSON.stringify(expected);
  let found = '';
  for (let attempt = 0; attempt < 60; attempt++) {
    found = JSON.stringify(await look());
    if (found === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: ${found}, not ${wanted}`);
}

/** What the LMS, the record store or the device says of how far the learner has come. */
async function achievedIn({ lms, packageName, learner }: Stage): Promise<{ passed: boolean; raw: unknown }> {
  if (packageName === 'web') {
    return learner.driver.executeScript(
      `const { cmi } = JSON.parse(localStorage.getItem(arguments[0] + ':record') ?? '{"cmi":{"core":{"score":{}}}}');
       return { passed: cmi.core.lesson_status === 'passed', raw: Number(cmi.core.score.raw) };`,
      course.id,
    );
  }
  const answer = await fetch(`${lms.url}records/${packageName}/ada`);
  const record = (await answer.json()) as (Partial<LearnerRecord> & Partial<Registration>) | null;
  if (record?.statements) {
    const all = record.statements as { verb: { id: string }; result?: { score?: { scaled?: number } } }[];
    const scored = all.findLast(({ result }) => result?.score?.scaled !== undefined);
    return {
      passed: all.some(({ verb }) => verb.id.endsWith('/passed')),
      raw: Math.round((scored?.result?.score?.scaled ?? Number.NaN) * 100),
    };
  }
  const cmi = (record?.cmi ?? {}) as {
    core?: { lesson_status?: string; score?: { raw?: unknown } };
    success_status?: string;
    score?: { raw?: unknown };
  };
  return {
    passed: (cmi.core?.lesson_status ?? cmi.success_status) === 'passed',
    raw: Number((cmi.core?.score ?? cmi.score)?.raw),
  };
}

const lessons = course.lessons.filter(({ kind }) => kind === 'lesson');

/** From the start screen to the result, every question of one choice answered, and out. */
export const whole: Walk = async (stage) => {
  const { learner } = stage;
  await stage.open();
  await learner.start();
  for (const { id } of lessons) {
    await learner.takeLesson(id);
    await learner.next();
  }
  await learner.takeCheck(() => true);
  await learner.says(en.finalCheck.result(10, 10, 100));
  await learner.saved();
  await same('the record', () => achievedIn(stage), { passed: true, raw: 100 });
  await learner.click({ role: 'button', name: 'Exit' });
  const farewell = stage.packageName === 'cmi5' ? 'Back in the LMS' : 'You have left the course';
  await learner.says(farewell);
};

/** The window closed after a lesson and in the middle of the check: each time it goes on there. */
export const resume: Walk = async (stage) => {
  const { learner } = stage;
  await stage.open();
  await learner.start();
  const [first] = lessons;
  await learner.takeLesson(first?.id ?? '');
  await learner.saved();
  await stage.open();
  await learner.start('Resume');
  await learner.heading(first?.screens.at(-1)?.title ?? '');
  const exam = course.lessons.find(({ kind }) => kind === 'check');
  await learner.openContents();
  await learner.click({ role: 'button', name: `${exam?.title}…` });
  await learner.click({ role: 'button', name: 'Begin the check' });
  for (let number = 1; number <= 4; number++) await learner.answerQuestion(number, mixed(number - 1));
  await learner.says('Question 5 of 10');
  await learner.saved();
  await stage.open();
  await learner.start('Resume');
  await learner.takeCheck(mixed, 5);
  await learner.says(en.finalCheck.result(7, 10, 70));
  await learner.saved();
  // To a record store a failed attempt is told at the exit: until then the learner may still pass.
  const raw = ['cmi5', 'xapi'].includes(stage.packageName) ? null : 70;
  await same('the record', () => achievedIn(stage), { passed: false, raw });
};

/** A lesson as text for paper: the sheet that the browser is given, and its PDF where the driver makes one. */
export const print: Walk = async (stage) => {
  const { learner } = stage;
  const { driver } = learner;
  await stage.open();
  await learner.start();
  await learner.heading(lessons[0]?.screens[0]?.title ?? '');
  // The dialog of the desktop would wait for somebody: the page is told that it prints, and that is all.
  await driver.executeScript("window.print = () => void window.dispatchEvent(new Event('beforeprint'))");
  await learner.openContents();
  await learner.click({ role: 'tag', name: 'button.print' });
  const sheet = await learner.until('the sheet', () =>
    driver.executeScript<string>(
      `return document.querySelector('.print-sheet')?.shadowRoot?.textContent?.replace(/\\s+/g, ' ') ?? ''`,
    ),
  );
  const missing = lessons[0]?.screens.filter(({ title }) => !sheet.includes(title)) ?? [];
  if (missing.length > 0) throw new Error(`The sheet lacks ${missing.map(({ title }) => title).join(', ')}.`);
  const rules = await driver.executeScript<boolean>(
    `return [...document.adoptedStyleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.media?.mediaText === 'print'))`,
  );
  if (!rules) throw new Error('Nothing says that only the sheet is printed.');
};
