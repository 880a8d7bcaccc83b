import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Checked, FormProblem } from '../../settings/save-settings.ts';
import type { Field, SettingsForm } from '../../settings/settings-form.ts';
import { authorStyles } from '../author.styles.ts';
import { NotDone, send } from '../edit/send.ts';
import { Draft } from './draft.ts';
import { fieldView } from './field.ts';
import { sendLogo } from './send-logo.ts';
import './list-field.ts';
import { settingsStyles } from './settings.styles.ts';

/** How long after the last key the input is checked, in milliseconds. */
const settling = 400;

/** What learners in mid-course lose: from the table in docs/lms-guide.md. */
const lostLesson =
  'For learners under way, a lesson that is gone no longer counts, and they are told so; who has finished stays finished. Its folder stays: put the lesson back here, or delete the folder, since npm run build stops at a lesson that no course lists.';

/** The settings of a course as a form. */
export class SettingsDialog extends LitElement {
  static override styles = [authorStyles, settingsStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private form: SettingsForm | undefined;
  @state() private checked: Checked = { problems: [], contrast: {} };
  @state() private status = '';
  @state() private isBusy = false;
  #draft = new Draft();
  #isWarned = false;
  /** Whether the author was told what other courses will need, and may save anyway. */
  #anyway = false;
  /** The message that the file was changed elsewhere: shown until the form is saved or left. */
  #elsewhere = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts requests: only the answer to the last one is used. */
  #asked = 0;
  /** Called with what was done. */
  onSaved: (words: string) => void = () => undefined;

  get isOpen(): boolean {
    return this.dialog?.open;
  }

  /** Whether something is entered that is not saved. */
  get isDirty(): boolean {
    return this.isOpen && this.form !== undefined && this.#draft.changes(this.form).length > 0;
  }

  /** @param file of the course */
  async open(file: string): Promise<void> {
    await this.updateComplete;
    this.#draft = new Draft();
    this.#isWarned = false;
    this.#elsewhere = '';
    this.status = '';
    this.checked = { problems: [], contrast: {} };
    if (!this.dialog.open) this.dialog.showModal();
    await this.#read(file);
  }

  async #read(file: string): Promise<void> {
    const asked = ++this.#asked;
    this.isBusy = true;
    try {
      const form = (await send('settings/form', { file })) as SettingsForm;
      if (asked !== this.#asked) return;
      this.form = form;
      this.isBusy = false;
      await this.#check();
    } catch (error) {
      this.isBusy = false;
      this.status = sentence(error);
    }
  }

  #set(field: Field, value: unknown): void {
    this.#draft.set(field, value);
    this.#isWarned = false;
    this.#anyway = false;
    this.status = this.#elsewhere;
    this.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), settling);
  }

  #wish(form: SettingsForm): object {
    return { file: form.file, was: form.was, changes: this.#draft.changes(form) };
  }

  /** Shows the problems of the entered values, each at its field. */
  async #check(): Promise<void> {
    const { form } = this;
    if (!form) return;
    const asked = ++this.#asked;
    try {
      const checked = (await send('settings/check', this.#wish(form))) as Checked;
      if (asked === this.#asked) this.checked = checked;
    } catch (error) {
      if (asked === this.#asked) await this.#failed(error);
    }
  }

  async #save(): Promise<void> {
    const { form } = this;
    if (!form || this.isBusy) return;
    clearTimeout(this.#timer);
    const count = this.#draft.changes(form).length;
    if (count === 0) {
      this.status = 'Nothing is changed.';
      return;
    }
    this.isBusy = true;
    this.#asked++;
    try {
      const wish = { ...this.#wish(form), anyway: this.#anyway };
      const saved = (await send('settings/save', wish)) as Checked & { form: SettingsForm };
      this.checked = saved;
      this.#anyway = saved.problems.length > 0 && saved.problems.every(({ isElsewhere }) => isElsewhere);
      if (this.#anyway) {
        this.status =
          'Nothing is saved yet: other courses will need fixing, as said above. Press Save again to save this one, then choose them.';
        await this.#focusWrong([]);
      } else if (saved.problems.length > 0) {
        this.status = `Nothing is saved: ${saved.problems.length === 1 ? 'one thing is' : `${saved.problems.length} things are`} not right.`;
        await this.#focusWrong(saved.problems);
      } else {
        this.#draft = new Draft();
        this.dialog.close();
        this.onSaved(`Saved in ${form.file}.`);
      }
    } catch (error) {
      await this.#failed(error);
    } finally {
      this.isBusy = false;
    }
  }

  async #failed(error: unknown): Promise<void> {
    this.status = sentence(error);
    const { form } = this;
    if (!(error instanceof NotDone) || error.status !== 409 || !form) return;
    try {
      this.form = (await send('settings/form', { file: form.file })) as SettingsForm;
    } catch (another) {
      this.status = sentence(another);
      return;
    }
    this.#elsewhere = `${form.file} was changed elsewhere. The form shows it as it is now, with what you entered here; look, and save again.`;
    this.status = this.#elsewhere;
  }

  async #focusWrong(problems: readonly FormProblem[]): Promise<void> {
    this.isBusy = false;
    await this.updateComplete;
    const names = problems.map(({ name }) => name);
    const field = [...this.renderRoot.querySelectorAll<HTMLElement>('.field')].find((one) =>
      names.includes(one.dataset['name'] ?? ''),
    );
    if (field) field.scrollIntoView({ block: 'center' });
    else this.renderRoot.querySelector('.body')?.scrollTo(0, 0);
    field?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  /** Only a second press discards what was entered. */
  #close(event?: Event): void {
    event?.preventDefault();
    if (this.isDirty && !this.#isWarned) {
      this.#isWarned = true;
      this.status = 'What you entered is not saved. Press Cancel again to leave it.';
      return;
    }
    clearTimeout(this.#timer);
    this.#asked++;
    this.#draft = new Draft();
    this.dialog.close();
  }

  async #choose({ target }: Event): Promise<void> {
    const select = target as HTMLSelectElement;
    if (!this.isDirty) return this.open(select.value);
    select.value = this.form?.file ?? '';
    this.status = 'Save or cancel what you entered first.';
  }

  #noteFor({ name, value: before }: Field, now: unknown): string {
    const old = Array.isArray(before) ? before : [];
    const isShorter = Array.isArray(now) && old.some((one) => !now.includes(one));
    return name === 'lessons' && isShorter ? lostLesson : '';
  }

  #field(form: SettingsForm, field: Field): unknown {
    const draft = this.#draft;
    const [group, locale = ''] = field.path;
    // Only for languages of the course other than its first.
    if (group === 'translations' && !draft.locales(form).slice(1).includes(locale)) return nothing;
    const { value, isOwn } = draft.of(field);
    return fieldView({
      field,
      value,
      isOwn,
      problems: this.checked.problems.filter(({ name }) => name === field.name),
      contrast: this.checked.contrast,
      known: form.known[field.name] ?? field.options.map((id) => ({ id, title: id })),
      note: this.#noteFor(field, value),
      set: (now) => this.#set(field, now),
      takeLogo: (file) => void this.#takeLogo(field, file),
    });
  }

  /** Puts a file into the folder of logos; the course shows it once the form is saved. */
  async #takeLogo(field: Field, file: File): Promise<void> {
    try {
      const { name } = await sendLogo(file);
      if (this.form && !this.form.logos.includes(name))
        this.form = { ...this.form, logos: [...this.form.logos, name] };
      this.#set(field, name);
      this.status = `The file is in assets/brand/ as ${name}. Save, and the course shows it.`;
    } catch (error) {
      this.status = sentence(error);
    }
  }

  #body(form: SettingsForm): unknown {
    const shown = new Set(form.groups.flatMap(({ fields }) => fields.map(({ name }) => name)));
    const others = this.checked.problems.filter(({ name }) => !shown.has(name));
    return html`${others.map(({ message, fix }) => html`<p class="wrong">${message} ${fix}</p>`)}
      ${repeat(
        form.groups,
        ({ title }) => `${form.file} ${title}`,
        ({ title, fields }) =>
          html`<section aria-label=${title}>
            <h3>${title}</h3>
            ${fields.map((field) => this.#field(form, field))}
          </section>`,
      )} <datalist id="logos">${form.logos.map((name) => html`<option value=${name}></option>`)}</datalist>`;
  }

  override render(): unknown {
    const { form } = this;
    return html`<dialog aria-labelledby="heading" @cancel=${this.#close}>
      <header role="none">
        <h2 id="heading">Settings</h2>
        ${
          form
            ? html`<label for="course">Course</label>
                <select id="course" @change=${this.#choose}>
                  ${form.courses.map(
                    ({ file, title }) =>
                      html`<option value=${file} ?selected=${file === form.file}>${title}</option>`,
                  )}
                </select>`
            : nothing
        }
      </header>
      <div class="body" tabindex="-1" ?inert=${this.isBusy}>${form ? this.#body(form) : nothing}</div>
      <footer>
        <p class="status" role="status">${this.status}</p>
        <button type="button" @click=${() => this.#close()}>Cancel</button>
        <button type="button" class="main" ?disabled=${this.isBusy} @click=${() => void this.#save()}>
          Save
        </button>
      </footer>
    </dialog>`;
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

customElements.define('settings-dialog', SettingsDialog);
