import type { Page } from '@playwright/test';
import { violationsIn } from './axe.ts';
import { openLesson, visitCheck, visitLesson } from './course-states.ts';
import type { Visit } from './block-states.ts';
import { course } from './learner.ts';
import { expect, test } from './site.ts';
import { visitReviewed, visitShell } from './shell-states.ts';

const widths = [1280, 800, 320] as const;
const modes = ['light', 'dark', 'forced colours'] as const;

/** Every state there was, before multiplying by modes and widths. */
const states = new Set<string>();
let runs = 0;

async function show(page: Page, width: number, mode: (typeof modes)[number]): Promise<void> {
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
 * Every mode and every width, for each state: in every combination with `npm run test:accessibility`; else each
 * once, in another combination from state to state.
 */
function viewsOf(state: number): { width: number; mode: (typeof modes)[number] }[] {
  if (process.env['EVERY_VIEW']) return widths.flatMap((width) => modes.map((mode) => ({ width, mode })));
  return modes.map((mode, index) => ({ mode, width: widths[(index + state) % widths.length] ?? widths[0] }));
}

/** Looks at each state; answers what was found. */
function lookingAt(page: Page, where: string): { visit: Visit; found: Set<string> } {
  const found = new Set<string>();
  const visit: Visit = async (state, part) => {
    const name = `${where}: ${state}`;
    if (states.has(name)) return;
    states.add(name);
    await unstick(page);
    for (const { width, mode } of viewsOf(states.size)) {
      await show(page, width, mode);
      runs += 1;
      const violations = await violationsIn(page, part, mode !== 'forced colours');
      for (const violation of violations) found.add(`${name}, ${mode}, ${width}: ${violation}`);
    }
  };
  return { visit, found };
}

test.describe.configure({ timeout: process.env['EVERY_VIEW'] ? 1_200_000 : 240_000 });

test.beforeEach(async ({ page }) => {
  await show(page, widths[0], modes[0]);
});

for (const { id } of course.lessons) {
  test(`${id}: no state of any screen breaks a rule of axe`, async ({ page, site }) => {
    const { visit, found } = lookingAt(page, id);
    const learner = await site.open(page, 'web');
    await learner.start();
    if (id !== course.lessons[0]?.id) await openLesson(learner, id);
    await (id === 'check' ? visitCheck(learner, visit) : visitLesson(learner, id, visit));
    expect([...found]).toEqual([]);
    expect(site.problems).toEqual([]);
  });
}

test('the screens around the lessons break no rule of axe', async ({ page, site }) => {
  const { visit, found } = lookingAt(page, 'around');
  await visitShell(page, await site.serve('scorm12'), visit);
  expect([...found]).toEqual([]);
});

test('a finished course that is looked through breaks no rule of axe', async ({ page, site }) => {
  const { visit, found } = lookingAt(page, 'review');
  await visitReviewed(page, await site.serve('scorm12'), visit);
  expect([...found]).toEqual([]);
});

test('at least 150 states were looked at', () => {
  console.log(
    `axe: ${states.size} states, ${runs} looks in ${modes.length} modes and ${widths.length} widths`,
  );
  expect(states.size).toBeGreaterThanOrEqual(150);
});
