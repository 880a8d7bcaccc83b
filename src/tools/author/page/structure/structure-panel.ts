import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { TreeNode } from '../../structure/lesson-tree.ts';
import type { Structure, StructureDone } from '../../structure/structure-desk.ts';
import { authorStyles } from '../author.styles.ts';
import type { NewPart } from '../edit/new-part.ts';
import { newPartKey } from '../edit/new-part.ts';
import { send } from '../edit/send.ts';
import type { Player } from '../show-place.ts';
import { showPlace } from '../show-place.ts';
import { askForTitle, askToDelete, dialogView, toolbar } from './asking.ts';
import './block-picker.ts';
import type { Row } from './rows.ts';
import { besideCourse, besidePath, keyOf, noteOnDrawn, partAt, rowView } from './rows.ts';
import { onTreeKey } from './tree-keys.ts';
import { structureStorageKey, TreePanel } from './tree-panel.ts';
import { storyAt, storyMap } from './story-map.ts';
import { structureStyles } from './structure.styles.ts';

/** How often to check which screen is shown, in milliseconds. */
const pace = 500;

type Act = 'add' | 'duplicate' | 'up' | 'down' | 'delete' | 'target';

/** The structure of the course, as a tree that can be edited. Dev mode only, so its words are not in `src/locale/`. */
export class StructurePanel extends TreePanel {
  static override styles = [authorStyles, structureStyles];

  /** The current screen of the page: `why three-figures`. */
  @state() private here = '';
  /** The open question to the author. */
  @state() private asked: 'title' | StructureDone | undefined;
  @state() private dialog: 'kinds' | 'story' | undefined;
  @query('dialog') private box!: HTMLDialogElement | null;
  /** Called after a change, with the part that the page is to show. */
  onDone: (part: NewPart) => void = () => undefined;
  /** Called when the panel opens: there is room for one panel next to the course. */
  onOpen: () => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Whether a reload would lose something. */
  get isBusy(): boolean {
    return this.isOpen && (this.isActing || this.asked !== undefined || this.dialog !== undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = 'en';
    this.dir = 'ltr';
    const kept = sessionStorage.getItem(structureStorageKey);
    if (kept === null) return;
    const { lesson, path, said } = JSON.parse(kept) as { lesson: string; path: number[]; said: string };
    this.said = said;
    void this.#opened(lesson, path, () => this.returnToRow());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.close();
  }

  toggle(): void {
    if (this.isOpen) return this.close();
    this.said = '';
    void this.#opened(player()?.place.lesson ?? '', []);
  }

  /** Called when the course has changed: reads it again after pending actions, one of which may have changed it. */
  follow(): void {
    if (!this.isOpen) return;
    void this.inTurn(() => this.attempt(() => this.#lookAgain()));
  }

  async #lookAgain(): Promise<void> {
    const was = this.structure?.was;
    await this.look(this.structure?.lesson ?? '');
    // The part that the question is about may have moved.
    if (this.structure?.was === was || typeof this.asked !== 'object') return;
    this.asked = undefined;
    this.said = 'The lesson has been changed meanwhile. Nothing was deleted: look at it again.';
  }

  async #opened(lesson: string, path: readonly number[], toRow = () => this.focusRow()): Promise<void> {
    this.onOpen();
    this.isOpen = true;
    this.beside(true);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#followPage(), pace);
    await this.attempt(async () => {
      await this.look(lesson);
      await this.#followPage();
      this.select(keyOf(this.structure?.lesson ?? '', path));
      if (sessionStorage.getItem(newPartKey) === null) await toRow();
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.isOpen = false;
    this.beside(false);
    this.asked = undefined;
    this.dialog = undefined;
    sessionStorage.removeItem(structureStorageKey);
  }

  /** Follows the page: marks its screen, and shows its lesson. */
  async #followPage(): Promise<void> {
    const { lesson = '', screen = '' } = player()?.place ?? {};
    const here = `${lesson} ${screen}`;
    if (here === this.here || lesson === '') return;
    this.here = here;
    if (this.structure && this.structure.lesson !== lesson) await this.attempt(() => this.look(lesson));
    const at = this.structure?.tree.children.findIndex(({ id }) => id === screen) ?? -1;
    if (at >= 0) this.open = new Set([...this.open, keyOf(lesson, [at])]);
  }

  /** Shows the part of a row on the page. */
  async #show(row: Row | undefined): Promise<void> {
    if (!row) return;
    if (row.lesson !== this.structure?.lesson) await this.look(row.lesson);
    this.said = noteOnDrawn(this.structure, row.path);
    const screen = this.structure?.tree.children[row.path[0] ?? 0];
    const block = screen?.children[row.path[1] ?? -1]?.id ?? '';
    await showPlace({ lesson: row.lesson, screen: screen?.id ?? '', block });
  }

  /**
   * Does an action, or only asks for its consequences.
   * @param at the path of the part in the lesson as it is now; if left out, the row selected when the action runs
   */
  #act(act: Act, more: object = {}, at?: readonly number[]): Promise<void> {
    const was = at && this.structure?.was;
    this.asked = undefined;
    this.said = '';
    return this.inTurn(() => this.#actNow(act, more, at, was));
  }

  async #actNow(act: Act, more: object, at?: readonly number[], seen?: string): Promise<void> {
    const { lesson } = this.row ?? {};
    const path = at ?? this.row?.path;
    const was = seen ?? this.structure?.was;
    const key = this.selected;
    await this.attempt(async () => {
      // The state of another lesson is not known yet.
      const state =
        lesson === this.structure?.lesson ? was : ((await send('structure', { lesson })) as Structure).was;
      const wanted = { lesson, path, was: state, act, ...more };
      const done = (await send('structure/change', wanted)) as StructureDone;
      if ('isTrial' in more) {
        // Dropped if another row was selected meanwhile.
        if (this.selected === key) this.asked = done;
        return;
      }
      const problem = done.problems.length > 0 ? ` This has to be fixed now: ${done.problems.join(' ')}` : '';
      if (this.dialog === 'kinds') this.box?.close();
      await this.look(done.lesson);
      const note = act === 'add' ? noteOnDrawn(this.structure, done.path) : '';
      this.said = `Done; Undo takes it back.${note}${problem}`;
      if (act === 'target' || this.dialog === 'story') {
        this.select(keyOf(done.lesson, this.row?.path ?? []));
        return;
      }
      const to = act === 'delete' && this.structure ? besidePath(this.structure, path) : done.path;
      this.select(keyOf(done.lesson, to));
      if (this.structure) this.onDone({ ...partAt(this.structure, to), stays: act !== 'add' });
      // Otherwise the panel would cover the new part.
      if (act === 'add' && !matchMedia(besideCourse).matches) this.close();
    });
    if (this.asked) await this.focusFirst('.ask :is(input, button)');
    else if (this.dialog !== 'story') await this.returnToRow();
  }

