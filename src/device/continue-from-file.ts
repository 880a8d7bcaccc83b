import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { percent } from '../course/percent.ts';
import { controls, prose } from '../ui/shared.styles.ts';
import { resumePlace } from '../course/resume-place.ts';
import { decodeSnapshot } from '../course/snapshot-decode.ts';
import { words } from '../locale/device-words.ts';
import { withDigits } from '../locale/format.ts';
import { styles } from './device-panel.styles.ts';
import type { ProgressFile, RefusalReason } from './progress-file.ts';
import { largestFile, readProgressFile } from './progress-file.ts';
import type { DeviceLaunch } from './surface.ts';

/** Imports a progress file: checks it, shows what is in it, and changes nothing until the learner confirms. */
export class ContinueFromFile extends LitElement {
  static override styles = [prose, controls, styles];

  @query('input[type=file]') private field!: HTMLInputElement;
  @query('input[type=checkbox]') private tick!: HTMLInputElement | null;
  @query('.asks') private question!: HTMLElement | null;
  @query('.outcome') private outcomeLine!: HTMLElement;
  @state() private found: ProgressFile | undefined;
  @state() private outcome = '';
  @state() private isProblem = false;

  launch!: DeviceLaunch;

  async #look(): Promise<void> {
    const file = this.field.files?.[0];
    this.found = undefined;
    if (!file) return;
    const { refused } = words.load;
    let read: ProgressFile | RefusalReason;
    try {
      read =
        file.size > largestFile
          ? 'tooLarge'
          : readProgressFile(await file.text(), this.launch.player.course.id);
    } catch {
      return this.#tell(refused.unreadable, true);
    }
    if (typeof read === 'string') return this.#tell(refused[read], true);
    this.found = read;
    this.outcome = '';
    await this.updateComplete;
    this.question?.focus();
  }

  async #use({ snapshot, notes }: ProgressFile): Promise<void> {
    const { session, player } = this.launch;
    const { load } = words;
    const takesNotes = this.tick?.checked === true;
    const theirs = decodeSnapshot(snapshot);
    if (!theirs || !session.mergeProgress(theirs)) return this.#tell(load.closed, true);
    if (takesNotes) for (const [id, text] of notes ?? []) player.notes.set(id, text);
    const begin = document.getElementById('begin');
    if (player.isConnected) await player.go(resumePlace(player.course, session.progress));
    else if (begin) begin.textContent = begin.dataset['resume'] ?? '';
    await session.saveNow();
    const isKept = session.saving !== 'not-saved';
    return this.#tell(isKept ? load.done : load.notSaved, !isKept);
  }

  async #tell(outcome: string, isProblem: boolean): Promise<void> {
    this.found = undefined;
    this.field.value = '';
    this.outcome = outcome;
    this.isProblem = isProblem;
    await this.updateComplete;
    this.outcomeLine.focus();
  }

  #leave(): void {
    this.found = undefined;
    this.field.value = '';
    this.field.focus();
  }

  #asks(file: ProgressFile): unknown {
    const { load } = words;
    const { completed, best } = decodeSnapshot(file.snapshot)?.achieved ?? {};
    const day = file.saved.toLocaleDateString(withDigits(this.launch.player.course.language), {
      dateStyle: 'long',
    });
    const facts = [completed ? load.completed : load.underWay];
    if (best !== undefined) facts.push(load.score(percent(best)));
    return html`<div class="asks" role="group" aria-labelledby="found" tabindex="-1">
      <p id="found">${load.found(day)} ${facts.join(', ')}. ${load.merged}</p>
      ${
        file.notes
          ? html`<label class="tick"><input type="checkbox" /><span>${load.notes}</span></label>`
          : nothing
      }
      <div class="actions">
        <button class="primary" @click=${() => this.#use(file)}>${load.use}</button>
        <button class="quiet" @click=${this.#leave}>${load.leave}</button>
      </div>
    </div>`;
  }

  override render(): unknown {
    const { load } = words;
    return html`<label class="name" for="file">${load.label}</label>
      <p class="hint" id="hint">${load.hint}</p>
      <input
        type="file"
        id="file"
        accept=".json,application/json"
        aria-describedby="hint"
        @change=${this.#look}
      />
      ${this.found ? this.#asks(this.found) : nothing}
      <p class="outcome ${this.isProblem ? 'error' : ''}" tabindex="-1" ?hidden=${this.outcome === ''}>
        ${this.outcome}
      </p>`;
  }
}

customElements.define('continue-from-file', ContinueFromFile);
