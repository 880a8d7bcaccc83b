import type { Locator, Page } from '@playwright/test';
import { openLesson } from './course-states.ts';
import { Learner, allRight, course } from './learner.ts';
import { filesOf } from './static-server.ts';
import { expect, isOffline, leftovers, newVersion, test } from './website.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

const offerIn = (page: Page): Locator =>
  page
    .locator('update-notice')
    .getByText(/^There is a new version of this course\./)
    .filter({ visible: true });

/** A new version is there, and the page has heard of it. */
const isWaiting = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const notice = document.querySelector('update-notice') as { updates?: { state: string } } | null;
    return notice?.updates?.state === 'waiting';
  });
};

for (const folder of ['/', '/courses/allyship/'])
  test(`from ${folder}: every lesson and the check after one visit, its host gone`, async ({
    page,
    website,
    context,
  }) => {
    const host = await website.host(folder);
    await page.goto(host.url);
    await isOffline(page);
    expect(host.asked.filter((path) => !path.startsWith(folder))).toEqual([]);
    await page.close();
    await host.close();
    await context.setOffline(true);
    const later = await context.newPage();
    website.watch(later);
    await later.goto(host.url);
    const learner = new Learner(later, later);
    await learner.start();
    for (const { id } of course.lessons.slice(1)) await openLesson(learner, id);
    await learner.takeCheck(allRight);
    await expect(later.getByRole('heading', { name: 'You passed' })).toBeVisible();
    await learner.exit();
    await later.goto(`${host.url}index.html?from=a-mail`);
    await expect(learner.button('Resume')).toBeVisible();
    expect(website.problems).toEqual([]);
  });

test('the first visit goes on without a connection, too', async ({ page, website, context }) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  await host.close();
  await context.setOffline(true);
  const learner = new Learner(page, page);
  await learner.start();
  for (const { id } of course.lessons.slice(1)) await openLesson(learner, id);
  await learner.takeCheck(allRight);
  expect(website.problems).toEqual([]);
  // Films are sought in by pieces: any file will do.
  const pieces = await page.evaluate(async () => {
    const { href } = document.querySelector('link[rel="stylesheet"]') as HTMLLinkElement;
    const whole = await (await fetch(href)).text();
    const piece = async (range: string): Promise<string> => {
      const response = await fetch(href, { headers: { range: `bytes=${range}` } });
      return response.status === 206 ? response.text() : String(response.status);
    };
    return {
      got: await Promise.all(
        ['0-4', '5-', '-5', `-${whole.length + 9}`, `${whole.length}-`, '-0'].map(piece),
      ),
      expected: [whole.slice(0, 5), whole.slice(5), whole.slice(-5), whole, '416', '416'],
    };
  });
  expect(pieces.got).toEqual(pieces.expected);
});

test('a new version is offered on the start screen, and taken when the learner says so', async ({
  page,
  website,
}) => {
  const host = await website.host('/sub/');
  await page.goto(host.url);
  await isOffline(page);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.next.click();
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[1]?.title ?? '');
  await learner.saved();
  host.serves(await newVersion('9.9.9'));
  await page.reload();
  const offer = offerIn(page);
  await expect(offer).toBeVisible();
  await expect(page.locator('#announcer')).toHaveText(/new version/);
  await learner.button('Use the new version').click();
  await expect(offer).toBeHidden();
  await learner.start();
  await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens[1]?.title ?? '');
  await learner.button('Help').click();
  await expect(page.getByText(/version 9\.9\.9/)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(website.problems).toEqual([]);
});

