import { html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LightElement } from './light-element.ts';

/**
 * Asks before a record is deleted.
 *
 * @fires lms-reset when it is to go.
 */
@customElement('lms-reset-dialog')
export class LmsResetDialog extends LightElement {
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Whose record. */
  @property() learner = '';

  /** Of which package. */
  @property() package = '';

  ask(): void {
    this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="reset-title">
      <form method="dialog">
        <h2 id="reset-title">Delete this record?</h2>
        <p>All that the LMS recorded of ${this.learner} in ${this.package} goes for good.</p>
        <div class="tools">
          <button>Keep it</button>
          <button class="danger" @click=${() => this.dispatchEvent(new CustomEvent('lms-reset'))}>
            Delete the record
          </button>
        </div>
      </form>
    </dialog>`;
  }
}
