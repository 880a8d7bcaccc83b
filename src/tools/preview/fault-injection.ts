import { Refusal } from '../server/guard.ts';

/** What the bench lets go wrong on the way between a course and the server. */
export interface InjectedFaults {
  /** Nothing arrives: no answer to any request of the launch. */
  readonly offline: boolean;
  /** The record store answers after a second. */
  readonly slow: boolean;
  /** The record store no longer knows the session. */
  readonly expired: boolean;
  /** The record store refuses to store. */
  readonly refuseCommits: boolean;
  /** The record store says that it stored, and did not. */
  readonly loseCommits: boolean;
}

export const noInjectedFaults: InjectedFaults = {
  offline: false,
  slow: false,
  expired: false,
  refuseCommits: false,
  loseCommits: false,
};

/** Launches that are remembered; the oldest is forgotten first. */
const most = 100;

const launchPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What goes wrong, by launch: each has an id, which is part of its course's address, e.g. `scorm12@1f0c…`. */
export class FaultInjection {
  readonly #byLaunch = new Map<string, InjectedFaults>();

  of(launch: string): InjectedFaults {
    return this.#byLaunch.get(launch) ?? noInjectedFaults;
  }

  /** @throws {Refusal} where the id, or what is to go wrong, is not understood. */
  set(launch: string, wish: unknown): void {
    if (!launchPattern.test(launch)) throw new Refusal(400, 'There is no such launch.');
    if (typeof wish !== 'object' || wish === null) throw new Refusal(400, 'What goes wrong is an object.');
    const given = new Map<string, unknown>(Object.entries(wish));
    const is = (name: keyof InjectedFaults): boolean => given.get(name) === true;
    this.#byLaunch.delete(launch);
    this.#byLaunch.set(launch, {
      offline: is('offline'),
      slow: is('slow'),
      expired: is('expired'),
      refuseCommits: is('refuseCommits'),
      loseCommits: is('loseCommits'),
    });
    const [oldest] = this.#byLaunch.keys();
    if (this.#byLaunch.size > most && oldest !== undefined) this.#byLaunch.delete(oldest);
  }
}

/** A package's segment of an address: its name, and the launch that it belongs to. The web site's launch is `web`. */
export function launchOf(segment: string): { readonly name: string; readonly launch: string } {
  const [name = '', launch = name] = segment.split('@', 2);
  return { name, launch };
}
