import type { WebDriver, WebElement } from 'selenium-webdriver';
import { rightOptions } from '../../../src/blocks/choice/model.ts';
import { plain } from '../../../src/course/rich.ts';
import { en } from '../../english.ts';
import { boxesIn } from '../boxes.ts';
import type { Answering } from '../learner.ts';
import { course, pool } from '../learner.ts';
import type { Wanted } from './in-page.ts';
import { allText, findAll } from './in-page.ts';

const patience = 15_000;
/** For how long after a press another counts as its second, in ms, and some more. */
const doublePress = 500;

/** Someone who takes the course in a browser that only WebDriver drives. The driver must be in the course's frame. */
export class WebKitLearner {
  readonly driver: WebDriver;
  /** When something was pressed last. */
  #pressed = 0;

  constructor(driver: WebDriver) {
    this.driver = driver;
  }

  /** @param inside where to look; everywhere unless given */
  all(wanted: Wanted, inside?: WebElement): Promise<WebElement[]> {
    const script = `return (${String(findAll)})(arguments[0], arguments[1])`;
    return this.driver.executeScript<WebElement[]>(script, wanted, inside ?? null);
  }

  text(): Promise<string> {
    return this.driver.executeScript<string>(`return (${String(allText)})()`);
  }

  /** Waits for what answers something. @throws saying what did not come, and what is there instead */
  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + patience;
    let problem: unknown;
    while (Date.now() < end) {
      try {
        const found = await look();
        if (found) return found;
      } catch (error) {
        // The element was of the screen before.
        problem = error;
      }
      await this.driver.sleep(50);
    }
    const text = await this.text().catch(() => '(nothing)');
    throw new Error(`${what} did not come; the page says: ${text.replace(/^.*Before you go/, '')}`, {
      cause: problem,
    });
  }

  /** The first of the elements wanted. */
  one(wanted: Wanted, inside?: WebElement): Promise<WebElement> {
    return this.until(
      `${wanted.role} “${wanted.name ?? ''}”`,
      async () => (await this.all(wanted, inside))[0],
    );
  }

  /** A real click, on the screen. */
  async click(wanted: Wanted, inside?: WebElement): Promise<void> {
    await this.until(`${wanted.role} “${wanted.name ?? ''}”, to click`, async () => {
      const [element] = await this.all(wanted, inside);
      if (!element) return false;
      await this.#press(element);
      return true;
    });
  }

  /** To a driven WebKit, quick presses are presses of one double press wherever they are, of which the course leaves out the second. */
  async #press(element: WebElement): Promise<void> {
    await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
    await this.driver.sleep(Math.max(0, this.#pressed + doublePress - Date.now()));
    await element.click();
    this.#pressed = Date.now();
  }

  says(text: string): Promise<boolean> {
    return this.until(`“${text}”`, async () => (await this.text()).includes(text));
  }

  async heading(title: string): Promise<void> {
    await this.one({ role: 'heading', name: title });
  }

  async start(name = 'Start'): Promise<void> {
    await this.click({ role: 'button', name });
    await this.one({ role: 'tag', name: 'course-player' });
  }

  saved(): Promise<WebElement> {
    return this.one({ role: 'text', name: 'Saved' });
  }

  /** Onwards: the last button of the way through the lesson. */
  async next(): Promise<void> {
    const way = await this.one({ role: 'tag', name: 'nav[aria-label="Lesson navigation"]' });
    const button = (await this.all({ role: 'button' }, way)).at(-1);
    if (!button) throw new Error('There is no button to go on.');
    await this.#press(button);
  }

  /** They are beside the lesson, or in the drawer where there is little room. */
  async openContents(): Promise<void> {
    const [menu] = await this.all({ role: 'button', name: 'Contents' });
    await menu?.click();
  }

  async takeLesson(id: string): Promise<void> {
    const lesson = course.lessons.find((one) => one.id === id);
    for (const [index, screen] of lesson?.screens.entries() ?? []) {
      if (index > 0) await this.next();
      await this.heading(screen.title);
      await this.practise();
    }
  }

  /** Reads the scene of this screen as a page, and answers every question of one choice with its first option. */
  async practise(): Promise<void> {
    const asPage = { role: 'button', name: en.scene.asPage } as const;
    if ((await this.all(asPage)).length > 0) await this.click(asPage);
    await this.until('a screen with nothing cut off', async () => {
      const problems = await this.driver.executeScript<string[]>(`return (${String(boxesIn)})()`);
      return problems.length === 0;
    });
    for (const block of await this.all({ role: 'tag', name: 'choice-block' })) {
      const options = [
        ...(await this.all({ role: 'radio' }, block)),
        ...(await this.all({ role: 'checkbox' }, block)),
      ];
      await this.choose(options[0]);
      await this.click({ role: 'button', name: 'Check' }, block);
      await this.one({ role: 'button', name: 'Change my answer' }, block);
    }
  }

  async choose(option: WebElement | undefined): Promise<void> {
    if (!option) throw new Error('There is nothing to choose.');
    await this.#press(option);
    await this.until('the choice', () => option.isSelected());
  }

  async answerQuestion(number: number, isRight: boolean): Promise<void> {
    await this.says(`Question ${number} of 10`);
    const block = await this.one({ role: 'tag', name: 'check-block' });
    const [legend] = await this.all({ role: 'tag', name: 'legend' }, block);
    const stem = ((await legend?.getText()) ?? '').replace(/\s+/g, ' ');
    const model = pool.find((item) => stem.startsWith(plain(item.stem)));
    if (!model) throw new Error(`No question of the pool begins with “${stem}”.`);
    const right = rightOptions(model);
    const wrong = model.options.filter(({ id }) => !right.includes(id)).slice(0, 1);
    const chosen = isRight ? model.options.filter(({ id }) => right.includes(id)) : wrong;
    for (const { text } of chosen) {
      const options = ['radio', 'checkbox'] as const;
      const found = await Promise.all(options.map((role) => this.all({ role, name: plain(text) }, block)));
      await this.choose(found.flat()[0]);
    }
    await this.click({ role: 'button', name: number < 10 ? 'Next question' : 'Look over my answers' });
  }

  /** From the check's introduction to its result. */
  async takeCheck(answering: Answering, from = 1): Promise<void> {
    if (from === 1) await this.click({ role: 'button', name: 'Begin the check' });
    for (let number = from; number <= 10; number++) await this.answerQuestion(number, answering(number - 1));
    await this.click({ role: 'button', name: 'Submit my answers' });
  }
}
