import type { Page } from '@playwright/test';
import { canRoute, expect, test } from './author.ts';
import { Learner } from './learner.ts';
import { violationsIn } from './axe.ts';
import { box, editing, lesson, move, open, over, told } from './editing.ts';

test('words are edited where they stand; the page follows, and the step of a scene stays', async ({
  page,
  author,
}) => {
  const learner = await editing(page, author);
  await canRoute(page);
  const before = author.read(lesson);
  await learner.button('Go on').click();
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/edit/save', (route) => late.then(() => route.continue()), { times: 1 });
  await over(page, 'Farida’s smile goes.').click();
  await expect(page.getByRole('textbox', { name: /Words of the paragraph/ })).toBeFocused();
  await page.keyboard.type(' New ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('words');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.edit-box')).toHaveAttribute('inert');
  // What is typed while it is being saved would be lost with the box.
  await page.keyboard.type(' lost');
  await expect(page.getByRole('textbox', { includeHidden: true, name: /Words of/ })).not.toContainText(
    'lost',
  );
  answer();
  await expect(page.locator('.edit-box')).toHaveCount(0);
  await expect(page.getByText(`Written: ${lesson}:`)).toBeVisible();
  await expect(page.locator('strong').filter({ hasText: 'words' }).first()).toBeVisible();
  await expect(page.getByText('2 of 6')).toBeVisible();
  expect(author.read(lesson)).toBe(before.replace('He wants to help.', 'He wants to help. New **words**'));
  await learner.button('Undo').click();
  await expect(page.getByText('He wants to help. New')).toHaveCount(0);
  expect(author.read(lesson)).toBe(before);
  // Without the switch, nothing of it is on the page.
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(over(page, 'Farida’s smile goes.')).toHaveCount(0);
  await expect
    .poll(() => page.locator('scene-block').evaluate((one) => one.shadowRoot?.textContent))
    .not.toMatch(/[\u2061-\u2064]/);
  expect(author.problems).toEqual([]);
});

test('by keyboard alone: to a passage, through its marks, and back; Escape leaves all as it was', async ({
  page,
  author,
}) => {
  await editing(page, author);
  const before = author.read(lesson);
  await over(page, told).waitFor();
  await page.getByRole('button', { name: 'Undo' }).focus();
  // One stop of the Tab key, and arrows from there.
  for (let index = 0; index < 60; index++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.parentElement?.className === 'edit-layer')) break;
  }
  // Down to what is not in view yet.
  await page.setViewportSize({ width: 600, height: 500 });
  await page.keyboard.press('End');
  await expect(over(page, told)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(over(page, 'What is allyship?')).toBeFocused();
  await expect(page.getByText(`${lesson}:3 – title`)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(over(page, '‘Is there someone else?’')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect(box(page)).toContainText('What you typed is not saved. Press Cancel again to leave it.');
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
  await expect(over(page, '‘Is there someone else?’')).toBeFocused();
  expect(author.read(lesson)).toBe(before);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await violationsIn(page)).toEqual([]);
  expect(author.problems).toEqual([]);
});

test('while words are edited, bubbles are as tall as learners see them', async ({ page, author }) => {
  await page.goto(author.url);
  await new Learner(page, page).start();
  const bubbles = page.locator('.bubble');
  await expect(bubbles.first()).toBeVisible();
  const heights = (): Promise<number[]> =>
    bubbles.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const read = await heights();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await over(page, told).waitFor();
  expect(await heights()).toEqual(read);
});

test('words that nobody sees on the screen are in the list of all', async ({ page, author }) => {
  await editing(page, author);
  await over(page, told).waitFor();
  await page.getByRole('button', { name: 'All words' }).click();
  const list = page.getByRole('complementary', { name: 'All words of this screen' });
  await expect(list).toContainText(`objectives – ${lesson}:7`);
  expect(await violationsIn(page)).toEqual([]);
  await list.getByRole('button', { name: /Tell a label from an action/ }).click();
  await page.keyboard.type(' today');
  await page.keyboard.press('Enter');
  await expect.poll(() => author.read(lesson)).toContain('  - Tell a label from an action today\n');
  // It stands beside the words of a staged screen, or below what can be scrolled up: each can be pressed.
  for (const size of [
    { width: 1280, height: 720 },
    { width: 800, height: 600 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await expect(list).toBeVisible();
    for (const button of await page.locator('author-bar button').all())
      await expect(button).toBeInViewport({ ratio: 1 });
    await over(page, told).scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 120));
    await over(page, told).click();
    await expect(box(page)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  const button = page.getByRole('button', { name: 'Structure', exact: true });
  await button.click();
  await expect(list).toBeHidden();
  const tree = page.getByRole('complementary', { name: 'Structure' });
  await expect(tree.getByRole('treeitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tree).toBeHidden();
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: 'All words' }).press('Enter');
  await expect(list).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'All words' })).toBeFocused();
});

