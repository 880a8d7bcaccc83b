import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Launched } from '../lrs/launch-request.ts';
import type { Registration } from '../lrs/registration.ts';
import type { PackageInfo } from '../package-info.ts';
import type { LaunchOptions } from './learner-record.ts';
import { ask, fetchJson, recordPath } from './record-client.ts';

/** Milliseconds between two requests for the store's contents. */
const every = 1000;

/** The session of a cmi5 or xAPI package. The server is the LMS; this only sends requests to it. */
export class Cmi5Controller implements ReactiveController {
  registration: Registration | undefined;
  readonly #host: ReactiveControllerHost;
  #launched: Launched | undefined;
  #timer: number | undefined;
  #path = '';
  #isConnected = true;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    clearInterval(this.#timer);
  }

  /** The id of the last launched session; '' before the first launch. */
  get sessionId(): string {
    return this.#launched?.sessionId ?? '';
  }

  /** Shows the record, and updates it regularly. */
  async show({ name }: PackageInfo, learner: string): Promise<void> {
    this.#path = recordPath(name, learner);
    clearInterval(this.#timer);
    // A launch may be answered after the learner has left its page.
    if (this.#isConnected) this.#timer = window.setInterval(() => void this.#look(), every);
    await this.#look();
  }

  /** Begins a session. @returns the address for the frame @throws {Error} like {@link ask} */
  async launch({ name }: PackageInfo, options: Omit<LaunchOptions, 'standard'>): Promise<string> {
    const { learner, ...how } = options;
    const wish = { ...how, package: name, learner: learner.id, name: learner.name };
    this.#launched = await fetchJson<Launched>('/cmi5/launch', {
      method: 'POST',
      body: JSON.stringify(wish),
    });
    await this.show({ name } as PackageInfo, learner.id);
    return this.#launched.url;
  }

  /** From now on the session's requests do not arrive. @throws {Error} like {@link ask} */
  async cut(): Promise<void> {
    if (this.#launched) await ask(`/cmi5/cut/${this.#launched.sessionId}`, { method: 'POST' });
  }

  /** Deletes the record. @throws {Error} like {@link ask} */
  async reset(): Promise<void> {
    await this.cut();
    await ask(this.#path, { method: 'DELETE' });
    await this.#look();
  }

  async #look(): Promise<void> {
    const path = this.#path;
    try {
      const found = (await fetchJson<Registration | null>(path)) ?? undefined;
      // Another record was requested in the meantime.
      if (path !== this.#path) return;
      const isNew = JSON.stringify(found) !== JSON.stringify(this.registration);
      this.registration = found;
      if (isNew) this.#host.requestUpdate();
    } catch {
      // The server does not answer. The next request tries again.
    }
  }
}
