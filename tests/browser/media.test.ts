import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CourseIdentity } from '../../src/package/package.ts';
import { web } from '../../src/package/web.ts';
import { violationsIn } from './axe.ts';
import { test as inLms } from './embedded-course.ts';
import { Learner, course, loaded } from './learner.ts';
import { mediaProject } from './media-course.ts';
import { buildIn } from './project-copy.ts';
import type { Site } from './site.ts';
import { strictPolicy, test as onSite } from './site.ts';
import { filesIn } from './static-server.ts';
import { unzip } from '../../src/package/zip.ts';
import { readFileSync } from 'node:fs';
import { WebHost, expect, isOffline } from './website.ts';

interface Built {
  readonly dist: string;
}

const withMedia = {
  mediaCourse: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
    async ({}: object, use: (built: Built) => Promise<void>) => {
      const copy = mediaProject();
      buildIn(copy);
      await use({ dist: join(copy.root, 'dist') });
      copy.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ] as const,
};

const test = onSite.extend<object, { mediaCourse: Built }>(withMedia as never);
const testInLms = inLms.extend<object, { mediaCourse: Built }>({
  ...(withMedia as object),
  packages: ({ mediaCourse }: { mediaCourse: Built }, use: (dist: string) => Promise<void>) =>
    use(mediaCourse.dist),
} as never);

/** Opens the SCORM package of it, as any server has it. */
async function open(page: Page, site: Site, { dist }: Built): Promise<Learner> {
  const zipped = unzip(readFileSync(join(dist, 'allyship-scorm12.zip')));
  await page.goto(await site.serve(zipped, strictPolicy));
  return new Learner(page, page);
}

/** To a screen of the lesson with media. */
async function goTo(learner: Learner, screen: string): Promise<void> {
  const menu = learner.button('Contents');
  if (await menu.isVisible()) await menu.click();
  const contents = learner.view.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: 'Media' }).first().click();
  await expect(learner.heading.first()).toHaveText('A photo');
  while ((await learner.heading.first().innerText()) !== screen) await learner.goOn();
}

const mediaAsked = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = /\/media\/(.*)-[0-9a-f]{8}/.exec(request.url())?.[1];
    if (name !== undefined) asked.push(`${name}.${request.url().split('.').at(-1)}`);
  });
  return asked;
};

test.describe.configure({ timeout: 180_000 });
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('nothing is loaded before its screen is seen, and no film before it is played', async ({
  page,
  site,
  mediaCourse,
}) => {
  const asked = mediaAsked(page);
  const learner = await open(page, site, mediaCourse);
  await learner.start();
  await learner.saved().catch(() => undefined);
  expect(asked).toEqual([]);
  await goTo(learner, 'A photo');
  await expect.poll(() => asked).toEqual(['hills.webp']);
  await expect(page.getByRole('img', { name: 'Hills one behind the other' })).toBeVisible();
  await learner.next.click();
  await expect(page.locator('video')).toBeVisible();
  await page.waitForTimeout(500);
  // The poster is of one width, whatever the screen.
  expect(asked.filter((name) => name !== 'hills.webp')).toEqual([]);
  const video = page.locator('video');
  expect(await video.evaluate((one: HTMLVideoElement) => [one.paused, one.autoplay, one.readyState])).toEqual(
    [true, false, 0],
  );
  await video.evaluate((one: HTMLVideoElement) => one.play());
  await expect.poll(() => asked).toContain('talk.webm');
  await expect.poll(() => asked).toContain('talk.vtt');
  expect(asked).not.toContain('voice.mp3');
  expect(await video.evaluate((one: HTMLVideoElement) => one.textTracks[0]?.mode)).toBe('showing');
  expect(site.problems).toEqual([]);
});

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const)
  test(`nothing moves while pictures come in at ${width} × ${height}`, async ({
    page,
    site,
    mediaCourse,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    let letThrough = (): void => undefined;
    let held: Promise<void>;
    const hold = (): void => void (held = new Promise((resolve) => (letThrough = resolve)));
    hold();
    await page.route('**/media/**', (route) => held.then(() => route.continue()));
    const painted = (): Promise<unknown> =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const learner = await open(page, site, mediaCourse);
    await learner.start();
    await goTo(learner, 'A photo');
    for (const screen of ['A photo', 'A film', 'A file', 'Among words', 'The hills']) {
      await expect(learner.heading.first()).toHaveText(screen);
      await expect(page).toHaveTitle(new RegExp(`^${screen}`));
      // What the learner does moves things by right.
      await painted();
      await page.evaluate(() => ((window as unknown as { shifts: number[] }).shifts.length = 0));
      letThrough();
      const pictures = page.locator('img');
      await expect
        .poll(() =>
          pictures.evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
        )
        .toBe(true);
      await painted();
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      // Less is a fraction of a pixel.
      expect(
        shifts.filter((value) => value > 0.0005),
        screen,
      ).toEqual([]);
      hold();
      if (screen !== 'The hills') await learner.next.click();
    }
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`has no barrier and is worked by keyboard alone, ${colorScheme}`, async ({
    page,
    site,
    mediaCourse,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const learner = await open(page, site, mediaCourse);
    await learner.start();
    await goTo(learner, 'A photo');
    for (const screen of ['A photo', 'A film', 'A file', 'Among words', 'The hills']) {
      await expect(learner.heading.first()).toHaveText(screen);
      if (screen === 'Among words') await page.getByRole('button', { name: 'Hills', exact: true }).click();
      expect(await violationsIn(page), screen).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      if (screen === 'A film') {
        await page.locator('video').focus();
        await page.keyboard.press('Space');
        await expect
          .poll(() => page.locator('video').evaluate((one: HTMLVideoElement) => one.played.length))
          .toBe(1);
        const summary = page.getByText('Transcript').first();
        await summary.focus();
        await page.keyboard.press('Enter');
        await expect(page.getByText('Nobody had told me of the meeting')).toBeVisible();
        expect(await violationsIn(page), 'opened').toEqual([]);
      }
      if (screen !== 'The hills') await learner.next.click();
    }
    expect(site.problems).toEqual([]);
  });

test('a film prints its words, a photo itself, a file its name', async ({ page, site, mediaCourse }) => {
  const learner = await open(page, site, mediaCourse);
  await learner.start();
  await goTo(learner, 'A film');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('video')).toBeHidden();
  await expect(page.getByText('Nobody had told me of the meeting')).toBeVisible();
});

test('a file is saved under its own name, with kind and size said', async ({ page, site, mediaCourse }) => {
  const learner = await open(page, site, mediaCourse);
  await learner.start();
  await goTo(learner, 'A file');
  await expect(page.locator('file-block')).toHaveText('The phrases on one page (PDF, 1 kB)');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'The phrases on one page' }).click();
  expect((await saving).suggestedFilename()).toBe('phrases.pdf');
});

