import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Author } from './author.ts';
import { expect, test } from './author.ts';
import { boxesIn } from './boxes.ts';
import { Learner } from './learner.ts';
import { longScreenCount, longScreens, longTitle } from './long-words.ts';

test.describe.configure({ timeout: 180_000 });

/** The window, in CSS pixels, and the text size that the learner's browser is set to. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

/** By the browser's own setting: what a style sheet may set is not the same. */
async function textSizes(page: Page): Promise<(size: Size) => Promise<void>> {
  const browser: CDPSession = await page.context().newCDPSession(page);
  return async ({ width, height, text }) => {
    await browser.send('Page.setFontSizes', { fontSizes: { standard: text } });
    await page.setViewportSize({ width, height });
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
}

async function write(author: Author): Promise<void> {
  author.save('modules/why/en.md', (text) => text.replace(/\n---\n/, `\n---\n\n${longScreens}`));
  author.save('modules/course.yaml', (text) =>
    text
      .replace(/^title: .*/m, `title: ${longTitle}`)
      .replace(/^lessons: .*/m, 'lessons: [why, definition, isnt, actions, resources, check]'),
  );
  await expect
    .poll(
      async () =>
        ((await (await fetch(`${author.url}changes/any/-1`)).json()) as { version: number }).version,
    )
    .toBeGreaterThan(1);
}

/** In the page: what is wider than the page, which of the bars' parts touch, and words that stand letter by letter. */
function layoutFaults(): string[] {
  const found: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`);
  const root = document.querySelector('course-player')?.shadowRoot ?? document;
  const shown = (selector: string): Element[] =>
    [...root.querySelectorAll(selector)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        getComputedStyle(element).clipPath === 'none',
    );
  for (const bar of ['header > :not(.steps)', '.lesson-nav > *']) {
    const parts = shown(bar).map((element) => ({
      name: element.textContent?.trim(),
      box: element.getBoundingClientRect(),
    }));
    for (const [index, { name, box }] of parts.entries()) {
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`${name} is beyond the edge`);
      for (const { name: with_, box: next } of parts.slice(index + 1)) {
        const isApart =
          next.left >= box.right - 1 ||
          next.right <= box.left + 1 ||
          next.top >= box.bottom - 1 ||
          next.bottom <= box.top + 1;
        if (!isApart) found.push(`${name} touches ${with_}`);
      }
    }
  }
  for (const words of shown('.lesson-nav span, header .bar span, #begin')) {
    const range = document.createRange();
    range.selectNodeContents(words);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    const wordCount = (words.textContent ?? '').trim().split(/\s+/).length;
    if (lines > wordCount) found.push(`${words.textContent} takes ${lines} lines`);
  }
  const covered = shown('header, .lesson-nav')
    .filter((bar) => getComputedStyle(bar).position === 'sticky')
    .reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
  if (covered > innerHeight * 0.45) found.push(`the bars cover ${Math.round(covered)} of ${innerHeight} px`);
  return found;
}

const sizes: readonly Size[] = [
  // 400 % of 1280 × 1024, and phones.
  { width: 320, height: 256, text: 16 },
  { width: 320, height: 640, text: 16 },
  { width: 390, height: 844, text: 20 },
  { width: 390, height: 844, text: 24 },
  { width: 320, height: 640, text: 32 },
  { width: 390, height: 844, text: 32 },
  // 200 % of 1280 × 800, frames of LMSs, and a laptop.
  { width: 640, height: 400, text: 16 },
  { width: 640, height: 800, text: 28 },
  { width: 700, height: 700, text: 20 },
  { width: 800, height: 600, text: 24 },
  { width: 800, height: 600, text: 32 },
  { width: 1280, height: 800, text: 16 },
  { width: 1280, height: 800, text: 32 },
];

test('with long words and large text nothing is wider than the page, and no two parts of a bar touch', async ({
  page,
  author,
}) => {
  await write(author);
  const set = await textSizes(page);
  await page.goto(author.url);
  const learner = new Learner(page, page);
  const found: string[] = [];
  const look = async (state: string): Promise<void> => {
    for (const size of sizes) {
      await set(size);
      const faults = await page.evaluate(layoutFaults);
      found.push(...faults.map((fault) => `${state}, ${JSON.stringify(size)}: ${fault}`));
    }
    await set({ width: 320, height: 640, text: 16 });
  };
  await expect(page.locator('#begin')).toBeVisible();
  await look('start');
  await learner.start();
  for (let screen = 0; screen < longScreenCount; screen++) {
    for (const button of await page.locator(':is(disclosure-block, phrases-block) button:visible').all())
      await button.click();
    for (const radio of await page
      .locator(':is(choice-block, sort-block, builder-block) input:visible')
      .all())
      await radio.check();
    for (const name of ['Check', 'Show it without a guess', 'Begin the story'])
      if (await learner.button(name).isVisible()) await learner.button(name).click();
    await look(`screen ${screen + 1}`);
    if (screen + 1 < longScreenCount) await learner.next.click();
  }
  await learner.button('Contents').click();
  await page.getByRole('dialog').getByRole('searchbox').fill('Rechtsschutz');
  await expect(page.getByRole('dialog').getByText(/found/)).toBeVisible();
  await look('search');
  await learner.button('Close contents').click();
  await learner.button('Help').click();
  await look('help');
  await learner.button('Close help').click();
  await learner.button('Exit').click();
  await expect(page.getByRole('heading', { name: 'What was recorded' })).toBeVisible();
  await look('farewell');
  expect(found).toEqual([]);
});

test('Start, and the way on, are in sight at every size that an LMS has for a course', async ({
  page,
  author,
}) => {
  for (const [width, height] of [
    [714, 666],
    [800, 600],
    [390, 844],
    [360, 640],
    [320, 568],
    [1024, 500],
    [800, 400],
    [640, 480],
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(author.url);
    const notice = page.getByText(/No learning system was found/).first();
    await expect(notice).toBeVisible();
    await expect(page.locator('#begin')).toBeInViewport({ ratio: 1 });
    const edge = (part: Locator, side: 'top' | 'bottom'): Promise<number> =>
      part.evaluate((one, name) => one.getBoundingClientRect()[name], side);
    await expect
      .poll(async () => (await edge(page.locator('#begin'), 'bottom')) - (await edge(notice, 'top')))
      .toBeLessThanOrEqual(0);
    const learner = new Learner(page, page);
    await learner.start();
    await expect(learner.next).toBeInViewport({ ratio: 1 });
    // Where the screen is longer, its end is not below the bar.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const [end, bar] = await page.evaluate(() => {
      const player = document.querySelector('course-player')?.shadowRoot;
      const lesson = player?.querySelector('main > :last-child')?.getBoundingClientRect();
      return [
        lesson?.bottom ?? NaN,
        player?.querySelector('.lesson-nav')?.getBoundingClientRect().top ?? NaN,
      ];
    });
    // Both are rounded.
    expect(end).toBeLessThanOrEqual(bar + 1);
  }
});

test('in an LMS’s page that shows a part of the frame only, Start brings the way on into sight', async ({
  page,
  author,
}) => {
  await page.route(`${author.url}lms`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><div style="height:170px">An LMS</div><iframe src="/" width="714" height="666"></iframe><p style="height:500px">More of it</p>',
    }),
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${author.url}lms`);
  const learner = new Learner(page, page.frameLocator('iframe'));
  await expect(learner.button(/^(Start|Resume)$/)).toBeInViewport({ ratio: 1 });
  await learner.start();
  await expect(learner.next).toBeInViewport({ ratio: 1 });
});

