import { LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import type { Structure } from '../../structure/structure-desk.ts';
import { setPanelOpen } from '../room-for-bar.ts';
import { send } from '../edit/send.ts';
import type { Row } from './rows.ts';
import { keyOf, rowsOf } from './rows.ts';

/** The storage key of the selected row, which is kept over a reload. */
export const structureStorageKey = 'dev:structure';

/** The state of the tree: its data, the selected row and the open rows. */
export class TreePanel extends LitElement {
  @state() protected isOpen = false;
  @state() protected structure: Structure | undefined;
  @state() protected selected = '';
  @state() protected open: ReadonlySet<string> = new Set();
  @state() protected said = '';
  #acting: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** The button that opened the panel, which gets the focus back. */
  opener: HTMLElement | undefined;

  protected beside(isOpen: boolean): void {
    setPanelOpen(isOpen);
    if (!isOpen && document.activeElement === this) this.opener?.focus();
  }

  protected get isActing(): boolean {
    return this.#waiting > 0;
  }

  /** Runs one action after the other: what is pressed meanwhile waits. */
  protected inTurn(act: () => Promise<void>): Promise<void> {
    this.#waiting++;
    this.#acting = this.#acting.then(act, act).finally(() => this.#waiting--);
    return this.#acting;
  }

  protected undo(): Promise<void> {
    return this.inTurn(() =>
      this.attempt(async () => {
        const { file, line } = (await send('undo', {})) as { file: string; line: number };
        this.said = `Undone: ${file}:${line}`;
        await this.look(this.structure?.lesson ?? '');
        this.keep();
      }),
    );
  }

  protected async look(lesson: string): Promise<void> {
    const before = this.structure?.unclear;
    this.structure = (await send('structure', { lesson })) as Structure;
    this.open = new Set([...this.open, this.structure.lesson]);
    // What was unclear before is said no longer once it is put right.
    if (this.structure.unclear !== '' || this.said === before) this.said = this.structure.unclear;
  }

  protected get rows(): Row[] {
    return this.structure ? rowsOf(this.structure, this.open) : [];
  }

  protected get row(): Row | undefined {
    return this.rows.find(({ key }) => key === this.selected);
  }

  protected select(key: string): void {
    const [lesson = '', path = ''] = key.split(' ');
    const steps = path.split('.').map(Number);
    const above = path === '' ? [] : steps.map((_, at) => keyOf(lesson, steps.slice(0, at)));
    this.open = new Set([...this.open, ...above]);
    this.selected = key;
    this.keep();
  }

  /** Keeps the state for after a reload. */
  protected keep(): void {
    const { lesson = '', path = [] } = this.row ?? {};
    const said = this.said === this.structure?.unclear ? '' : this.said;
    if (this.isOpen) sessionStorage.setItem(structureStorageKey, JSON.stringify({ lesson, path, said }));
  }

  /** Focuses the selected row. */
  focusRow(): Promise<void> {
    return this.focusFirst('[role="treeitem"][tabindex="0"]');
  }

  /** Takes the focus back from the course, which moves it to a heading, but not from another tool of the author's. */
  protected async returnToRow(): Promise<void> {
    const isElsewhere = document.activeElement?.matches('body, course-player, structure-panel') === false;
    if (!isElsewhere) await this.focusRow();
  }

  protected async focusFirst(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected async attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  }

  protected unfold(row: Row): void {
    this.open = new Set([...this.open, row.key]);
    if (row.lesson !== this.structure?.lesson) void this.attempt(() => this.look(row.lesson));
  }

  protected fold(key: string): void {
    this.open = new Set([...this.open].filter((one) => one !== key));
  }
}
