import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PackageInfo } from '../package-info.ts';
import { isOverXapi, isScorm } from '../package-info.ts';
import { select } from '../../select.ts';
import type { NumberedAttempt } from './attempts.ts';
import './call-list.ts';
import './element-list.ts';
import type { Cmi, Learner } from './learner-record.ts';
import { LightElement } from './light-element.ts';
import './record-panel.ts';
import type { RecordView } from './record-view.ts';
import { recordView } from './record-view.ts';
import './statement-panel.ts';

const tabs = ['Record', 'Calls', 'Elements', 'Test bench'] as const;
type Tab = (typeof tabs)[number];

/** Without calls and elements, which only SCORM has. */
const fewTabs: readonly Tab[] = ['Record', 'Test bench'];

/**
 * The panel next to the frame: the record, the calls, every element, and the test bench.
 *
 * @fires lms-attempt with the number of the attempt to show
 */
export class LmsPanel extends LightElement {
  @state() private tab: Tab = 'Record';

  @property({ attribute: false }) package!: PackageInfo;

  /** The attempt shown. It is a new object after every change of its session, which itself stays the same object. */
  @property({ attribute: false }) shown!: NumberedAttempt;

  /** The number of attempts. */
  @property({ type: Number }) attempts = 1;

  /** Whether the server fails to answer. */
  @property({ type: Boolean }) isFailing = false;

  @property({ attribute: false }) learner!: Learner;

  @property({ attribute: false }) bench!: TemplateResult;

  /** The session's current data while it runs; the saved data after it has ended or was cut. */
  get #data(): { readonly cmi: Cmi; readonly view: RecordView } | undefined {
    const { session, record } = this.shown;
    if (session !== undefined && session.state !== 'cut') {
      const { cmi } = session;
      return { cmi, view: recordView(session.options.standard, cmi, session.totalTime) };
    }
    if (record === undefined) return undefined;
    return { cmi: record.cmi, view: recordView(record.standard, record.cmi, record.totalTime) };
  }

  get #tabs(): readonly Tab[] {
    return isScorm(this.package.standard) ? tabs : fewTabs;
  }

  /** The name of exported files, e.g. `scorm12-ada`; `scorm12-ada-attempt-1` if there are several attempts. */
  get #fileName(): string {
    const whose = `${this.package.name}-${this.learner.id}`;
    return this.attempts > 1 ? `${whose}-attempt-${this.shown.attempt}` : whose;
  }

  /** Selects the attempt, if there are several. */
  #choice() {
    if (this.attempts < 2) return nothing;
    const label = isOverXapi(this.package.standard) ? 'Registration' : 'Attempt';
    const all = Array.from({ length: this.attempts }, (_, index) => String(index + 1));
    const options = all.map((each) => [each, `${each} of ${this.attempts}`] as const);
    const choose = (attempt: string): void =>
      void this.dispatchEvent(new CustomEvent('lms-attempt', { detail: Number(attempt) }));
    return select(label, options, String(this.shown.attempt), choose, 'wide');
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = this.#tabs;
    this.tab = all[(all.indexOf(this.tab) + step + all.length) % all.length] ?? 'Record';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  protected override render() {
    return html`
      <div
        class="tabs"
        role="tablist"
        aria-label="Views"
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      >
        ${this.#tabs.map((tab) => this.#tab(tab))}
      </div>
      <div class="body" role="tabpanel" id="tabpanel" aria-labelledby=${idOf(this.tab)} tabindex="0">
        ${this.#content()}
      </div>
    `;
  }

  #tab(tab: Tab) {
    const chosen = tab === this.tab;
    const errors = this.shown.session?.log.errors ?? 0;
    const badge =
      tab !== 'Calls' || errors === 0
        ? nothing
        : html`<span class="badge bad"> ${errors} <span class="visually-hidden">with an error</span></span>`;
    return html`<button
      role="tab"
      id=${idOf(tab)}
      aria-selected=${chosen}
      aria-controls="tabpanel"
      tabindex=${chosen ? 0 : -1}
      @click=${() => (this.tab = tab)}
    >
      ${tab}${badge}
    </button>`;
  }

  #content() {
    const data = this.#data;
    switch (this.tab) {
      case 'Record':
        if (isOverXapi(this.package.standard)) {
          return html`${this.#choice()}<lms-statement-panel
              .name=${this.#fileName}
              .registration=${this.shown.registration}
            ></lms-statement-panel>`;
        }
        if (!isScorm(this.package.standard)) return noLms;
        return html`${this.#choice()}<lms-record-panel
            .name=${this.#fileName}
            .course=${this.package.title}
            .learner=${this.learner}
            .shown=${this.shown}
            .view=${data?.view}
            .isFailing=${this.isFailing}
          ></lms-record-panel>`;
      case 'Calls':
        return html`<lms-call-list
          .calls=${this.shown.session?.log.calls ?? []}
          .count=${this.shown.session?.log.count ?? 0}
        >
        </lms-call-list>`;
      case 'Elements':
        return html`<lms-element-list .cmi=${data?.cmi ?? {}}></lms-element-list>`;
      case 'Test bench':
        return this.bench;
    }
  }
}

customElements.define('lms-panel', LmsPanel);

const noLms = html`<h2>No LMS here</h2>
  <p>
    This package is a plain web site. It is played without any API and keeps its own record on this device, so
    there is nothing for an LMS to show.
  </p>`;

function idOf(tab: Tab): string {
  return `tab-${tab.toLowerCase().replace(' ', '-')}`;
}
