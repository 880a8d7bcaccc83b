import type { Locator, Page } from '@playwright/test';
import type { Author } from './author.ts';
import { expect } from './author.ts';
import { Learner } from './learner.ts';

export const lesson = 'modules/definition/en.md';
export const told = 'Monday, a help desk in Leeds.';

/** Begins the course with the Edit switch on. */
export async function editing(page: Page, author: Author): Promise<Learner> {
  await page.goto(author.url);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const learner = new Learner(page, page);
  await learner.start();
  return learner;
}

export const over = (page: Page, words: string): Locator =>
  page.getByRole('button', { name: `Edit: ${words}` });

const wait = (page: Page, time: number): Promise<void> =>
  page.evaluate((after) => new Promise((done) => setTimeout(done, after)), time);

/** Opens the box of words by keyboard. For 200 ms after its focus the editor takes a cursor at the beginning for the browser's doing, and puts it back. */
export async function open(page: Page, words: string): Promise<void> {
  await over(page, words).press('Enter');
  await expect(page.getByRole('textbox', { name: /Words of/ })).toBeFocused();
  await wait(page, 250);
}

/** Moves the cursor. The editor hears of it a moment later. */
export async function move(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await wait(page, 50);
}

export const box = (page: Page): Locator => page.getByRole('dialog', { name: /^Edit / });
