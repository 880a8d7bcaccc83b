import type { Place } from '../course/progress.ts';
import type { LessonElement } from '../lessons/lesson-element.ts';
import { lessonTag } from './active-language.ts';
import type { CourseParts } from './lesson-inputs.ts';
import { lessonInputs } from './lesson-inputs.ts';
import { idle } from './lesson-loader.ts';
import { neighbours } from './navigation.ts';

/**
 * Renders the next screen out of sight while the learner is at this one, so that a press of Next takes less time.
 *
 * Its shadow root is closed: what looks through the page's elements (reading aloud, printing, the editor) must not
 * find a screen that the learner does not see.
 */
export class NextScreen {
  /** To be rendered in the player. */
  readonly holder = document.createElement('div');
  readonly #root = this.holder.attachShadow({ mode: 'closed' });
  #lesson: LessonElement | undefined;
  #isBusy = false;

  constructor() {
    this.holder.hidden = true;
    this.holder.addEventListener('course-way-on', (event) => {
      this.#isBusy = !event.detail;
      // The player would take it for the screen that is shown.
      event.stopPropagation();
    });
  }

  /**
   * Renders the screen that follows a place, if there is one and its lesson is loaded.
   *
   * @param shown the lesson that the learner is in
   */
  render(parts: CourseParts, place: Place, shown: LessonElement | undefined): void {
    const { next } = neighbours(parts.course, place);
    if (!next || !customElements.get(lessonTag(next.lesson))) return;
    this.#isBusy = false;
    const lesson = document.createElement(lessonTag(next.lesson)) as LessonElement;
    if (shown && next.lesson === place.lesson) {
      lesson.drawings = shown.drawings;
      lesson.isContinued = true;
    }
    this.#lesson = Object.assign(lesson, lessonInputs(parts, next));
    this.#root.replaceChildren(lesson);
    if (shown) void idle().then(() => this.#layOut(lesson, shown.offsetWidth));
  }

  /**
   * Lays the screen out once, unseen: what the browser then knows (styles, glyphs) it need not find out after the
   * press. The screen is hidden again before anything is painted, so that no lazy picture is loaded.
   *
   * @param width in CSS pixels
   */
  #layOut(lesson: LessonElement, width: number): void {
    if (lesson !== this.#lesson) return;
    const { holder } = this;
    holder.style.cssText = `position: absolute; inset-block-start: -200vh; inline-size: ${width}px`;
    holder.hidden = false;
    holder.getBoundingClientRect();
    holder.hidden = true;
  }

  /** The screen of this place, and whether it has an unfinished scene; undefined if another was rendered, or none. */
  take({ lesson, screen }: Place): { lesson: LessonElement; isBusy: boolean } | undefined {
    const rendered = this.#lesson;
    this.#lesson = undefined;
    if (rendered?.localName === lessonTag(lesson) && rendered.screen === screen)
      return { lesson: rendered, isBusy: this.#isBusy };
    rendered?.remove();
    return undefined;
  }
}
