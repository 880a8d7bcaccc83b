import type { UndoState } from '../../edit/history.ts';
import { type PassageOnPage, nameOf } from './runs.ts';
import { MediaDialog } from '../media/media-dialog.ts';
import type { MediaPlace } from '../media/media-place.ts';
import { mediaFrom, mediaTargets } from '../media/media-targets.ts';
import { AwaitedPart } from './new-part.ts';
import type { AuthorBar } from '../author-bar.ts';
import { wordsOf } from './box-parts.ts';
import { EditBox } from './edit-box.ts';
import { HistoryButtons } from './history-buttons.ts';
import { addEditStyles } from './edit.styles.ts';
import { interfaceName } from './markers.ts';
import { type Target, isNothingFocused, keyOf, PassageLayer } from './passage-layer.ts';
import { NotDone, send } from './send.ts';
import { type ShownPassage, shownPassages } from './shown-passages.ts';
import { StructurePanel } from '../structure/structure-panel.ts';
import { WordsLists } from './words-lists.ts';

/** What the server knows about the words of a file. */
export interface Known extends UndoState {
  readonly file: string;
  readonly passages: readonly (PassageOnPage & { readonly screen: string })[];
  readonly media: readonly MediaPlace[];
  readonly locales: readonly string[];
  readonly links: readonly { readonly key: string; readonly title: string }[];
}

const editStorageKey = 'dev:edit';
const focusKey = 'dev:edit-focus';
/** How often to look for movement that causes no event, in milliseconds. */
const pace = 400;

