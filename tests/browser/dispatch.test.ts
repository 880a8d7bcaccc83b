import type { Frame } from '@playwright/test';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import type { Dispatched, Standard } from './dispatched-course.ts';
import { expect, test } from './dispatched-course.ts';
import { openLesson } from './course-states.ts';
import { theSameAgain } from './every-test.ts';
import type { Answering, Learner } from './learner.ts';
import { allRight, allWrong, course, mixed } from './learner.ts';
import { passTime } from './passing-time.ts';

test.describe.configure({ mode: 'parallel' });

const hosts = { scorm12: strict12, 'scorm2004-4th': strict2004 } as const;
const names = Object.keys(hosts) as Standard[];

/** Whether the course's own frame may keep anything: it may not, by the settings of this browser. */
async function storage(learner: Learner): Promise<string> {
  return (learner.view as ReturnType<Learner['page']['frameLocator']>).locator('body').evaluate(() => {
    try {
      return `given: ${localStorage.length}`;
    } catch (error) {
      return (error as Error).name;
    }
  });
}

async function expectNoErrors({ problems }: Dispatched, errors: readonly string[]): Promise<void> {
  expect(errors).toEqual([]);
  expect(problems).toEqual([]);
}

for (const name of names) {
  const is12 = name === 'scorm12';
  const walks: [string, Answering, number][] = [
    ['all right', allRight, 100],
    ['all wrong', allWrong, 0],
    ['mixed', mixed, 70],
  ];
  for (const [answers, answering, score] of walks) {
    // What differs between the answers is the same as without dispatch: all of it is for the run of everything.
    const again = answering === (is12 ? allRight : mixed) ? {} : { tag: theSameAgain };
    test(
      `dispatch, ${name}: the ${is12 && answering === allRight ? 'whole course' : 'check alone'} with the check ${answers}, nothing may be stored`,
      again,
      async ({ dispatched }) => {
        const host = hosts[name]();
        const lms = await dispatched.lms(host, name);
        const { learner } = await dispatched.launch(lms.url);
        const isWhole = is12 && answering === allRight;
        if (isWhole) await learner.takeCourse(answering);
        else {
          await learner.start();
          await openLesson(learner, 'check');
          await learner.takeCheck(answering);
        }
        expect(await storage(learner)).toBe('SecurityError');
        await learner.exit();
        const isPassed = score >= 80;
        const record = host.recorded();
        expect(record).toMatchObject({
          completion: isPassed && isWhole ? 'completed' : 'incomplete',
          success: isPassed && (isWhole || !is12) ? 'passed' : 'unknown',
          score: score / 100,
          location: expect.stringMatching(/./),
        });
        if (isWhole)
          expect(record.objectives.map(({ status }) => status)).toEqual(
            Array.from({ length: 5 }, () => 'completed'),
          );
        const check = record.interactions.filter(({ id }) => id.endsWith('.1'));
        expect(check).toHaveLength(10);
        expect(check.filter(({ result }) => result === 'correct')).toHaveLength(score / 10);
        expect(host.calls().get(is12 ? 'LMSFinish' : 'Terminate')).toBe(1);
        await expectNoErrors(dispatched, host.errors());
      },
    );
  }

  const killed = `dispatch, ${name}: a tab that is killed resumes at the very screen`;
  test(killed, is12 ? {} : { tag: theSameAgain }, async ({ dispatched }) => {
    const host = hosts[name]();
    const lms = await dispatched.lms(host, name);
    for (const [index, { id }] of course.lessons.slice(0, 3).entries()) {
      const { page, learner } = await dispatched.launch(lms.url);
      if (index > 0) {
        await expect(learner.button('Resume')).toBeVisible();
        await learner.start();
        await expect(learner.heading.first()).toHaveText(
          course.lessons[index - 1]?.screens.at(-1)?.title ?? '',
        );
        await learner.next.click();
      } else await learner.start();
      await learner.takeLesson(id, { practise: true });
      await learner.saved();
      // As when the browser dies: no event reaches the page, and the LMS hears nothing more.
      host.kill();
      await page.close();
    }
    expect(host.recorded().completion).toBe('incomplete');
    // What a killed session is still told is an error of the test's making.
    expect(host.errors().filter((error) => !/ (301|123|133|143|104|113|111|112)$/.test(error))).toEqual([]);
  });
}