test('a table that is wider than the page scrolls by keyboard, under a name; one that is not is no stop', async ({
  page,
  author,
}) => {
  await write(author);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await learner.start();
  await learner.next.click();
  const table = page.getByRole('group', { name: 'Table, scrolls sideways' });
  await expect(table).toHaveAttribute('tabindex', '0');
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((region) => region.scrollLeft)).toBeGreaterThan(0);
  expect(await page.evaluate(boxesIn)).toEqual([]);
  await learner.next.click();
  await expect(page.getByRole('group', { name: 'Code, scrolls sideways' })).toHaveAttribute('tabindex', '0');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await learner.button('Previous').click();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.locator('scroll-region')).not.toHaveAttribute('tabindex');
});

test('a chart is whole at every width: labels, figures, and bars as long as they should be', async ({
  page,
  author,
}) => {
  author.save('modules/why/en.md', (text) =>
    text.replace(
      /\n---\n/,
      `\n---\n\n## Bars {#w-bars}\n\n:::chart w-bars\n\nShares\n\n| Group | Share |\n| --- | --- |\n| North | 8,5 % |\n| Head office | 100% |\n| People who work in the warehouse, on nights or at weekends, and who have no computer of their own | 12% |\n\n> Ours.\n\n:::\n`,
    ),
  );
  author.save('modules/course.yaml', (text) =>
    text.replace(/^lessons: .*/m, 'lessons: [why, definition, isnt, actions, resources, check]'),
  );
  await page.goto(author.url);
  const learner = new Learner(page, page);
  await expect(async () => {
    await page.goto(author.url);
    await learner.start();
    await expect(learner.heading.first()).toHaveText('Bars', { timeout: 2000 });
  }).toPass();
  const chart = page.locator('chart-block');
  for (const width of [320, 390, 714, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect(await page.evaluate(boxesIn)).toEqual([]);
    const cells = await chart.getByRole('row').allInnerTexts();
    expect(cells.map((cell) => cell.replace(/\s+/g, ' ')).join(' ')).toContain('Head office 100%');
    const shares = await chart.locator('svg').evaluateAll((bars) =>
      bars.map((bar) => {
        const [whole, part] = [bar, bar.querySelector('.bar') as Element].map(
          (one) => one.getBoundingClientRect().width,
        );
        return (part ?? 0) / (whole ?? 1);
      }),
    );
    for (const [index, share] of [0.085, 1, 0.12].entries()) expect(shares[index]).toBeCloseTo(share, 1);
  }
});
