import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { CheckState, CourseFacts } from '../blocks/block-inputs.ts';
import type { PrivateNotes } from '../blocks/private-notes.ts';
import type { ScreenKind } from '../course/look.ts';
import '../ui/scroll-region.ts';
import { prose } from '../ui/shared.styles.ts';
import { styles } from './lesson-element.styles.ts';
import type { ScreenText } from './transcript.ts';
import { linesOf } from './transcript.ts';

export { html } from 'lit';

/** One screen of a compiled lesson. */
export interface ScreenView {
  readonly id: string;
  readonly title: string;
  readonly kind: ScreenKind;
  readonly render: (lesson: LessonElement) => TemplateResult;
}

/** What every compiled lesson extends: shows one screen at a time and hands its blocks what they are given. */
export abstract class LessonElement extends LitElement {
  static override styles = [prose, styles];

  /** The lesson's title. */
  @property({ attribute: false }) lessonTitle = '';
  /** The id of the screen shown. */
  @property({ attribute: false }) screen = '';
  /** Activity id → the answer kept. */
  @property({ attribute: false }) responses: ReadonlyMap<string, string> = new Map();
  /** The course is only looked through: nothing that is recorded can be changed. */
  @property({ type: Boolean }) review = false;
  @property({ attribute: false }) notes!: PrivateNotes;
  @property({ attribute: false }) facts!: CourseFacts;
  @property({ attribute: false }) check!: CheckState;

  @query('h2') private heading!: HTMLElement | null;

  protected abstract readonly screens: readonly ScreenView[];

  /** Puts the focus on the screen's heading, once it is there. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus({ preventScroll: true });
  }

  /** Its words, screen by screen, for searching and printing. */
  transcript(): ScreenText[] {
    return this.screens.map(({ id, title, render }) => ({ screen: id, title, lines: linesOf(render(this)) }));
  }

  override render(): unknown {
    const view = this.screens.find(({ id }) => id === this.screen) ?? this.screens[0];
    if (!view) return nothing;
    return html`<div class="page ${view.kind}">
      <h1>${this.lessonTitle}</h1>
      <h2 tabindex="-1">${view.title}</h2>
      <div class="screen">${view.render(this)}</div>
    </div>`;
  }
}

/** Defines `<lesson-{id}>`: what a compiled lesson module calls. */
export function defineLesson(id: string, screens: readonly ScreenView[]): void {
  const tag = `lesson-${id}`;
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends LessonElement {
      protected override readonly screens = screens;
    },
  );
}
