import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { saveFile } from '../../../../ui/save-file.ts';
import type { PackageState } from '../../package/package-builder.ts';
import type { PackageChoice } from '../../package/package-routes.ts';
import type { ProblemPlace } from '../../quick-fix/problem-routes.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Findings } from './findings.ts';
import { authorStyles } from '../author.styles.ts';
import { send, sendForFile } from '../edit/send.ts';
import { showPlace } from '../show-place.ts';
import { countOf, findingsView } from './findings.ts';
import { packageStyles } from './package.styles.ts';

/** How often to ask for the progress of the package, in milliseconds. */
const pace = 400;

/** The words of the README. */
const kinds: Readonly<Record<string, readonly [name: string, meant: string]>> = {
  scorm12: ['SCORM 1.2', 'any LMS; the safest choice where you are not sure'],
  'scorm2004-4th': ['SCORM 2004, 4th edition', 'completion and success are told apart'],
  'scorm2004-3rd': ['SCORM 2004, 3rd edition', 'an LMS that takes this edition only'],
  cmi5: ['cmi5', 'an LMS that takes cmi5 (xAPI)'],
  xapi: ['xAPI (Tin Can)', 'an LMS that takes xAPI and not cmi5'],
  web: ['Website', 'to be put on a server; progress stays in the learner’s browser'],
};

/** The language that the page shows, as in the names of files. */
const shownLocale = (): string => new Intl.Locale(document.documentElement.lang || 'en').language;

