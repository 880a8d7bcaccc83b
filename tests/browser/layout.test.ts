import type { Locator, Page } from '@playwright/test';
import { openLesson } from './course-states.ts';
import { Learner } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms, refuseCommits } from './small-lms.ts';
import { spaceText } from './spaced-text.ts';
import { english, spokenIn } from './spoken.ts';

const isIn = (page: Page, width: number, height: number): Promise<void> =>
  page.setViewportSize({ width, height });

test('the bar keeps its buttons in sight on a phone while nothing can be saved', async ({ page, site }) => {
  await spaceText(page);
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await refuseCommits(page, true);
  await openLesson(learner, 'why');
  await learner.button('Exit').click();
  await learner.button('Stay').click();
  await expect(page.getByRole('banner').getByText('Not saved: retrying')).toBeVisible();
  for (const width of [320, 360]) {
    await isIn(page, width, 640);
    for (const name of ['Contents', 'Help', 'Exit']) {
      const box = await learner.button(name).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width);
    }
  }
});

for (const locale of english.loaded.locales)
  test.describe(locale, () => {
    const spoken = spokenIn(locale);
    test.use({ locale: spoken.language });

    test('800 × 600: the bar is one row with the whole title, also while nothing can be saved', async ({
      page,
      site,
    }) => {
      const { words, course } = spoken;
      const bar = page.getByRole('banner');
      const isWhole = async (): Promise<void> => {
        const title = bar.getByText(course.title);
        const cut = await title.evaluate((box) => [
          box.scrollWidth - box.clientWidth,
          box.scrollHeight - box.clientHeight,
        ]);
        expect(Math.max(...cut)).toBeLessThanOrEqual(1);
        const tops = await bar
          .locator('button.bar')
          .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
        expect(new Set(tops).size).toBe(1);
        const lines = await bar
          .locator('.saving')
          .evaluate((box) => box.scrollHeight / parseFloat(getComputedStyle(box).lineHeight));
        expect(lines).toBeLessThan(2.5);
      };
      await isIn(page, 800, 600);
      await offerSmallLms(page);
      await page.goto(await site.serve('scorm12'));
      const learner = new Learner(page, page, spoken);
      await learner.start();
      await isWhole();
      await refuseCommits(page, true);
      await openLesson(learner, 'why');
      await learner.button(words.exit).click();
      await learner.button(words.leave.stay).click();
      await expect(bar.locator('.not-saved')).toBeVisible();
      await isWhole();
    });
  });

test('bars stand still where there are few lines, as at 400 %, and stay where there are more', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  await new Learner(page, page).start();
  const positions = (): Promise<string[]> =>
    page
      .locator('course-player :is(header, .lesson-nav)')
      .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).position));
  await isIn(page, 800, 600);
  expect(await positions()).toEqual(['sticky', 'sticky']);
  await isIn(page, 1024, 500);
  expect(await positions()).toEqual(['sticky', 'sticky']);
  await isIn(page, 320, 256);
  expect(await positions()).toEqual(['relative', 'relative']);
});

for (const [width, height] of [
  [390, 844],
  [714, 666],
  [800, 600],
] as const)
  test(`${width} × ${height}: a notice covers no picture, and what is to be pressed first is in sight`, async ({
    page,
    site,
  }) => {
    const edges = async (part: Locator): Promise<{ top: number; bottom: number }> => {
      const box = await part.boundingBox();
      return { top: box?.y ?? Number.NaN, bottom: (box?.y ?? Number.NaN) + (box?.height ?? 0) };
    };
    await isIn(page, width, height);
    await page.goto(await site.serve('scorm12'));
    const notice = page.locator('[data-notice="alone"]').first();
    await expect(notice).toBeVisible();
    const picture = page.locator('.hero-art img');
    await expect(picture).toHaveAttribute('src', /start-/);
    expect((await edges(picture)).bottom).toBeLessThanOrEqual((await edges(notice)).top);
    const learner = new Learner(page, page);
    await learner.start();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await new Learner(other, other).start();
    await expect(page.getByRole('main').getByText('also open in another window')).toBeVisible();
    const first = await edges(learner.button('Go on'));
    expect(first.bottom).toBeLessThanOrEqual((await edges(page.locator('.lesson-nav'))).top);
  });

