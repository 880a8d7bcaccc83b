import type { FrameLocator, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { browserPath } from './find-browser.ts';
import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ mode: 'parallel' });

/** An LMS that keeps what was committed, by a request that it waits for: it fails where its own page has gone. */
const lms = `
  const written = new Map();
  const answers = { 'cmi.core.student_id': 'ada', 'cmi.core.student_name': 'Okafor, Ada',
    'cmi.core.lesson_status': 'not attempted' };
  window.record = {};
  window.finished = 0;
  const reach = () => {
    const request = new XMLHttpRequest();
    request.open('GET', '/lms.js', false);
    request.send();
    return String(request.status === 200);
  };
  const keep = () => {
    const answer = reach();
    Object.assign(window.record, Object.fromEntries(written));
    return answer;
  };
  window.API = {
    LMSInitialize: () => 'true',
    LMSFinish: () => { window.finished += 1; return keep(); },
    LMSCommit: keep,
    LMSGetValue: (element) => /_count$/.test(element) ? '0'
      : written.get(element) ?? window.record[element] ?? answers[element] ?? '',
    LMSSetValue: (element, value) => { written.set(element, value); return 'true'; },
    LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
  };
`;

const page = (title: string, body: string): Buffer =>
  Buffer.from(`<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">${body}`);
const frame = (url: string): string =>
  `<iframe src="${url}" title="${url}" style="width:100%;height:800px;border:0"></iframe>`;
const withLms = '<script src="/lms.js"></script>';

/** The real package with an LMS's pages around it, all of one origin. */
const around = (pages: Readonly<Record<string, string>>): Map<string, Buffer | Uint8Array> =>
  new Map<string, Buffer | Uint8Array>([
    ...[...filesOf('scorm12')].map(([path, content]) => [`course/${path}`, content] as const),
    ['lms.js', Buffer.from(lms)],
    ...Object.entries(pages).map(([path, body]) => [path, page(path, body)] as const),
  ]);

interface Lms {
  readonly record: Record<string, string>;
  readonly finished: number;
}
const recorded = (on: Page): Promise<Lms> =>
  on.evaluate(() => {
    const { record, finished } = window as unknown as Lms;
    return { record: { ...record }, finished };
  });

const title = course.lessons[0]?.screens[0]?.title ?? '';
const alone = /taking the course on your own/;
const waiting = /^No learning system has answered so far. You/;

/** Past the start screen, and on record as begun. */
async function begins(learner: Learner): Promise<void> {
  await learner.button('Start').click();
  await expect(learner.heading.first()).toHaveText(title);
}

/** A browser that may set a page aside and bring it back as it was; Playwright switches that off by itself. */
async function withPageCache(run: (on: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--enable-features=BackForwardCache'],
  });
  const on = await browser.newPage();
  await on.addInitScript(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) document.documentElement.dataset['restored'] = 'yes';
    });
  });
  await run(on);
  await browser.close();
}

/** Away, and back by the browser's button to the page as it was set aside: it is not loaded once more. */
async function awayAndBack(on: Page, url: string): Promise<void> {
  await on.goto(`${url}next.html`);
  await on.goBack({ waitUntil: 'commit' });
  await expect(on.locator('html')).toHaveAttribute('data-restored', 'yes');
}

/** The course itself is the page, since Playwright loses the frames of one that was set aside. */
async function beginsInPage(on: Page, url: string): Promise<Learner> {
  await on.addInitScript(lms);
  await on.goto(`${url}course/index.html`);
  const learner = new Learner(on, on);
  await begins(learner);
  return learner;
}

test('a page that the browser brings back after Exit says to open the course again', async ({ site }) => {
  const url = await site.serve(around({ 'next.html': 'Next' }));
  await withPageCache(async (on) => {
    const learner = await beginsInPage(on, url);
    await learner.exit();
    await awayAndBack(on, url);
    const notice = learner.view.getByRole('heading', { name: 'Please open the course again' });
    await expect(notice).toBeVisible();
    await expect(notice).toBeFocused();
    await expect(learner.button('Exit')).toBeHidden();
    expect((await recorded(on)).finished).toBe(1);
  });
});

test('a page that the browser brings back before Exit goes on', async ({ site }) => {
  const url = await site.serve(around({ 'next.html': 'Next' }));
  await withPageCache(async (on) => {
    const learner = await beginsInPage(on, url);
    await awayAndBack(on, url);
    expect((await recorded(on)).finished).toBe(0);
    await learner.next.click();
    await learner.exit();
    expect(await recorded(on)).toMatchObject({ finished: 1, record: { 'cmi.core.exit': 'suspend' } });
  });
});

