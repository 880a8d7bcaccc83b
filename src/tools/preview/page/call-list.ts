import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { select } from '../../select.ts';
import type { Call } from './call-log.ts';
import { LightElement } from './light-element.ts';

const filters = {
  most: 'All but questions about errors',
  all: 'All',
  writes: 'Writes and commits',
  errors: 'Errors',
} as const;
type Filter = keyof typeof filters;

/** How many rows are shown at first: a long table must not slow the course down. */
const rowsAtFirst = 100;

/** The calls that the course made, newest first. */
export class LmsCallList extends LightElement {
  @state() private filter: Filter = 'most';

  @state() private showsAll = false;

  @property({ attribute: false }) calls: readonly Call[] = [];

  /** The number of all calls, including those no longer kept. */
  @property({ type: Number }) count = 0;

  protected override render() {
    const found = this.calls.filter((call) => passes(call, this.filter)).reverse();
    const shown = this.showsAll ? found : found.slice(0, rowsAtFirst);
    const kept = this.count > this.calls.length ? `, the latest ${this.calls.length} kept` : '';
    return html`
      ${select('Show', Object.entries(filters), this.filter, (filter) => (this.filter = filter as Filter))}
      <p class="muted">${this.count} made in this session${kept}; newest first.</p>
      ${
        shown.length === 0
          ? html`<p class="muted">None.</p>`
          : html`<ol class="calls" reversed role="list">
              ${shown.map(callRow)}
            </ol>`
      }
      ${
        shown.length === found.length
          ? nothing
          : html`<button @click=${() => (this.showsAll = true)}>Show all ${found.length}</button>`
      }
    `;
  }
}

customElements.define('lms-call-list', LmsCallList);

function callRow(call: Call) {
  const isError = call.error !== '0';
  return html`<li class=${isError ? 'error' : ''}>
    <span class="small">${call.number} · ${call.at.toLocaleTimeString()}</span>
    <code class="call">
      <span class="method">${call.method}</span>(${call.element === '' ? '""' : call.element}${
        call.method === 'SetValue' ? html`, <span class="value">“${shorten(call.value)}”</span>` : nothing
      })
      <span class="answer">→ ${call.answer === '' ? '""' : shorten(call.answer)}</span>
    </code>
    ${isError ? html`<span class="bad">Error ${call.error}: ${call.errorText}</span>` : nothing}
  </li>`;
}

function passes(call: Call, filter: Filter): boolean {
  const asks = call.method.startsWith('Get') && call.method !== 'GetValue';
  switch (filter) {
    case 'most':
      return !asks;
    case 'all':
      return true;
    case 'writes':
      return !asks && call.method !== 'GetValue';
    case 'errors':
      return call.error !== '0';
  }
}

function shorten(value: string): string {
  return value.length > 160 ? `${value.slice(0, 160)}… (${value.length} characters)` : value;
}
