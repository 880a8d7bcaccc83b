import * as pair from 'scorm-again/cross-frame-api';
import { RecordError } from '../../session/learning-record.ts';
import type { DispatchLaunch } from './launch.ts';
import type { Ending, Hello, RelayResults } from './protocol.ts';
import { isWelcome, readCallResults, supportedVersions } from './protocol.ts';

type Method = (...values: string[]) => string;
type CourseEnd = Readonly<Record<string, Method>> & { readonly destroy: () => void };

/**
 * Its type declarations export the class as default; the file exports it by name. The `min` file is not used: it breaks
 * at every answer that is an error (3.4.3).
 */
const { CrossFrameAPI } = pair as unknown as {
  CrossFrameAPI: new (origin: string, target: object, options: { timeout: number }) => CourseEnd;
};

/** The part of a window that is used. */
export interface RelayWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** How long the package may take to answer, in ms: in some LMSs a page waits for a slow server. */
const longestWait = 30_000;

/**
 * The course's end of the relay. scorm-again's `CrossFrameAPI` sends the calls; they return at once, without the LMS's
 * answer. `ask` then gets the results. Messages between two windows arrive in order, so the answer to `ask` covers
 * every call before it.
 */
export class LmsLink {
  readonly origin: string;
  readonly #hello: Hello;
  readonly #api: CourseEnd;
  readonly #window: RelayWindow;
  #sent = 0;
  #asked = 0;

  /**
   * Sends `hello` to the package, and resolves once the package has found its LMS.
   *
   * @throws {RecordError} if the versions do not match, or the package does not answer
   */
  static async open(launch: DispatchLaunch, reads: readonly string[], window: RelayWindow): Promise<LmsLink> {
    const { parent } = window;
    const { origin, version } = launch;
    if (!supportedVersions.includes(version)) {
      parent.postMessage({ relay: 'refusal', versions: supportedVersions }, origin);
      throw new RecordError('The package speaks another version.', `dispatch ${version}`);
    }
    const hello: Hello = { relay: 'hello', version, reads };
    await greet(window, origin, hello);
    return new LmsLink(origin, hello, window);
  }

  private constructor(origin: string, hello: Hello, window: RelayWindow) {
    this.origin = origin;
    this.#hello = hello;
    this.#window = window;
    this.#api = new CrossFrameAPI(origin, window.parent, { timeout: longestWait });
  }

  /** Whether calls were sent since the last `ask`. */
  get hasPendingCalls(): boolean {
    return this.#sent > 0;
  }

  /** Sends a call; for a read, returns the value in the pair's cache. */
  send(method: string, ...values: string[]): string {
    this.#sent += 1;
    // The pair's object is a proxy with a function for every name.
    return (this.#api[method] as Method)(...values);
  }

  /**
   * Gets the results of the calls since the last `ask`.
   *
   * @param ending what the package writes if it hears no more from the course
   * @throws {RecordError} if the package does not answer, or calls were lost
   */
  async ask(ending?: Ending): Promise<RelayResults> {
    const number = ++this.#asked;
    const sent = this.#sent;
    this.#sent = 0;
    this.#window.parent.postMessage({ relay: 'ask', number, ending }, this.origin);
    const results = await heard(this.#window, this.origin, (data) => {
      const answer = readCallResults(data);
      return answer?.number === number ? answer : undefined;
    });
    if (results.taken !== sent) throw new RecordError(`Of ${sent} calls ${results.taken} arrived.`);
    return results;
  }

  /**
   * Starts again as if the course had been reloaded: the package forgets what it has read; the session continues.
   *
   * @throws {RecordError} if the package does not answer
   */
  async restart(): Promise<void> {
    this.#sent = 0;
    await greet(this.#window, this.origin, this.#hello);
  }

  /** Ends the link: nothing more is sent. */
  end(): void {
    this.#api.destroy();
  }
}

/** Sends `hello`, and waits for the package's `welcome`. */
async function greet(window: RelayWindow, origin: string, hello: Hello): Promise<void> {
  window.parent.postMessage(hello, origin);
  await heard(window, origin, (data) => isWelcome(data) || undefined);
}

/** Whether a message comes from the package's window and origin. */
const isFrom = ({ source, origin }: MessageEvent, window: RelayWindow, expected: string): boolean =>
  source === (window.parent as unknown) && origin === expected;

/**
 * Waits for the first message from the package that `read` accepts.
 *
 * @throws {RecordError} if none comes
 */
function heard<T>(window: RelayWindow, origin: string, read: (data: unknown) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      window.removeEventListener('message', listener);
    };
    const listener = (event: MessageEvent): void => {
      const said = isFrom(event, window, origin) ? read(event.data) : undefined;
      if (said === undefined) return;
      stop();
      resolve(said);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new RecordError(`Nobody at ${origin} answered.`));
    }, longestWait);
    window.addEventListener('message', listener);
  });
}
