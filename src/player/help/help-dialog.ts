import { languages } from 'course:languages';
import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { copyText } from '../../ui/copy.ts';
import { controls, prose } from '../../ui/shared.styles.ts';
import type { Course } from '../../course/course.ts';
import type { CourseSettings } from '../../course/settings.ts';
import { words } from '../../locale/later-words.ts';
import type { Diagnosis } from '../../session/learning-record.ts';
import type { Session } from '../../session/session.ts';
import { dialogStyles } from '../dialogs.styles.ts';
import { closeIcon } from '../icons.ts';
import { activeLanguage, useLanguage } from '../active-language.ts';
import { styles } from './help-dialog.styles.ts';
import type { Failure } from './report.ts';
import { report } from './report.ts';
import type { RecordView } from './record-view.ts';
import './record-view.ts';

/**
 * Help, in the same place on every screen: how the course works, contacts, and a report for support staff.
 *
 * @fires course-help - Help was opened or changed its language: listeners may add content to the slot.
 * @slot - Additional content of a package.
 */
export class HelpDialog extends LitElement {
  static override styles = [prose, controls, dialogStyles, styles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('record-view') private recordView!: RecordView | null;
  @query('textarea') private reportField!: HTMLTextAreaElement | null;
  @state() private reported = '';
  @state() private copied = '';

  /** Undefined if the record could not be found. */
  session: Session | undefined;
  course!: Course;
  settings!: CourseSettings;
  diagnose: (() => Diagnosis) | undefined;
  /** Why the record could not be opened. */
  failure?: Failure | undefined;

  /** @param isForRecord whether to show the completion record */
  async show(isForRecord = false): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.reported = '';
    this.copied = '';
    this.recordView?.reset();
    this.dialog.showModal();
    this.dispatchEvent(new Event('course-help', { bubbles: true }));
    if (isForRecord) await this.recordView?.open();
  }

  async #makeReport(): Promise<void> {
    const { session, course, failure } = this;
    const diagnosis = this.diagnose?.();
    this.reported = report({ session, course, failure, diagnosis, environment: environment() });
    await this.updateComplete;
    this.reportField?.focus();
  }

  async #copy(): Promise<void> {
    const isCopied = await copyText(this.reported);
    this.copied = isCopied ? words.copying.copied : words.copying.byHand;
    // Many LMSs' frames refuse copying: then the text is selected, so that the learner can copy it.
    if (!isCopied) this.reportField?.select();
  }

  #links(links: CourseSettings['support']): unknown {
    return html`<ul>
      ${links.map(
        ({ name, url }) =>
          html`<li>
            <a href=${url} target="_blank" rel="noopener noreferrer"
              >${name}<span class="visually-hidden">${words.opensInNewTab}</span></a
            >
          </li>`,
      )}
    </ul>`;
  }

  /** Where there is no course yet that does it: the record is still being read, or cannot be opened. */
  async #changeLanguage(select: HTMLSelectElement): Promise<void> {
    const { course, settings, locale } = await useLanguage(select.value).catch(() => useLanguage());
    select.value = locale;
    Object.assign(this, { course, settings });
    this.requestUpdate();
    this.dispatchEvent(new Event('course-help', { bubbles: true }));
  }

  /** Each language by its own name; nothing if there is only one. */
  #languages(): unknown {
    if (languages.length < 2) return nothing;
    const choose = ({ target }: Event): void => {
      const { value: detail } = target as HTMLSelectElement;
      const isOwnToFollow = document.dispatchEvent(
        new CustomEvent('course-language-wanted', { detail, cancelable: true }),
      );
      if (isOwnToFollow) void this.#changeLanguage(target as HTMLSelectElement);
    };
    return html`<h3 id="languages">${words.help.language}</h3>
      <p>
        <select aria-labelledby="languages" @change=${choose}>
          ${languages.map(
            ({ locale, language, name }) =>
              html`<option value=${locale} lang=${language} .selected=${locale === activeLanguage.locale}>
                ${name}
              </option>`,
          )}
        </select>
      </p>`;
  }

  #diagnostics(): unknown {
    const { help } = words;
    if (this.reported === '') return html`<button @click=${this.#makeReport}>${help.makeReport}</button>`;
    return html`<label for="report">${help.reportLabel}</label>
      <textarea id="report" lang="en" dir="ltr" readonly rows="10" .value=${this.reported}></textarea>
      <div class="actions">
        <button class="primary" @click=${this.#copy}>${help.copy}</button>
      </div>
      <p role="status">${this.copied}</p>`;
  }

  /** Says whether the learner's work is being saved. */
  get #saving(): string {
    const { session, failure } = this;
    const { saving } = words.help;
    if (!session || failure) return saving.nothingOpen;
    if (session.keeps) return saving.kept;
    return session.mode === 'normal' ? saving.notKept : saving.notRecorded;
  }

  override render(): unknown {
    const { help } = words;
    const { course, settings, session } = this;
    return html`<dialog aria-labelledby="title">
      <button class="close" aria-label=${help.close} @click=${() => this.dialog.close()}>${closeIcon}</button>
      <h2 id="title">${help.title}</h2>
      <h3>${help.usingTitle}</h3>
      <ul>
        ${[...help.using, this.#saving].map((line) => html`<li>${line}</li>`)}
      </ul>
      ${this.#languages()}
      ${
        settings.support.length > 0
          ? html`<h3>${help.support}</h3>
              ${this.#links(settings.support)}`
          : nothing
      }
      <h3>${help.aboutTitle}</h3>
      <p>
        ${help.about(course.title, course.version, settings.organisation)}<br />${help.content}
        <code>${course.digest}</code>
      </p>
      ${settings.people ? html`<p>${help.people}</p>` : nothing}
      ${
        settings.sources.length > 0
          ? html`<details>
              <summary>${help.sources}</summary>
              ${this.#links(settings.sources)}
            </details>`
          : nothing
      }
      ${
        session
          ? html`<h3>${words.record.title}</h3>
              <p>${words.record.text}</p>
              <record-view .course=${course} .session=${session}></record-view>`
          : nothing
      }
      <h3>${help.reportTitle}</h3>
      <p>${help.reportText}</p>
      ${this.#diagnostics()}
      <slot></slot>
    </dialog>`;
  }
}

customElements.define('help-dialog', HelpDialog);

declare global {
  interface HTMLElementTagNameMap {
    'help-dialog': HelpDialog;
  }
}

function environment(): ReadonlyMap<string, string> {
  return new Map([
    ['Browser', navigator.userAgent],
    ['Window', `${window.innerWidth}×${window.innerHeight}`],
    ['In a frame', String(window.parent !== window)],
    ['Online', String(navigator.onLine)],
    ['When', new Date().toISOString()],
  ]);
}
