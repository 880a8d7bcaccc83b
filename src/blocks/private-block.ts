import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { BlockElement } from './block-element.ts';
import type { PrivateNotes } from './private-notes.ts';

/**
 * A block whose answers are for nobody else: they live in the notes, and no event carries them. It stays in use
 * when the course is only looked through, since the notes are no part of the record.
 */
export abstract class PrivateBlock<Model extends { readonly id: string }> extends BlockElement<Model> {
  /** Where this block's answers stand. */
  @property({ attribute: false }) notes!: PrivateNotes;
  #watching = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching.abort();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate('notes');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('notes')) return;
    this.#watching.abort();
    this.#watching = new AbortController();
    this.notes.addEventListener('change', () => this.requestUpdate(), { signal: this.#watching.signal });
  }

  /** What it is noted under. */
  protected get noteId(): string {
    return this.model.id;
  }

  /** What is written; '' where nothing is. */
  protected get note(): string {
    return this.notes.get(this.noteId);
  }

  protected set note(text: string) {
    this.notes.set(this.noteId, text);
  }
}