  #add(): void {
    const { node, path = [] } = this.row ?? {};
    if (path.length <= 1 && node?.kind !== 'words') {
      this.asked = 'title';
      return void this.focusFirst('.ask :is(input, button)');
    }
    // Within a block, add another part of the same kind.
    if (path.length > 2) return void this.#act('add');
    void this.#openDialog('kinds');
  }

  async #openDialog(dialog: 'kinds' | 'story'): Promise<void> {
    this.dialog = dialog;
    await this.updateComplete;
    if (this.box?.open === false) this.box.showModal();
    this.renderRoot.querySelector<HTMLElement>('block-picker')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void =>
    onTreeKey(event, this.rows, this.selected, {
      go: (row) => {
        this.asked = undefined;
        this.select(row.key);
        void this.focusRow();
      },
      fold: (row) => this.fold(row.key),
      unfold: (row) => this.unfold(row),
      press: (row) => void this.#press(row),
      move: (where) => void this.#act(where),
      remove: () => void this.#act('delete', { isTrial: true }),
    });

  /** Selects a row, and shows its part on the page. */
  async #press(row: Row | undefined): Promise<void> {
    if (!row) return;
    this.asked = undefined;
    this.select(row.key);
    await this.attempt(() => this.#show(row));
    // The course may have taken the focus.
    if (document.activeElement !== this) await this.focusRow();
  }

  #asking(): unknown {
    const { asked } = this;
    if (asked === undefined) return nothing;
    const back = (): void => {
      this.asked = undefined;
      void this.focusRow();
    };
    const { row } = this;
    if (asked !== 'title') return row && askToDelete(row, asked, () => void this.#act('delete'), back);
    const what = row?.path.length === 0 ? 'lesson' : 'screen';
    return askForTitle(what, (title) => void this.#act('add', { title }), back);
  }

  #acts(): unknown {
    return toolbar(this.row, this.#story !== undefined, {
      add: () => this.#add(),
      act: (act) => void this.#act(act, act === 'delete' ? { isTrial: true } : {}),
      open: (dialog) => void this.#openDialog(dialog),
    });
  }

  get #story(): TreeNode | undefined {
    return storyAt(this.structure?.tree, this.row?.path ?? []);
  }

  #dialogView(): unknown {
    const story = this.#story;
    const title = this.dialog === 'story' ? `Story map: ${story?.id ?? ''}` : 'Add a block';
    const path = this.row?.path.slice(0, 2) ?? [];
    const view =
      this.dialog === 'story' && story
        ? html`${this.said === '' ? nothing : html`<p role="status">${this.said}</p>`}
          ${storyMap(story, {
            add: (scene) => void this.#act('add', {}, [...path, scene]),
            target: (scene, choice, to) => void this.#act('target', { choice, to }, [...path, scene]),
          })}`
        : html`<block-picker
            .kinds=${this.structure?.kinds ?? []}
            .onPick=${(kind: string) => void this.#act('add', { kind })}
          ></block-picker>`;
    return dialogView(title, view, () => {
      this.dialog = undefined;
      void this.focusRow();
    });
  }

  override render(): unknown {
    if (!this.isOpen) return nothing;
    const rows = this.rows;
    const isKnown = rows.some(({ key }) => key === this.selected);
    return html`<aside
        aria-label="Structure"
        @keydown=${(event: KeyboardEvent) => {
          // Keep keys from the course, which has shortcuts.
          event.stopPropagation();
          if (event.key === 'Escape' && !this.dialog) this.close();
        }}
      >
        <div class="head">
          <h2>Structure</h2>
          <button type="button" @click=${() => void this.undo()}>Undo</button>
          <button type="button" @click=${() => this.close()}>Close</button>
        </div>
        ${this.#acts()} ${this.#asking()}
        <ul role="tree" aria-label="Lessons, screens and blocks" @keydown=${this.#onKey}>
          ${rows.map((row, index) => this.#rowView(row, row.key === this.selected || (!isKnown && index === 0)))}
        </ul>
        <p class="said" role="status">${this.said}</p>
      </aside>
      ${this.dialog ? this.#dialogView() : nothing}`;
  }

  #rowView(row: Row, isChosen: boolean): unknown {
    const isHere = row.path.length === 1 && `${row.lesson} ${row.node?.id}` === this.here;
    return rowView(row, {
      isChosen,
      isHere,
      press: () => void this.#press(row),
      fold: () => (row.isOpen === true ? this.fold(row.key) : this.unfold(row)),
    });
  }
}

const player = (): Player | null => document.querySelector<Player>('course-player');

customElements.define('structure-panel', StructurePanel);