test('where a passage was changed in the file meanwhile, both are shown to choose from', async ({
  page,
  author,
}) => {
  await editing(page, author);
  await over(page, told).click();
  await page.keyboard.type(' Mine.');
  author.save(lesson, (text) => text.replace('hears her accent.', 'hears her accent. Theirs.'));
  await expect(page.getByText('Theirs.').first()).toBeAttached();
  await page.keyboard.press('Control+Enter');
  await expect(box(page)).toContainText(
    'These words have been changed in modules/definition/en.md meanwhile.',
  );
  await expect(box(page)).toContainText('hears her accent. Theirs.');
  expect(author.read(lesson)).not.toContain('Mine.');
  await page.getByRole('button', { name: 'Write mine over them' }).click();
  await expect(box(page)).toBeHidden();
  expect(author.read(lesson)).toContain('hears her accent. Mine.\n');
});

test('words typed over a strong beginning are not strong; a press beside the box saves, and does nothing else', async ({
  page,
  author,
}) => {
  await editing(page, author);
  author.save(lesson, (text) => text.replace('Monday, a help desk', '**Monday**, a help desk'));
  await expect(page.locator('strong').filter({ hasText: 'Monday' }).first()).toBeVisible();
  await open(page, told);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Tuesday it was.');
  // The contents lie beside it: the press goes to none of them.
  const { x, y } = (await page
    .locator('course-contents')
    .getByText('Three parts to one word')
    .boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.click(x + 5, y + 5);
  await expect(box(page)).toBeHidden();
  await expect.poll(() => author.read(lesson)).toContain('\nTuesday it was.\n');
  await expect(page.getByRole('heading', { name: '‘Is there someone else?’', level: 2 })).toBeVisible();
  // The bar is in sight wherever one is, and the course's own stands below it.
  await page.setViewportSize({ width: 700, height: 500 });
  await page.evaluate(() => window.scrollTo(0, 300));
  const bar = await page.locator('author-bar').boundingBox();
  const header = await page.locator('course-player').locator('header').boundingBox();
  expect(bar?.y).toBe(0);
  expect(header?.y).toBeCloseTo(bar?.height ?? 0, 0);
  expect(author.problems).toEqual([]);
});

/** Pastes into the words that are written. */
const paste = (page: Page, kind: string, data: string): Promise<void> =>
  page.getByRole('textbox', { name: /Words of/ }).evaluate(
    (words, [type, content]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type as string, content as string);
      words.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [kind, data],
  );

/** A paragraph in a list, as Word has it. */
const wordItem = (words: string): string =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;

test('what is pasted from a word processor keeps what the course has', async ({ page, author }) => {
  await editing(page, author);
  await over(page, told).click();
  await page.keyboard.press('Control+a');
  await paste(
    page,
    'text/html',
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal><b>One</b> <i
style='color:blue'>two</i> <span style='font-weight:bold'>three</span></p>${wordItem('Tea')}${wordItem('Milk')}<p class=MsoNormal>And <a href="https://example.org">four</a><img src="x.png"><o:p></o:p></p><!--EndFragment--></body></html>`,
  );
  await expect(box(page)).toContainText('A link came as words');
  await expect(box(page)).toContainText('Pictures and media were left out');
  await expect(box(page)).toContainText('no list can stand here');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => author.read(lesson))
    .toContain('\n**One** _two_ **three**\n\nTea\n\nMilk\n\nAnd four\n');
  // Where there can be one passage only, it comes in one.
  await over(page, '‘Is there someone else?’').click();
  await expect(box(page)).toContainText('A screen title is one line. Enter saves it.');
  await page.keyboard.press('Control+a');
  await paste(page, 'text/plain', 'Monday\n\nmorning');
  await expect(box(page)).toContainText('Pasted as one passage. A screen title is one line.');
  await page.keyboard.press('Enter');
  await expect.poll(() => author.read(lesson)).toContain('## Monday morning {#');
  expect(author.problems).toEqual([]);
});

test('Enter begins a paragraph and Backspace joins it, by keyboard alone; undo takes all of it back', async ({
  page,
  author,
}) => {
  await editing(page, author);
  const before = author.read(lesson);
  const old = /\n(Monday, a help desk in Leeds\.[^\n]*)\n/.exec(before)?.[1] ?? '';
  await open(page, told);
  await move(page, 'Control+Home');
  for (let index = 1; index < told.length; index++) await page.keyboard.press('ArrowRight');
  await move(page, 'ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await move(page, 'Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A third.');
  await expect(page.getByRole('textbox', { name: /Words of/ }).locator('p')).toHaveCount(3);
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const parted = before.replace(old, old.replace(`${told} `, `${told}\n\n`) + '\n\nA third.');
  await expect.poll(() => author.read(lesson)).toBe(parted);
  // With what comes after it in the file, too.
  await open(page, 'A third.');
  await move(page, 'Control+Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' ');
  await move(page, 'Control+Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' ');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => author.read(lesson)).toBe(before.replace(old, `${old} A third.`));
  await expect(page.locator('.edit-layer button:focus')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => author.read(lesson)).toBe(parted);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => author.read(lesson)).toBe(before);
  // The page follows the file a moment later.
  await expect(page.getByRole('button', { name: `Edit: ${old}` })).toBeVisible();
  // A word in another language.
  await open(page, told);
  await move(page, 'Control+Home');
  await page.getByLabel('Language of the words chosen').selectOption('French');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => author.read(lesson)).toContain('[Monday]{lang=fr}, a help desk');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => author.read(lesson)).toBe(before);
  // Above the first there is nothing of its kind.
  await open(page, told);
  await move(page, 'Control+Home');
  await page.keyboard.press('Backspace');
  await expect(box(page)).toContainText('There is no paragraph right before it to join it with.');
  await page.keyboard.press('Escape');
  expect(author.problems).toEqual([]);
});

test('a paragraph is added, moved and deleted; the keyboard stays on the page', async ({ page, author }) => {
  await editing(page, author);
  const before = author.read(lesson);
  await open(page, told);
  await page.getByRole('button', { name: 'Add after' }).press('Enter');
  await page.keyboard.type('Another.');
  await page.keyboard.press('Control+Enter');
  await expect(over(page, 'Another.')).toHaveCount(1);
  await open(page, 'Another.');
  await page.getByRole('button', { name: 'Move up' }).press('Enter');
  await expect.poll(() => author.read(lesson)).toContain(`Another.\n\n${told}`);
  await expect(over(page, 'Another.')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(box(page)).toContainText('Nothing of what learners have done is lost.');
  await page.getByRole('button', { name: 'Delete it' }).press('Enter');
  await expect.poll(() => author.read(lesson)).toBe(before);
  await expect(over(page, told)).toBeFocused();
  expect(author.problems).toEqual([]);
});

test('options are added, moved, made right and deleted, and all of it undone', async ({ page, author }) => {
  await page.setViewportSize({ width: 1280, height: 1200 });
  const learner = await editing(page, author);
  const before = author.read(lesson);
  const question = (): string =>
    /:::choice definition-pub-stairs\n([\s\S]*?):::/.exec(author.read(lesson))?.[1] ?? '';
  for (let index = 0; index < 5; index++) await learner.next.click();
  const stay = 'Stay at home as well';
  await over(page, stay).click();
  await page.getByRole('button', { name: 'Add after' }).click();
  await expect(over(page, 'New words')).toHaveCount(1);
  expect(question()).toContain('- [ ] New words\n  > New words 2\n- [ ] Ask in the team chat');
  const right = page.getByRole('button', { name: 'Right answer' });
  await over(page, 'Ask Hannah').click();
  const [save, cancel] = await Promise.all(
    ['Save', 'Cancel'].map((name) => box(page).getByRole('button', { name }).boundingBox()),
  );
  expect(cancel?.y).toBe(save?.y);
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await expect(box(page)).toContainText('This is the right answer.');
  await right.click();
  await expect(box(page)).toContainText('To change that, make another one right.');
  await page.keyboard.press('Escape');
  await over(page, 'New words').click();
  await expect(right).toHaveAttribute('aria-pressed', 'false');
  await right.click();
  await expect.poll(question).toContain('- [ ] Ask Hannah');
  expect(question()).toContain('- [x] New words');
  await over(page, 'New words').click();
  await page.getByRole('button', { name: 'Move up' }).click();
  await expect.poll(question).toContain('  > New words 2\n- [ ] Stay at home');
  await over(page, stay).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(box(page)).toContainText('asked again');
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect.poll(question).not.toContain(stay);
  for (let index = 0; index < 4; index++) {
    const now = author.read(lesson);
    await learner.button('Undo').click();
    await expect.poll(() => author.read(lesson)).not.toBe(now);
  }
  expect(author.read(lesson)).toBe(before);
  expect(author.problems).toEqual([]);
});

test('Enter makes the next option, and joined ones say what learners lose', async ({ page, author }) => {
  await page.setViewportSize({ width: 1280, height: 1200 });
  const learner = await editing(page, author);
  const before = author.read(lesson);
  for (let index = 0; index < 5; index++) await learner.next.click();
  const stay = 'Stay at home as well';
  await open(page, stay);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Go by train');
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => author.read(lesson))
    .toMatch(/- \[ \] Go by train\n  > New words 2\n- \[ \] Ask in the team chat/);
  // Another option is another outline: the page loads again.
  await page.waitForFunction(() => !('isOld' in window));
  await expect(over(page, stay)).toBeFocused();
  await open(page, 'Go by train');
  await move(page, 'Control+Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Enter');
  await expect(box(page)).toContainText('There will be one item less. Learners who have answered');
  await expect(box(page)).toContainText('such as feedback');
  await page.getByRole('button', { name: 'Save it' }).press('Enter');
  await expect.poll(() => author.read(lesson)).not.toContain('New words');
  expect(author.read(lesson)).toMatch(/- \[ \] Stay at home as well[^\n]*Go by train\n/);
  for (let index = 0; index < 2; index++) {
    const now = author.read(lesson);
    await learner.button('Undo').click();
    await expect.poll(() => author.read(lesson)).not.toBe(now);
  }
  expect(author.read(lesson)).toBe(before);
  expect(author.problems).toEqual([]);
});

test('words of the interface are found in their list, and on the start screen; the settings’ save is undone', async ({
  page,
  author,
}) => {
  const words = 'src/locale/en.yaml';
  const before = author.read(words);
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByText('What to expect').scrollIntoViewIfNeeded();
  await over(page, 'What to expect').click();
  await expect(box(page)).toContainText('what stands in braces is filled in');
  await page.keyboard.press('Control+a');
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await page.keyboard.type('What comes');
  await page.keyboard.press('Enter');
  await expect.poll(() => author.read(words)).toBe(before.replace('What to expect', 'What comes'));
  // English is the code's own, which this copy of the project is not: the page loads again with the old words.
  await page.waitForFunction(() => !('isOld' in window));
  await page.getByRole('button', { name: 'Words of the interface' }).click();
  const list = page.getByRole('complementary', { name: 'Words of the interface' });
  await list.getByRole('searchbox').fill('opens in a new');
  await expect(list.getByRole('listitem').filter({ visible: true })).toHaveCount(1);
  expect(await violationsIn(page)).toEqual([]);
  await list.getByRole('button', { name: /opens in a new tab/ }).click();
  await page.keyboard.press('Escape');
  await list.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => author.read(words)).toBe(before);
  const settings = author.read('modules/course.yaml');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Title', { exact: true }).first().fill('Another title');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => author.read('modules/course.yaml')).toContain('Another title');
  await expect(page.getByRole('heading', { name: /Another title/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => author.read('modules/course.yaml')).toBe(settings);
  expect(author.problems).toEqual([]);
});

test('where a file is half-saved, the box says so and keeps what was typed', async ({ page, author }) => {
  await editing(page, author);
  const before = author.read(lesson);
  await open(page, told);
  await page.keyboard.type(' Mine.');
  author.save(lesson, () => '');
  await page.keyboard.press('Control+Enter');
  await expect(box(page)).toContainText(
    'are not in modules/definition/en.md any more. Yours are still here: copy them.',
  );
  await expect(page.getByRole('textbox', { name: /Words of/ })).toContainText('Mine.');
  expect(author.read(lesson)).toBe('');
  author.save(lesson, () => before);
  await page.keyboard.press('Control+Enter');
  await expect(box(page)).toBeHidden();
  expect(author.read(lesson)).toBe(before.replace('hears her accent.', 'hears her accent. Mine.'));
});

test('all words of an item are typed over; its frame stays over it, and the list of words follows', async ({
  page,
  author,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  const learner = await editing(page, author);
  await learner.button('Three parts to one word').click();
  await learner.button('All words').click();
  const words = page.getByRole('complementary', { name: 'All words of this screen' });
  await words.getByRole('button', { name: /^From outside\./ }).press('Enter');
  await expect(page.getByRole('textbox', { name: /Words of/ })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('You stand outside.');
  await page.keyboard.press('Control+Enter');
  await expect(box(page)).toBeHidden();
  await expect.poll(() => author.read(lesson)).toContain('3. You stand outside.\n');
  await expect(words.getByRole('button', { name: 'You stand outside.' })).toBeVisible();
  await words.getByRole('button', { name: 'Close' }).click();
  // The line in the bar gets longer and shorter.
  for (const told of ['A line. '.repeat(30), '']) {
    await page.evaluate((line) => {
      (document.querySelector('author-bar') as HTMLElement & { tell: (line: string) => void }).tell(line);
    }, told);
    const apart = async (): Promise<number> => {
      const frame = await over(page, 'Most of us').boundingBox();
      const text = await page.getByText('Most of us').last().boundingBox();
      return Math.abs((frame?.y ?? 0) - (text?.y ?? 999));
    };
    await expect.poll(apart).toBeLessThan(8);
  }
});