/** Makes a package of the course and offers it for download. */
export class PackageDialog extends LitElement {
  static override styles = [authorStyles, packageStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private choices: readonly PackageChoice[] = [];
  @state() private course = '';
  @state() private kind = 'scorm12';
  /** '' means all. */
  @state() private locale = '';
  @state() private making: PackageState | undefined;
  @state() private status = '';
  /** The findings of `npm run check`; undefined while it runs. */
  @state() private findings: Findings;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isOpen(): boolean {
    return this.dialog?.open;
  }

  /** @param file of the course to choose first */
  async open(file: string): Promise<void> {
    await this.updateComplete;
    this.status = '';
    this.dialog.showModal();
    await this.#try(async () => {
      this.choices = (await send('package/choices', {})) as readonly PackageChoice[];
      this.course ||= this.choices.find((one) => one.file === file)?.course ?? '';
      void this.#check();
      await this.#follow();
    });
  }

  async #try(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.status = error instanceof Error ? error.message : String(error);
    }
  }

  get #choice(): PackageChoice | undefined {
    return this.choices.find(({ course }) => course === this.course);
  }

  async #follow(): Promise<void> {
    clearTimeout(this.#timer);
    const before = this.making?.stage;
    this.making = (await send('package/state', {})) as PackageState;
    // The package holds the files as they are now, so check them again.
    if (before === 'making' && this.making.stage === 'made') void this.#check();
    if (this.making.stage === 'making' && this.dialog.open)
      this.#timer = setTimeout(() => void this.#try(() => this.#follow()), pace);
  }

  /** Looks for unfinished things in the chosen course and language. */
  async #check(): Promise<void> {
    const { course, locale } = this;
    const asked = `${course} ${locale} ${Date.now()}`;
    this.#asked = asked;
    this.findings = undefined;
    await this.#try(async () => {
      const wanted = { course, ...(locale !== '' && { locale }) };
      const findings = (await send('package/findings', wanted)) as readonly Finding[];
      if (this.#asked === asked) this.findings = findings;
    });
    if (this.#asked === asked) this.findings ??= 'failed';
  }

  async #make(): Promise<void> {
    this.status = '';
    const { course, kind, locale } = this;
    await this.#try(async () => {
      const wish = { course, package: kind, ...(locale !== '' && { locale }) };
      this.making = (await send('package/make', wish)) as PackageState;
      await this.#follow();
    });
  }

  async #cancel(): Promise<void> {
    await this.#try(async () => {
      this.making = (await send('package/cancel', {})) as PackageState;
    });
  }

  async #download({ file = 'package.zip' }: PackageState): Promise<void> {
    await this.#try(async () => saveFile(file, 'application/zip', await sendForFile('package/zip', {})));
  }

  async #play(): Promise<void> {
    // Open the tab at once: later, the browser would block it as a pop-up.
    const beside = open('about:blank', 'embedded-lms');
    this.status = 'The embedded LMS is being started.';
    await this.#try(async () => {
      const { url } = (await send('package/play', {})) as { readonly url: string };
      this.status = beside ? '' : `The browser kept the window shut. The embedded LMS is at ${url}`;
      if (beside) beside.location.href = url;
    });
  }

  #how(): unknown {
    const { making } = this;
    if (!making || making.stage === 'nothing') return nothing;
    const [name] = kinds[making.wish?.package ?? ''] ?? [''];
    const { stage, steps, problems, file, bytes, seconds } = making;
    if (stage === 'making')
      return html`<p>${name}: ${steps.at(-1) ?? 'Beginning'} …</p>
        <progress aria-label="The package is being made"></progress>`;
    if (stage === 'cancelled') return html`<p>Cancelled. Nothing was made.</p>`;
    if (stage === 'failed')
      return html`<p><strong>The package was not made.</strong></p>
        <ul>
          ${problems.map((line) => html`<li>${line}</li>`)}
        </ul>`;
    return html`<p>
        <strong>${file}</strong> is ready: ${(bytes / 1024).toFixed(0)} KB, made in ${seconds.toFixed(0)}
        seconds. ${countOf(this.findings)}
      </p>
      <div class="line">
        <button type="button" class="main" @click=${() => void this.#download(making)}>
          Download the zip
        </button>
        <button type="button" @click=${() => void this.#play()}>Try it in the embedded LMS</button>
      </div>`;
  }

  #choose(what: { readonly course?: string; readonly locale: string }): void {
    Object.assign(this, what);
    void this.#check();
  }

  async #show(place: { readonly file: string; readonly line: number }): Promise<void> {
    await this.#try(async () => {
      const isShown = await showPlace((await send('problems/place', place)) as ProblemPlace);
      if (isShown) this.dialog.close();
      else this.status = `The course that is shown has no such screen: ${place.file}:${place.line}`;
    });
  }

  #form(): unknown {
    const choice = this.#choice;
    const { packages = [], locales = [] } = choice ?? {};
    const chosen = ({ target }: Event): string => (target as HTMLSelectElement).value;
    return html`<div class="line">
        <label for="course">Course</label>
        <select id="course" @change=${(event: Event) => this.#choose({ course: chosen(event), locale: '' })}>
          ${this.choices.map(
            ({ course, title }) =>
              html`<option value=${course} ?selected=${course === this.course}>${title}</option>`,
          )}
        </select>
      </div>
      ${
        locales.length > 1
          ? html`<div class="line">
              <label for="locale">Languages</label>
              <select id="locale" @change=${(event: Event) => this.#choose({ locale: chosen(event) })}>
                <option value="">all: ${locales.join(', ')}</option>
                ${locales.map((one) => html`<option value=${one} ?selected=${one === this.locale}>${one} alone</option>`)}
              </select>
            </div>`
          : nothing
      }
      <fieldset>
        <legend>What your LMS takes</legend>
        ${Object.entries(kinds)
          .filter(([one]) => packages.includes(one))
          .map(
            ([one, [name, meant]]) =>
              html`<label class="kind"
                ><input
                  type="radio"
                  name="kind"
                  value=${one}
                  .checked=${one === this.kind}
                  @change=${() => (this.kind = one)}
                /><span>${name}<br /><small>${meant}</small></span></label
              >`,
          )}
      </fieldset>`;
  }

  override render(): unknown {
    const isMaking = this.making?.stage === 'making';
    return html`<dialog aria-labelledby="heading">
      <header role="none"><h2 id="heading">Get the package</h2></header>
      <div class="body" tabindex="-1">
        ${this.#form()} ${findingsView(this.findings, (place) => void this.#show(place), shownLocale())}
      </div>
      <div class=${this.making && this.making.stage !== 'nothing' ? 'how' : ''} role="status">
        ${this.#how()}
      </div>
      <footer>
        <p class="status" role="status">${this.status}</p>
        <button type="button" @click=${() => this.dialog.close()}>Close</button>
        ${
          isMaking
            ? html`<button type="button" @click=${() => void this.#cancel()}>Cancel</button>`
            : html`<button
                type="button"
                class="main"
                ?disabled=${!this.#choice?.packages.includes(this.kind)}
                @click=${() => void this.#make()}
              >
                Make it
              </button>`
        }
      </footer>
    </dialog>`;
  }
}

customElements.define('package-dialog', PackageDialog);
