import type { DispatchNotice } from '../../src/dispatch/dispatch.ts';
import { Dispatch } from '../../src/dispatch/dispatch.ts';
import { readDispatch } from '../../src/records/relay/launch.ts';
import { LmsLink } from '../../src/records/relay/lms-link.ts';
import type { StandardName } from '../../src/records/relay/protocol.ts';
import { recordedStandards } from '../../src/records/relay/recorded-standards.ts';
import { RelayRecord } from '../../src/records/relay/relay-record.ts';
import { standardsByName } from '../../src/records/relay/standards.ts';
import type { Interaction } from '../../src/course/interaction.ts';
import type {
  CloseReason,
  LearningRecord,
  OpenedRecord,
  SessionState,
} from '../../src/session/learning-record.ts';
import type { Host } from './host.ts';
import type { WindowHandle } from './frames.ts';
import { FramedWindow, joined, newBrowser } from './frames.ts';
import type { Buffered } from '../contracts/buffered.ts';
import { buffered } from '../contracts/buffered.ts';

let launches = 0;

// The pair of classes logs every call that the LMS refuses, and here most are.
const { error } = console;
console.error = (...parts: unknown[]) => {
  if (!String(parts[0]).startsWith('CrossFrameAPI ')) error(...parts);
};

/** A package in the LMS, with the hosted course in its frame: two windows of two origins. */
export class DispatchedCourse {
  readonly standard: StandardName;
  /** The package's window, inside the LMS's. */
  readonly outer: FramedWindow;
  /** The course's. */
  readonly inner: FramedWindow;
  /** What the package showed instead of the course, the latest last. */
  readonly notices: (DispatchNotice | undefined)[] = [];
  readonly toInner: WindowHandle;
  /** The time, which the test moves. */
  now = 0;
  readonly #timers: { readonly callback: () => void; readonly ms: number }[] = [];
  readonly #loaded: (() => void)[] = [];
  src = '';

  /** @param api undefined if there is no LMS */
  constructor(standard: StandardName, api: object | undefined) {
    launches += 1;
    newBrowser();
    const url = `https://course-${launches}.example/allyship/`;
    this.standard = standard;
    const lms = new FramedWindow(`https://lms-${launches}.example`, {
      ...(api && { [standardsByName[standard].api]: api }),
    });
    this.outer = new FramedWindow(lms.location.origin);
    if (api) this.outer.parent = lms;
    this.inner = new FramedWindow(new URL(url).origin);
    const { toInner, toOuter } = joined(this.outer, this.inner);
    this.toInner = toInner;
    this.inner.parent = toOuter;
    const setSource = (src: string): void => void (this.src = src);
    const getSource = (): string => this.src;
    new Dispatch(
      { url, standard },
      {
        window: this.outer,
        frame: {
          contentWindow: toInner,
          get src() {
            return getSource();
          },
          set src(value) {
            setSource(value);
          },
          addEventListener: (_, listener) => void this.#loaded.push(listener),
        },
        show: (notice) => void this.notices.push(notice),
        later: (callback, ms) => this.#timers.push({ callback, ms }),
        again: () => undefined,
        now: () => this.now,
      },
    ).start();
  }

  /** Loads the course from the address of the frame. */
  async record(): Promise<Buffered<RelayRecord>> {
    const { version, standard, origin } = readDispatch(new URL(this.src).hash);
    if (version === undefined || standard === undefined || origin === undefined)
      throw new Error(`An odd address: ${this.src}`);
    const recorded = recordedStandards[standard];
    const window = this.inner as unknown as Parameters<typeof LmsLink.open>[2];
    const link = await LmsLink.open({ version, standard, origin }, recorded.reads, window);
    return buffered(
      new RelayRecord(link, recorded, standardsByName[standard].names, () => Promise.resolve()),
    );
  }

  /** The frame has loaded something, and all timers up to this delay have fired. */
  load(wait: number): void {
    for (const listener of this.#loaded) listener();
    for (const { callback, ms } of this.#timers.splice(0)) if (ms <= wait) callback();
  }

  /** The page of the package goes away, possibly into the back/forward cache. */
  leave(persisted = false): void {
    this.outer.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
  }

  /** Ends the browser. */
  kill(): void {
    this.outer.isDead = true;
    this.inner.isDead = true;
  }
}

/** A record that is created only when it opens, because loading the course takes a moment. */
export class DispatchedRecord implements LearningRecord {
  readonly #course: DispatchedCourse;
  #record: Buffered<RelayRecord> | undefined;

  constructor(edition: Host['edition'], api: object) {
    this.#course = new DispatchedCourse(edition === '1.2' ? 'scorm12' : 'scorm2004', api);
  }

  get snapshotLimit(): number {
    return this.#record?.snapshotLimit ?? 0;
  }

  async open(): Promise<OpenedRecord> {
    this.#record = await this.#course.record();
    return this.#record.open();
  }

  answer(interaction: Interaction, number?: number): number | undefined {
    return this.#record?.answer(interaction, number);
  }

  async commit(state: SessionState): Promise<void> {
    await this.#record?.commit(state);
  }

  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    await this.#record?.close(reason, state);
  }
}