test('dispatch: a course that cannot be reached is explained, and the LMS hears nothing', async ({
  dispatched,
}) => {
  const host = strict12();
  // Nobody listens at that port.
  const lms = await dispatched.lms(host, 'scorm12', 'http://localhost:9/');
  const { outer } = await dispatched.launch(lms.url);
  await passTime(outer, 15_000);
  await expect(outer.getByRole('heading', { name: 'The course could not be loaded' })).toBeVisible();
  await expect(outer.getByText(/It comes from localhost:9,/)).toBeVisible();
  await expect(outer.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(host.calls().size).toBe(0);
});

test('dispatch: a package outside of an LMS says so, and offers the course without a record', async ({
  dispatched,
}) => {
  const lms = await dispatched.lms(strict12(), 'scorm12');
  const page = await dispatched.context.newPage();
  await page.goto(`${lms.url}course/index.html`);
  await expect(page.getByRole('heading', { name: 'No learning system was found' })).toBeVisible();
  await expect(page.locator('iframe')).toBeHidden();
  await page.getByRole('link', { name: 'Open the course without a record' }).click();
  await expect(page).toHaveURL(dispatched.url);
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
});

test('dispatch: an address that no package made is refused in words', async ({ dispatched }) => {
  const page = await dispatched.context.newPage();
  const origin = encodeURIComponent('https://lms.example');
  for (const hash of [
    'dispatch',
    'dispatch=1',
    `dispatch=1&standard=scorm12&origin=${origin}`,
    'dispatch=1&standard=scorm12&origin=*',
  ]) {
    await page.goto('about:blank');
    await page.goto(`${dispatched.url}#${hash}`);
    await expect(page.getByText(/^Your learning system did not answer as it should/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
  }
});

test('dispatch: a page of another origin in the middle gets no word from the course', async ({
  dispatched,
}) => {
  // The origin in the address is the LMS's; the window around the course is somebody else's.
  const lms = await dispatched.lms(strict12(), 'scorm12');
  const page = await dispatched.context.newPage();
  await page.goto(lms.url);
  const wrong = encodeURIComponent('https://lms.example');
  const [frame] = page.frames().filter((each) => each.url().includes('/course/'));
  const outer = frame as Frame;
  await outer.evaluate(
    async ([address]) => {
      const messages: unknown[] = [];
      const inner = document.getElementById('course') as HTMLIFrameElement;
      const loaded = new Promise((resolve) => inner.addEventListener('load', resolve, { once: true }));
      inner.src = 'about:blank';
      await loaded;
      // What the course had on its way before.
      await new Promise((resolve) => void setTimeout(resolve, 200));
      window.addEventListener('message', ({ data }) => messages.push(data));
      Object.assign(window, { heard: messages });
      inner.src = address ?? '';
    },
    [`${dispatched.url}?again#dispatch=1&standard=scorm12&origin=${wrong}`],
  );
  const inner = page.frameLocator('iframe').frameLocator('iframe');
  await expect(inner.getByRole('heading', { level: 1 })).toBeVisible();
  for (let seconds = 0; seconds < 30; seconds += 5) {
    await passTime(inner, 5000);
    await page.waitForTimeout(100);
  }
  expect(await outer.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
});

test('dispatch: where the frame of the course is gone, the session is ended all the same', async ({
  dispatched,
}) => {
  const host = strict2004();
  const lms = await dispatched.lms(host, 'scorm2004-4th');
  const { page, learner } = await dispatched.launch(lms.url);
  await learner.start();
  await learner.takeLesson('definition');
  await learner.saved();
  const [outer] = page.frames().filter((each) => each.url().includes('/course/'));
  // The course is torn out: its last words find nobody.
  await (outer as Frame).evaluate(() => document.getElementById('course')?.remove());
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  await expect.poll(() => host.calls().get('Terminate')).toBe(1);
  expect(host.recorded().completion).toBe('incomplete');
  expect(host.errors()).toEqual([]);
  const again = await dispatched.launch(lms.url);
  await expect(again.learner.button('Resume')).toBeVisible();
});

test('dispatch: closing the LMS’s page in the middle ends the session once', async ({ dispatched }) => {
  const host = strict12();
  const lms = await dispatched.lms(host, 'scorm12');
  const { page, learner } = await dispatched.launch(lms.url);
  await learner.start();
  await learner.takeLesson('definition');
  await learner.saved();
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  await expect.poll(() => host.calls().get('LMSFinish')).toBe(1);
  await page.waitForTimeout(500);
  expect(host.calls().get('LMSFinish')).toBe(1);
  expect(host.errors()).toEqual([]);
});
