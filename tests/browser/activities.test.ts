import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import type { Activity } from './activity.ts';
import { boxesIn, movingIn } from './boxes.ts';
import { Keyboard } from './keyboard.ts';
import { Learner, course, loaded } from './learner.ts';
import { recordedActivities } from './recorded-activities.ts';
import { expect, test } from './site.ts';
import { committed, offerSmallLms } from './small-lms.ts';
import { english } from './spoken.ts';
import { unrecordedActivities } from './unrecorded-activities.ts';

test.describe.configure({ timeout: 120_000 });

/** Where a block is, and which of its kind on that screen. */
function placeOf(block: string): { lesson: string; screen: number; tag: string; nth: number } {
  for (const { id, screens } of loaded.lessons)
    for (const [screen, { body }] of screens.entries()) {
      const blocks = body.filter((part) => typeof part === 'object');
      const at = blocks.find(({ model }) => model.id === block);
      if (!at) continue;
      const { tag } = at.kind;
      return { lesson: id, screen, tag, nth: blocks.filter((one) => one.kind.tag === tag).indexOf(at) };
    }
  throw new Error(`No block is called “${block}”.`);
}

/** Opens the course where the learner left it last: at the screen of the block. */
async function openAt(page: Page, url: string, block: string, values = {}): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  const { lesson: id, screen: nth } = placeOf(block);
  const screen = course.lessons.find((one) => one.id === id)?.screens[nth];
  const place = { lesson: id, screen: screen?.id ?? '' };
  const snapshot = encodeSnapshot(course, { ...emptyProgress, place }, 4096);
  await offerSmallLms(page, { values: { 'cmi.suspend_data': snapshot, ...values } });
  await page.goto(url);
  const learner = new Learner(page, page);
  await learner.start();
  await expect(learner.heading.first()).toHaveText(screen?.title ?? '');
}

/** The interactions that an LMS got for a block. */
function interactions(values: Record<string, string>, block: string): string[] {
  return Object.entries(values)
    .filter(([key, id]) => /^cmi\.interactions\.\d+\.id$/.test(key) && new RegExp(`^${block}\\b`).test(id))
    .map(([key]) => {
      const at = (name: string): string => values[key.replace(/id$/, name)] ?? '';
      return `${at('type')} ${at('result')}`;
    });
}

/** What a screen reader says of what has just happened. */
const saidNow = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const focused = element?.getAttribute('tabindex') === '-1' ? element.textContent : '';
    return `${focused} ${document.getElementById('announcer')?.textContent}`.replace(/\s+/g, ' ').trim();
  });

/** Controls of the page that have no edge of their own in forced colours. */
const edgeless = (page: Page, tag: string): Promise<string[]> =>
  page
    .locator(tag)
    .evaluateAll((blocks) =>
      blocks.flatMap((block) =>
        [...(block.shadowRoot?.querySelectorAll('button.primary, .option, textarea') ?? [])]
          .filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopStyle === 'none')
          .map((one) => `${one.localName} “${one.textContent?.trim().slice(0, 30)}”`),
      ),
    );

const rows: string[] = [];

async function tryOut(page: Page, url: string, activity: Activity): Promise<void> {
  const { block: id, roles, said, lms } = activity;
  const { tag, nth } = placeOf(id);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openAt(page, url, id, activity.given);
  const block = page.locator(tag).nth(nth);
  // 1280 px at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  for (const [role, name] of roles) await expect(block.getByRole(role, { name }).first()).toBeAttached();

  const keys = new Keyboard(page);
  await activity.use(keys, block, page);
  await activity.states(block);
  if (said) await expect.poll(() => saidNow(page)).toMatch(said);
  expect([...keys.problems]).toEqual([]);
  expect(await page.evaluate(boxesIn)).toEqual([]);
  expect(await edgeless(page, tag)).toEqual([]);
  expect(await movingIn(page)).toEqual([]);

  await new Learner(page, page).saved();
  const values = await committed(page);
  const got = interactions(values, id);
  expect(got.map((one, index) => (lms[index]?.endsWith('*') ? one.replace(/ \S+$/, ' *') : one))).toEqual(
    lms,
  );
  await openAt(page, url, id, values);
  const again = page.locator(tag).nth(nth);
  // A block on a stage has no box of its own.
  await expect(again).toBeAttached();
  await activity.resumes?.(again);
  const kept = activity.resumes ? 'yes' : 'not kept, on purpose';
  rows.push(
    `| ${activity.kind} | yes | ${roles.map(([role]) => role).join(', ')}${said ? '; outcome said' : ''} | yes | yes | yes | ${kept} | ${[...new Set(got)].join(', ') || 'nothing'}${got.length > 1 ? ` (${got.length})` : ''} |`,
  );
}

for (const activity of [...recordedActivities, ...unrecordedActivities])
  test(`${activity.kind}: by keyboard, said, at 400 %, in forced colours, still, resumed, recorded`, async ({
    page,
    site,
  }) => {
    await tryOut(page, await site.serve('scorm12'), activity);
    expect(site.problems).toEqual([]);
  });

/** As Markdown, for the conformance report: `ACTIVITIES_TABLE=file.md npm run test:browser -- activities`. */
test('of a double press, the second does nothing to what the first has brought', async ({ page, site }) => {
  await openAt(page, await site.serve('scorm12'), 'captions-story');
  const story = page.locator('scenario-block');
  await story.getByRole('button', { name: english.words.scenario.begin }).click();
  // On the other side, a choice of the next scene stands in the same place.
  const choices = story.locator('button.say');
  const before = await choices.nth(1).innerText();
  await choices.nth(1).dblclick();
  await expect(choices.nth(1)).not.toHaveText(before);
  await page.waitForTimeout(700);
  await expect(story.getByText('Your path so far: 1 decision')).toBeAttached();
  await choices.nth(1).click();
  await expect(story.getByText('Your path so far: 2 decisions')).toBeAttached();
});

test.afterAll(() => {
  const path = process.env['ACTIVITIES_TABLE'];
  if (path === undefined) return;
  const head =
    '| activity | keyboard alone | roles; announcements | 320 px, 400 % | forced colours | reduced motion | resumes | the LMS got |';
  writeFileSync(path, [head, '| --- | --- | --- | --- | --- | --- | --- | --- |', ...rows, ''].join('\n'));
});