test('in the course, a new version waits for the end of the lesson; the place is kept', async ({
  page,
  website,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const learner = new Learner(page, page);
  await learner.start();
  host.serves(await newVersion('9.9.9'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await isWaiting(page);
  const [first, second] = course.lessons;
  const offer = offerIn(page);
  for (const [index, screen] of first?.screens.entries() ?? []) {
    if (index > 0) await learner.next.click();
    await expect(learner.heading.first()).toHaveText(screen.title);
    await expect(offer).toBeHidden();
  }
  await learner.next.click();
  await expect(offer).toBeVisible();
  await expect(page.locator('#announcer')).toHaveText(/new version/);
  const reloaded = page.waitForEvent('load');
  await learner.button('Use the new version').click();
  await reloaded;
  // Back in the lesson, without the start screen.
  await expect(learner.heading.first()).toHaveText(second?.screens[0]?.title ?? '');
  await learner.button('Help').click();
  await expect(page.getByText(/version 9\.9\.9/)).toBeVisible();
  expect(website.problems).toEqual([]);
});

test('a new version that is declined is not offered again in this visit', async ({ page, website }) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  host.serves(await newVersion('9.9.9'));
  await page.reload();
  const learner = new Learner(page, page);
  await learner.button('Not now').click();
  await expect(offerIn(page)).toBeHidden();
  await expect(learner.button('Resume')).toBeFocused();
  await learner.start();
  await learner.button('Help').click();
  await expect(page.getByText(`version ${course.version}`)).toBeVisible();
});

test('what a new version would cost is said first: answers not saved, private answers not kept', async ({
  page,
  website,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const learner = new Learner(page, page);
  await learner.start();
  while ((await page.locator('plan-block').count()) === 0) await learner.goOn();
  await page
    .getByLabel(/then I will/)
    .first()
    .fill('say whose idea it was');
  host.serves(await newVersion('9.9.9'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await isWaiting(page);
  while (!(await offerIn(page).isVisible())) await learner.goOn();
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    Object.assign(window, { fix: () => (Storage.prototype.setItem = setItem) });
  });
  await learner.button('Use the new version').click();
  const notice = page.locator('course-player update-notice');
  await expect(notice).toContainText('Your latest answers are not saved yet');
  await page.evaluate(() => (window as unknown as { fix: () => void }).fix());
  await learner.button('Use the new version').click();
  await expect(notice).toContainText('Your private answers are only kept for this visit');
  await expect(page.locator('#announcer')).toContainText('Your private answers');
  const reloaded = page.waitForEvent('load');
  await learner.button('Go on without them').click();
  await reloaded;
  await expect(learner.heading.first()).toBeVisible();
  await learner.button('Help').click();
  await expect(page.getByText(/version 9\.9\.9/)).toBeVisible();
});

test('another tab is told of a version that one has taken, and loses nothing', async ({
  page,
  website,
  context,
}) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const other = await context.newPage();
  website.watch(other);
  await other.goto(host.url);
  const there = new Learner(other, other);
  await there.start();
  await there.takeLesson('definition', { practise: true });
  host.serves(await newVersion('9.9.9'));
  await page.reload();
  const here = new Learner(page, page);
  await here.button('Use the new version').click();
  await expect(other.locator('update-notice').getByText(/is now in use in another tab/)).toBeVisible();
  // Nothing has moved under the learner.
  await expect(there.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
  await there.next.click();
  await there.saved();
  const reloaded = other.waitForEvent('load');
  await there.button('Use the new version').click();
  await reloaded;
  await expect(there.heading.first()).toHaveText(course.lessons[1]?.screens[0]?.title ?? '');
  await there.button('Help').click();
  await expect(other.getByText(/version 9\.9\.9/)).toBeVisible();
  expect(website.problems).toEqual([]);
});

test('half of a new version is none: the old one goes on', async ({ page, website }) => {
  const host = await website.host();
  await page.goto(host.url);
  await isOffline(page);
  const newer = new Map(await newVersion('9.9.9'));
  const old = newer.get('index.html');
  newer.set('index.html', Buffer.from('<p>Not yet</p>'));
  host.serves(newer);
  await page.reload();
  const learner = new Learner(page, page);
  const failed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.installing;
    await new Promise((resolve) => {
      if (!worker || worker.state === 'redundant') resolve(undefined);
      else worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve(undefined));
    });
    return registration?.waiting === null;
  });
  expect(await failed).toBe(true);
  await expect(learner.button(/^(Start|Resume)$/)).toBeVisible();
  newer.set('index.html', old ?? new Uint8Array());
  await page.reload();
  await expect(offerIn(page)).toBeVisible();
});

test('a frame has no worker, and gets what its host has now', async ({ page, website, context }) => {
  const host = await website.host('/course/');
  await page.goto(host.url);
  await isOffline(page);
  host.serves(
    new Map([...(await newVersion('9.9.9')), ['frame.html', Buffer.from('<iframe src="./"></iframe>')]]),
  );
  const framing = await context.newPage();
  await framing.goto(`${host.url}frame.html`);
  const learner = new Learner(framing, framing.frameLocator('iframe'));
  await learner.start();
  await learner.button('Help').click();
  await expect(framing.frameLocator('iframe').getByText(/version 9\.9\.9/)).toBeVisible();
});

test('a course in a folder below another has a worker of its own, and no new version at first', async ({
  page,
  website,
  context,
}) => {
  const host = await website.host();
  const below = [...filesOf('refresher-web')].map(([path, file]) => [`refresher/${path}`, file] as const);
  const both = new Map([...filesOf('web'), ...below]);
  const own = `${host.url}refresher/sw.js`;
  host.serves(new Map([...both].filter(([path]) => path !== 'refresher/sw.js')));
  await page.goto(host.url);
  await isOffline(page);
  const refresher = await context.newPage();
  await refresher.goto(`${host.url}refresher/index.html`);
  // The worker of the folder above has this page, but does not keep its course.
  expect(await refresher.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(
    `${host.url}sw.js`,
  );
  const learner = new Learner(refresher, refresher);
  const offline = refresher.getByText('The course is on this device and works without a connection.');
  await learner.button('Help').click();
  await expect(refresher.getByRole('heading', { name: 'This device' })).toBeVisible();
  await expect(offline).toBeHidden();
  host.serves(both);
  await refresher.reload();
  await refresher.waitForFunction((url) => navigator.serviceWorker.controller?.scriptURL === url, own);
  await learner.button('Help').click();
  await expect(offline).toBeVisible();
  await expect(refresher.locator('update-notice')).toHaveCount(0);
});

test('the web app manifest has all that a browser installs by', async ({ page, website, context }) => {
  const host = await website.host('/sub/folder/');
  await page.goto(host.url);
  await isOffline(page);
  const client = await context.newCDPSession(page);
  const { errors, data } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const manifest = JSON.parse(data ?? '') as { name: string; icons: { src: string; purpose?: string }[] };
  expect(manifest.name).toBe(course.title);
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const { src } of manifest.icons)
    expect((await page.request.get(`${host.url}${src}`)).status()).toBe(200);
  const kept = await leftovers(page);
  expect(kept['workers']).toEqual([host.url]);
});