testInLms('a film is sought in the embedded LMS, by parts', async ({ page, lms }) => {
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.webm')) statuses.push(response.status());
  });
  const learner = await lms.launch(page, 'scorm12');
  await learner.start();
  await goTo(learner, 'A film');
  const at = await learner.view.locator('video').evaluate(
    (one: HTMLVideoElement) =>
      new Promise<number>((resolve) => {
        one.addEventListener('seeked', () => resolve(one.currentTime), { once: true });
        one.addEventListener('loadedmetadata', () => (one.currentTime = 0.6), { once: true });
        one.load();
        void one.play().catch(() => undefined);
      }),
  );
  expect(at).toBeGreaterThanOrEqual(0.6);
  expect(statuses).toContain(206);
  expect(lms.problems).toEqual([]);
});

const identity: CourseIdentity = { ...course, description: loaded.settings.description };

/** The website of it on a host of its own, one that keeps all media where asked. */
async function website({ dist }: Built, offlineMedia: boolean): Promise<WebHost> {
  let files = filesIn(join(dist, 'web'));
  if (offlineMedia) {
    const added = /^(?:sw\.js|manifest\.webmanifest|icon-.*\.png)$/;
    const before = new Map([...files].filter(([path]) => !added.test(path)));
    const index = Buffer.from(files.get('index.html') ?? '')
      .toString()
      .replace(/<link rel="(?:manifest|apple-touch-icon)"[^>]*>\n/g, '')
      .replace(/<p data-privacy="device"[^>]*>.*?<p data-privacy="lms"([^>]*) hidden>/, '<p id="privacy"$1>');
    files = await web(before.set('index.html', Buffer.from(index)), { ...identity, offlineMedia });
  }
  const host = new WebHost(files, '/');
  await host.listen();
  return host;
}

for (const keeps of [false, true])
  test(`offline, a photo is there, and a film ${keeps ? 'where the settings ask' : 'says its words'}`, async ({
    page,
    mediaCourse,
  }) => {
    const host = await website(mediaCourse, keeps);
    await page.goto(host.url);
    await isOffline(page);
    expect(host.asked.some((path) => /^\/media\/.*\.(?:webm|mp3|pdf)$/.test(path))).toBe(keeps);
    expect(host.asked.filter((path) => /hills/.test(path)).map((path) => path.replace(/.*-/, ''))).toEqual([
      '960.webp',
    ]);
    await host.close();
    // Of a screen that would take the widest.
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.reload();
    const learner = new Learner(page, page);
    await learner.start();
    await goTo(learner, 'A photo');
    await expect
      .poll(() =>
        page
          .getByAltText('Hills one behind the other')
          .evaluate((one: HTMLImageElement) => one.naturalWidth > 0),
      )
      .toBe(true);
    await learner.next.click();
    const video = page.locator('video');
    await video.evaluate((one: HTMLVideoElement) => void one.play().catch(() => undefined));
    if (keeps) {
      await expect
        .poll(() =>
          video.evaluate(
            (one: HTMLVideoElement) =>
              new Promise<number>((resolve) => {
                one.addEventListener('seeked', () => resolve(one.currentTime), { once: true });
                one.currentTime = 0.5;
              }),
          ),
        )
        .toBeGreaterThanOrEqual(0.5);
    } else {
      await expect(page.getByRole('alert')).toHaveText('This can’t be played just now. Its words are below.');
      await expect(page.getByText('Nobody had told me of the meeting')).toBeVisible();
      expect(await violationsIn(page)).toEqual([]);
    }
  });
