import { html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { shiftTo } from '../clock.ts';
import type { PackageInfo } from '../package-info.ts';
import { isOverXapi, isScorm } from '../package-info.ts';
import type { NumberedAttempt } from './attempts.ts';
import { numberOfAttempts, fetchPast, laterEntry } from './attempts.ts';
import { ClockClient } from './clock-client.ts';
import { Cmi5Controller } from './cmi5-controller.ts';
import type { Faults } from '../faults.ts';
import { pastCollection } from '../record-name.ts';
import type { Learner, Mode } from './learner-record.ts';
import { learnerOf, loadLearners, sampleLearners, saveLearners } from './learners.ts';
import { LightElement } from './light-element.ts';
import './panel.ts';
import { playerBar } from './player-bar.ts';
import type { RecordClient } from './record-client.ts';
import { putJson } from './record-client.ts';
import type { Route } from './route.ts';
import { parseRoute } from './route.ts';
import { SessionController } from './session-controller.ts';
import './test-bench.ts';

/**
 * Plays one package in a frame, next to the record that the LMS keeps.
 *
 * @fires lms-route with the changes of the address
 * @fires lms-say with an announcement for assistive technology
 */
export class LmsPlayer extends LightElement {
  readonly #clock = new ClockClient();
  readonly #running = new SessionController(this, window, this.#clock.now);

  readonly #cmi5 = new Cmi5Controller(this);

  @query('dialog') private dialog!: HTMLDialogElement;

  /** Counts launches: each gets a new frame. 0 means no frame. */
  @state() private launchNumber = 0;

  @state() private isPlaying = false;

  /** The address in the frame: the package's page, with the launch parameters that the standard may have. */
  @state() private source = '';

  /** Why the last action failed; '' if it did not. */
  @state() private problem = '';

  /** The earlier attempt to show, if any. */
  @state() private past: NumberedAttempt | undefined;

  @state() private learners: readonly Learner[] = [...sampleLearners, ...loadLearners(localStorage)];

  @property({ attribute: false }) package!: PackageInfo;

  @property({ attribute: false }) route: Route = parseRoute('');

  @property({ attribute: false }) client!: RecordClient;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.client.removeEventListener('change', this.#onClientChange);
  }

  override firstUpdated(): void {
    this.client.addEventListener('change', this.#onClientChange);
    void this.#try(() => (this.route.launch ? this.#launch(this.route.mode) : this.#show()));
  }

  /** Performs an action, or shows why it failed. */
  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.problem = '';
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #onClientChange = (): void => this.requestUpdate();

  get #learner(): Learner {
    return learnerOf(this.learners, this.route.learner);
  }

  async #show(): Promise<void> {
    this.past = undefined;
    await this.#clock.load();
    if (isOverXapi(this.package.standard)) return this.#cmi5.show(this.package, this.#learner.id);
    await this.#running.show(this.client, this.package, this.#learner.id);
  }

  /** Removes the frame before its API, so that the course can still send its last data. */
  async #leave(): Promise<void> {
    this.#running.leave();
    this.isPlaying = false;
    await this.updateComplete;
    this.#running.end();
  }

  async #launch(mode: Mode, newAttempt = false): Promise<void> {
    await this.#leave();
    // Another window may have set the clock.
    await this.#clock.load();
    this.past = undefined;
    this.#go({ mode, launch: true });
    const { standard, name, launch } = this.package;
    const options = { mode, learner: this.#learner, language: this.route.language, newAttempt };
    this.source = `/packages/${encodeURIComponent(name)}/${launch}`;
    // Without a network an LMS could not show the course. The website may work offline.
    if (standard !== 'web') this.#running.faults = { ...this.#running.faults, offline: false };
    if (isScorm(standard)) {
      await this.#running.begin(this.client, this.package, { ...options, standard });
      this.source = `/packages/${encodeURIComponent(name)}@${this.#running.launchId}/${launch}`;
    }
    if (isOverXapi(this.package.standard)) this.source = await this.#cmi5.launch(this.package, options);
    await this.#sendFaults();
    this.launchNumber += 1;
    this.isPlaying = true;
    this.#say(newAttempt ? 'Launched anew. What was recorded before is kept.' : 'Launched.');
  }

  /** The id by which the server knows this launch. */
  get #launchId(): string {
    if (this.package.standard === 'web') return this.package.name;
    return isOverXapi(this.package.standard) ? this.#cmi5.sessionId : this.#running.launchId;
  }

  async #setFaults(faults: Faults): Promise<void> {
    this.#running.faults = faults;
    this.requestUpdate();
    await this.#sendFaults();
  }

  /** The server applies the faults to the course's requests; the API applies them to its calls. */
  async #sendFaults(): Promise<void> {
    const launch = this.#launchId;
    if (launch !== '') await putJson(`/faults/${launch}`, this.#running.faults);
  }

  async #cut(): Promise<void> {
    this.#running.cut();
    await this.#cmi5.cut();
    this.isPlaying = false;
    this.#go({ launch: false });
    await this.#show();
    this.#say('Closed without saying goodbye. Only what was committed is left.');
  }

  async #reset(): Promise<void> {
    this.isPlaying = false;
    this.#running.cut();
    for (let attempt = 1; attempt < numberOfAttempts(this.#latest); attempt += 1)
      await this.client.remove(pastCollection(this.package.name, attempt), this.#learner.id);
    this.past = undefined;
    if (isOverXapi(this.package.standard)) await this.#cmi5.reset();
    else await this.#running.reset(this.package, this.#learner.id);
    this.#go({ launch: false });
    this.#say('The record is deleted.');
  }

  /** The course reads the time from its page, which must be loaded again: this ends the running session. */
  async #setShift(shift: number): Promise<void> {
    await this.#leave();
    await this.#clock.move(shift);
    this.#go({ launch: false });
    await this.#show();
    this.#say(`The date in the LMS is ${this.#clock.day}.`);
  }

  get #latest() {
    const { session, record } = this.#running;
    return { session, record, registration: this.#cmi5.registration };
  }

  async #showAttempt(attempt: number): Promise<void> {
    this.past = undefined;
    const { record } = this.#running;
    if (attempt === numberOfAttempts(this.#latest)) return;
    // A new attempt that has committed nothing yet has not replaced the last record.
    this.past =
      record?.attempt === attempt
        ? { attempt, record }
        : await fetchPast(this.package.name, this.#learner.id, attempt);
  }

  async #switchLearner(id: string): Promise<void> {
    await this.#leave();
    this.#go({ learner: id, launch: false });
    // The former learner's record must not stay if the new one can't be read.
    this.#running.record = undefined;
    this.#cmi5.registration = undefined;
    await this.#show();
  }

  #addLearner(learner: Learner): void {
    const added = this.learners.filter((each) => each.id !== learner.id && !sampleLearners.includes(each));
    saveLearners(localStorage, [...added, learner]);
    this.learners = [...this.learners.filter((each) => each.id !== learner.id), learner];
    void this.#try(() => this.#switchLearner(learner.id));
  }

  #go(change: Partial<Route>): void {
    this.route = { ...this.route, ...change };
    this.dispatchEvent(new CustomEvent('lms-route', { detail: change }));
  }

  #say(words: string): void {
    this.dispatchEvent(new CustomEvent('lms-say', { detail: words }));
  }

  protected override render() {
    const attempts = numberOfAttempts(this.#latest);
    return html`
      ${playerBar(this.package, this.route, {
        isPlaying: this.isPlaying,
        hasRecord: this.#hasRecord,
        problem: this.problem,
        day: this.#clock.day,
        isMoved: this.#clock.isMoved,
        laterEntry: laterEntry(this.#latest, this.#clock.now()),
        launchAnew: () => void this.#try(() => this.#launch('normal', true)),
        setDay: (day) => void this.#try(async () => this.#setShift(shiftTo(day, new Date()))),
        setToday: () => void this.#try(() => this.#setShift(0)),
        launch: (mode) => void this.#try(() => this.#launch(mode)),
        cut: () => void this.#try(() => this.#cut()),
        reset: () => this.dialog.showModal(),
        resize: (size) => this.#go({ size }),
      })}
      <main class="stage">
        <div class="frame" data-size=${this.route.size}>${this.#frame()}</div>
        <lms-panel
          role="region"
          aria-label="What the LMS records"
          .package=${this.package}
          .shown=${this.past ?? { ...this.#latest, attempt: attempts }}
          .attempts=${attempts}
          .isFailing=${this.client.isFailing}
          .learner=${this.#learner}
          .bench=${this.#bench()}
          @lms-attempt=${(event: CustomEvent<number>) => void this.#try(() => this.#showAttempt(event.detail))}
        ></lms-panel>
      </main>
      <dialog aria-labelledby="reset-title">
        <form method="dialog">
          <h2 id="reset-title">Delete this record?</h2>
          <p>All that the LMS recorded of ${this.#learner.name} in ${this.package.label} goes for good.</p>
          <div class="tools">
            <button>Keep it</button>
            <button class="danger" @click=${() => void this.#try(() => this.#reset())}>
              Delete the record
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  #bench() {
    return html`<lms-test-bench
      .standard=${this.package.standard}
      .learners=${this.learners}
      .learner=${this.#learner}
      .language=${this.route.language}
      .faults=${this.#running.faults}
      @lms-faults=${(event: CustomEvent<Faults>) => void this.#try(() => this.#setFaults(event.detail))}
      @lms-learner=${(event: CustomEvent<string>) => void this.#try(() => this.#switchLearner(event.detail))}
      @lms-new-learner=${(event: CustomEvent<Learner>) => this.#addLearner(event.detail)}
      @lms-language=${(event: CustomEvent<string>) => this.#go({ language: event.detail })}
    ></lms-test-bench>`;
  }

  get #hasRecord(): boolean {
    return this.#running.record !== undefined || this.#cmi5.registration !== undefined;
  }

  #frame() {
    if (this.isPlaying) {
      return keyed(
        this.launchNumber,
        html`<iframe
          src=${this.source}
          title="The course: ${this.package.title}"
          @load=${({ currentTarget }: Event) => (currentTarget as HTMLIFrameElement).focus()}
        ></iframe>`,
      );
    }
    const words =
      this.#running.session?.state === 'cut' ? 'Closed without saying goodbye.' : this.package.title;
    return html`<div class="waiting">
      <p>${words}</p>
      <button class="primary" @click=${() => void this.#try(() => this.#launch('normal'))}>
        ${this.#hasRecord ? 'Relaunch' : 'Launch'}
      </button>
    </div>`;
  }
}

customElements.define('lms-player', LmsPlayer);
