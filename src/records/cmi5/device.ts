import { hash } from '../../course/hash.ts';
import type { StatementDraft } from './statement-draft.ts';
import { verbs } from './statement-draft.ts';
import type { Launch } from './launch.ts';
import type { CourseState } from './state.ts';
import { stateOf } from './state.ts';
import type { KeyValueStore } from './environment.ts';
import { isObject, readObject } from './environment.ts';

/** What one registration keeps on this device. */
export interface PendingSession {
  /** The session that wrote it. */
  readonly sessionId: string;
  /** Not confirmed yet, the oldest first. */
  readonly queue: readonly StatementDraft[];
  /** The keys of what was sent last, so that nobody's copy of it is sent again. */
  readonly done: readonly string[];
  /** What the store has not confirmed; undefined where it has. */
  readonly state: CourseState | undefined;
}

const mostDone = 300;

/**
 * Keeps on the device what the store has not confirmed, before it is sent, so that neither a store that is away nor
 * a machine that dies loses anything. It names no learner: the key is a hash. Only a launch of the same learner and
 * registration finds it, however long that takes: by a clock that may be wrong, nobody can say what is too old.
 */
export class Device {
  readonly #store: KeyValueStore | undefined;
  readonly #key: string;

  constructor(store: KeyValueStore | undefined, launch: Launch) {
    this.#store = store;
    const { account } = launch.actor;
    const owner = [launch.activityId, account.homePage, account.name, launch.registration].join('\u0000');
    this.#key = `cmi5:${hash(owner).toString(36)}:unsent`;
  }

  keep({ done, ...kept }: PendingSession): void {
    try {
      const text = JSON.stringify({ ...kept, done: done.slice(-mostDone) });
      this.#store?.setItem(this.#key, text);
    } catch {
      // Refused or full: then it lives as long as this page does.
    }
  }

  read(): PendingSession | undefined {
    const kept = readObject(() => this.#store?.getItem(this.#key));
    if (!kept) return undefined;
    const list = (name: string): unknown[] => (Array.isArray(kept[name]) ? kept[name] : []);
    return {
      sessionId: String(kept['sessionId']),
      queue: list('queue').filter(isDraft),
      done: list('done').map(String),
      state: isObject(kept['state']) ? stateOf(kept['state']) : undefined,
    };
  }
}

function isDraft(value: unknown): value is StatementDraft {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['at'] === 'number' &&
    Object.hasOwn(verbs, String(value['verb']))
  );
}
