import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { MediaDone } from '../../media/media-desk.ts';
import { authorStyles, wideFields } from '../author.styles.ts';
import { languageName } from '../language-name.ts';
import type { PassageName } from '../edit/runs.ts';
import { NotDone, send } from '../edit/send.ts';
import type { Use } from './chosen-files.ts';
import { ChosenFiles } from './chosen-files.ts';
import type { Words } from './media-fields.ts';
import {
  alternativeView,
  languageView,
  leftFromBefore,
  missingWords,
  nothingYet,
  sizeView,
  slotView,
  titleView,
  transcriptView,
  writtenWords,
} from './media-fields.ts';
import { mediaStyles } from './media.styles.ts';
import type { MediaPlace, Slot, Upload } from './media-place.ts';
import { accepted, kindNames, uses } from './media-place.ts';

/** The place that a file is chosen for: an existing one, or a new picture at the end of words. */
export interface MediaWish {
  readonly lesson: string;
  readonly file: string;
  readonly line: number;
  readonly place?: MediaPlace;
  /** The languages that have this place, the course's first language first. */
  readonly locales?: readonly string[];
  /** For a picture that appears several times: which one. */
  readonly nth?: number;
  readonly passage?: PassageName;
  /** The files that were dropped on it. */
  readonly files?: readonly File[];
}

const slotNames = { captions: 'captions', poster: 'a picture before it runs' } as const;
const captionsNote = 'A file in WebVTT (.vtt), as YouTube Studio, Vimeo or Subtitle Edit export it.';

/** Puts an author's own file into a lesson, with all that belongs to it. */
export class MediaDialog extends LitElement {
  static override styles = [authorStyles, wideFields, mediaStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private wish: MediaWish | undefined;
  @state() private words = nothingYet;
  @state() private hasPoster = true;
  @state() private isAlone = false;
  @state() private status = '';
  @state() private isSaving = false;
  readonly #chosen = new ChosenFiles(this, (slot, upload) => this.#arrived(slot, upload));
  #isWarned = false;
  /** Whether the author was told what a new film has of the old one. */
  #isTold = false;
  /** @param done says what was written; undefined if nothing was */
  onClosed: (wish: MediaWish, done: string | undefined) => void = () => undefined;

  get isOpen(): boolean {
    return this.wish !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = 'en';
    this.dir = 'ltr';
  }

  async open(wish: MediaWish): Promise<void> {
    this.wish = wish;
    this.words = wish.place ?? nothingYet;
    this.hasPoster = true;
    // A file chosen in a translation is by default for that language only.
    this.isAlone = this.#hasLanguages && wish.locales?.[0] !== this.#locale;
    this.status = '';
    this.#isWarned = false;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('.choose')?.focus();
    this.#take(wish.files ?? []);
  }

  /** The language that the page is shown in. */
  get #locale(): string {
    return /([^/]*)\.md$/.exec(this.wish?.file ?? '')?.[1] ?? '';
  }

  get #hasLanguages(): boolean {
    const { place, locales = [] } = this.wish ?? {};
    return place !== undefined && locales.length > 1 && locales.includes(this.#locale);
  }

