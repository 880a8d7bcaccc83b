import type { Locator } from '@playwright/test';
import { openLesson } from './course-states.ts';
import { expect, test } from './embedded-course.ts';
import { theSameAgain } from './every-test.ts';
import { course, Learner } from './learner.ts';
import { spokenIn } from './spoken.ts';

/** The dialog of the desktop would wait for somebody: the page is told that it prints, and that is all. */
function printsAtOnce(): void {
  window.print = () => void window.dispatchEvent(new Event('beforeprint'));
}

/** Keeps what is saved as a file: in Firefox, Playwright hears of no download that comes from the page itself. */
function keepsFiles(): void {
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    Object.assign(window, { file });
    return create(file);
  };
}

const [first] = course.lessons;

/** The contents stand beside the lesson, or in the drawer where there is little room. */
async function printButton({ view, spoken }: Learner): Promise<Locator> {
  const menu = view.getByRole('button', { name: spoken.words.contents });
  if (await menu.isVisible()) await menu.click();
  return view.getByRole('button', { name: spoken.words.search.print }).first();
}

test('where printing is refused, the contents say so, in the drawer too', async ({ page, lms }) => {
  // As in a sandboxed frame: ignored without a word.
  await page.addInitScript(() => (window.print = () => undefined));
  await page.setViewportSize({ width: 800, height: 500 });
  const learner = await lms.launch(page, 'scorm12');
  await learner.start();
  const button = await printButton(learner);
  await button.click();
  const said = learner.view.getByRole('dialog', { name: 'Contents' }).getByRole('status');
  await expect(said).toHaveText(/^The course is not allowed to print here/);
  await expect(said).toBeInViewport();
});

// Printing knows nothing of the record: beside a record, and alone, is what can differ.
for (const [name, tag] of [
  ['scorm12', []],
  ['scorm2004-3rd', [theSameAgain]],
  ['scorm2004-4th', [theSameAgain]],
  ['cmi5', [theSameAgain]],
  ['xapi', [theSameAgain]],
  ['web', []],
] as const)
  test(
    `${name}: a lesson is printed as text, and nothing else of the page`,
    { tag: [...tag] },
    async ({ page, lms }) => {
      await page.addInitScript(printsAtOnce);
      const learner = await lms.launch(page, name);
      await learner.start();
      await expect(learner.heading.first()).toHaveText(first?.screens[0]?.title ?? '');
      const button = await printButton(learner);
      await button.click();
      const sheet = learner.view.locator('.print-sheet');
      for (const { title } of first?.screens ?? []) await expect(sheet).toContainText(title);
      const parting = await sheet
        .locator('h2')
        .first()
        .evaluate((title) => getComputedStyle(title).breakAfter);
      expect(parting, 'a heading stays with what it is of').toBe('avoid');
      const rules = await sheet.evaluate(() =>
        document.adoptedStyleSheets
          .flatMap((each) => [...each.cssRules].map(({ cssText }) => cssText))
          .join(''),
      );
      expect(rules.replace(/\s+/g, ' ')).toMatch(
        /@media print \{ body > :not\(\.print-sheet\) \{ display: none/,
      );
    },
  );

test.describe('in Arabic', () => {
  test.use({ locale: 'ar' });
  const spoken = spokenIn('ar');

  test('what is printed and saved is in Arabic and runs from the right', async ({ page, lms }) => {
    await page.addInitScript(printsAtOnce);
    await page.addInitScript(keepsFiles);
    const { view } = await lms.launch(page, 'scorm12');
    const learner = new Learner(page, view, spoken);
    await learner.start();
    const printed = await printButton(learner);
    await printed.click();
    const sheet = view.locator('.print-sheet');
    await expect(sheet).toContainText(spoken.course.lessons[0]?.screens[0]?.title ?? '');
    expect(await sheet.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('ar');
    expect(await sheet.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');

    await page.keyboard.press('Escape');
    await openLesson(learner, 'resources');
    const cards = view.locator('moments-block');
    for (const { title } of spoken.course.lessons.find(({ id }) => id === 'resources')?.screens ?? []) {
      await expect(learner.heading.first()).toHaveText(title);
      if (await cards.isVisible()) break;
      await learner.next.click();
    }
    await cards.locator('input').first().fill('2035-05-06T09:30');
    await cards.getByRole('button', { name: spoken.words.plan.calendar }).first().click();
    const file = await cards.evaluate(() => (window as unknown as { file?: Blob }).file?.text());
    expect(file).toMatch(/^SUMMARY;LANGUAGE=ar:\p{Script=Arabic}/mu);
  });
});
