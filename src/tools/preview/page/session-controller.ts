import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PackageInfo } from '../package-info.ts';
import { isScorm } from '../package-info.ts';
import type { Faults } from '../faults.ts';
import { noFaults } from '../faults.ts';
import type { LaunchOptions, LearnerRecord } from './learner-record.ts';
import { beginningOf } from './learner-record.ts';
import { lateness } from './lms-behaviours.ts';
import { pastCollection } from '../record-name.ts';
import type { RecordClient } from './record-client.ts';
import { LmsSession } from './session.ts';

/** The window where a course looks for the API: the parent of its frame. */
type ApiWindow = Window & { API?: unknown; API_1484_11?: unknown };

/** The frame's session with the LMS: begins it, saves its commits, ends it. */
export class SessionController implements ReactiveController {
  faults: Faults = noFaults;
  /** Part of the course's address, by which the server knows which requests to leave unanswered. */
  launchId = '';
  session: LmsSession | undefined;
  /** The saved record of the last or the running session. */
  record: LearnerRecord | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #window: ApiWindow;
  readonly #now: () => Date;
  #client: RecordClient | undefined;
  #isLeaving = false;

  /** @param now the LMS's clock */
  constructor(host: ReactiveControllerHost, window: Window, now: () => Date) {
    this.#host = host;
    this.#now = now;
    this.#window = window;
    host.addController(this);
  }

  hostConnected(): void {
    this.#window.addEventListener('pagehide', this.#onLeave);
    this.#window.addEventListener('pageshow', this.#onReturn);
  }

  hostDisconnected(): void {
    this.#window.removeEventListener('pagehide', this.#onLeave);
    this.#window.removeEventListener('pageshow', this.#onReturn);
    this.end();
  }

  readonly #onLeave = (): void => void (this.#isLeaving = true);

  readonly #onReturn = (): void => void (this.#isLeaving = false);

  readonly #update = (): void => this.#host.requestUpdate();

  /** Shows the saved record, without a session. */
  async show(client: RecordClient, from: PackageInfo, learner: string): Promise<void> {
    this.#client = client;
    this.record = isScorm(from.standard) ? await client.read(from.name, learner) : undefined;
    this.#update();
  }

  /** Begins a session, and offers its API to the frame that loads next. */
  async begin(client: RecordClient, from: PackageInfo, options: LaunchOptions): Promise<void> {
    await this.show(client, from, options.learner.id);
    const saved = this.record;
    const beginning = beginningOf(options, saved);
    const commits = saved?.attempt === beginning.attempt ? saved.commits : 0;
    const session = new LmsSession(options, beginning, commits, {
      save: (record) => {
        const { record: last } = this;
        // A new attempt counts only after its first commit. Until then, the last one stays current.
        if (last !== undefined && last.attempt !== record.attempt)
          client.write(pastCollection(from.name, last.attempt), options.learner.id, last);
        this.record = record;
        client.write(from.name, options.learner.id, record);
      },
      isFailing: () => client.isFailing,
      faults: () => this.faults,
      isLeaving: () => this.#isLeaving || this.#window.document.visibilityState === 'hidden',
      now: this.#now,
    });
    session.addEventListener('change', this.#update);
    this.session = session;
    this.#isLeaving = false;
    this.launchId = crypto.randomUUID();
    const offer = (): void => {
      if (this.session === session && session.state !== 'cut') this.#window[session.apiName] = session.api;
    };
    if (this.faults.personality === 'late') this.#window.setTimeout(offer, lateness);
    else offer();
    this.#update();
  }

  /** The frame is about to be removed: from now on the LMS behaves as it does when a learner leaves. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Removes the API. By then the frame must have sent its last data. */
  end(): void {
    this.session?.removeEventListener('change', this.#update);
    this.session = undefined;
    delete this.#window.API;
    delete this.#window.API_1484_11;
    this.#update();
  }

  /** Ends the session like a crash: nothing sent from now on is accepted. */
  cut(): void {
    this.session?.cut();
    delete this.#window.API;
    delete this.#window.API_1484_11;
  }

  async reset(from: PackageInfo, learner: string): Promise<void> {
    this.cut();
    this.end();
    await this.#client?.remove(from.name, learner);
    this.record = undefined;
    this.#update();
  }
}
