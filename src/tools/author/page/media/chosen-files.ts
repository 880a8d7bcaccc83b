import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NotDone, send } from '../edit/send.ts';
import type { accepted, Slot, Upload } from './media-place.ts';
import { sendFile } from './send-file.ts';

export type Use = keyof typeof accepted;

/** The state of a file that was chosen. */
interface Chosen {
  readonly file: string;
  readonly share: number;
  readonly upload?: Upload;
  /** Why it was refused. */
  readonly problem?: string;
  readonly abort: AbortController;
}

/** A size in words. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The files chosen for one place: those being sent and those that the server holds. */
export class ChosenFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #arrived: (slot: Slot, upload: Upload) => void;
  #chosen = new Map<Slot, Chosen>();

  /** @param arrived is called when the server holds a file */
  constructor(host: ReactiveControllerHost, arrived: (slot: Slot, upload: Upload) => void) {
    this.#host = host;
    this.#arrived = arrived;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave();
  }

  get uploads(): ReadonlyMap<Slot, Upload> {
    return new Map(
      [...this.#chosen].flatMap(([slot, { upload }]) => (upload ? [[slot, upload] as const] : [])),
    );
  }

  get isSending(): boolean {
    return [...this.#chosen.values()].some(({ upload, problem }) => !upload && problem === undefined);
  }

  get hasProblem(): boolean {
    return [...this.#chosen.values()].some(({ problem }) => problem !== undefined);
  }

  async take(slot: Slot, use: Use, file: File): Promise<void> {
    this.drop(slot);
    const abort = new AbortController();
    this.#chosen.set(slot, { file: file.name, share: 0, abort });
    // Ignored if another file, or none, was chosen meanwhile.
    const set = (more: Partial<Chosen>): void => {
      const now = this.#chosen.get(slot);
      if (now?.abort !== abort) return;
      this.#chosen.set(slot, { ...now, ...more });
      this.#host.requestUpdate();
    };
    try {
      const upload = await sendFile(file, use, (share) => set({ share }), abort.signal);
      set({ upload });
      this.#arrived(slot, upload);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      set({ problem: error.message });
    }
  }

  /** Removes the file of a slot. */
  drop(slot: Slot): void {
    const before = this.#chosen.get(slot);
    this.#chosen.delete(slot);
    before?.abort.abort();
    if (before?.upload) void send('media/leave', [before.upload.upload]).catch(() => undefined);
    this.#host.requestUpdate();
  }

  /** Removes all chosen files. */
  leave(): void {
    for (const slot of this.#chosen.keys()) this.drop(slot);
  }

  /** The files are in the course now: forget them. */
  saved(): void {
    this.#chosen = new Map();
  }

  /** The state of a slot, for the form. */
  view(slot: Slot): unknown {
    const chosen = this.#chosen.get(slot);
    if (!chosen) return nothing;
    const { file, upload, problem, share, abort } = chosen;
    if (problem !== undefined) return html`<p class="wrong">${file}: ${problem}</p>`;
    if (upload)
      return html`<p class="ready">
        ✓ ${upload.name}, ${sizeOf(upload.size)}. Save puts it into the course.
      </p>`;
    return html`<p>
      ${share < 1 ? `Sending ${file}: ${Math.round(share * 100)} %` : `Looking at ${file} …`}
      <progress max="1" .value=${share} aria-label="Sending ${file}"></progress>
      <button type="button" @click=${() => abort.abort()}>Cancel sending</button>
    </p>`;
  }
}
