import type { Standard } from './package-info.ts';
import type { Personality } from './page/lms-behaviours.ts';

const tracked: readonly Standard[] = ['scorm12', 'scorm2004', 'cmi5', 'xapi'];

/** The faults that the test bench can cause, each with the standards that it applies to. */
export const faultSwitches = {
  refuseCommits: {
    label: 'Refuse commits',
    help: 'What is to be stored is refused. SCORM: Commit and Finish answer “false”; cmi5 and xAPI: error 503.',
    on: tracked,
  },
  loseCommits: { label: 'Lose commits', help: 'The LMS says that it stored, and did not.', on: tracked },
  slow: {
    label: 'Slow answers',
    help: 'Every SCORM call takes a quarter of a second, every request to the record store a second.',
    on: tracked,
  },
  expired: {
    label: 'Expired session',
    help: 'Everything is refused as if the session had ended.',
    on: tracked,
  },
  offline: {
    label: 'Network away',
    help: 'The course can load nothing more, and nothing reaches the LMS. The next launch in an LMS is online again.',
    on: [...tracked, 'web'],
  },
  strict: {
    label: 'Strict limits',
    help: 'Suspend data, location and identifiers over the limits of SCORM 1.2 are refused.',
    on: ['scorm12'],
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly help: string; readonly on: readonly Standard[] }>
>;

export type FaultSwitch = keyof typeof faultSwitches;

/** The switches of one launch, and the LMS whose SCORM API is imitated. */
export interface Faults extends Readonly<Record<FaultSwitch, boolean>> {
  readonly personality: Personality;
}

/** An LMS without faults. */
export const noFaults: Faults = {
  refuseCommits: false,
  loseCommits: false,
  slow: false,
  expired: false,
  offline: false,
  strict: true,
  personality: 'plain',
};

/** The milliseconds that a slow answer takes: to a call of the API, to a request to the record store. */
export const slowness = { call: 250, request: 1000 };

/**
 * An action of a course: it loads a `file`, makes a `call` that the API answers without the server, makes a reading
 * `request`, or has something stored (`store`).
 */
export type Exchange = 'file' | 'call' | 'request' | 'store';

/** The result: the LMS `answers`, or wrongly says that it stored (`lost`), or fails in another way. */
export type Effect = 'answers' | 'unreachable' | 'expired' | 'refused' | 'lost';

/** The effect of the faults on an action of a course, in the API and in the server. */
export function effectOf(faults: Faults, exchange: Exchange): Effect {
  if (faults.offline && exchange !== 'call') return 'unreachable';
  if (exchange === 'file') return 'answers';
  if (faults.expired) return 'expired';
  if (exchange === 'store' && faults.refuseCommits) return 'refused';
  return exchange === 'store' && faults.loseCommits ? 'lost' : 'answers';
}

/** Reads the switches from the page's JSON; undefined if it is not an object. */
export function readFaults(wish: unknown): Faults | undefined {
  if (typeof wish !== 'object' || wish === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(wish));
  const isOn = (name: string): boolean => given.get(name) === true;
  const switches = Object.keys(faultSwitches).map((name) => [name, isOn(name)] as const);
  return { ...noFaults, ...Object.fromEntries(switches) };
}

/** How many launches are remembered; the oldest is forgotten first. */
const most = 100;

/** Launch id → faults. The id is part of the address of the launch's course, e.g. `scorm12@1f0c…`. */
export class LaunchFaults {
  readonly #byLaunch = new Map<string, Faults>();

  of(launch: string): Faults {
    return this.#byLaunch.get(launch) ?? noFaults;
  }

  set(launch: string, faults: Faults): void {
    this.#byLaunch.delete(launch);
    this.#byLaunch.set(launch, faults);
    const [oldest] = this.#byLaunch.keys();
    if (this.#byLaunch.size > most && oldest !== undefined) this.#byLaunch.delete(oldest);
  }
}
