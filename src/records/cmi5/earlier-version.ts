import { hash } from '../../course/hash.ts';
import type { KeyValueStore } from './cmi5-environment.ts';
import { isObject, readObject } from './json.ts';
import type { Launch } from './launch.ts';
import type { CourseState } from './state.ts';
import { stateOf } from './state.ts';
import type { StatementDraft } from './statement-draft.ts';
import { isDefined, verbs } from './statement-draft.ts';

/** What an earlier version of the course left unsent on this device: the session keeps such work now. */
export interface EarlierWork {
  /** Not confirmed by the store, the oldest first. */
  readonly drafts: readonly StatementDraft[];
  /** The keys of what was sent last, so that no other copy of it is sent again. */
  readonly done: readonly string[];
  /** What the store has not confirmed; undefined where it has. */
  readonly state: CourseState | undefined;
}

const nothing: EarlierWork = { drafts: [], done: [], state: undefined };

function keyOf({ activityId, actor, registration }: Launch): string {
  const { homePage, name } = actor.account;
  const owner = [activityId, homePage, name, registration].join('\u0000');
  return `cmi5:${hash(owner).toString(36)}:unsent`;
}

/**
 * Reads it. Of another session's, what the outcome is to be reported with again is left out; of this one's, its end:
 * the learner is back.
 */
export function readEarlier(
  store: KeyValueStore | undefined,
  launch: Launch,
  sessionId: string,
): EarlierWork {
  const kept = readObject(() => store?.getItem(keyOf(launch)));
  if (!kept) return nothing;
  const list = (name: string): unknown[] => (Array.isArray(kept[name]) ? kept[name] : []);
  const isOwn = kept['sessionId'] === sessionId;
  return {
    drafts: list('queue')
      .filter(isStored)
      .filter((draft) => (isOwn ? draft.verb !== 'terminated' : !isDefined(draft)))
      .map(({ was, ...draft }) => ({ ...draft, askFor: was === undefined ? [draft.id] : [was, draft.id] })),
    done: list('done').map(String),
    state: isObject(kept['state']) ? stateOf(kept['state']) : undefined,
  };
}

/** The store has it all. */
export function forgetEarlier(store: KeyValueStore | undefined, launch: Launch): void {
  try {
    store?.removeItem(keyOf(launch));
  } catch {
    // Where storage is refused, nothing was kept.
  }
}

/** A statement as it stands there. */
type StoredStatement = Omit<StatementDraft, 'askFor'> & {
  /** The id under which a session before had it on its way. */
  readonly was?: string;
};

function isStored(value: unknown): value is StoredStatement {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['at'] === 'number' &&
    Object.hasOwn(verbs, String(value['verb']))
  );
}
