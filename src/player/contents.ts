import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { emit } from '../ui/emit.ts';
import { printSheet } from '../ui/print-sheet.ts';
import { controls, prose } from '../ui/shared.styles.ts';
import { inItsLanguage } from '../ui/in-its-language.ts';
import type { Course, Lesson } from '../course/course.ts';
import { isCheck } from '../course/course.ts';
import type { Place, Progress } from '../course/progress.ts';
import { lessonStatus, unansweredScreens } from '../course/completion.ts';
import { placeIn } from '../course/resume-place.ts';
import type { ScreenText } from '../lessons/transcript.ts';
import { transcriptOf } from '../lessons/transcript.ts';
import { words } from '../locale/words.ts';
import { contentsStyles, paperStyles } from './contents.styles.ts';
import { lessonIcons } from './icons.ts';
import { loadLesson } from './lesson-loader.ts';
import type { Hit } from './search.ts';
import { search } from './search.ts';
import { lessonsDone, minutesLeft } from './navigation.ts';
import { minutesToGo, openQuestions } from './open-note.ts';

declare global {
  interface HTMLElementEventMap {
    /** The learner has chosen a place. */
    'course-go': CustomEvent<Place>;
  }
}

/** Lesson id → the text of its screens. */
type Texts = ReadonlyMap<string, readonly ScreenText[]>;

/**
 * The lessons with the state of each, the screens of the current lesson, and a search through all lessons.
 *
 * @fires course-go - The learner has chosen a place.
 */
