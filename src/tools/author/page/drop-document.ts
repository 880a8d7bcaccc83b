import { adoptStyles, css } from 'lit';
import type { Imported } from '../../import/import-document.ts';
import type { LogEntry } from '../../import/import-log.ts';
import { authorStyles } from './author.styles.ts';
import { token } from './edit/send.ts';
import { button, newElement } from './made.ts';

const rules = css`
  dialog {
    width: min(48rem, calc(100vw - 2rem));
    padding: 1.25rem;
    overflow-wrap: anywhere;
  }
  /* What was imported, or the question, scrolls as a whole. */
  dialog[open] {
    display: block;
    overflow: auto;
  }
  h2 {
    margin: 0 0 0.5rem;
  }
  h2:focus-visible {
    outline: none;
  }
  h3 {
    margin: 1rem 0 0.25rem;
    font-size: 1rem;
  }
  p {
    margin: 0 0 0.75rem;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  input {
    display: block;
    width: 100%;
    margin-block-start: 0.25rem;
  }
  button {
    margin: 0.75rem 0.5rem 0 0;
  }
  .where {
    position: fixed;
    inset: 1rem;
    z-index: 1001;
    display: grid;
    place-items: center;
    border: 4px dashed var(--mark);
    border-radius: 1rem;
    background: var(--paper);
    font-size: 1.5rem;
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }
  [hidden] {
    display: none;
  }
`;

/** Of documents; those that cannot be read are refused with what to do. */
const endings = ['docx', 'doc', 'docm', 'md', 'markdown', 'txt', 'rtf', 'odt', 'pages'];
/** The storage key of the report, which must outlive the reload that a new lesson causes. */
const keptAs = 'dev:imported';

const titles: readonly (readonly [outcome: LogEntry['outcome'], title: string])[] = [
  ['left', 'Not in the lesson'],
  ['changed', 'Changed'],
  ['kept', 'As it was'],
];

/** Makes a lesson from a document that is chosen, or dropped on the page. Dev mode only, so its words are not in `src/locale/`. */
export class DropDocument extends HTMLElement {
  readonly #dialog = newElement('dialog');
  readonly #where = newElement('div', {
    className: 'where',
    hidden: true,
    textContent: 'Drop the document here, and it becomes a lesson.',
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    adoptStyles(root, [authorStyles, rules]);
    root.append(this.#where, this.#dialog);
    this.#dialog.addEventListener('close', () => sessionStorage.removeItem(keptAs));
    window.addEventListener('dragover', (event) => this.#over(event));
    window.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) this.#where.hidden = true;
    });
    window.addEventListener('drop', (event) => this.#drop(event));
  }

  /** Whether a reload would lose an open question, or an answer that is on its way. */
  get isBusy(): boolean {
    return this.#dialog.open && sessionStorage.getItem(keptAs) === null;
  }

  connectedCallback(): void {
    const kept = sessionStorage.getItem(keptAs);
    if (kept !== null) this.#tell(JSON.parse(kept) as Imported);
  }

  /** During a drag the browser gives only the type: enough to rule out pictures, films and sounds. */
  #over(event: DragEvent): void {
    const files = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    if (files.length === 0) return;
    // Otherwise the browser would leave the course to show the file.
    event.preventDefault();
    this.#where.hidden = files.length !== 1 || /^(?:image|audio|video)\//.test(files[0]?.type ?? '');
  }

  #drop(event: DragEvent): void {
    this.#where.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    this.#take(file);
  }

  /** Lets the author choose a document: the way in by keyboard. */
  choose(): void {
    const picker = newElement('input', { type: 'file', accept: endings.map((one) => `.${one}`).join() });
    picker.addEventListener('change', () => {
      const [file] = picker.files ?? [];
      if (file) this.#take(file);
    });
    picker.click();
  }

  #take(file: File): void {
    if (endings.includes(file.name.split('.').at(-1)?.toLowerCase() ?? '')) this.#ask(file);
    else this.#refuse(file);
  }

  #refuse({ name }: File): void {
    this.#show(
      newElement('h2', { textContent: `No lesson can be made of ${name}` }),
      newElement('p', {
        textContent:
          'To put a picture, a film, a sound or a file to download into the course, press Edit, and drop it where ' +
          'another stands. For a place that there is not yet: Structure, then Add a block.',
      }),
      this.#closing('Close'),
    );
  }

  #ask(file: File, problem = '', id = ''): void {
    const form = newElement('form');
    const label = newElement('label', {
      textContent: 'The lesson’s id, such as speaking-up; left empty, it is made from the file’s name.',
    });
    const field = newElement('input', { name: 'lesson', value: id, autocomplete: 'off', spellcheck: false });
    label.append(field);
    form.append(
      newElement('h2', { textContent: `Make a lesson of ${file.name}?` }),
      ...(problem === ''
        ? []
        : [newElement('p', { className: 'wrong', textContent: problem, role: 'alert' })]),
      label,
      newElement('button', { className: 'main', textContent: 'Make the lesson' }),
      this.#closing('Cancel'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(file, field.value.trim());
    });
    this.#show(form);
    field.focus();
  }

  async #send(file: File, lesson: string): Promise<void> {
    this.#show(newElement('p', { textContent: `Reading ${file.name} …`, role: 'status' }));
    const query = new URLSearchParams({ name: file.name, ...(lesson !== '' && { lesson }) });
    try {
      const response = await fetch(`/edit/import?${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'X-Edit-Token': token() },
        body: file,
      });
      const text = await response.text();
      if (!response.ok) return this.#ask(file, text.trim(), lesson);
      sessionStorage.setItem(keptAs, text);
      return this.#tell(JSON.parse(text) as Imported);
    } catch {
      return this.#ask(file, 'npm run dev does not answer. Start it again, then try once more.', lesson);
    }
  }

  #tell({ files, log }: Imported): void {
    const sections = titles.flatMap(([outcome, title]) => {
      const lines = log.filter((one) => one.outcome === outcome);
      if (lines.length === 0) return [];
      const list = newElement('ul');
      list.append(...lines.map((one) => newElement('li', { textContent: lineOf(one) })));
      return [newElement('h3', { textContent: `${title} (${lines.length})` }), list];
    });
    this.#show(
      newElement('h2', { textContent: `It is a lesson now: ${files[0]}`, tabIndex: -1 }),
      newElement('p', { textContent: `Written: ${files.join(', ')}` }),
      ...sections,
      this.#closing('Close'),
    );
    // Reading starts at the top, though the button is at the end.
    this.#dialog.querySelector('h2')?.focus();
  }

  #closing(words: string): HTMLButtonElement {
    return button(words, () => this.#dialog.close());
  }

  #show(...content: readonly Node[]): void {
    this.#dialog.replaceChildren(...content);
    const heading = this.#dialog.querySelector('h2');
    this.#dialog.ariaLabel = heading?.textContent ?? 'Import';
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

function lineOf({ what, words, became, understood, line }: LogEntry): string {
  return [
    ...(line === undefined ? [] : [`Line ${line}:`]),
    what,
    ...(words === '' ? [] : [`“${words}”`]),
    ...(became === '' ? [] : [`→ ${became}`]),
    ...(understood === undefined ? [] : [`(understood: ${understood})`]),
  ].join(' ');
}

customElements.define('drop-document', DropDocument);
