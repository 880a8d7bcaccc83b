import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Item } from '../read/items.ts';
import { itemsOf, likeliestCourse } from '../read/items.ts';
import type { Content, Reading } from '../read/model.ts';
import type { Pause } from '../read/pause.ts';
import { sortedInPieces } from '../read/pause.ts';
import type { LearnerRecord, Merged } from '../read/records.ts';
import { mergeRecords, nothingMerged } from '../read/records.ts';
import { Wordings } from '../read/wordings.ts';
import { answersSheet, itemsSheet, problemsSheet, recordsSheet } from '../read/sheets.ts';
import { plotItems, plotScores } from './plots.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { readExport } from '../read/read-file.ts';
import { dropArea, introduction } from './drop-area.ts';
import type { DroppedFile } from './dropped-files.ts';
import { notesOnName, withOwnNames } from './dropped-files.ts';
import { openFile } from './open-file.ts';
import type { Filter } from './filter.ts';
import { defaultFilter, recordsShown } from './filter.ts';
import { isSame, nextFrame, nextTask, pausingOften, Cancelled } from './turns.ts';
import { filesView, summaryOf } from './files-view.ts';
import { inDigits, learnerColumns, learnersView } from './learners-view.ts';
import { questionColumns, questionsView } from './questions-view.ts';
import type { Order } from './sorting.ts';
import { inOrderOf } from './sorting.ts';

/** The build replaces it with data of the course. */
declare const COURSE: Content & { readonly passMark: number };

export interface ReadFile {
  readonly name: string;
  /** Absent while the file is being read. */
  readonly reading?: Reading;
}

type Orders = { readonly learners?: Order | undefined; readonly questions?: Order | undefined };

