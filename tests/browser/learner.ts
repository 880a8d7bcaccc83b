import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import { plain } from '../../src/course/rich.ts';
import type { Spoken } from './spoken.ts';
import { anyOf, english, spaced } from './spoken.ts';
import { passTime } from './passing-time.ts';

/** For which a place may wait until it is saved, in ms: `delays` in src/session/saver.ts. */
const longestDelay = 5000;
/** What is tried again after a fault waits longer; what is not saved by then is not saved. In ms. */
const longestWait = 20_000;

/** The real course in English, and the pool of its check. */
export const { loaded, course, pool } = english;

/** Decides whether the question at this position is answered right. */
export type Answering = (index: number) => boolean;
export const allRight: Answering = () => true;
export const allWrong: Answering = () => false;
/** Seven of ten right. */
export const mixed: Answering = (index) => index % 3 !== 1;

/** Someone who takes the course: finds things by role and name, as a person would. */
export class Learner {
  readonly page: Page;
  readonly view: Page | FrameLocator;
  /** What they take, and in which language. */
  readonly spoken: Spoken;

  /** @param view the page of the course, or the frame that it is in. */
  constructor(page: Page, view: Page | FrameLocator, spoken = english) {
    this.page = page;
    this.view = view;
    this.spoken = spoken;
  }

  button(name: string | RegExp): Locator {
    return this.view.getByRole('button', { name });
  }

  get heading(): Locator {
    return this.view.getByRole('heading', { level: 2 });
  }

  get next(): Locator {
    return this.view.getByRole('navigation', { name: this.spoken.words.wayOn }).getByRole('button').last();
  }

  /** Goes on to the next screen, and waits until it is there: its title is the document's. */
  async goOn(): Promise<void> {
    const title = (): Promise<string> =>
      this.view.locator(':root').evaluate(({ ownerDocument }) => ownerDocument.title);
    const before = await title();
    await this.next.click();
    await expect.poll(title).not.toBe(before);
  }

  async start(): Promise<void> {
    const { begin, resume } = this.spoken.start;
    await this.button(anyOf(begin, resume)).click();
    // The start screen has headings of this level, too.
    await expect(this.view.locator('course-player').getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  /**
   * The saving state says that everything is with the LMS. What the course would do by itself after some seconds, it
   * does at once.
   */
  async saved(): Promise<void> {
    const saved = this.view.getByText(this.spoken.words.saving.saved, { exact: true });
    let passed = 0;
    await expect(async () => {
      if (!(await saved.isVisible()) && passed < longestWait) {
        await passTime(this.view, longestDelay);
        passed += longestDelay;
      }
      await expect(saved).toBeVisible({ timeout: 200 });
    }).toPass({ timeout: 15_000, intervals: [0, 100] });
  }

  /**
   * Through the screens of one lesson, answering what can be answered; stops on its last screen.
   *
   * @param reads how long each screen is looked at besides, in ms
   */
  async takeLesson(id: string, { practise = true, reads = 0 } = {}): Promise<void> {
    const lesson = this.spoken.course.lessons.find((one) => one.id === id);
    for (const [index, screen] of lesson?.screens.entries() ?? []) {
      if (index > 0) await this.next.click();
      await expect(this.heading.first()).toHaveText(screen.title);
      if (practise) await this.practise();
      if (reads > 0) await this.page.waitForTimeout(reads);
    }
  }

  /** Answers every question of this screen with the first option. */
  async practise(): Promise<void> {
    const { check, tryAgain } = this.spoken.words;
    for (const block of await this.view.locator('choice-block').all()) {
      await block.getByRole('group').getByRole('radio').or(block.getByRole('checkbox')).first().check();
      await block.getByRole('button', { name: check }).click();
      await expect(block.getByRole('button', { name: tryAgain })).toBeVisible();
    }
    for (const block of await this.view.locator('sort-block').all()) {
      for (const statement of await block.getByRole('group').all())
        await statement.getByRole('radio').first().check();
      await block.getByRole('button', { name: check }).click();
      await expect(block.getByRole('button', { name: tryAgain })).toBeVisible();
    }
  }

  async beginCheck(): Promise<void> {
    const { begin, again } = this.spoken.words.finalCheck;
    await this.button(anyOf(begin, again)).click();
    await this.#question(1);
  }

  /** Answers the question shown and goes on; `answered` is called in between. */
  async answerQuestion(isRight: boolean, answered?: () => Promise<void>): Promise<void> {
    const block = this.view.locator('check-block');
    const stem = spaced(await block.getByRole('group').locator('legend').innerText());
    const model = this.spoken.pool.find((item) => stem.startsWith(spaced(plain(item.stem))));
    if (!model) throw new Error(`No question of the pool begins with “${stem}”.`);
    const right = rightOptions(model);
    const wrong = model.options.filter(({ id }) => !right.includes(id)).map(({ id }) => id);
    for (const { id, text } of model.options) {
      if (!(isRight ? right : wrong.slice(0, 1)).includes(id)) continue;
      await block.getByLabel(plain(text), { exact: true }).check();
    }
    await answered?.();
    const { next, toReview } = this.spoken.words.finalCheck;
    await this.button(anyOf(next, toReview)).click();
  }

  async #question(number: number): Promise<void> {
    await expect(this.view.getByText(this.spoken.words.finalCheck.question(number, 10))).toBeVisible();
  }

  async takeCheck(answering: Answering): Promise<void> {
    const { submit, passed, notPassed, notThisTime } = this.spoken.words.finalCheck;
    await this.beginCheck();
    for (let index = 0; index < 10; index++) {
      await this.#question(index + 1);
      await this.answerQuestion(answering(index));
    }
    await this.button(submit).click();
    await expect(
      this.view.getByRole('heading', { name: anyOf(passed, notPassed, notThisTime) }),
    ).toBeVisible();
  }

  /** From the start screen to the result of the final check. */
  async takeCourse(answering: Answering, { practise = true, reads = 0 } = {}): Promise<void> {
    await this.start();
    for (const { id, kind } of this.spoken.course.lessons) {
      if (kind === 'check') break;
      await this.takeLesson(id, { practise, reads });
      await this.next.click();
    }
    await this.takeCheck(answering);
  }

  async exit(): Promise<void> {
    const { exit, farewell } = this.spoken.words;
    await this.button(anyOf(exit)).click();
    await expect(this.view.getByRole('heading', { name: farewell.title })).toBeVisible();
  }
}
