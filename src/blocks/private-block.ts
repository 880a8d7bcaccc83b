import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { BlockElement } from './block-element.ts';
import type { PrivateNotes } from './private-notes.ts';

/**
 * A block whose answers are for nobody else: they live in the notes, and no event carries them. It stays in use
 * when the course is only looked through, since the notes are no part of the record.
 */
export abstract class PrivateBlock<Model extends { readonly id: string }> extends BlockElement<Model> {
  /** Where this block's answers stand, under its model's id. */
  @property({ attribute: false }) notes!: PrivateNotes;
  #watched: PrivateNotes | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch(this.notes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('notes')) this.#watch(this.notes);
  }

  /** What is written; '' where nothing is. */
  protected get note(): string {
    return this.notes.get(this.model.id);
  }

  protected set note(text: string) {
    this.notes.set(this.model.id, text);
  }

  #watch(notes: PrivateNotes | undefined): void {
    if (notes === this.#watched) return;
    this.#watched?.removeEventListener('change', this.#refresh);
    notes?.addEventListener('change', this.#refresh);
    this.#watched = notes;
    this.requestUpdate();
  }

  readonly #refresh = (): void => this.requestUpdate();
}