/** Reads an LMS's exports and reports from them. Nothing leaves the page: its policy forbids all connections. */
export class ReportApp extends LitElement {
  @state() files: readonly ReadFile[] = [];
  @state() view: 'learners' | 'questions' | 'files' = 'learners';
  @state() filter: Filter = defaultFilter();
  @state() passMark = COURSE.passMark;
  @state() renewAfter = 12;
  @state() onlyFirst = false;
  @state() sameCourse: ReadonlyMap<string, string> = new Map();
  @state() owners: ReadonlyMap<string, string> = new Map();
  @state() order: Orders = {};
  /** The keys of the open rows. */
  @state() opened: ReadonlySet<string> = new Set();
  @state() merged: Merged = nothingMerged;
  /** All records in the chosen order. */
  @state() sorted: readonly LearnerRecord[] = [];
  @state() wordings = new Wordings([COURSE]);
  /** The course whose questions are shown. */
  @state() course = '';
  @state() items: readonly Item[] = [];
  /** The current work and its progress; undefined if there is none. */
  @state() doing: { readonly what: string; readonly done: string } | undefined;
  /** Why the last work failed; '' if it did not. */
  @state() failure = '';
  /** The records that pass the filter. */
  shown: readonly LearnerRecord[] = [];
  #shownFrom: readonly unknown[] = [];
  #plotted: readonly unknown[] = [];
  #mergedFrom: readonly unknown[] = [];
  #sortedFrom: readonly unknown[] = [];
  #itemsFrom: readonly unknown[] = [];
  #wanted: readonly unknown[] = [];
  #reading: Promise<void> = Promise.resolve();

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }

  get problems(): Merged['problems'] {
    return [...this.files.flatMap(({ reading }) => reading?.problems ?? []), ...this.merged.problems];
  }

  protected override willUpdate(): void {
    const from = [this.sorted, this.filter];
    if (isSame(from, this.#shownFrom)) return;
    this.#shownFrom = from;
    this.shown = recordsShown(this.sorted, this.filter);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    void this.#plot();
    void this.#workOut();
  }

  /** Draws the plots after the tables, because they take as long. */
  async #plot(): Promise<void> {
    await nextFrame();
    await nextTask();
    const scores = this.querySelector<HTMLCanvasElement>('#scores');
    const items = this.querySelector<HTMLCanvasElement>('#items');
    const plotted = [scores, items, this.shown, this.items];
    if (isSame(plotted, this.#plotted)) return;
    this.#plotted = plotted;
    if (scores) plotScores(scores, this.shown);
    if (items) plotItems(items, this.items);
  }

  /** Merges what was read, then evaluates the questions. Work that is no longer wanted ends at its next pause. */
  async #workOut(): Promise<void> {
    if (this.files.some(({ reading }) => reading === undefined)) {
      this.#wanted = [];
      return;
    }
    const mergedFrom = [this.files, this.passMark, this.renewAfter, this.sameCourse, this.owners];
    const { onlyFirst, order } = this;
    const { activity } = this.filter;
    const wanted = [...mergedFrom, onlyFirst, order, activity];
    if (isSame(wanted, this.#wanted)) return;
    this.#wanted = wanted;
    const turns = (what: string, of: number): Pause =>
      pausingOften(
        (done) => (this.doing = { what, done: `${inDigits(done)} of ${inDigits(of)}` }),
        () => this.#wanted === wanted,
      );
    try {
      if (!isSame(mergedFrom, this.#mergedFrom)) {
        const attempts = this.files.flatMap(({ reading }) => reading?.attempts ?? []);
        const contents = this.files.flatMap(({ reading }) => reading?.contents ?? []);
        this.merged = await mergeRecords(attempts, this, turns('Putting records together', attempts.length));
        this.wordings = new Wordings([COURSE, ...contents]);
        this.#mergedFrom = mergedFrom;
      }
      const { records } = this.merged;
      const sortedFrom = [this.merged, order.learners];
      if (!isSame(sortedFrom, this.#sortedFrom)) {
        const pause = turns('Sorting', records.length);
        const by = order.learners && inOrderOf(learnerColumns, order.learners);
        this.sorted = by ? await sortedInPieces(records, by, () => pause(records.length)) : records;
        this.#sortedFrom = sortedFrom;
      }
      const itemsFrom = [this.merged, onlyFirst, activity, order.questions];
      if (!isSame(itemsFrom, this.#itemsFrom)) {
        const pause = turns('Working out the questions', records.length);
        const course = activity || (await likeliestCourse(records, this.wordings, pause));
        const counted = records.filter((record) => record.activity === course);
        const items = await itemsOf(counted, this.wordings, onlyFirst, pause);
        this.course = course;
        this.items = order.questions ? items.toSorted(inOrderOf(questionColumns, order.questions)) : items;
        this.#itemsFrom = itemsFrom;
      }
      this.#end();
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#fail(error);
    }
  }

  /** Reads one drop after another. */
  read(dropped: readonly DroppedFile[]): Promise<void> {
    return (this.#reading = this.#reading.then(() => this.#readAll(dropped)));
  }

  async #readAll(given: readonly DroppedFile[]): Promise<void> {
    const dropped = withOwnNames(given);
    const names = new Set(dropped.map(({ name }) => name));
    const before = new Set(this.files.map(({ name }) => name));
    this.files = [
      ...this.files.filter(({ name }) => !names.has(name)),
      ...dropped.map(({ name }) => ({ name })),
    ];
    const { owners } = this;
    this.#disown(names);
    for (const one of dropped) {
      const { name } = one;
      const say = (rows: number): void => {
        this.doing = { what: `Reading ${name}`, done: rows === 0 ? '' : `${inDigits(rows)} rows` };
      };
      say(0);
      const read = await readExport(one, pausingOften(say), openFile);
      const problems = notesOnName(one, before.has(name), owners.has(name)).map((message) => ({
        file: name,
        message,
      }));
      const reading = { ...read, problems: [...read.problems, ...problems] };
      this.files = this.files.map((known) => (known.name === name ? { name, reading } : known));
    }
  }

  forget(name: string): void {
    this.files = this.files.filter((file) => file.name !== name);
    this.#disown(new Set([name]));
  }

  /** Forgets whose files are. The next of the name may be another learner's: Moodle calls all track details alike. */
  #disown(names: ReadonlySet<string>): void {
    if ([...names].some((name) => this.owners.has(name)))
      this.owners = new Map([...this.owners].filter(([name]) => !names.has(name)));
  }

  sort(view: keyof Orders, order: Order | undefined): void {
    this.order = { ...this.order, [view]: order };
  }

  /** Opens or closes a row. */
  toggle(key: string): void {
    const others = [...this.opened].filter((other) => other !== key);
    this.opened = new Set(others.length === this.opened.size ? [...others, key] : others);
  }

  /** Goes to the list of files, and to the field for a file's owner. */
  async showFiles(name = ''): Promise<void> {
    this.view = 'files';
    await this.updateComplete;
    const field = `[aria-label="Whose ${CSS.escape(name)} is"]`;
    (
      this.querySelector<HTMLElement>(field) ?? this.querySelector<HTMLElement>('nav [aria-pressed="true"]')
    )?.focus();
  }

  async save(name: string, written: (pause: Pause) => Promise<string>): Promise<void> {
    try {
      const text = await written(
        pausingOften((rows) => (this.doing = { what: `Writing ${name}`, done: `${inDigits(rows)} rows` })),
      );
      this.#end();
      saveFile(name, 'text/csv', text);
    } catch (error) {
      this.#fail(error);
    }
  }

  #end(failure = ''): void {
    this.doing = undefined;
    this.failure = failure;
  }

  /** Says that the page may show old results. */
  #fail(error: unknown): void {
    this.#end(
      `What is below may be out of date, since an error came between (${String(error)}). Reload the page, and read the files again.`,
    );
    throw error;
  }

  protected override render(): TemplateResult {
    return html`${introduction(COURSE.version, this.files.length > 0)}
      <main>
        ${dropArea((files) => void this.read(files))}
        <p class="status">
          <span role="status">${this.doing ? html`${this.doing.what} …` : summaryOf(this)}</span>
          ${this.doing?.done ?? nothing}
        </p>
        ${this.files.length === 0 ? nothing : guard(this.#contentFrom(), () => this.#content())}
      </main>`;
  }

  /** The values that the content depends on, without the progress, which changes several times a second. */
  #contentFrom(): unknown[] {
    const { view, files, filter, shown, items, passMark, renewAfter, onlyFirst, sameCourse, owners } = this;
    const { merged, order, opened, wordings, course } = this;
    const chosen = [passMark, renewAfter, onlyFirst, sameCourse, owners, order, opened];
    return [view, files, filter, shown, items, merged, wordings, course, ...chosen];
  }

  #content(): TemplateResult {
    const tab = (view: ReportApp['view'], label: string): TemplateResult =>
      html`<button aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${label}</button>`;
    const saved: Readonly<Record<ReportApp['view'], () => Promise<void>>> = {
      learners: () => this.save('learners.csv', (pause) => recordsSheet(this.shown, pause)),
      questions: () => this.save('questions.csv', (pause) => itemsSheet(this.items, pause)),
      files: () => this.save('notes.csv', (pause) => problemsSheet(this.problems, pause)),
    };
    return html`<nav aria-label="Views">
        ${tab('learners', `Learners (${new Set(this.merged.records.map(({ learner }) => learner)).size})`)}
        ${tab('questions', `Questions (${this.items.length})`)}
        ${tab('files', `Files and notes (${this.problems.length})`)}
        <span class="gap"></span>
        <button @click=${saved[this.view]}>Save this table as CSV</button>
        ${
          this.view === 'learners'
            ? html`<button
                @click=${() => this.save('answers.csv', (pause) => answersSheet(this.shown, this.wordings, pause))}
              >
                Save all answers as CSV
              </button>`
            : nothing
        }
      </nav>
      ${
        this.view === 'learners'
          ? learnersView(this)
          : this.view === 'questions'
            ? questionsView(this)
            : filesView(this)
      }`;
  }
}

customElements.define('report-app', ReportApp);