test('in a pop-up the course finds the LMS in its opener', async ({ page: opener, site }) => {
  const url = await site.serve(
    around({
      'index.html': `${withLms}<a href="/course/index.html" target="_blank" rel="opener">Launch</a>`,
    }),
  );
  await opener.goto(url);
  const [popUp] = await Promise.all([opener.waitForEvent('popup'), opener.getByRole('link').click()]);
  const learner = new Learner(popUp, popUp);
  await begins(learner);
  await expect(popUp.getByText(alone)).toHaveCount(0);
  await learner.takeLesson('definition', { practise: false });
  await learner.saved();
  expect((await recorded(opener)).record['cmi.core.lesson_status']).toBe('incomplete');
  await learner.exit();
  expect(await recorded(opener)).toMatchObject({ finished: 1, record: { 'cmi.core.exit': 'suspend' } });
  expect(site.problems).toEqual([]);
});

test('an opener that goes meanwhile: the learner is told what is not saved, and can go on', async ({
  page: opener,
  site,
}) => {
  const url = await site.serve(
    around({
      'index.html': `${withLms}<a href="/course/index.html" target="_blank" rel="opener">Launch</a>`,
    }),
  );
  await opener.goto(url);
  const [popUp] = await Promise.all([opener.waitForEvent('popup'), opener.getByRole('link').click()]);
  const problems: string[] = [];
  popUp.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  const learner = new Learner(popUp, popUp);
  await begins(learner);
  await learner.saved();
  await opener.close();
  await learner.takeLesson('definition', { practise: false });
  await learner.button('Exit').click();
  await expect(popUp.getByRole('heading', { name: 'Not everything is saved yet' })).toBeVisible();
  await learner.button('Stay').click();
  await learner.next.click();
  await expect(popUp.getByRole('banner').getByText('Not saved: retrying')).toBeVisible();
  expect(problems).toEqual([]);
});

test('an opener that has gone before: the course goes alone, and says so', async ({ page: opener, site }) => {
  const url = await site.serve(
    around({
      'index.html': `${withLms}<a href="/wait.html" target="_blank" rel="opener">Launch</a>`,
      'wait.html': '<a href="/course/index.html">Go on</a>',
    }),
  );
  await opener.goto(url);
  const [popUp] = await Promise.all([opener.waitForEvent('popup'), opener.getByRole('link').click()]);
  await popUp.waitForLoadState();
  await opener.close();
  await popUp.getByRole('link').click();
  await expect(popUp.getByText(alone)).toBeVisible();
  await begins(new Learner(popUp, popUp));
});

/** The course in the innermost of so many frames. */
function innermost(on: Page, depth: number): FrameLocator {
  let view = on.frameLocator('iframe');
  for (let level = 1; level < depth; level++) view = view.frameLocator('iframe');
  return view;
}

test('an LMS three frames up is found', async ({ page: on, site }) => {
  const url = await site.serve(
    around({
      'index.html': withLms + frame('/one.html'),
      'one.html': frame('/two.html'),
      'two.html': frame('/course/index.html'),
    }),
  );
  await on.goto(url);
  const learner = new Learner(on, innermost(on, 3));
  await begins(learner);
  await learner.next.click();
  await learner.exit();
  expect(await recorded(on)).toMatchObject({
    finished: 1,
    record: { 'cmi.core.lesson_status': 'incomplete' },
  });
  expect(site.problems).toEqual([]);
});

test('an LMS beyond a frame of another origin is found; one of another origin is not, and the learner is told', async ({
  page: on,
  site,
}) => {
  const home = await site.serve(around({ 'index.html': withLms, 'lms.html': withLms }));
  const stranger = await site.serve(
    new Map([
      ['index.html', page('stranger', frame(`${home}course/index.html`))],
      ['lms.js', Buffer.from(lms)],
      ['lms.html', page('strange LMS', withLms + frame(`${home}course/index.html`))],
    ]),
  );
  await on.goto(home);
  await on.evaluate((url) => {
    const inner = document.createElement('iframe');
    inner.src = url;
    document.body.append(inner);
  }, stranger);
  const found = new Learner(on, innermost(on, 2));
  await begins(found);
  await found.exit();
  expect((await recorded(on)).finished).toBe(1);

  await on.goto(`${stranger}lms.html`);
  const left = new Learner(on, innermost(on, 1));
  await expect(left.view.getByText(waiting)).toBeVisible();
  await begins(left);
  expect(await recorded(on)).toEqual({ record: {}, finished: 0 });
});

test('storage refused: an LMS has the whole record all the same', async ({ page: on, site }) => {
  await on.addInitScript(() => {
    const refused = {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    };
    Object.defineProperties(window, { localStorage: refused, sessionStorage: refused });
    Object.defineProperty(window, 'BroadcastChannel', refused);
  });
  await on.goto(await site.serve(around({ 'index.html': withLms + frame('/course/index.html') })));
  const learner = new Learner(on, on.frameLocator('iframe'));
  await begins(learner);
  await expect(learner.view.getByText(/^No learning system/)).toHaveCount(0);
  await learner.takeLesson('definition');
  await learner.exit();
  const { record, finished } = await recorded(on);
  expect(finished).toBe(1);
  expect(record).toMatchObject({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' });
  expect(record['cmi.suspend_data']).toMatch(/^A/);
  expect(site.problems).toEqual([]);
});