/** The Edit switch: while it is on, words are edited in place. */
export class EditMode {
  readonly #bar: AuthorBar;
  readonly #switch: HTMLButtonElement;
  /** The buttons that show only while it is on. */
  readonly #more: readonly HTMLButtonElement[];
  readonly #history: HistoryButtons;
  readonly #layer = new PassageLayer(
    (target) => void this.#edit(target.shown),
    ({ shown }) => this.#say(shown),
  );
  readonly #lists = new WordsLists(
    (lesson) => ({ known: this.#loaded.get(lesson), shown: this.#shown }),
    (lesson, number) => void this.#edit({ lesson, number }),
    () => this.#structure.close(),
  );
  readonly #structure = new StructurePanel();
  readonly #media = new MediaDialog();
  readonly #awaited = new AwaitedPart();
  readonly #known = new Map<string, Promise<Known>>();
  /** Lesson → the version of its module that has markers. */
  readonly #marked = new Map<string, number>();
  #loaded = new Map<string, Known>();
  #shown: readonly ShownPassage[] = [];
  #version = 0;
  #isOn = false;
  #isLeaving = false;
  #box: EditBox | undefined;
  /** The key of the passage to focus once it is shown again. */
  #lost = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(bar: AuthorBar) {
    this.#bar = bar;
    addEditStyles();
    this.#switch = bar.add('Edit', () => void this.#turn(!this.#isOn));
    this.#switch.setAttribute('aria-pressed', 'false');
    const lists = this.#lists.addButtons(bar);
    const structure = bar.add('Structure', () => this.#structure.toggle());
    this.#more = [...lists, structure];
    this.#structure.opener = structure;
    for (const one of this.#more) one.hidden = true;
    this.#history = new HistoryButtons(bar, () => this.#box);
    addEventListener('keydown', (event) => this.#isOn && this.#history.onKey(event), { capture: true });
    void this.#ask('');
    this.#structure.onOpen = () => this.#lists.close();
    this.#structure.onDone = (part) => this.#awaited.wait(part);
    this.#media.onClosed = ({ lesson, place }, done) => {
      if (done !== undefined) this.written(done);
      const index = place ? (this.#loaded.get(lesson)?.media.indexOf(place) ?? -1) : -1;
      if (index >= 0) this.#layer.focus(keyOf({ lesson, number: mediaFrom + index }));
    };
    const placeLayer = (): void => void (this.#showsLayer && this.#layer.place());
    addEventListener('scroll', placeLayer, { capture: true, passive: true });
    addEventListener('resize', placeLayer);
    // A longer message takes another row of the bar and moves the course down.
    new ResizeObserver(placeLayer).observe(bar);
    for (const type of ['keydown', 'keyup'] as const)
      addEventListener(type, (event) => (this.#layer.through = event.altKey), { capture: true });
    addEventListener('blur', () => (this.#layer.through = false));
    if (sessionStorage.getItem(editStorageKey) === 'on') void this.#turn(true);
  }

  /** Whether a reload would lose something that is being written. */
  get isBusy(): boolean {
    return this.#box !== undefined || this.#structure.isBusy || this.#media.isOpen;
  }

  /** Whether something was typed that is not saved. */
  get isDirty(): boolean {
    return this.#box?.isChanged === true || this.#media.isDirty;
  }

  /** Called before a reload: the focus then returns to the same passage. */
  keepPlace(): void {
    this.#isLeaving = true;
    this.#lists.keep();
    if (this.#layer.focused !== '') sessionStorage.setItem(focusKey, this.#layer.focused);
  }

  /** Whether buttons are placed over words: not while an edit box is open. */
  get #showsLayer(): boolean {
    return this.#isOn && !this.isBusy && !this.#isLeaving;
  }

  /** Called after a change that can be undone. @param words say what was changed */
  written(words: string): void {
    this.#history.show({ canUndo: true, canRedo: false });
    this.#bar.tell(words);
  }

  /** The folder that lessons come from now: those with markers while words are edited. */
  get folder(): 'marked' | 'lesson' {
    return this.#isOn ? 'marked' : 'lesson';
  }

  /** Called when the course has changed. @param lessons whose modules are new on the page */
  async follow(version: number, lessons: readonly string[]): Promise<void> {
    this.#version = version;
    for (const id of lessons) if (this.#isOn) this.#marked.set(id, version);
    this.#known.clear();
    this.#awaited.follow();
    this.#structure.follow();
    if (this.#isOn) await this.#look();
  }

  async #turn(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    sessionStorage.setItem(editStorageKey, isOn ? 'on' : 'off');
    this.#switch.setAttribute('aria-pressed', String(isOn));
    for (const one of this.#more) one.hidden = !isOn;
    clearInterval(this.#timer);
    if (isOn) {
      document.body.append(this.#layer.element, this.#structure, this.#media);
      this.#bar.tell('Click on words to edit them. Alt and a click reaches what lies below.');
      this.#timer = setInterval(() => void this.#look(), pace);
      this.#lists.openKept();
      return this.#look();
    }
    this.#layer.element.remove();
    this.#structure.remove();
    this.#media.remove();
    this.#lists.close();
    this.#bar.tell('');
    const lessons = [...this.#marked.keys()];
    this.#marked.clear();
    await Promise.all(lessons.map((id) => import(`/course/lesson/${id}.js?off=${Date.now()}`)));
  }

  /** Finds the words on the page, and puts a button over each passage. */
  async #look(): Promise<void> {
    if (!this.#showsLayer) return;
    await this.#markLessons();
    this.#shown = shownPassages();
    const lessons = new Set(['', interfaceName, ...this.#shown.map(({ lesson }) => lesson)]);
    for (const lesson of lessons) await this.#ask(lesson);
    if (!this.#showsLayer) return;
    this.#layer.show([...lessons].flatMap((lesson) => this.#targets(lesson)));
    await this.#bringNew();
    this.#lists.follow();
    const kept = sessionStorage.getItem(focusKey);
    if (kept !== null && this.#layer.focus(kept)) sessionStorage.removeItem(focusKey);
    if (this.#lost !== '' && (!isNothingFocused() || this.#layer.focus(this.#lost))) this.#lost = '';
  }

  /** The targets of a lesson: its words, then its files, since these lie over words. */
  #targets(lesson: string): Target[] {
    const own = this.#shown.filter((shown) => shown.lesson === lesson);
    const { media = [] } = this.#loaded.get(lesson) ?? {};
    const words = own.flatMap((shown): Target[] => {
      const passage = this.#passage(shown);
      const isPicture = passage?.locked !== undefined && media.some((one) => one.passage === shown.number);
      return passage && !isPicture ? [{ shown, label: `Edit: ${wordsOf(passage.runs)}` }] : [];
    });
    return [
      ...words,
      ...mediaTargets(lesson, media, own, (place, files) => this.#choose(lesson, place, files)),
    ];
  }

  /** Brings a new part into view and focuses it; if it shows a file, asks for the file. */
  async #bringNew(): Promise<void> {
    const part = await this.#awaited.goToScreen();
    const { media = [], passages = [] } = this.#loaded.get(part?.lesson ?? '') ?? {};
    if (!part || !this.#showsLayer) return;
    const { lesson, from, end } = part;
    if (part.stays) {
      this.#awaited.done();
      return this.#structure.focusRow();
    }
    const isIn = ({ line }: { readonly line: number }): boolean => line > from && line <= end;
    const place = media.find((one) => one.kind !== 'picture' && one.id === part.block && isIn(one));
    const isHere = ({ number }: PassageOnPage): boolean => this.#layer.bring(keyOf({ lesson, number }));
    if (place) this.#choose(lesson, place);
    if (place || passages.filter(isIn).some(isHere)) this.#awaited.done();
  }

  /** Loads the version with markers of each lesson that has none. */
  async #markLessons(): Promise<void> {
    const player = document.querySelector('course-player')?.shadowRoot;
    const ids = [...(player?.querySelectorAll('*') ?? [])].flatMap(
      ({ localName }) => /^lesson-(?!nav)(.+)$/.exec(localName)?.[1] ?? [],
    );
    const missing = ids.filter((id) => !this.#marked.has(id) && customElements.get(`lesson-${id}`));
    for (const id of missing) {
      this.#marked.set(id, this.#version);
      await import(`/course/marked/${id}.js?${this.#version}-${Date.now()}`);
      await (player?.querySelector(`lesson-${id}`) as { updateComplete?: Promise<unknown> } | null)
        ?.updateComplete;
    }
  }

  async #ask(lesson: string): Promise<Known | undefined> {
    const isNew = !this.#known.has(lesson);
    const known = this.#known.get(lesson) ?? (send('passages', { lesson }) as Promise<Known>);
    this.#known.set(lesson, known);
    try {
      const answer = await known;
      // An answer from the cache is older than later changes.
      if (isNew) this.#history.show(answer);
      this.#loaded.set(lesson, answer);
      return answer;
    } catch (error) {
      this.#known.delete(lesson);
      if (error instanceof NotDone) this.#bar.tell(error.message);
      return undefined;
    }
  }

  #passage({ lesson, number }: Pick<ShownPassage, 'lesson' | 'number'>): PassageOnPage | undefined {
    return this.#loaded.get(lesson)?.passages[number];
  }

  #say(at: Pick<ShownPassage, 'lesson' | 'number'>): void {
    const known = this.#loaded.get(at.lesson);
    const { line, kind } = this.#passage(at) ?? known?.media[at.number - mediaFrom] ?? {};
    if (known && line !== undefined) this.#bar.tell(`${known.file}:${line} – ${kind}`);
  }

  async #edit({ lesson, number }: Pick<ShownPassage, 'lesson' | 'number'>): Promise<void> {
    // Take the words from the file: they may have changed since they were last read.
    const known = await this.#ask(lesson);
    const passage = known?.passages[number];
    const place = known?.media[number - mediaFrom];
    if (place) return this.#choose(lesson, place);
    if (!known || !passage || this.#box || this.#isLeaving) return;
    if (passage.locked !== undefined)
      return this.#bar.tell(`${passage.locked} ${known.file}:${passage.line}`);
    this.#say({ lesson, number });
    const shown = this.#shown.find((one) => one.lesson === lesson && one.number === number);
    const over = shown?.range.getBoundingClientRect();
    this.#box = new EditBox({
      file: known.file,
      passage,
      others: known.passages,
      links: known.links,
      buttons: this.#history.elements,
      addPicture: () => {
        const { file } = known;
        void this.#media.open({ lesson, file, line: passage.line, passage: nameOf(passage) });
      },
      over: over && over.width > 2 ? over : undefined,
      like: over && over.width > 2 ? shown?.element : undefined,
      closed: (isChanged, now) => {
        this.#box = undefined;
        this.#history.show();
        this.#layer.place();
        if (isChanged) this.written(`Written: ${known.file}:${passage.line}`);
        // Focus returns to where the author was, unless they have gone elsewhere.
        const key = keyOf({ lesson, number: now });
        if (isNothingFocused() && !this.#layer.focus(key)) this.#lists.focus();
        // If the page was rendered again meanwhile, the words must be found again first.
        if (isNothingFocused() && (isChanged || !this.#layer.focus())) this.#lost = key;
      },
    });
    this.#box.show();
    this.#history.show();
  }

  /** Asks for a file to replace another. */
  #choose(lesson: string, place: MediaPlace, files: readonly File[] = []): void {
    const { file = '', media = [], locales = [] } = this.#loaded.get(lesson) ?? {};
    const nth = media
      .filter(({ kind, id, old }) => kind === place.kind && id === place.id && old === place.old)
      .indexOf(place);
    void this.#media.open({ lesson, file, line: place.line, place, locales, nth, files });
  }
}
