import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { fields } from '../../ui/field.styles.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { appearing, blockStyles } from '../block.styles.ts';
import { longText } from '../long-text.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { PrivateBlock } from '../private-block.ts';
import type { ReflectionModel, ReflectionNote, ReflectionTick, TicksShown } from './model.ts';
import { readReflection, serializeReflection } from './model.ts';

/**
 * A private reflection: ticks, each perhaps with a thought, the learner's own words, or both.
 *
 * @fires course-announce - The room left in the box, when it gets short; never its text.
 */
export class ReflectionBlock extends PrivateBlock<ReflectionModel> {
  static override styles = [
    blockStyles,
    fields,
    appearing,
    css`
      .thought {
        margin-inline-start: var(--space-5);
        border-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) facts!: CourseFacts;

  get #shown(): TicksShown {
    // Not the page's `lang`: that changes only after everything is shown in the new language.
    return { ticks: this.model.ticks, language: this.facts.language };
  }

  get #now(): ReflectionNote {
    return readReflection(this.note, this.#shown);
  }

  #write(now: ReflectionNote): void {
    this.note = serializeReflection(now, this.#shown);
  }

  #tick(id: string, isOn: boolean): void {
    const now = this.#now;
    const others = now.ticks.filter((tick) => tick !== id);
    this.#write({ ...now, ticks: isOn ? [...others, id] : others });
  }

  #option({ id, text, thought }: ReflectionTick, ticked: boolean): TemplateResult {
    return html`<div class="answer">
      <label class="option">
        <input
          type="checkbox"
          .checked=${ticked}
          @change=${({ target }: Event) => this.#tick(id, (target as HTMLInputElement).checked)}
        />
        <span>${text}</span>
      </label>
      ${ticked && thought !== undefined ? html`<div class="feedback thought appearing" data-private>${thought}</div>` : nothing}
    </div>`;
  }

  #ticks(now: ReflectionNote): TemplateResult {
    const { prompt, ticks } = this.model;
    const hasThoughts = ticks.some(({ thought }) => thought !== undefined);
    return html`<fieldset aria-describedby="privacy${hasThoughts ? ' thoughts' : ''}">
      <legend>${prompt}</legend>
      ${hasThoughts ? html`<p id="thoughts" class="hint">${words.reflection.thoughts}</p>` : nothing}
      ${ticks.map((tick) => this.#option(tick, now.ticks.includes(tick.id)))}
    </fieldset>`;
  }

  override render(): unknown {
    const { prompt, ticks, lines } = this.model;
    const now = this.#now;
    return html`${ticks.length > 0 ? this.#ticks(now) : nothing}
    ${
      lines > 0
        ? longText({
            id: 'own',
            label: ticks.length > 0 ? words.reflection.own : prompt,
            rows: lines,
            value: now.text,
            // The fieldset of the ticks already refers to the privacy note.
            ...(ticks.length === 0 && { describedBy: 'privacy' }),
            write: (text) => this.#write({ ...this.#now, text }),
          })
        : nothing
    }
    ${privacyNote()} ${keepNotes(this.notes)}`;
  }
}

customElements.define('reflection-block', ReflectionBlock);
