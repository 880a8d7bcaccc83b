import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { CheckState, CourseFacts } from '../blocks/block-inputs.ts';
import type { Drawings } from '../blocks/drawings.ts';
import type { PrivateNotes } from '../blocks/private-notes.ts';
import type { AnswerKey } from '../course/answer-key.ts';
import type { ScreenKind } from '../course/look.ts';
import { nextPaint } from '../ui/painted.ts';
import { asides } from '../ui/aside.styles.ts';
import { prose } from '../ui/shared.styles.ts';
import { inItsLanguage } from '../ui/in-its-language.ts';
import { styles } from './lesson-element.styles.ts';
import { pictures } from './picture.styles.ts';

export { html, svg } from 'lit';

/** Loads the chunk with a lesson's drawings; `again` changes the address, to bypass a failed request. */
export type LoadDrawings = (again?: string) => Promise<{ readonly drawings: Drawings }>;

/** One screen of a compiled lesson. */
export interface ScreenView {
  readonly id: string;
  readonly title: string;
  readonly kind: ScreenKind;
  readonly render: (lesson: LessonElement) => TemplateResult;
}

/** The rendered content of a screen. */
export interface ScreenContents {
  readonly screen: string;
  readonly title: string;
  readonly contents: TemplateResult;
}

/** The base class of every compiled lesson: shows one screen at a time and passes data to its blocks. */
export abstract class LessonElement extends LitElement {
  static override styles = [prose, asides, styles, pictures];
  /** Undefined if the lesson has no drawings. */
  static readonly loadDrawings: LoadDrawings | undefined;

  /** The lesson's title. */
  @property({ attribute: false }) lessonTitle = '';
  /** The id of the screen shown. */
  @property({ attribute: false }) screen = '';
  /** Activity id → the stored response. */
  @property({ attribute: false }) responses: ReadonlyMap<string, string> = new Map();
  /** Review mode: nothing that is recorded can be changed. */
  @property({ type: Boolean }) review = false;
  @property({ attribute: false }) notes!: PrivateNotes;
  @property({ attribute: false }) facts!: CourseFacts;
  @property({ attribute: false }) check!: CheckState;

  /** The learner comes from another screen of this lesson: its beginning is not shown as one. */
  @property({ type: Boolean, reflect: true, attribute: 'is-continued' }) isContinued = false;
  /** Undefined until loaded: the text does not wait for them. */
  @property({ attribute: false }) drawings: Drawings | undefined;

  @query('h2') private heading!: HTMLElement | null;

  protected abstract readonly screens: readonly ScreenView[];
  /** Its questions in the course's first language; undefined if the lesson is in that language. */
  readonly key: AnswerKey | undefined;
  #isLoading = false;
  #failed = false;

  /** Focuses the screen's heading, once it is rendered. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus({ preventScroll: true });
  }

  /** The content of all screens, without rendering it: `transcriptOf` extracts the text. */
  contents(): ScreenContents[] {
    return this.screens.map(({ id, title, render }) => ({ screen: id, title, contents: render(this) }));
  }

  /** Call this when the drawings have changed. */
  reloadDrawings(): void {
    this.drawings = undefined;
    this.requestUpdate();
  }

  protected override updated(): void {
    const { loadDrawings } = this.constructor as typeof LessonElement;
    if (loadDrawings && !this.drawings && !this.#isLoading) void this.#fetchDrawings(loadDrawings);
  }

  /** Loads the drawings once the text is painted. If that fails, tries again with the next screen. */
  async #fetchDrawings(load: LoadDrawings): Promise<void> {
    this.#isLoading = true;
    await nextPaint();
    try {
      ({ drawings: this.drawings } = await load(this.#failed ? `?again=${Date.now()}` : ''));
    } catch {
      this.#failed = true;
    }
    this.#isLoading = false;
  }

  override render(): unknown {
    const view = this.screens.find(({ id }) => id === this.screen) ?? this.screens[0];
    if (!view) return nothing;
    return html`<div class="page ${view.kind}">
      <h1>${inItsLanguage(this.lessonTitle)}</h1>
      <h2 tabindex="-1">${inItsLanguage(view.title)}</h2>
      <div class="screen">${view.render(this)}</div>
    </div>`;
  }
}

/** Defines `<lesson-{id}>`; called by each compiled lesson module. */
export function defineLesson(
  id: string,
  screens: readonly ScreenView[],
  drawings?: LoadDrawings,
  key?: AnswerKey,
): void {
  const tag = `lesson-${id}`;
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends LessonElement {
      static override readonly loadDrawings = drawings;
      protected override readonly screens = screens;
      override readonly key = key;
    },
  );
}