// Moodle leaves 650 pixels beside its two lists of contents.
for (const locale of ['en', 'fr', 'ar'])
  test(`650 × 588: the start button holds its longest name (${locale})`, async ({ page, site }) => {
    await isIn(page, 650, 588);
    await offerSmallLms(page, { mode: 'review' });
    await page.goto(await site.serve('scorm12'));
    await page.locator('#language').selectOption(locale);
    const button = page.getByRole('button', { name: spokenIn(locale).start.review });
    await expect(button).toBeVisible();
    expect(await button.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expect(button).toBeInViewport({ ratio: 1 });
  });

// Moodle at 1366 × 768: its frame is 666 pixels high, and its page shows the upper 508 of them.
for (const locale of ['en', 'fr', 'ar'])
  test(`714 × 666, of which 508 are shown: Start is in sight (${locale})`, async ({ page, site }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await offerSmallLms(page);
    const url = await site.serve('scorm12');
    const lms = new URL('lms.html', url).href;
    const body = `<!doctype html><body style="margin:0"><div style="height:260px">An LMS</div><iframe src="${url}" width="714" height="666"></iframe><p>More of it</p>`;
    await page.route(lms, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(lms);
    const course = page.frameLocator('iframe');
    await course.locator('#language').selectOption(locale);
    const button = course.getByRole('button', { name: spokenIn(locale).start.begin });
    await expect(button).toBeInViewport({ ratio: 1 });
  });

test('who has left sees the people of the start screen again', async ({ page, site }) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await learner.button('Exit').click();
  await expect(page.getByText('You have left the course')).toBeVisible();
  const picture = page.locator('img[slot=picture]');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await expect(picture).toBeInViewport();
});

test('in forced colours what is chosen, right and wrong shows without a colour of ours', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'actions');
  const block = page.locator('choice-block');
  await block.getByRole('radio').first().check();
  const border = (nth: number): Promise<string> =>
    block
      .locator('.option')
      .nth(nth)
      .evaluate((option) => getComputedStyle(option).borderTopWidth);
  expect(await border(0)).not.toBe(await border(1));
  await block.getByRole('button', { name: 'Check' }).click();
  const feedback = block.locator('.feedback');
  await expect(feedback).toContainText(/Correct|Not quite/);
  await expect(feedback.locator('svg')).toBeVisible();
  expect(await feedback.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe('solid');
  const bare = await page.locator('button:visible').evaluateAll((buttons) =>
    buttons
      .filter((one) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(one);
        return one.classList.contains('primary') && (borderTopStyle === 'none' || borderTopWidth === '0px');
      })
      .map((one) => one.textContent),
  );
  expect(bare).toEqual([]);
});

test('prints the lesson without what is around it', async ({ page, site }) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'isnt');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const chrome of ['header', '.lesson-nav', '.beside'])
    await expect(page.locator(`course-player ${chrome}`)).toBeHidden();
  await expect(learner.heading.first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  const colours = await learner.heading
    .first()
    .evaluate((heading) => [
      getComputedStyle(heading).color,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
  // The ink of a stage, which an opening is.
  expect(colours).toEqual(['rgb(17, 17, 17)', 'rgb(255, 255, 255)']);
});

test('on paper, a table or code that is too wide to fit is broken, not cut off', async ({ page, site }) => {
  // About the width of A4 between margins.
  await page.setViewportSize({ width: 700, height: 900 });
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'isnt');
  const words = ['Situation', 'Responsibility', 'Documentation', 'Confidentiality', 'Implementation'];
  const cells = [...words, 'Situation'].map((word) => `<td>${word}</td>`).join('');
  const wide = [
    `<table><tbody><tr>${cells}</tr></tbody></table>`,
    `<pre><code>curl --header "Authorization: Bearer TOKEN" https://intranet.example.org/api/v1/allyship/reports?year=2026&amp;department=engineering</code></pre>`,
  ];
  // Set within the page's own rules, as HTML may not be.
  const beyond = await learner.heading.first().evaluateHandle((heading, parts) => {
    const screen = heading.closest('.page')?.querySelector('.screen');
    return parts.map((part) => {
      const region = document.createElement('scroll-region');
      const parsed = new DOMParser().parseFromString(part, 'text/html');
      region.append(...parsed.body.childNodes);
      screen?.prepend(region);
      return region;
    });
  }, wide);
  const widths = (): Promise<number[]> =>
    beyond.evaluate((regions) => regions.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(Math.min(...(await widths()))).toBeGreaterThan(0);
  await expect(page.locator('scroll-region[tabindex]')).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  expect(await widths()).toEqual([0, 0]);
  expect(await beyond.evaluate((regions) => regions.map((one) => getComputedStyle(one).overflowX))).toEqual([
    'visible',
    'visible',
  ]);
});

test('what is set apart stands in a box, in a story as among the words of a lesson', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  const looks = async (note: Locator): Promise<unknown> => {
    while (!(await note.isVisible())) await learner.goOn();
    return note.evaluate((box) => {
      const { padding, borderInlineStart, backgroundColor } = getComputedStyle(box);
      const { bottom } = box.getBoundingClientRect();
      const below = (box.nextElementSibling?.getBoundingClientRect().top ?? Infinity) - bottom;
      return [padding, borderInlineStart.split(' ')[0], backgroundColor, below >= 16];
    });
  };
  const among = await looks(page.locator('aside.note'));
  expect(among).toEqual([expect.stringMatching(/^[1-9]/), '4px', expect.stringMatching(/^rgb\(/), true]);
  await openLesson(learner, 'actions');
  expect(await looks(page.locator('scenario-block aside.note'))).toEqual(among);
});
