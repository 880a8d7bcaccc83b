import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Faults, FaultSwitch } from '../faults.ts';
import { faultSwitches, noFaults } from '../faults.ts';
import type { Standard } from '../package-info.ts';
import { isScorm } from '../package-info.ts';
import { isRecordName, recordNamePattern } from '../record-name.ts';
import { select } from '../../select.ts';
import type { Learner } from './learner-record.ts';
import { LightElement } from './light-element.ts';
import { personalities } from './lms-behaviours.ts';

/**
 * Sets the learner, the language and the faults.
 *
 * @fires lms-learner with the id of the chosen learner
 * @fires lms-new-learner with a learner to add
 * @fires lms-language with a BCP 47 tag
 * @fires lms-faults with all switches
 */
export class LmsTestBench extends LightElement {
  @state() private problem = '';

  /** The package's standard, which decides which faults are possible. */
  @property() standard: Standard = 'scorm12';

  @property({ attribute: false }) learners: readonly Learner[] = [];

  @property({ attribute: false }) learner!: Learner;

  @property() language = '';

  @property({ attribute: false }) faults: Faults = noFaults;

  #emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #add(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [id, name] = [String(data.get('id')).trim(), String(data.get('name')).trim()];
    if (!isRecordName(id) || name === '') {
      this.problem =
        'A learner has a name and an id of lower-case letters, digits, and . _ @ - between them.';
      form.querySelector<HTMLInputElement>(name === '' ? '[name=name]' : '[name=id]')?.focus();
      return;
    }
    this.problem = '';
    form.reset();
    this.#emit('lms-new-learner', { id, name });
  }

  protected override render() {
    return html`
      ${this.standard === 'web' ? nothing : this.#whoLearns()}
      <h2>What goes wrong</h2>
      <p class="muted">Works at once, on the session that runs.</p>
      ${isScorm(this.standard) ? this.#howItAnswers() : nothing}
      ${(Object.keys(faultSwitches) as FaultSwitch[]).map((name) => this.#switch(name))}
    `;
  }

  #whoLearns() {
    const everybody = this.learners.some((each) => each.id === this.learner.id)
      ? this.learners
      : [...this.learners, this.learner];
    return html`
      <h2>Learner</h2>
      ${select(
        'Learner',
        everybody.map(({ id, name }) => [id, `${name} (${id})`]),
        this.learner.id,
        (id) => this.#emit('lms-learner', id),
        'wide',
      )}
      <label class="wide">
        Preferred language, for the next launch
        <input
          .value=${this.language}
          placeholder="none; e.g. en-GB"
          autocomplete="off"
          @change=${(event: Event) => this.#emit('lms-language', (event.target as HTMLInputElement).value.trim())}
        />
      </label>
      <details>
        <summary>Add a learner</summary>
        <form novalidate @submit=${(event: SubmitEvent) => this.#add(event)}>
          <label class="wide">Name, family name first <input name="name" autocomplete="off" /></label>
          <label class="wide">
            Id
            <input
              name="id"
              autocomplete="off"
              autocapitalize="none"
              pattern=${recordNamePattern}
              aria-describedby=${this.problem === '' ? nothing : 'learner-problem'}
              aria-invalid=${this.problem === '' ? nothing : 'true'}
            />
          </label>
          ${this.problem === '' ? nothing : html`<p class="bad" id="learner-problem" role="alert">${this.problem}</p>`}
          <button>Add</button>
        </form>
      </details>
    `;
  }

  #howItAnswers() {
    const choose = (personality: string): void => this.#emit('lms-faults', { ...this.faults, personality });
    return select('The LMS answers', Object.entries(personalities), this.faults.personality, choose, 'wide');
  }

  #switch(name: FaultSwitch) {
    const { label, help, on } = faultSwitches[name];
    if (!(on as readonly Standard[]).includes(this.standard)) return nothing;
    const change = (event: Event) =>
      this.#emit('lms-faults', { ...this.faults, [name]: (event.target as HTMLInputElement).checked });
    return html`<div class="switch">
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.faults[name]}
          aria-describedby="help-${name}"
          @change=${change}
        />
        ${label}
      </label>
      <span class="small" id="help-${name}">${help}</span>
    </div>`;
  }
}

customElements.define('lms-test-bench', LmsTestBench);
