import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Item } from '../read/items.ts';
import { enough, itemsOf } from '../read/items.ts';
import type { Question, Reading } from '../read/model.ts';
import type { LearnerRecord, Merged } from '../read/records.ts';
import { isCompleted, mergeRecords } from '../read/records.ts';
import { answersSheet, itemsSheet, problemsSheet, recordsSheet } from '../read/sheets.ts';
import { plotItems, plotScores } from './plots.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { droppedFiles, readInBackground } from './reader.ts';
import { filesView } from './files-view.ts';
import { learnersView } from './learners-view.ts';
import { questionsView } from './questions-view.ts';

/** Made by the build from the course. */
declare const COURSE: {
  readonly version: string;
  readonly digest: string;
  readonly passMark: number;
  readonly questions: readonly Question[];
};

export interface ReadFile {
  readonly name: string;
  readonly size: number;
  /** Rows read so far, or the whole reading. */
  readonly rows: number;
  readonly reading?: Reading;
}

/** Which learners are listed. */
export type Shown = 'all' | 'unfinished' | 'finished' | 'failed' | 'due' | 'unacknowledged';

export interface Filter {
  readonly text: string;
  readonly activity: string;
  /** '' for any. */
  readonly version: string;
  readonly shown: Shown;
  readonly page: number;
}

const questions: ReadonlyMap<string, Question> = new Map(
  COURSE.questions.map((question) => [question.id, question]),
);
const today = (): string => new Date().toISOString().slice(0, 10);

