import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openLesson, visitLesson } from './course-states.ts';
import { Learner, allRight, course, loaded } from './learner.ts';
import { expect, strictPolicy, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ timeout: 120_000, mode: 'parallel' });

test('scorm12: the start screen works after at most 8 requests and 32 KB, gzipped', async ({
  page,
  site,
}) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'), { waitUntil: 'networkidle' });
  const asked = await page.evaluate(() => {
    // Once the LMS has been told that the course is under way, Start and Resume are what they say.
    const { toldAt } = (window as unknown as { smallLms: { toldAt: number } }).smallLms;
    return performance
      .getEntries()
      .filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
      .map(({ name, startTime }) => ({ name, isBefore: startTime < toldAt }));
  });
  const first = asked.filter(({ isBefore }) => isBefore);
  const total = async (some: typeof asked): Promise<number> =>
    (await Promise.all(some.map(({ name }) => sizes.get(name) ?? 0))).reduce((sum, size) => sum + size, 0);
  const [bytes, all] = [await total(first), await total(asked)];
  console.log(
    `first load: ${first.length} requests, ${bytes} bytes gzipped; with what is fetched while the learner reads ${asked.length} requests, ${all} bytes`,
  );
  expect(first.map(({ name }) => name)).toContain(page.url());
  expect(first.length).toBeLessThanOrEqual(8);
  expect(bytes).toBeLessThanOrEqual(32 * 1024);
  await new Learner(page, page).start();
});

for (const name of ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'web'])
  test(`${name}: the start screen is there in words before any script runs`, async ({ browser, site }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(await site.serve(name));
    await expect(page.getByRole('heading', { level: 1, name: course.title })).toBeVisible();
    await expect(page.getByText(loaded.settings.description)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What is recorded' })).toBeVisible();
    await expect(
      page.getByText(/^The course cannot start, because its scripts do not run here/),
    ).toBeVisible();
    await expect(page.locator('.notice:visible')).toHaveCount(1);
    await page.close();
  });

for (const name of ['scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi', 'web'])
  test(`${name}: as it opens, nothing breaks a strict policy and trusted types, in a sandboxed frame too`, async ({
    page,
    site,
  }) => {
    const url = await site.serve(name, strictPolicy);
    const frame = `<iframe src="${url}" width="800" height="600" title="The course" sandbox="allow-scripts allow-same-origin"></iframe>`;
    const around = `<!doctype html><title>Around</title><link rel="icon" href="data:,">${frame}`;
    await page.goto(await site.serve(new Map([['index.html', Buffer.from(around)]])));
    const view = page.frameLocator('iframe');
    const learner = new Learner(page, view);
    // Without a launch there is nothing to record: cmi5 and xAPI say so, the others go alone.
    if (name === 'cmi5' || name === 'xapi') await expect(view.locator('.notice:visible')).toHaveCount(1);
    else {
      await learner.start();
      await learner.takeLesson('definition');
      await learner.saved();
    }
    expect(site.problems.filter((problem) => !refusals.test(problem))).toEqual([]);
  });

/** What a sandboxed frame refuses, and the course has another way for. */
const refusals = /allow-scripts and allow-same-origin|Clipboard API has been blocked|Download is disallowed/;

test('web: every kind of activity works in a sandboxed frame under a strict policy', async ({
  page,
  site,
}) => {
  const url = await site.serve('web', strictPolicy);
  const frame = `<iframe src="${url}" width="800" height="600" title="The course" sandbox="allow-scripts allow-same-origin"></iframe>`;
  const around = `<!doctype html><title>Around</title><link rel="icon" href="data:,">${frame}`;
  await page.goto(await site.serve(new Map([['index.html', Buffer.from(around)]])));
  const learner = new Learner(page, page.frameLocator('iframe'));
  await learner.start();
  const driven = new Set<string>();
  for (const { id, kind } of course.lessons) {
    if (kind === 'check') break;
    await visitLesson(learner, id, () => Promise.resolve(), driven);
    await learner.next.click();
  }
  await learner.takeCheck(allRight);
  await learner.saved();
  expect(site.problems.filter((problem) => !refusals.test(problem))).toEqual([]);
});

test('scorm12 opened from a folder says what to do, in one sentence', async ({ page }, info) => {
  const folder = info.outputPath('unzipped');
  for (const [path, content] of filesOf('scorm12')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await expect(page.getByText(/^The course was opened from a folder\./)).toBeVisible();
  await expect(page.locator('.notice:visible')).toHaveCount(1);
  await expect(page.getByRole('button')).toHaveCount(0);
});

for (const name of ['scorm12', 'scorm2004-4th', 'web'])
  test(`${name} without an LMS goes alone, says so, and keeps the progress`, async ({ page, site }) => {
    const learner = await site.open(page, name);
    // On the website that is no news: its start screen says so from the first moment.
    const said =
      name === 'web'
        ? /kept in this browser, on this device, and go nowhere else/
        : /taking the course on your own/;
    await expect(page.getByText(said)).toBeVisible();
    await learner.start();
    await learner.takeLesson('definition');
    await learner.saved();
    await page.reload();
    await expect(learner.button('Resume')).toBeVisible();
    await learner.start();
    await expect(learner.heading.first()).toHaveText(course.lessons[0]?.screens.at(-1)?.title ?? '');
    expect(site.problems).toEqual([]);
  });

for (const name of ['web', 'scorm12'])
  test(`${name}: storage refused and no LMS: everything works for the visit, and nothing claims to be kept`, async ({
    page,
    site,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const learner = await site.open(page, name);
    await expect(
      page.getByText(/does not allow anything to be kept/).filter({ visible: true }),
    ).toBeVisible();
    const claims = page.getByText(
      /come back whenever|What is recorded|^Saved$|^Saving$|saved as you go|back at the same screen/,
    );
    await expect(claims.filter({ visible: true })).toHaveCount(0);
    await learner.start();
    await learner.takeLesson('definition');
    await openLesson(learner, 'check');
    await learner.takeCheck(allRight);
    await expect(page.getByRole('banner').getByText('Nothing is kept')).toBeVisible();
    await expect(claims.filter({ visible: true })).toHaveCount(0);
    await learner.button('Help').click();
    await expect(
      page.getByText('your progress ends with this visit.').filter({ visible: true }).last(),
    ).toBeVisible();
    await expect(claims.filter({ visible: true })).toHaveCount(0);
    await learner.button('Close help').click();
    await learner.button('Previous').click();
    const slider = page.locator('slider-block');
    await slider.getByRole('slider').press('ArrowRight');
    await slider.getByText('Keep my private answers for next time').click();
    await slider.getByRole('button', { name: 'Keep on this device' }).click();
    await expect(slider.getByText(/^This browser does not allow anything to be kept, or/)).toBeVisible();
    await learner.exit();
    await expect(claims.filter({ visible: true })).toHaveCount(0);
    await expect(page.getByText(/the course begins anew when you open it again/)).toBeVisible();
    expect(site.problems).toEqual([]);
  });
