import { LitElement, html } from 'lit';
import { query } from 'lit/decorators.js';
import { announceIn } from '../ui/announce.ts';
import { saveFile } from '../ui/save-file.ts';
import { controls, prose } from '../ui/shared.styles.ts';
import { encodeSnapshot } from '../course/snapshot.ts';
import { words } from '../locale/device-words.ts';
import { styles } from './device-panel.styles.ts';
import { progressFileName, writeProgressFile } from './progress-file.ts';
import type { DeviceLaunch } from './surface.ts';

/** In characters. A file has room for every answer, unlike some LMSs. */
const fileSnapshotLimit = 64_000;

/** Saves the progress to a file; the private notes only if the learner asks for it. */
export class SaveToFile extends LitElement {
  static override styles = [prose, controls, styles];

  @query('input') private tick!: HTMLInputElement | null;
  @query('.outcome') private outcome!: HTMLElement;

  launch!: DeviceLaunch;

  #save(): void {
    const { session, player } = this.launch;
    const { course, notes } = player;
    const now = new Date();
    const text = writeProgressFile({
      courseId: course.id,
      courseVersion: course.version,
      saved: now,
      snapshot: encodeSnapshot(course, session.progress, fileSnapshotLimit),
      ...(this.tick?.checked && { notes: notes.all }),
    });
    const name = progressFileName(course.id, now);
    saveFile(name, 'application/json', text);
    announceIn(this.outcome, words.save.saved(name));
  }

  override render(): unknown {
    const { save } = words;
    return html`<label class="tick">
        <input type="checkbox" aria-describedby="hint" /><span>${save.notes}</span>
      </label>
      <p class="hint" id="hint">${save.notesHint}</p>
      <button @click=${this.#save}>${save.button}</button>
      <p class="outcome" role="status"></p>`;
  }
}

customElements.define('save-to-file', SaveToFile);
