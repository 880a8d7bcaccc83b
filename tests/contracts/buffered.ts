import type { Outcome } from '../../src/course/outcome.ts';
import type { CloseReason, LearningRecord, Saved, SessionState } from '../../src/session/learning-record.ts';
import { begun } from './fixtures.ts';

/** A record with the part of a session that a test needs: reported state is written with the next commit. */
export type Buffered<R extends LearningRecord = LearningRecord> = Omit<R, 'commit' | 'close'> & {
  save(saved: Saved): void;
  report(outcome: Outcome): void;
  commit(state?: SessionState): Promise<void>;
  close(reason: CloseReason, state?: SessionState): Promise<void>;
};

export function buffered<R extends LearningRecord>(record: R): Buffered<R> {
  let outcome: Outcome = begun;
  let saved: Saved | undefined;
  const told = (): SessionState => ({ outcome, saved });
  const own = {
    save: (next: Saved) => void (saved = next),
    report: (next: Outcome) => void (outcome = next),
    commit: async (state = told()) => record.commit(state),
    // A session states explicitly that there is nothing to write.
    close: (reason: CloseReason, ...given: [SessionState?]) =>
      record.close(reason, given.length > 0 ? given[0] : told()),
  };
  return new Proxy(record, {
    get(target, name) {
      if (name in own) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  }) as unknown as Buffered<R>;
}
