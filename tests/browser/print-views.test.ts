import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test } from './embedded-course.ts';
import { theSameAgain } from './every-test.ts';
import { course } from './learner.ts';

/** The dialog of the desktop would wait for somebody: the page is told that it prints, and that is all. */
function printsAtOnce(): void {
  window.print = () => void window.dispatchEvent(new Event('beforeprint'));
}

const [first] = course.lessons;

/** The contents stand beside the lesson, or in the drawer where there is little room. */
async function printButton(page: Page, view: FrameLocator): Promise<Locator> {
  const menu = view.getByRole('button', { name: 'Contents' });
  if (await menu.isVisible()) await menu.click();
  return view.getByRole('button', { name: 'Print this lesson as text' }).first();
}

test('where printing is refused, the contents say so, in the drawer too', async ({ page, lms }) => {
  // As in a sandboxed frame: ignored without a word.
  await page.addInitScript(() => (window.print = () => undefined));
  await page.setViewportSize({ width: 800, height: 500 });
  const learner = await lms.launch(page, 'scorm12');
  await learner.start();
  const button = await printButton(page, page.frameLocator('iframe'));
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
      const button = await printButton(page, page.frameLocator('iframe'));
      await button.click();
      const sheet = learner.view.locator('.print-sheet');
      for (const { title } of first?.screens ?? []) await expect(sheet).toContainText(title);
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