  get #kind() {
    return this.wish?.place?.kind ?? 'picture';
  }

  get #uses(): Readonly<Partial<Record<Slot, Use>>> {
    return uses[this.#kind];
  }

  /** Puts each file into the slot for its ending. */
  #take(files: readonly File[], into?: Slot): void {
    const slots = Object.entries(this.#uses) as [Slot, Use][];
    for (const file of files) {
      const ending = /\.\w+$/.exec(file.name)?.[0].toLowerCase() ?? '-';
      const fit = slots.find(([, use]) => accepted[use].split(',').includes(ending));
      const [slot, use] = slots.find(([one]) => one === into) ?? fit ?? slots[0] ?? ['src', 'picture'];
      void this.#chosen.take(slot, use, file);
    }
  }

  #arrived(slot: Slot, { transcript = '' }: Upload): void {
    this.#isWarned = this.#isTold = false;
    this.status = '';
    if (slot === 'poster') this.hasPoster = true;
    // The old picture's alternative text does not describe the new one.
    if (slot === 'src' && this.words.alt === (this.wish?.place?.alt ?? '')) this.#say({ alt: '' });
    if (slot === 'captions' && this.words.transcript === '') this.#say({ transcript });
  }

  #say(words: Partial<Words>): void {
    this.words = { ...this.words, ...words };
    this.#isWarned = false;
  }

  /** The values that changed. */
  #values(): object {
    const uploads = [...this.#chosen.uploads].map(([slot, { upload }]) => [slot, { upload }]);
    const before: Words = this.wish?.place ?? nothingYet;
    const asked = this.#needsSize ? (['width', 'height'] as const) : [];
    const said = (['alt', 'isDecorative', 'title', 'transcript', ...asked] as const)
      .filter((key) => this.words[key] !== before[key] || (asked as readonly string[]).includes(key))
      .map((key) => [key, this.words[key]]);
    const without = this.hasPoster ? [] : [['poster', null]];
    return Object.fromEntries([...said, ...without, ...uploads]) as object;
  }

  get #needsSize(): boolean {
    return this.#chosen.uploads.get('src')?.needsSize === true;
  }

  /** Whether something is entered that is not saved. */
  get isDirty(): boolean {
    return this.isOpen && (this.#chosen.isSending || Object.keys(this.#values()).length > 0);
  }

  /** Why it cannot be saved yet, and which field is missing. */
  #missing(): readonly [why: string, where: string] | undefined {
    const isPicture = this.#kind === 'image' || this.#kind === 'picture';
    if (this.#chosen.isSending) return ['A file is still being sent.', '.choose'];
    if (this.#chosen.hasProblem)
      return ['A file was not taken: choose another, as said there.', '.wrong ~ .choose'];
    if (!this.wish?.place && !this.#chosen.uploads.has('src')) return ['Choose a picture first.', '.choose'];
    return missingWords(this.words, isPicture, this.#needsSize);
  }

  async #save(): Promise<void> {
    const { wish } = this;
    if (!wish || this.isSaving) return;
    const missing = this.#missing();
    if (missing) {
      this.status = missing[0];
      return this.renderRoot.querySelector<HTMLElement>(missing[1])?.focus();
    }
    if (!this.isDirty) return this.#close();
    const chosen = [...this.#chosen.uploads.keys(), ...(this.hasPoster ? [] : ['poster'])];
    const left = this.isAlone || this.#isTold ? '' : leftFromBefore(wish.place, this.words, chosen);
    if (left !== '') {
      this.#isTold = true;
      this.status = `The old file leaves ${left}. Change that, or press Save again if it fits the new one, too.`;
      return;
    }
    const { lesson, place, nth = 0, passage } = wish;
    const { isAlone } = this;
    const at = place ? { kind: place.kind, id: place.id, old: place.old, nth, isAlone } : { passage };
    this.isSaving = true;
    this.status = 'Saving …';
    try {
      const done = (await send('media/save', { lesson, place: at, values: this.#values() })) as MediaDone;
      this.#chosen.saved();
      this.#close(writtenWords(done));
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      this.status = error.message;
    } finally {
      this.isSaving = false;
    }
  }

  /** Only a second press discards what was entered. */
  #cancel(event?: Event): void {
    event?.preventDefault();
    if (this.isDirty && !this.#isWarned) {
      this.#isWarned = true;
      this.status = 'Nothing of this is saved yet. Press Cancel again to leave it.';
      return;
    }
    this.#close();
  }

  #close(done?: string): void {
    const { wish } = this;
    this.#chosen.leave();
    this.dialog.close();
    this.wish = undefined;
    if (wish) this.onClosed(wish, done);
  }

  #drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    // Otherwise the page would make a lesson of the document.
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'drop') this.#take(files);
  }

  #languages(): unknown {
    if (!this.#hasLanguages) return nothing;
    const language = languageName(this.#locale);
    const set = (isAlone: boolean): void => void (this.isAlone = isAlone);
    const { file = '', place } = this.wish ?? {};
    const own = `${(place?.src ?? '').replace(/\.\w+$/, '')}.${this.#locale}`;
    const note = this.isAlone
      ? `Words are written to ${file} only. Files get its language into their names (${own}…), and are shown wherever ${language} would show those of all.`
      : 'What a translation has of its own stays.';
    return languageView(language, note, this.isAlone, set);
  }

  /** The fields for this kind of place. */
  #fields(): unknown {
    const { words } = this;
    const say = (more: Partial<Words>): void => this.#say(more);
    const isPicture = this.#kind === 'image' || this.#kind === 'picture';
    const isRecording = this.#kind === 'audio' || this.#kind === 'video';
    const said = this.#chosen.uploads.get('captions')?.transcript ?? '';
    return html`${isPicture ? alternativeView(words, say) : nothing} ${titleView(this.#kind, words, say)}
    ${isRecording ? transcriptView(words, said, say) : nothing}`;
  }

  #slot(slot: Slot, use: Use): unknown {
    const { place } = this.wish ?? {};
    const own = place?.own?.[slot] ?? place?.[slot] ?? '';
    const isGone = slot === 'poster' && !this.hasPoster;
    const name = slot === 'src' ? `the ${kindNames[this.#kind]}` : slotNames[slot];
    if (this.isAlone && own === '')
      return html`<p class="now">${name}: there is none in any language. Choose it for all first.</p>`;
    const without = (): void => {
      this.#chosen.drop('poster');
      this.hasPoster = false;
    };
    const view = slotView({
      name,
      accept: accepted[use],
      now: isGone ? '' : own,
      state: this.#chosen.view(slot),
      take: (files) => this.#take(files, slot),
      without: slot === 'poster' && !this.isAlone ? without : undefined,
      note: slot === 'captions' ? captionsNote : '',
    });
    const isAsked = slot === 'src' && this.#needsSize;
    return html`${view} ${isAsked ? sizeView(this.words, (more) => this.#say(more)) : nothing}`;
  }

  override render(): unknown {
    const { wish } = this;
    if (!wish) return nothing;
    const title = wish.place ? `Your own ${kindNames[this.#kind]}` : 'Add a picture';
    return html`<dialog
      aria-labelledby="heading"
      @cancel=${this.#cancel}
      @dragover=${this.#drop}
      @drop=${this.#drop}
      @keydown=${(event: Event) => event.stopPropagation()}
    >
      <header role="none">
        <h2 id="heading">${title}</h2>
        <code>${wish.file}:${wish.line}</code>
      </header>
      <div class="body" tabindex="-1" ?inert=${this.isSaving}>
        ${this.#languages()}
        <p class="now">Choose files, or drop them here.</p>
        ${(Object.entries(this.#uses) as [Slot, Use][]).map(([slot, use]) => this.#slot(slot, use))}
        ${this.#fields()}
      </div>
      <footer>
        <p class="status" role="status">${this.status}</p>
        <button type="button" @click=${() => this.#cancel()}>Cancel</button>
        <button type="button" class="main" ?disabled=${this.isSaving} @click=${() => void this.#save()}>
          Save
        </button>
      </footer>
    </dialog>`;
  }
}

customElements.define('media-dialog', MediaDialog);
