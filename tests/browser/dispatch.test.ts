import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import type { Dispatched, Standard } from './dispatched-course.ts';
import { expect, test } from './dispatched-course.ts';
import type { Answering, Learner } from './learner.ts';
import { allRight, allWrong, course, mixed } from './learner.ts';

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
    test(`dispatch, ${name}: the whole course with the check ${answers}, nothing may be stored`, async ({
      dispatched,
    }) => {
      const host = hosts[name]();
      const lms = await dispatched.lms(host, name);
      const { learner } = await dispatched.launch(lms.url);
      await learner.takeCourse(answering, { practise: answering === allRight });
      expect(await storage(learner)).toBe('SecurityError');
      await learner.exit();
      const isPassed = score >= 80;
      const record = host.recorded();
      expect(record).toMatchObject({
        completion: isPassed ? 'completed' : 'incomplete',
        success: isPassed ? 'passed' : 'unknown',
        score: score / 100,
        location: expect.stringMatching(/./),
      });
      expect(record.objectives.map(({ status }) => status)).toEqual(
        Array.from({ length: 5 }, () => 'completed'),
      );
      const check = record.interactions.filter(({ id }) => id.endsWith('.1'));
      expect(check).toHaveLength(10);
      expect(check.filter(({ result }) => result === 'correct')).toHaveLength(score / 10);
      expect(host.calls().get(is12 ? 'LMSFinish' : 'Terminate')).toBe(1);
      await expectNoErrors(dispatched, host.errors());
    });
  }

  test(`dispatch, ${name}: a tab that is killed resumes at the very screen`, async ({ dispatched }) => {
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
