import { loadNamed, takeAll } from './any-course.ts';
import { recordAtEnd } from './course-variants.ts';
import { expect, test } from './embedded-course.ts';
import { theSameAgain } from './every-test.ts';

/** By mouse, and killed once; `programme.test.ts` goes by keyboard, over the web. */
test.describe.configure({ mode: 'parallel' });

const standards = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi'] as const;

for (const course of ['refresher', 'booster-7', 'booster-30'])
  for (const standard of standards) {
    const isShown = course === 'refresher' && (standard === 'scorm12' || standard === 'cmi5');
    test(
      `${course}, ${standard}: killed in the middle, resumed, and done`,
      isShown ? {} : { tag: theSameAgain },
      async ({ page, lms }) => {
        const loaded = loadNamed(course);
        const name = `${course}-${standard}`;
        const until = loaded.course.lessons[0]?.screens[1]?.title ?? '';
        let learner = await lms.launch(page, name);
        await learner.start();
        await takeAll(learner, loaded, { until });
        await learner.saved();
        const later = await page.context().newPage();
        await page.close();
        learner = await lms.launch(later, name);
        await learner.start();
        await expect(learner.heading.first()).toHaveText(until);
        await takeAll(learner, loaded);
        await learner.saved();
        await learner.button(/^Exit$/).click();
        const held = JSON.stringify(await recordAtEnd(lms, name));
        expect(held).toMatch(/content [\da-f]{12}: completed \d{4}-/);
        const hasCheck = course === 'refresher';
        expect(/score 100%, pass mark 80%, attempt 1/.test(held)).toBe(hasCheck);
        expect(held.includes('refresher-acknowledgement.v1')).toBe(hasCheck);
      },
    );
  }
