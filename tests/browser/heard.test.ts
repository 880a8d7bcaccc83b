import { Keyboard, expectFocus } from './keyboard.ts';
import type { Learner } from './learner.ts';
import { expect, test } from './site.ts';

/** What Orca was heard to say wrongly, as it shows in the page: see “Tried with a screen reader” in docs/accessibility.md. */

async function toScreen(learner: Learner, title: string): Promise<void> {
  await expect(learner.heading.first()).toBeVisible();
  while ((await learner.heading.first().textContent()) !== title) await learner.goOn();
}

test('no words are called clickable: only controls listen for clicks', async ({ page, site }) => {
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { found });
    const add = Element.prototype.addEventListener;
    Element.prototype.addEventListener = function (this: Element, ...rest: Parameters<typeof add>): void {
      if (rest[0] === 'click' && !this.matches('a, button, input, select, summary, textarea'))
        found.push(this.localName);
      add.apply(this, rest);
    };
  });
  const learner = await site.open(page, 'web');
  await learner.start();
  await toScreen(learner, 'The pub with no lift');
  expect(await page.evaluate(() => (window as unknown as { found: string[] }).found)).toEqual([]);
});

test('a scene says which step it is, and the focus goes to its first words', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  const scene = learner.view.locator('scene-block').first();
  await expect(scene.getByRole('group')).toHaveAccessibleName('1 of 6');
  await scene.getByRole('button', { name: 'Go on' }).click();
  const second = scene.getByRole('group', { name: '2 of 6' });
  await expectFocus(second.getByRole('heading', { name: 'Nobody asks Huw that' }));
  await scene.getByRole('button', { name: 'Back' }).click();
  await expectFocus(scene.getByRole('group', { name: '1 of 6' }).getByText('Monday, a help desk in Leeds.'));
  await scene.getByRole('button', { name: 'Read as a page' }).click();
  await expectFocus(scene.getByRole('group', { name: '1 of 6' }).getByText('Monday, a help desk in Leeds.'));
  // A scene of one step is no step of anything.
  await toScreen(learner, 'Three parts to one word');
  await expect(learner.view.locator('scene-block').getByText('Farida is our expert').first()).toBeAttached();
  await expect(learner.view.locator('scene-block').getByRole('group')).toHaveCount(0);
});

test('what is missing is said with the field that gets the focus', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  for (const [title, tag, said] of [
    ['Something you do', 'sort-block', 'Choose an answer for every statement: 4 to go.'],
    ['Build the definition', 'builder-block', 'Choose a piece for every gap: 3 to go.'],
    ['The pub with no lift', 'choice-block', 'Choose an answer first.'],
  ] as const) {
    await toScreen(learner, title);
    const block = learner.view.locator(tag);
    await block.getByRole('button', { name: 'Check' }).click();
    const field = block.getByRole('radio').first();
    await expectFocus(field);
    await expect(field).toHaveAccessibleDescription(said);
    await new Keyboard(page).press('Space');
    await expect(field).toHaveAccessibleDescription('');
  }
});

test('a slider says its value once, and leads to its list', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  await toScreen(learner, 'Where are you today?');
  const block = learner.view.locator('slider-block');
  await expect(block.getByRole('status')).toHaveCount(0);
  await block.getByRole('button', { name: 'Answer from a list instead' }).click();
  await expectFocus(block.getByRole('radio').first());
  await block.getByRole('radio').nth(3).check();
  await block.getByRole('button', { name: 'Answer with the slider instead' }).click();
  await expectFocus(block.getByRole('slider'));
});

test('the focus comes after the words that it is to have read', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  // What was there when the page was last painted, and where the focus came before that.
  await page.evaluate(() => {
    const early: string[] = [];
    Object.assign(window, { early });
    let last = '';
    const focused = (): HTMLElement | undefined => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return (element as HTMLElement | null) ?? undefined;
    };
    const words = (): string =>
      [...(document.querySelector('course-player')?.shadowRoot?.querySelectorAll('*') ?? [])]
        .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('*') ?? [])])
        .map(({ shadowRoot }) => shadowRoot?.querySelector('.count, .error:not([hidden])')?.textContent ?? '')
        .join('');
    const frame = (): void => {
      last = words();
      requestAnimationFrame(frame);
    };
    frame();
    document.addEventListener('focusin', () => {
      if (words() !== last) early.push(focused()?.textContent ?? '');
    });
  });
  const early = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { early: string[] }).early);
  await toScreen(learner, 'The pub with no lift');
  await learner.view.locator('choice-block').getByRole('button', { name: 'Check' }).press('Enter');
  await expectFocus(learner.view.locator('choice-block').getByRole('radio').first());
  expect(await early()).toEqual([]);
  await learner.view.getByRole('navigation', { name: 'Contents' }).getByText('Final check').click();
  const check = learner.view.locator('check-block');
  await check.getByRole('button', { name: 'Begin the check' }).press('Enter');
  for (let nth = 1; nth < 10; nth++) {
    const count = check.getByText(`Question ${nth} of 10`);
    await expectFocus(count);
    // A heading of its own for each: of one whose words change, Orca reads in Chromium those of before.
    expect(await count.evaluate((heading: HTMLElement) => heading.dataset['nth'])).toBeUndefined();
    await count.evaluate((heading: HTMLElement) => (heading.dataset['nth'] = 'seen'));
    await check.getByRole('button', { name: 'Next question' }).press('Enter');
  }
  // A press focuses the button: it must not come before the words, either.
  await expectFocus(check.getByText('Question 10 of 10'));
  await check.getByRole('button', { name: 'Look over my answers' }).press('Enter');
  await expectFocus(check.getByRole('heading', { name: 'Your answers' }));
  await check.getByRole('button', { name: 'Submit my answers' }).press('Enter');
  await expectFocus(check.getByRole('button', { name: 'Answer this question' }).first());
  expect(await early()).toEqual([]);
});

test('where the focus goes, the text cursor follows', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  await expectFocus(learner.heading.first());
  // In the player, however much of it a browser tells of a shadow root; not where the start screen was.
  const isThere = (): Promise<boolean> =>
    page.evaluate(() => {
      const { anchorNode } = getSelection() ?? {};
      return anchorNode instanceof Node && anchorNode !== document.body;
    });
  await expect.poll(isThere).toBe(true);
});

test('words of a heading can be marked with the mouse', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  await learner.next.click();
  const heading = learner.heading.first();
  await expect(heading).toHaveText('Where are you today?');
  await learner.next.focus();
  const { x = 0, y = 0 } = (await heading.boundingBox()) ?? {};
  await page.mouse.move(x + 2, y + 25);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 25, { steps: 4 });
  // Longer than the text cursor waits.
  await page.waitForTimeout(200);
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).toContain('Wh');
});
