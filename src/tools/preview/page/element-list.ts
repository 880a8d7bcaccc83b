import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { explainElement } from './explain.ts';
import type { Cmi } from './learner-record.ts';
import { flatten } from './learner-record.ts';
import { LightElement } from './light-element.ts';

/** Every element of the data model, with its value and its meaning in plain words. */
export class LmsElementList extends LightElement {
  @state() private wanted = '';

  @state() private showsEmpty = false;

  @property({ attribute: false }) cmi: Cmi = {};

  protected override render() {
    const all = flatten(this.cmi);
    const wanted = this.wanted.toLowerCase();
    const found = all.filter(
      ([element, value]) =>
        (this.showsEmpty || value !== '') &&
        (element.toLowerCase().includes(wanted) || explainElement(element).toLowerCase().includes(wanted)),
    );
    return html`
      <label class="wide">
        Search
        <input
          type="search"
          @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          @change=${(event: Event) => (this.showsEmpty = (event.target as HTMLInputElement).checked)}
        />
        Empty ones too
      </label>
      <p class="muted">${found.length} of ${all.length} elements.</p>
      <dl class="elements">
        ${found.map(([element, value]) => {
          const words = explainElement(element);
          return html`<div>
            <dt><code>${element}</code></dt>
            <dd>
              <code class="value">${value === '' ? '(empty)' : value}</code>
              ${words === '' ? nothing : html`<span class="small">${words}</span>`}
            </dd>
          </div>`;
        })}
      </dl>
    `;
  }
}

customElements.define('lms-element-list', LmsElementList);
