import type { ApiName } from '../records/find-api.ts';
import { isAlone, laterApi, waitForApi } from '../records/find-api.ts';
import { launchAddress } from '../records/relay/launch.ts';
import { LmsSide } from '../records/relay/lms-side.ts';
import type { StandardName } from '../records/relay/protocol.ts';
import { packageVersion, readAsk, readHello, readRefusal } from '../records/relay/protocol.ts';
import { standardsByName } from '../records/relay/standards.ts';

/** What the page can say instead of showing the course; the words are in the page. */
export type DispatchNotice = 'folder' | 'noLms' | 'unreachable' | 'olderCourse' | 'olderPackage';

/** The world of a package's page, passed in. */
export interface DispatchWorld {
  readonly window: DispatchWindow;
  /** The frame of the course. */
  readonly frame: {
    src: string;
    readonly contentWindow: unknown;
    addEventListener(type: 'load', listener: () => void): void;
  };
  /** Says something instead of the course; undefined: the course is shown. */
  readonly show: (notice: DispatchNotice | undefined) => void;
  readonly later: (callback: () => void, ms: number) => unknown;
  /** Loads the page again. */
  readonly again: () => void;
  /** Milliseconds, from any moment. */
  readonly now: () => number;
}

/** The part of a window that is used. */
export interface DispatchWindow {
  readonly location: { readonly origin: string };
  readonly parent: unknown;
  readonly opener: unknown;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

export interface DispatchOptions {
  /** Where the course is hosted. */
  readonly url: string;
  readonly standard: StandardName;
}

/** How long the page of the course may take to say hello, in ms: from the beginning, and once it is loaded. */
const patience = { all: 45_000, loaded: 12_000 };

/**
 * The page of a package that an administrator uploads: frames the course, which is hosted elsewhere, and relays its
 * calls to the LMS. The LMS hears nothing before the course does, and its session is ended even where the course's
 * frame is dead.
 */
export class Dispatch {
  readonly #world: DispatchWorld;
  readonly #options: DispatchOptions;
  /** The origin of the course: the only one that is listened to, and written to. */
  readonly #origin: string;
  #side: Promise<LmsSide | undefined> | undefined;
  #openSide: LmsSide | undefined;
  #isHeard = false;

  constructor(options: DispatchOptions, world: DispatchWorld) {
    this.#options = options;
    this.#world = world;
    this.#origin = new URL(options.url).origin;
  }

  /** Loads the course, and looks for the LMS meanwhile. */
  start(): void {
    const { window, frame, show, later } = this.#world;
    const { origin } = window.location;
    if (!/^https?:/.test(origin)) return show('folder');
    // First of all listeners, so that nobody hears what strangers say.
    window.addEventListener('message', (event) => this.#hear(event as MessageEvent));
    window.addEventListener('pagehide', (event) => {
      if ((event as PageTransitionEvent).persisted) this.#openSide?.keep();
      else this.#openSide?.end();
    });
    this.#side = this.#findLms();
    const { url, standard } = this.#options;
    const giveUp = (): void => {
      if (!this.#isHeard) show('unreachable');
    };
    later(giveUp, patience.all);
    // A frame that could not be loaded is loaded as well, as far as this page can tell.
    frame.addEventListener('load', () => later(giveUp, patience.loaded));
    frame.src = launchAddress(url, { version: packageVersion, standard, origin });
  }

  async #findLms(): Promise<LmsSide | undefined> {
    const { window, later, now, show } = this.#world;
    const standard = standardsByName[this.#options.standard];
    const name: ApiName = standard.api;
    const found = await waitForApi(window, name, { later });
    if (!found) {
      this.#isHeard = true;
      show('noLms');
      // The course has given up by then: once the LMS is there, everything begins again.
      if (!isAlone(window)) void laterApi(window, name, later)().then(() => this.#world.again());
      return undefined;
    }
    const side = new LmsSide(found.api, standard, now);
    side.listen(this.#origin);
    return side;
  }

  #hear(event: MessageEvent): void {
    const { source, origin, data } = event;
    if (origin !== this.#origin || source === null || source !== this.#world.frame.contentWindow) {
      event.stopImmediatePropagation();
      return;
    }
    const hello = readHello(data);
    if (hello) void this.#greet(hello === 'malformed' ? undefined : hello);
    const ask = readAsk(data);
    if (ask && this.#openSide) this.#say(this.#openSide.takeResults(ask.number, ask.ending));
    const refusal = readRefusal(data);
    if (refusal) this.#disagree(Math.max(0, ...refusal.versions));
  }

  async #greet(
    hello: { readonly version: number; readonly reads: readonly string[] } | undefined,
  ): Promise<void> {
    if (hello?.version !== packageVersion) return this.#disagree(hello?.version ?? 0);
    const side = await this.#side;
    if (!side) return;
    this.#openSide = side;
    this.#isHeard = true;
    this.#world.show(undefined);
    side.begin(hello.reads);
    this.#say({ relay: 'welcome' });
  }

  /** @param theirs the newest version that the course speaks */
  #disagree(theirs: number): void {
    this.#isHeard = true;
    this.#world.show(theirs < packageVersion ? 'olderCourse' : 'olderPackage');
  }

  #say(message: object): void {
    (this.#world.frame.contentWindow as Window | null)?.postMessage(message, this.#origin);
  }
}
