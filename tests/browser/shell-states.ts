import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Visit } from './block-states.ts';
import { chooseLesson, openLesson, visitLesson } from './course-states.ts';
import { Learner, allRight } from './learner.ts';
import type { Spoken } from './spoken.ts';
import { anyOf, english } from './spoken.ts';
import { passTime } from './passing-time.ts';
import { committed, offerSmallLms, refuseCommits } from './small-lms.ts';

/** The start screen as it can be found. */
async function visitStart(page: Page, url: string, visit: Visit, { words, start }: Spoken): Promise<void> {
  const { help } = words;
  await page.goto(url);
  await expect(page.getByText(start.notices.alone).first()).toBeVisible();
  await visit('start, alone');
  await page.getByRole('button', { name: start.help }).click();
  await expect(page.getByRole('dialog', { name: help.title })).toBeVisible();
  await visit('start, help');
  await page.getByRole('button', { name: help.close }).click();
  await page.evaluate(() => {
    for (const notice of document.querySelectorAll<HTMLElement>('main [data-notice]')) notice.hidden = false;
  });
  await visit('start, every notice');
  await offerSmallLms(page, { values: { 'cmi.suspend_data': 'not a snapshot' } });
  await page.goto(url);
  await expect(page.getByText(start.notices.unreadable)).toBeVisible();
  await visit('start, record unreadable');
  await offerSmallLms(page);
  await page.goto(url);
  await visit('start');
}

/**
 * The screens, dialogs and notices around the lessons.
 *
 * @param url of the SCORM 1.2 package, where no LMS is.
 */
export async function visitShell(page: Page, url: string, visit: Visit, spoken = english): Promise<void> {
  const { words } = spoken;
  const { help, leave, openHelp } = words;
  const learner = new Learner(page, page, spoken);
  await visitStart(page, url, visit, spoken);
  await learner.start();
  // Wide screens have the contents beside the lesson.
  await page.setViewportSize({ width: 800, height: page.viewportSize()?.height ?? 800 });
  await learner.button(words.contents).click();
  // All else is inert while it is open.
  await visit('contents open', page.locator('#drawer'));
  await learner.button(words.closeContents).click();
  await learner.button(anyOf(openHelp)).click();
  await visit('help');
  await page.getByText(help.sources).click();
  await visit('help, sources');
  await page.getByRole('dialog', { name: help.title }).getByRole('button', { name: help.makeReport }).click();
  await visit('help, with the report');
  await learner.button(help.close).click();

  const other = await page.context().newPage();
  await offerSmallLms(other);
  await other.goto(url);
  await new Learner(other, other, spoken).start();
  await expect(page.getByRole('main').getByText(words.otherWindow)).toBeVisible();
  await visit('open in another window');
  await other.close();
  await learner.button(words.dismiss).click();

  await refuseCommits(page, true);
  await openLesson(learner, 'why');
  await learner.button(words.exit).click();
  await expect(page.getByRole('dialog', { name: leave.title })).toBeVisible();
  await visit('leaving with unsaved work');
  await learner.button(leave.stay).click();
  await visit('not saved');
  await expect(async () => {
    await passTime(page, 60_000);
    await expect(page.getByRole('main').getByText(words.unsaved(true))).toBeVisible({ timeout: 100 });
  }).toPass();
  await visit('nothing saved for half a minute');
  await learner.button(words.exit).click();
  await learner.button(leave.anyway).click();
  await visit('farewell, not confirmed');

  await page.goto(url);
  await learner.start();
  await learner.exit();
  await visit('farewell');

  await page.route(/\/isnt-[^/]*\.js/, (route) => route.abort());
  await page.goto(url);
  await learner.start();
  await chooseLesson(learner, 'isnt');
  await expect(learner.heading.first()).toHaveText(words.lessonFailed.title);
  await visit('lesson not loaded');
  await page.evaluate(() =>
    (document.querySelector('course-player') as Element & { showStale?: () => void }).showStale?.(),
  );
  await expect(learner.heading.first()).toHaveText(words.stale.title);
  await visit('left and come back to');
}

const unvisited: Visit = () => Promise.resolve();

/** Takes the whole course with one activity of every kind, all right in the check; answers what an LMS then has of it. */
export async function finished(page: Page, url: string, spoken = english): Promise<Record<string, string>> {
  await offerSmallLms(page);
  await page.goto(url);
  const learner = new Learner(page, page, spoken);
  await learner.start();
  const driven = new Set<string>();
  for (const { id, kind } of spoken.course.lessons) {
    if (kind === 'check') break;
    await visitLesson(learner, id, unvisited, driven);
    await learner.next.click();
  }
  await learner.takeCheck(allRight);
  await learner.saved();
  return committed(page);
}

/** A finished course in review mode: every screen, with the answers given. */
export async function visitReviewed(page: Page, url: string, visit: Visit, spoken = english): Promise<void> {
  const { course, start } = spoken;
  const values = await finished(page, url, spoken);
  await offerSmallLms(page, { mode: 'review', values });
  await page.goto(url);
  await expect(page.getByText(start.notices.reviewMode)).toBeVisible();
  await visit('start');
  const learner = new Learner(page, page, spoken);
  await learner.button(start.review).click();
  await expect(learner.heading.first()).toBeVisible();
  await openLesson(learner, course.lessons[0]?.id ?? '');
  for (const [index, { title }] of course.lessons.flatMap(({ screens }) => screens).entries()) {
    if (index > 0) await learner.next.click();
    await expect(learner.heading.first()).toHaveText(title);
    await visit(title);
  }

  await offerSmallLms(page, { mode: 'review', values: { ...values, 'cmi.core.student_name': '' } });
  await page.goto(url);
  await learner.button(start.review).click();
  await learner.next.click();
  await page.locator('certificate-block').getByRole('textbox').fill('Zoë Ångström-Łukasiewicz אני 👩🏽‍💻');
  await visit('certificate, with a name typed');
}
