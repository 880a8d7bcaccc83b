import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ mode: 'parallel' });

/** An LMS with both editions that keeps what is committed beyond the page; `window.fails`: it reads nothing. */
const lms = `
  const held = JSON.parse(localStorage.getItem('lms') ?? '{}');
  const first = { 'cmi.core.student_id': 'ada', 'cmi.core.lesson_status': 'not attempted', 'cmi.learner_id': 'ada',
    'cmi.completion_status': 'unknown', 'cmi.entry': 'ab-initio' };
  window.fails = location.search === '?fails';
  window.calls = [];
  let error = '0';
  const keep = () => { localStorage.setItem('lms', JSON.stringify({ ...held, 'cmi.entry': 'resume' })); return 'true'; };
  const calls = {
    Initialize: () => 'true', Commit: keep,
    Terminate: () => { window.calls.push('end'); return keep(); }, Finish: () => { window.calls.push('end'); return keep(); },
    GetValue: (element) => {
      error = window.fails ? '101' : '0';
      return window.fails ? '' : held[element] ?? first[element] ?? (element.endsWith('_count') ? '0' : '');
    },
    SetValue: (element, value) => { window.calls.push(element + '=' + value); held[element] = value; return 'true'; },
    GetLastError: () => error,
  };
  for (const [name, prefix] of [['API', 'LMS'], ['API_1484_11', '']]) {
    window[name] = Object.fromEntries(Object.entries(calls).map(([call, does]) => [prefix + call, does]));
  }
`;

for (const packageName of ['scorm12', 'scorm2004-4th']) {
  test(`${packageName}: an LMS that does not say what it holds is asked again, and nothing is written over`, async ({
    page: on,
    site,
  }) => {
    const files = [...filesOf(packageName)].map(([path, content]) => [`course/${path}`, content] as const);
    const page =
      '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>LMS</title><script src="lms.js"></script><iframe src="course/index.html" style="width:100%;height:96vh"></iframe>';
    const url = await site.serve(
      new Map<string, Uint8Array>([
        ...files,
        ['lms.js', Buffer.from(lms)],
        ['index.html', Buffer.from(page)],
      ]),
    );
    const learner = new Learner(on, on.frameLocator('iframe'));
    await on.goto(url);
    await learner.start();
    await learner.next.click();
    await learner.exit();
    const held = (): Promise<string | null> => on.evaluate(() => localStorage.getItem('lms'));
    const before = await held();

    await on.goto(`${url}?fails`);
    await expect(learner.view.locator('[data-notice="reading"]')).toBeVisible();
    await expect(learner.view.locator('#announcer')).toHaveText(/being asked again/);
    const notice = learner.view.locator('[data-notice="unread"]');
    await expect(notice).toBeFocused();
    await expect(learner.view.locator('[data-notice="reading"]')).toBeHidden();
    await expect(learner.button('Start')).toBeHidden();
    // Still away: the learner is told again.
    await learner.button('Try again').click();
    await expect(notice).toBeHidden();
    await expect(notice).toBeFocused();
    expect(await on.evaluate(() => (window as unknown as { calls: string[] }).calls)).toEqual([]);
    expect(await held()).toBe(before);
    await on.evaluate(() => Object.assign(window, { fails: false }));
    await learner.button('Try again').click();
    await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[1]?.title ?? '');
    await learner.exit();
    expect(site.problems).toEqual([]);
  });
}
