import type { ApiName } from '../records/find-api.ts';
import { isAlone, laterApi, waitForApi } from '../records/find-api.ts';
import { launchAddress } from '../records/relay/launch.ts';
import { LmsSide } from '../records/relay/lms-side.ts';
import type { StandardName } from '../records/relay/protocol.ts';
import { protocolVersion, readAsk, readHello, readRefusal } from '../records/relay/protocol.ts';
import { standardsByName } from '../records/relay/standards.ts';

/** The notices that the page can show instead of the course; their text is in the page. */
export type DispatchNotice = 'folder' | 'noLms' | 'unreachable' | 'olderCourse' | 'olderPackage';

/** What a package's page needs from the browser, passed in. */
export interface DispatchWorld {
  readonly window: DispatchWindow;
  /** The course's frame. */
  readonly frame: {
    src: string;
    readonly contentWindow: unknown;
    addEventListener(type: 'load', listener: () => void): void;
  };
  /** Shows a notice instead of the course; undefined shows the course. */
  readonly show: (notice: DispatchNotice | undefined) => void;
  readonly later: (callback: () => void, ms: number) => unknown;
  /** Reloads the page. */
  readonly again: () => void;
  /** Milliseconds since any moment. */
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
  /** The address of the hosted course. */
  readonly url: string;
  readonly standard: StandardName;
}

/** How long the course may take to send `hello`, in ms: from the start, and after the frame's `load` event. */
const patience = { all: 45_000, loaded: 12_000 };

/**
 * The page of a package that an administrator uploads: frames the course, which is hosted elsewhere, and relays its
 * calls to the LMS. It calls the LMS only after the course does, and ends the session even if the course's frame no
 * longer responds.
 */
export class Dispatch {
  readonly #world: DispatchWorld;
  readonly #options: DispatchOptions;
  /** The origin of the course: messages are sent only to it and accepted only from it. */
  readonly #origin: string;
  #side: Promise<LmsSide | undefined> | undefined;
  #openSide: LmsSide | undefined;
  #isHeard = false;

  constructor(options: DispatchOptions, world: DispatchWorld) {
    this.#options = options;
    this.#world = world;
    this.#origin = new URL(options.url).origin;
  }

  /** Loads the course, and looks for the LMS at the same time. */
  start(): void {
    const { window, frame, show, later } = this.#world;
    const { origin } = window.location;
    if (!/^https?:/.test(origin)) return show('folder');
    // Added before all other listeners, so that none of them receives messages from other origins.
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
    // `load` also fires for a frame that failed to load.
    frame.addEventListener('load', () => later(giveUp, patience.loaded));
    frame.src = launchAddress(url, { version: protocolVersion, standard, origin });
  }

  async #findLms(): Promise<LmsSide | undefined> {
    const { window, later, now, show } = this.#world;
    const standard = standardsByName[this.#options.standard];
    const name: ApiName = standard.api;
    const found = await waitForApi(window, name, { later });
    if (!found) {
      this.#isHeard = true;
      show('noLms');
      // By then the course has given up: once the LMS is there, the page is reloaded.
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
    if (hello?.version !== protocolVersion) return this.#disagree(hello?.version ?? 0);
    const side = await this.#side;
    if (!side) return;
    this.#openSide = side;
    this.#isHeard = true;
    this.#world.show(undefined);
    side.begin(hello.reads);
    this.#say({ relay: 'welcome' });
  }

  /** @param theirs the newest version that the course supports */
  #disagree(theirs: number): void {
    this.#isHeard = true;
    this.#world.show(theirs < protocolVersion ? 'olderCourse' : 'olderPackage');
  }

  #say(message: object): void {
    (this.#world.frame.contentWindow as Window | null)?.postMessage(message, this.#origin);
  }
}
