import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../locale/words.ts';
import { emit } from '../ui/emit.ts';
import { mostCharacters, isRoomShort, roomToAnnounce } from './room-left.ts';

export interface LongText {
  /** Unique in its root; the ids of its hint and error are `<id>-hint` and `<id>-error`. */
  readonly id: string;
  readonly label: unknown;
  readonly hint?: string;
  readonly rows: number;
  readonly value: string;
  /** What is wrong; '' if nothing is. */
  readonly error?: string;
  /** The id of a further description in the same root. */
  readonly describedBy?: string;
  readonly write: (text: string) => void;
}

/** A labelled box for private words. The room left is shown, and announced once, only when it gets short. */
export function longText({
  id,
  label,
  hint,
  rows,
  value,
  error = '',
  describedBy,
  write,
}: LongText): TemplateResult {
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(' ');
  const input = ({ target }: Event): void => {
    const box = target as HTMLTextAreaElement;
    const left = roomToAnnounce(value.length, box.value.length);
    write(box.value);
    if (left !== undefined) emit(box, 'course-announce', words.room(left));
  };
  // Browsers scroll only the caret into view; the box and its focus ring may be half under the bar.
  const whole = ({ target }: Event): void => (target as HTMLElement).scrollIntoView({ block: 'nearest' });
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p id="${id}-hint" class="hint">${hint}</p>` : nothing}
    <p id="${id}-error" class="error" ?hidden=${error === ''}>${error}</p>
    <textarea
      id=${id}
      rows=${rows}
      dir="auto"
      maxlength=${mostCharacters}
      autocomplete="off"
      aria-describedby=${descriptions || nothing}
      aria-invalid=${error === '' ? nothing : 'true'}
      .value=${value}
      @input=${input}
      @focus=${whole}
    ></textarea>
    <p class="hint room" ?hidden=${!isRoomShort(value.length)}>
      ${words.room(mostCharacters - value.length)}
    </p>
  </div>`;
}
