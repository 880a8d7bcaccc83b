import type { Locator, Page } from '@playwright/test';
import { violationsIn } from './axe.ts';
import type { Visit } from './block-states.ts';
import { drives } from './block-states.ts';
import { boxesIn, movingIn } from './boxes.ts';
import { openLesson, visitCheck, visitLesson } from './course-states.ts';
import { Learner } from './learner.ts';
import { visitReviewed, visitShell } from './shell-states.ts';
import { expect, strictPolicy, test } from './site.ts';
import { spaceText } from './spaced-text.ts';
import type { Spoken } from './spoken.ts';
import { english, spokenIn } from './spoken.ts';
import { structureOf } from './structure.ts';

const widths = [1280, 800, 320] as const;
const modes = ['light', 'dark', 'forced colours'] as const;
type Mode = (typeof modes)[number];

/** One look of axe at a state. */
interface View {
  readonly width: number;
  readonly mode: Mode;
  readonly rules: Parameters<typeof violationsIn>[2];
}

/** 1280 × 1024 at 400 %, a phone, the frame of an LMS, a laptop. */
const sizes = [
  [320, 256],
  [320, 640],
  [800, 600],
  [1280, 800],
] as const;

const isEveryView = Boolean(process.env['EVERY_VIEW']);

/** Every state there was, before multiplying by modes and widths. */
const states = new Set<string>();
let looks = 0;

async function show(page: Page, width: number, mode: Mode): Promise<void> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    forcedColors: mode === 'forced colours' ? 'active' : 'none',
    // Colours that are still changing would be measured half-way.
    reducedMotion: 'reduce',
  });
}

/** A target that is half under a bar until one scrolls is none that is too small. */
const unstick = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shell = document.querySelector('course-player')?.shadowRoot;
    for (const bar of shell?.querySelectorAll<HTMLElement>('header, .lesson-nav') ?? [])
      bar.style.position = 'relative';
  });

/**
 * With `npm run test:accessibility`, every mode at every width. Else all rules once, at a width and in colours that
 * change from state to state, and contrast in the other colours: no other rule depends on colours. What forced colours
 * do to a block is looked at in `activities.test.ts`.
 */
function viewsOf(state: number): View[] {
  if (isEveryView)
    return widths.flatMap((width) =>
      modes.map((mode) => ({ width, mode, rules: mode === 'forced colours' ? 'all but contrast' : 'all' })),
    );
  const width = widths[state % widths.length] ?? widths[0];
  const [mode, other]: readonly Mode[] = state % 2 === 0 ? ['light', 'dark'] : ['dark', 'light'];
  return [
    { width, mode: mode ?? 'light', rules: 'all' },
    { width, mode: other ?? 'dark', rules: 'contrast' },
  ];
}

/**
 * The sizes at which nothing may be cut off: all for a screen. What a block comes to is looked at in the least room,
 * and at another size that changes from state to state.
 */
const sizesOf = (state: number, isScreen: boolean): readonly (readonly [number, number])[] =>
  isScreen || isEveryView ? sizes : [sizes[0], sizes[1 + (state % 3)] ?? sizes[1]];

/**
 * Of what structures axe has looked at blocks. A scene of a story or the feedback to a question differs from the one
 * before in its words alone, of which axe says nothing. Every one is looked at with `npm run test:accessibility`.
 */
const structures = new Set<string>();

async function isNewToAxe(part: Locator | undefined): Promise<boolean> {
  if (!part || isEveryView) return true;
  const structure = await part.evaluate(structureOf);
  const isNew = !structures.has(structure);
  structures.add(structure);
  return isNew;
}

/** Looks at each state; answers what was found. */
function lookingAt(page: Page, where: string): { visit: Visit; found: Set<string> } {
  const found = new Set<string>();
  const visit: Visit = async (state, part) => {
    const name = `${where}: ${state}`;
    if (states.has(name)) return;
    states.add(name);
    const before = page.viewportSize();
    await unstick(page);
    for (const { width, mode, rules } of (await isNewToAxe(part)) ? viewsOf(states.size) : []) {
      await show(page, width, mode);
      looks += 1;
      for (const violation of await violationsIn(page, part, rules))
        found.add(`${name}, ${mode}, ${width}: ${violation}`);
    }
    for (const moving of await movingIn(page)) found.add(`${name}: ${moving}`);
    for (const [width, height] of sizesOf(states.size, part === undefined)) {
      await page.setViewportSize({ width, height });
      for (const problem of await page.evaluate(boxesIn))
        found.add(`${name}, ${width} × ${height}: ${problem}`);
    }
    if (before) await page.setViewportSize(before);
  };
  return { visit, found };
}

test.describe.configure({ timeout: isEveryView ? 1_200_000 : 300_000 });

test.beforeEach(async ({ page }) => {
  await spaceText(page);
  await show(page, widths[0], modes[0]);
});

const title =
  'no state breaks a rule of axe or the policy, is cut off, scrolls sideways or moves, text spaced';

/** Every state in English; in the other languages every screen as it opens, and every state where all is looked at. */
for (const locale of english.loaded.locales) {
  const spoken = locale === 'en' ? english : spokenIn(locale);
  const { course } = spoken;
  test.describe(locale, () => {
    test.use({ locale: spoken.language });
    if (locale === 'en' || isEveryView) lookAtAll(spoken, locale);
    else
      test(`the start screen and every screen of the lessons: ${title}`, async ({ page, site }) => {
        const { visit, found } = lookingAt(page, locale);
        await page.goto(await site.serve('web', strictPolicy));
        const learner = new Learner(page, page, spoken);
        await expect(learner.button(spoken.start.begin)).toBeVisible();
        await visit('start');
        await learner.start();
        const blocks = new Set(Object.keys(drives));
        for (const { id } of course.lessons) {
          if (id !== course.lessons[0]?.id) await openLesson(learner, id);
          await visitLesson(learner, id, visit, blocks);
        }
        expect([...found]).toEqual([]);
        expect(site.problems).toEqual([]);
      });
  });
}

function lookAtAll(spoken: Spoken, locale: string): void {
  for (const { id } of spoken.course.lessons) {
    test(`${id}: ${title}`, async ({ page, site }) => {
      const { visit, found } = lookingAt(page, `${locale}, ${id}`);
      await page.goto(await site.serve('web', strictPolicy));
      const learner = new Learner(page, page, spoken);
      await learner.start();
      if (id !== spoken.course.lessons[0]?.id) await openLesson(learner, id);
      await (id === 'check' ? visitCheck(learner, visit) : visitLesson(learner, id, visit));
      expect([...found]).toEqual([]);
      expect(site.problems).toEqual([]);
    });
  }

  test(`the screens around the lessons: ${title}`, async ({ page, site }) => {
    const { visit, found } = lookingAt(page, `${locale}, around`);
    await visitShell(page, await site.serve('scorm12', strictPolicy), visit, spoken);
    expect([...found]).toEqual([]);
  });

  test(`scorm12, a whole course, and once more in review: ${title}`, async ({ page, site }) => {
    const { visit, found } = lookingAt(page, `${locale}, review`);
    await visitReviewed(page, await site.serve('scorm12', strictPolicy), visit, spoken);
    expect([...found]).toEqual([]);
    expect(site.problems).toEqual([]);
  });

  test('at least 150 states were looked at', () => {
    const own = [...states].filter((state) => state.startsWith(`${locale}, `));
    console.log(`tour in ${locale}: ${own.length} states; with those before, ${looks} looks of axe`);
    expect(own.length).toBeGreaterThanOrEqual(150);
  });
}