export class CourseContents extends LitElement {
  static override styles = [prose, controls, contentsStyles];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) progress!: Progress;
  @property({ attribute: false }) place!: Place;
  @state() private wanted = '';
  @state() private hits: readonly Hit[] = [];
  /** The search result or a printing problem, shown here: the page's live region is inert behind the drawer. */
  @state() private said = '';
  @query('[role=status]') private status!: HTMLElement;
  @query('.screens [aria-current]') private here!: HTMLElement | null;
  #typed = '';
  #texts: Promise<Texts> | undefined;

  /** The text of every lesson, never of the check; read once, or again if a lesson could not be loaded. */
  #read(): Promise<Texts> {
    const lessons = this.course.lessons.filter(({ kind }) => kind === 'lesson');
    const load = async (): Promise<Texts> =>
      new Map(
        await Promise.all(
          lessons.map(async ({ id }) => {
            const lesson = await loadLesson(id).catch(() => (this.#texts = undefined));
            return [id, lesson ? transcriptOf(lesson) : []] as const;
          }),
        ),
      );
    return (this.#texts ??= load());
  }

  #go(place: Place): void {
    emit(this, 'course-go', place);
  }

  /** Another language has other text to search. */
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('course') || !this.hasUpdated) return;
    this.#texts = undefined;
    void this.#search(this.#typed);
  }

  async #search(typed: string): Promise<void> {
    const { course } = this;
    const wanted = (this.#typed = typed.trim());
    const isSearch = wanted.length > 1;
    const texts: Texts = isSearch ? await this.#read() : new Map();
    const hits = search(course, texts, wanted);
    const isMissing = [...texts.values()].some(({ length }) => length === 0);
    // If the query or the language has changed meanwhile, another result is on its way.
    if (wanted !== this.#typed || course !== this.course) return;
    this.wanted = wanted;
    this.hits = hits;
    const found = isMissing && hits.length === 0 ? '' : words.search.found(hits.length);
    this.said = isSearch ? [found, isMissing ? words.contentsNotLoaded : ''].join(' ').trim() : '';
  }

  async #say(message: string): Promise<void> {
    this.said = message;
    await this.updateComplete;
    this.status.scrollIntoView({ block: 'nearest' });
  }

  async #print({ id, title }: Lesson): Promise<void> {
    this.said = '';
    const screens = (await this.#read()).get(id) ?? [];
    if (screens.length === 0) return this.#say(words.lessonFailed.title);
    const sheet = html`<h1>${inItsLanguage(title)}</h1>
      ${screens.map(
        (screen) =>
          html`<h2>${inItsLanguage(screen.title)}</h2>
            ${screen.lines.map((line) => html`<p>${line}</p>`)}`,
      )}`;
    const isPrinted = await printSheet(this, sheet, [prose, paperStyles]);
    if (!isPrinted) await this.#say(words.printing.refused);
  }

  #hit({ place, lesson, title, excerpt }: Hit): TemplateResult {
    return html`<li>
      <button class="lesson" @click=${() => this.#go(place)}>
        <span
          ><span class="title">${inItsLanguage(title)}</span
          ><span class="state"
            >${lesson}${excerpt.length > 0 ? ' · ' : ''}${excerpt.map(({ text, isFound }) => (isFound ? html`<mark>${text}</mark>` : text))}</span
          ></span
        >
      </button>
    </li>`;
  }

  #lesson(lesson: Lesson): TemplateResult {
    const { course, progress, place } = this;
    const status = lessonStatus(course, progress, lesson);
    const isHere = lesson.id === place.lesson;
    const open = openQuestions(course, progress, lesson.id);
    const isTestedOut = progress.testOuts.get(lesson.id) === true;
    const target = placeIn(course, progress, lesson);
    const left = minutesLeft(progress, lesson);
    return html`<li class=${status === 'completed' ? 'completed' : ''}>
      <button class="lesson" aria-current=${isHere ? 'step' : nothing} @click=${() => this.#go(target)}>
        ${lessonIcons[status]}
        <span>
          <span class="title">${inItsLanguage(lesson.title)}</span>
          <span class="state"
            >${isTestedOut ? words.open.testedOut : words.lessonState[status]} ·
            ${
              status === 'incomplete' && !isCheck(lesson)
                ? [left > 0 ? words.minutesLeft(Math.ceil(left)) : '', open > 0 ? words.open.count(open) : '']
                    .filter(Boolean)
                    .join(' · ')
                : words.minutes(lesson.minutes)
            }</span
          >
        </span>
      </button>
      ${isHere ? this.#screens(lesson) : nothing}
    </li>`;
  }

  #screens(lesson: Lesson): TemplateResult {
    const { course, progress } = this;
    const open = new Map(
      unansweredScreens(course, progress, lesson).map(({ id, activities }) => [
        id,
        activities.filter((activity) => !progress.answers.has(activity.id)).length,
      ]),
    );
    return html`<ol class="screens">
      ${lesson.screens.map(
        ({ id, title }) =>
          html`<li>
            <button
              aria-current=${id === this.place.screen ? 'true' : nothing}
              @click=${() => this.#go({ lesson: lesson.id, screen: id })}
            >
              ${title}${open.has(id) ? html` <span class="state">${words.open.count(open.get(id) ?? 0)}</span>` : nothing}
            </button>
          </li>`,
      )}
      ${
        lesson.kind === 'lesson'
          ? html`<li>
              <button class="print" @click=${() => this.#print(lesson)}>${words.search.print}</button>
            </li>`
          : nothing
      }
    </ol>`;
  }

  /** Next to the lesson, keeps the current screen in view. The page itself does not scroll. */
  protected override updated(changed: PropertyValues): void {
    // Measured with the next frame: until then more may be drawn, so that the browser lays out the page only once.
    if (changed.has('place')) requestAnimationFrame(() => this.#keepInSight());
  }

  #keepInSight(): void {
    const here = this.here?.getBoundingClientRect();
    if (!here) return;
    const { top, bottom } = this.getBoundingClientRect();
    if (here.bottom > bottom) this.scrollTop += here.bottom - bottom + here.height;
    if (here.top < top) this.scrollTop += here.top - top - here.height;
  }

  override render(): unknown {
    const { course, progress, wanted, hits } = this;
    const isSearching = wanted.length > 1;
    const minutes = minutesToGo(course, progress);
    return html`<nav aria-label=${words.contents}>
      <p class="done">${words.progress(...lessonsDone(course, progress))}</p>
      ${minutes > 0 ? html`<p class="done">${words.open.minutes(minutes)}</p>` : nothing}
      <label class="search">
        <span class="visually-hidden">${words.search.label}</span>
        <input
          type="search"
          placeholder=${words.search.label}
          @input=${(event: Event) => void this.#search((event.target as HTMLInputElement).value)}
        />
      </label>
      <p class="done" role="status">${this.said}</p>
      <ol>
        ${isSearching ? hits.map((hit) => this.#hit(hit)) : course.lessons.map((lesson) => this.#lesson(lesson))}
      </ol>
    </nav>`;
  }
}

customElements.define('course-contents', CourseContents);
