import type { KeyValueStore } from '../xapi/xapi-environment.ts';
import { isObject, readObject } from '../xapi/json.ts';
import { stateOf } from '../xapi/state.ts';
import type { StatementDraft } from '../xapi/statement-draft.ts';
import { isSentOnce, verbs } from '../xapi/statement-draft.ts';
import type { EarlierWork } from '../xapi/xapi-session.ts';
import type { Cmi5Launch } from './launch.ts';
import { earlierKey } from './launch.ts';

/**
 * Reads the statements that an earlier version of the course left unsent. Statements of another session about the
 * outcome are left out, because the outcome is reported again; so is `terminated` of this session: the learner is back.
 */
export function readEarlier(
  store: KeyValueStore | undefined,
  launch: Cmi5Launch,
  sessionId: string,
): EarlierWork | undefined {
  const kept = readObject(() => store?.getItem(earlierKey(launch)));
  if (!kept) return undefined;
  const list = (name: string): unknown[] => (Array.isArray(kept[name]) ? kept[name] : []);
  const isOwn = kept['sessionId'] === sessionId;
  return {
    drafts: list('queue')
      .filter(isStored)
      .filter((draft) => (isOwn ? draft.verb !== 'terminated' : !isSentOnce(draft)))
      .map(({ was, ...draft }) => ({ ...draft, askFor: was === undefined ? [draft.id] : [was, draft.id] })),
    done: list('done').map(String),
    state: isObject(kept['state']) ? stateOf(kept['state']) : undefined,
    forget: () => forget(store, launch),
  };
}

function forget(store: KeyValueStore | undefined, launch: Cmi5Launch): void {
  try {
    store?.removeItem(earlierKey(launch));
  } catch {
    // If storage is refused, nothing was kept.
  }
}

/** A statement as the earlier version stored it. */
type StoredStatement = Omit<StatementDraft, 'askFor'> & {
  /** The id that the statement had in a previous session, which may have sent it. */
  readonly was?: string;
};

function isStored(value: unknown): value is StoredStatement {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['at'] === 'number' &&
    (verbs as readonly unknown[]).includes(value['verb'])
  );
}
