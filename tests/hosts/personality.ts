import type { LmsBehaviour, LmsCall, Situation } from '../../src/tools/preview/page/lms-behaviours.ts';
import { verbs } from '../../src/tools/preview/page/lms-behaviours.ts';
import type { Host, Recorded } from './host.ts';

export type { LmsBehaviour, LmsCall, Situation };

export interface Personality {
  readonly name: string;
  readonly editions: readonly Host['edition'][];
  /** A host with this personality; `leave` changes its situation while the test runs. */
  readonly host: (base: Host) => BehavingHost;
  /** Makes the LMS itself, if the personality is in its data model. */
  readonly base?: (edition: Host['edition']) => Host;
  /** Which of the interactions such an LMS can keep. */
  readonly interactions?: 'all' | 'last session' | 'none';
  readonly objectives?: 'all' | 'none';
  readonly place?: 'all' | 'none';
  /** The completion on record after the first session, which ends with a killed tab; by default incomplete. */
  readonly first?: (edition: Host['edition']) => Recorded['completion'];
  /** The errors that such an LMS may give; the test ignores them. */
  readonly mayFail?: RegExp;
  /** The windows around the course, in which it finds the API; by default a frame in the LMS's page. */
  readonly windows?: (api: object, name: string) => object;
}

/** The same API with behaviours. Like those of real LMSs, its methods need their `this`. */
function applyBehaviour(api: object, behaviour: LmsBehaviour): object {
  const guarded: Record<string, (...values: string[]) => unknown> = {};
  for (const [name, method] of Object.entries(api as Record<string, (...values: string[]) => string>)) {
    const verb = verbs[name.replace(/^LMS/, '')];
    if (!verb) continue;
    guarded[name] = function (this: unknown, ...values: string[]) {
      if (this !== guarded) throw new TypeError('Illegal invocation');
      const [element = '', value = ''] = values;
      return behaviour({ verb, element, value, next: () => method(...values) });
    };
  }
  return guarded;
}

/** A host with these behaviours in every session. */
export function withBehaviours(
  base: Host,
  name: string,
  behaviours: (situation: Situation) => LmsBehaviour,
): BehavingHost {
  let session = 0;
  let leaving = false;
  return {
    name: `${name} (${base.name})`,
    edition: base.edition,
    launch(mode) {
      session += 1;
      leaving = false;
      const situation = { session, leaving: () => leaving, errors: () => base.errors().length };
      return applyBehaviour(base.launch(mode), behaviours(situation));
    },
    leave: () => void (leaving = true),
    kill: () => base.kill(),
    recorded: () => base.recorded(),
    errors: () => base.errors(),
    calls: () => base.calls(),
  };
}

export interface BehavingHost extends Host {
  /** The page is hidden, or going away: an LMS whose behaviour depends on that now changes it. */
  leave(): void;
}