/** Reads what an LMS exported, and answers from it. Nothing leaves the page: its policy forbids every connection. */
@customElement('report-app')
export class ReportApp extends LitElement {
  @state() files: readonly ReadFile[] = [];
  @state() view: 'learners' | 'questions' | 'files' = 'learners';
  @state() filter: Filter = { text: '', activity: '', version: '', shown: 'all', page: 0 };
  @state() passMark = COURSE.passMark;
  @state() renewAfter = 12;
  @state() onlyFirst = false;
  @state() sameCourse: ReadonlyMap<string, string> = new Map();
  @state() owners: ReadonlyMap<string, string> = new Map();
  merged: Merged = { records: [], problems: [], activities: [], versions: [], learners: [] };
  items: readonly Item[] = [];
  #mergedFrom: readonly unknown[] = [];
  #reading: Promise<void> = Promise.resolve();

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }

  get problems(): Merged['problems'] {
    return [...this.files.flatMap(({ reading }) => reading?.problems ?? []), ...this.merged.problems];
  }

  /** The records that the filter leaves. */
  get shown(): readonly LearnerRecord[] {
    const { text, activity, version, shown } = this.filter;
    const wanted = text.toLowerCase();
    return this.merged.records.filter(
      (record) =>
        (activity === '' || record.activity === activity) &&
        (wanted === '' ||
          [record.learner.name, record.learner.email, record.learner.id].some((part) =>
            part?.toLowerCase().includes(wanted),
          )) &&
        tests[shown](record, version),
    );
  }

  protected override willUpdate(): void {
    const from = [
      this.files,
      this.passMark,
      this.renewAfter,
      this.sameCourse,
      this.owners,
      this.onlyFirst,
      this.filter.activity,
    ];
    const waiting = this.files.some(({ reading }) => reading === undefined);
    if (waiting || from.every((value, index) => value === this.#mergedFrom[index])) return;
    this.#mergedFrom = from;
    const attempts = this.files.flatMap(({ reading }) => reading?.attempts ?? []);
    this.merged = mergeRecords(attempts, this);
    const { activity } = this.filter;
    const counted = this.merged.records.filter((record) => activity === '' || record.activity === activity);
    this.items = itemsOf(counted, questions, this.onlyFirst);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const scores = this.querySelector<HTMLCanvasElement>('#scores');
    const items = this.querySelector<HTMLCanvasElement>('#items');
    if (scores) plotScores(scores, this.shown);
    if (items) plotItems(items, this.items);
  }

  /** One drop after the other: they share what reads them. */
  read(dropped: readonly { name: string; file: File }[]): Promise<void> {
    return (this.#reading = this.#reading.then(() => this.#readAll(dropped)));
  }

  async #readAll(dropped: readonly { name: string; file: File }[]): Promise<void> {
    const names = new Set(dropped.map(({ name }) => name));
    const others = this.files.filter(({ name }) => !names.has(name));
    this.files = [...others, ...dropped.map(({ name, file }) => ({ name, size: file.size, rows: 0 }))];
    for (const { name, file } of dropped) {
      const update = (change: Partial<ReadFile>): void => {
        this.files = this.files.map((known) => (known.name === name ? { ...known, ...change } : known));
      };
      const reading = await readInBackground(file, name, (rows) => update({ rows }));
      update({ reading });
    }
  }

  forget(name: string): void {
    this.files = this.files.filter((file) => file.name !== name);
  }

  save(name: string, text: string): void {
    saveFile(name, 'text/csv', text);
  }

  protected override render(): TemplateResult {
    const reading = this.files.filter((file) => file.reading === undefined);
    return html`<header>
        <h1>Report from LMS exports</h1>
        <p>
          Drop what your LMS exported: Moodle’s SCORM reports, gradebook, completion and participants (CSV,
          Excel, ODS, XML), statements of an LRS (JSON), records of the embedded LMS (JSON). Nothing leaves
          this machine.
        </p>
      </header>
      <main>
        <div
          class="drop"
          @dragover=${(event: DragEvent) => event.preventDefault()}
          @drop=${(event: DragEvent) => {
            event.preventDefault();
            if (event.dataTransfer)
              void droppedFiles(event.dataTransfer.items).then((files) => this.read(files));
          }}
        >
          <label class="button">
            Choose files
            <input
              type="file"
              multiple
              class="hidden"
              @change=${(event: Event) => {
                const input = event.target as HTMLInputElement;
                const chosen = [...(input.files ?? [])].map((file) => ({ name: file.name, file }));
                input.value = '';
                void this.read(chosen);
              }}
            />
          </label>
          or drop files or folders here
        </div>
        <p role="status" class="status">
          ${
            reading.length === 0
              ? this.files.length === 0
                ? nothing
                : html`${this.files.length} ${this.files.length === 1 ? 'file' : 'files'} read,
                  ${this.merged.records.length} ${this.merged.records.length === 1 ? 'record' : 'records'},
                  ${this.problems.length} ${this.problems.length === 1 ? 'note' : 'notes'}.`
              : html`Reading ${reading[0]?.name}: ${reading[0]?.rows.toLocaleString('en-GB')} rows …`
          }
        </p>
        ${this.files.length === 0 ? nothing : this.#content()}
      </main>`;
  }

  #content(): TemplateResult {
    const tab = (view: ReportApp['view'], label: string): TemplateResult =>
      html`<button aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${label}</button>`;
    const saved: Readonly<Record<ReportApp['view'], () => void>> = {
      learners: () => this.save('learners.csv', recordsSheet(this.shown)),
      questions: () => this.save('questions.csv', itemsSheet(this.items)),
      files: () => this.save('notes.csv', problemsSheet(this.problems)),
    };
    return html`<nav aria-label="Views">
        ${tab('learners', `Learners (${this.merged.records.length})`)}
        ${tab('questions', `Questions (${this.items.length})`)}
        ${tab('files', `Files and notes (${this.problems.length})`)}
        <span class="gap"></span>
        <button @click=${saved[this.view]}>Save this table as CSV</button>
        ${
          this.view === 'learners'
            ? html`<button @click=${() => this.save('answers.csv', answersSheet(this.shown))}>
                Save all answers as CSV
              </button>`
            : nothing
        }
      </nav>
      ${
        this.view === 'learners'
          ? learnersView(this, questions, today())
          : this.view === 'questions'
            ? questionsView(this, enough)
            : filesView(this)
      }`;
  }
}

const tests: Readonly<Record<Shown, (record: LearnerRecord, version: string) => boolean>> = {
  all: () => true,
  unfinished: (record, version) => !isCompleted(record, version),
  finished: isCompleted,
  failed: ({ passed }) => passed === false,
  due: ({ due }) => due !== undefined && due <= today(),
  unacknowledged: ({ acknowledgements }) => acknowledgements.length === 0,
};

declare global {
  interface HTMLElementTagNameMap {
    'report-app': ReportApp;
  }
}
