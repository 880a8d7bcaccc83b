import { RecordError } from '../session/learning-record.ts';
import type { ApiCalls, CallResult } from './api-calls.ts';

/** The groups of elements that an LMS may lack: if it refuses one, the record works without it. */
export type OptionalGroup =
  'interactions' | 'objectives' | 'objective scores' | 'score bounds' | 'progress measure';

/**
 * Writes only what has changed since the LMS last confirmed. A round is everything from `begin` to `confirm`; what a
 * failed round wrote counts as not written.
 */
export class Writer {
  readonly #calls: ApiCalls;
  readonly #confirmed = new Map<string, string>();
  readonly #omitted = new Set<OptionalGroup>();
  #round = new Map<string, string>();
  /** Optional groups and elements that the LMS refused in this round. */
  #refused = new Set<string>();
  /** Those refused in earlier rounds: how many more rounds they are skipped, and how many in all. */
  readonly #resting = new Map<string, { left: number; all: number }>();
  #refusal: { readonly element: string; readonly code: string } | undefined;

  constructor(calls: ApiCalls) {
    this.#calls = calls;
  }

  /** Notes a value that the LMS already holds. */
  noteHeldValue(element: string, value: string): void {
    this.#confirmed.set(element, value);
  }

  /** The LMS lacks the group: nothing of it is written. */
  omit(group: OptionalGroup): void {
    this.#omitted.add(group);
  }

  /** Whether the LMS lacks the group. */
  isOmitted(group: OptionalGroup): boolean {
    return this.#omitted.has(group);
  }

  /** Whether the group is written in this round. */
  writes(group: OptionalGroup): boolean {
    return !this.isOmitted(group) && this.#tries(group);
  }

  /** Tries the group again in this round, although a part of it was refused. */
  tryAgain(group: OptionalGroup): void {
    this.#refused.delete(group);
  }

  /** @param isLast tries everything again that was refused in earlier rounds */
  begin(isLast: boolean): void {
    this.#round = new Map();
    this.#refused = new Set();
    this.#refusal = undefined;
    for (const rest of this.#resting.values()) rest.left = isLast ? 0 : rest.left - 1;
  }

  /** Writes a required element: if the LMS refuses it, the round fails at the end. */
  set(element: string, value: string): void {
    if (this.#has(element, value)) return;
    const { ok, code } = this.#try(element, value);
    if (!ok) this.#refusal ??= { element, code };
  }

  /**
   * Writes an optional element. If only this is refused, the round succeeds, and it is tried again in later rounds, at
   * growing intervals: an LMS that never takes it is not asked at every commit. Returns whether the LMS has it.
   */
  setIfTaken(element: string, value: string): boolean {
    if (this.#has(element, value)) return true;
    if (!this.#tries(element)) return false;
    const { ok } = this.#try(element, value);
    if (!ok) this.#refused.add(element);
    return ok;
  }

  /** Writes an element of an optional group, likewise. Returns whether the group may still be written. */
  setOptional(group: OptionalGroup, element: string, value: string): boolean {
    if (!this.writes(group)) return false;
    if (this.#has(element, value)) return true;
    if (!this.#try(element, value).ok) this.#refused.add(group);
    return this.writes(group);
  }

  /** Whether the LMS has anything left to confirm. */
  get dirty(): boolean {
    return this.#round.size + this.#refused.size > 0 || this.#refusal !== undefined;
  }

  /** Tells the LMS to store the round. @throws {RecordError} if it did not, or refused a part of it */
  commit(): void {
    const { ok, code } = this.#calls.commit();
    if (!ok) throw new RecordError('The LMS did not confirm the commit.', code);
    this.confirm();
  }

  /** The LMS has the round. @throws {RecordError} if it refused a required element */
  confirm(): void {
    for (const [element, value] of this.#round) this.#confirmed.set(element, value);
    const refusal = this.#refusal;
    if (refusal) {
      const keptAnswers = this.writes('interactions');
      throw new RecordError(`The LMS refused ${refusal.element}.`, refusal.code, keptAnswers);
    }
    // Only now is it certain that the LMS was not just down for a while.
    for (const key of this.#refused) {
      const all = 1 + 2 * (this.#resting.get(key)?.all ?? 0);
      // Mostly an interaction's value is refused, and each answer has many: tried only once more, at the end.
      const left = key.startsWith('cmi.interactions.') ? Infinity : all + 1;
      this.#resting.set(key, { left, all });
    }
  }

  /** Marks values of the last confirmed round, or these elements, as unwritten: they are written again. */
  markUnwritten(elements: Iterable<string> = this.#round.keys()): void {
    for (const element of elements) this.#confirmed.delete(element);
  }

  /** Writes everything outside lists again at the end: some LMSs confirm before their server has stored it. */
  takeBackSingle(): void {
    const inList = /^cmi\.(?:interactions|objectives)\./;
    this.markUnwritten([...this.#confirmed.keys()].filter((element) => !inList.test(element)));
  }

  #tries(key: string): boolean {
    return !this.#refused.has(key) && (this.#resting.get(key)?.left ?? 0) <= 0;
  }

  #try(element: string, value: string): CallResult {
    // From here until a commit it is unknown which value the LMS would keep.
    this.#confirmed.delete(element);
    const answer = this.#calls.set(element, value);
    if (answer.ok) this.#round.set(element, value);
    return answer;
  }

  #has(element: string, value: string): boolean {
    return (this.#round.get(element) ?? this.#confirmed.get(element)) === value;
  }
}
