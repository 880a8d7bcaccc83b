import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { CheckModel } from '../../src/blocks/check/model.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { plain } from '../../src/course/rich.ts';

export const loaded = loadCourse(process.cwd());
export const { course } = loaded;

/** The pool of a course's final check. */
export const poolOf = ({ lessons }: typeof loaded): readonly ChoiceModel[] =>
  lessons
    .flatMap(({ screens }) => screens)
    .flatMap(({ body }) => body)
    .flatMap((part) =>
      typeof part === 'object' && 'pool' in part.model ? [...(part.model as CheckModel).pool] : [],
    );

/** That of the real course. */
export const pool = poolOf(loaded);

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
  readonly #pool: readonly ChoiceModel[];

  /**
   * @param view the page of the course, or the frame that it is in.
   * @param questions what its check may ask.
   */
  constructor(page: Page, view: Page | FrameLocator, questions = pool) {
    this.page = page;
    this.view = view;
    this.#pool = questions;
  }

  button(name: string | RegExp): Locator {
    return this.view.getByRole('button', { name });
  }

  get heading(): Locator {
    return this.view.getByRole('heading', { level: 2 });
  }

  get next(): Locator {
    return this.view.getByRole('navigation', { name: 'Way through the lesson' }).getByRole('button').last();
  }

  async start(): Promise<void> {
    await this.button(/^(Start|Resume)$/).click();
    await expect(this.heading.first()).toBeVisible();
  }

  /** The saving state says that everything is with the LMS. */
  async saved(): Promise<void> {
    await expect(this.view.getByText('Saved', { exact: true })).toBeVisible({ timeout: 15_000 });
  }

  /**
   * Through the screens of one lesson, answering what can be answered; stops on its last screen.
   *
   * @param reads how long each screen is looked at besides, in ms
   */
  async takeLesson(id: string, { practise = true, reads = 0 } = {}): Promise<void> {
    const lesson = course.lessons.find((one) => one.id === id);
    for (const [index, screen] of lesson?.screens.entries() ?? []) {
      if (index > 0) await this.next.click();
      await expect(this.heading.first()).toHaveText(screen.title);
      if (practise) await this.practise();
      if (reads > 0) await this.page.waitForTimeout(reads);
    }
  }

  /** Answers every question of this screen with the first option. */
  async practise(): Promise<void> {
    for (const block of await this.view.locator('choice-block').all()) {
      await block.getByRole('group').getByRole('radio').or(block.getByRole('checkbox')).first().check();
      await block.getByRole('button', { name: 'Check' }).click();
      await expect(block.getByRole('button', { name: 'Change my answer' })).toBeVisible();
    }
    for (const block of await this.view.locator('sort-block').all()) {
      for (const statement of await block.getByRole('group').all())
        await statement.getByRole('radio').first().check();
      await block.getByRole('button', { name: 'Check' }).click();
      await expect(block.getByRole('button', { name: 'Change my answer' })).toBeVisible();
    }
  }

  async beginCheck(): Promise<void> {
    await this.button(/^(Begin the check|Take the check again)$/).click();
    await expect(this.view.getByText(/^Question 1 of/)).toBeVisible();
  }

  /** Answers the question shown and goes on; `answered` is called in between. */
  async answerQuestion(isRight: boolean, answered?: () => Promise<void>): Promise<void> {
    const block = this.view.locator('check-block');
    const stem = (await block.getByRole('group').locator('legend').innerText()).replace(/\s+/g, ' ');
    const model = this.#pool.find((item) => stem.startsWith(plain(item.stem)));
    if (!model) throw new Error(`No question of the pool begins with “${stem}”.`);
    const right = rightOptions(model);
    const wrong = model.options.filter(({ id }) => !right.includes(id)).map(({ id }) => id);
    for (const { id, text } of model.options) {
      if (!(isRight ? right : wrong.slice(0, 1)).includes(id)) continue;
      await block.getByLabel(plain(text), { exact: true }).check();
    }
    await answered?.();
    await this.button(/^(Next question|Look over my answers)$/).click();
  }

  async takeCheck(answering: Answering): Promise<void> {
    await this.beginCheck();
    for (let index = 0; index < 10; index++) {
      await expect(this.view.getByText(`Question ${index + 1} of 10`)).toBeVisible();
      await this.answerQuestion(answering(index));
    }
    await this.button('Submit my answers').click();
    await expect(
      this.view.getByRole('heading', { name: /^(You passed|Not there yet|Not this time)$/ }),
    ).toBeVisible();
  }

  /** From the start screen to the result of the final check. */
  async takeCourse(answering: Answering, { practise = true, reads = 0 } = {}): Promise<void> {
    await this.start();
    for (const { id, kind } of course.lessons) {
      if (kind === 'check') break;
      await this.takeLesson(id, { practise, reads });
      await this.next.click();
    }
    await this.takeCheck(answering);
  }

  async exit(): Promise<void> {
    await this.button(/^Exit$/).click();
    await expect(this.view.getByRole('heading', { name: 'You have left the course' })).toBeVisible();
  }
}
