import type { Interaction } from '../../course/interaction.ts';
import type {
  CloseReason,
  LearningRecord,
  OpenedRecord,
  SessionState,
} from '../../session/learning-record.ts';
import { RecordError, UnreadError } from '../../session/learning-record.ts';
import type { MethodNames } from '../api-calls.ts';
import { CallLog } from '../call-log.ts';
import type { Wait } from '../with-retries.ts';
import { withRetries } from '../with-retries.ts';
import type { ScormRecord } from '../scorm-record.ts';
import type { LmsLink } from './lms-link.ts';
import type { Ending, Refused, RelayResults } from './protocol.ts';
import type { RecordedStandard } from './recorded-standards.ts';
import type { RefusedWrite } from './refused-writes.ts';
import { isOfAnswer, isPartOfAnswer, trulyRefused, unwrittenIndexes } from './refused-writes.ts';
import { RelayedApi } from './relayed-api.ts';

/** How often one round is written again: a package may try only a part of it each time. */
const mostTries = 20;

/**
 * The record over an LMS in another origin. It uses the same record as inside an LMS, over an API that answers at once.
 * After each round it asks for the LMS's real answers; if the LMS refused something, the round is taken back.
 */
export class RelayRecord implements LearningRecord {
  readonly #link: LmsLink;
  readonly #standard: RecordedStandard;
  readonly #names: MethodNames;
  readonly #wait: Wait | undefined;
  #api: RelayedApi;
  #record: ScormRecord | undefined;
  #log = new CallLog();
  #hasBegun = false;
  /** Elements that could not be read in any one of the tries. */
  readonly #missed = new Set<string>();
  #ending: Ending | undefined;
  /** Elements that the LMS refuses and that the record works without. */
  readonly #doneWithout = new Set<string>();
  /** Likewise of answers, with the values that were refused. */
  readonly #refusedAnswers: RefusedWrite[] = [];
  /** The last round that began: what the LMS refused is known only after it. */
  #latest: Promise<void> = Promise.resolve();
  #closed = false;
  /** What the LMS has refused since the closing began. */
  #refused: Refused[] | undefined;

  /** @param wait waits between two tries to open */
  constructor(link: LmsLink, standard: RecordedStandard, names: MethodNames, wait?: Wait) {
    this.#link = link;
    this.#wait = wait;
    this.#standard = standard;
    this.#names = names;
    this.#api = new RelayedApi(link, names);
  }

  get snapshotLimit(): number {
    return this.#record?.snapshotLimit ?? 0;
  }

  get log(): CallLog {
    return this.#log;
  }

  async open(): Promise<OpenedRecord> {
    try {
      return await withRetries(() => this.#begin(), this.#wait);
    } catch (error) {
      if (error instanceof UnreadError) await this.#keepAttempt();
      throw error;
    }
  }

  get unwritten(): readonly Interaction[] {
    return this.#record?.unwritten ?? [];
  }

  answer(interaction: Interaction, number?: number): number | undefined {
    return this.#record?.answer(interaction, number);
  }

  async commit(state: SessionState): Promise<void> {
    if (!this.#record || this.#closed) return;
    this.#latest = this.#round(this.#record, state);
    await this.#latest;
  }

  /** Sends everything before the first `await`: a page that is closing can send nothing later. */
  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    const record = this.#record;
    if (!record || this.#closed) return;
    if (state && reason === 'exit') {
      await this.#latest.catch(() => undefined);
      // There is time to learn of a refusal while it can still be handled.
      await this.#round(record, state, true).catch(() => undefined);
    }
    this.#closed = true;
    this.#noteTime(state);
    // From here on, answers concern the closing, even those to a question that an earlier round asked.
    const refused: Refused[] = [];
    this.#refused = refused;
    this.#refuseKnownAnswers(record);
    await Promise.all([record.close(reason, state), this.#callResults()]).finally(() => this.#link.end());
    const { commit, finish, set } = this.#names;
    record.markAnswersUnwritten(unwrittenIndexes(refused));
    const isMissed = (element: string): boolean => !isOfAnswer(element) && !this.#doneWithout.has(element);
    const of = (name: string): Refused | undefined =>
      refused.find(({ method, element }) => method === name && isMissed(element));
    const uncommitted = of(commit);
    // Ending stores data even if Commit was refused (1.2 RTE 3.2.2.2, 2004 RTE 3.1.3.2).
    if (uncommitted && of(finish)) throw notConfirmed(uncommitted);
    const part = of(set);
    if (part) throw notTaken(part, refused);
  }

  /** Begins the session, and opens a record in it. */
  async #begin(): Promise<OpenedRecord> {
    if (this.#hasBegun) await this.#link.restart();
    this.#hasBegun = true;
    this.#api = new RelayedApi(this.#link, this.#names);
    const { initialize } = this.#names;
    this.#link.send(initialize);
    const begun = await this.#link.ask();
    const refusal = begun.refused.find(({ method }) => method === initialize);
    this.#api.setBeginCode(refusal ? refusal.code || '101' : '0');
    // If the session did not begin, nothing was read.
    if (!refusal) this.#api.storeValues(this.#standard.reads, begun.refused);
    let opened: OpenedRecord | undefined;
    // Each try gets further: a record reads a limited number of elements, whatever an LMS answers.
    while (!opened) opened = await this.#tryToOpen();
    return opened;
  }

  /**
   * The package ends the session when its page closes, and this page may have no time then. So it tells the LMS at once
   * to keep the data that could not be read (SCORM 2004 RTE 4.2.8).
   */
  async #keepAttempt(): Promise<void> {
    if (!this.#standard.endsAttempts) return;
    const { set, commit } = this.#names;
    this.#link.send(set, this.#standard.exit, 'suspend');
    this.#link.send(commit);
    await this.#link.ask().catch(() => undefined);
  }

  /** Opens a record from the known values; undefined if it needed another element, which is then fetched. */
  async #tryToOpen(): Promise<OpenedRecord | undefined> {
    const log = new CallLog();
    const record = this.#standard.over(this.#api.functions, { log, missed: this.#missed });
    const outcome = await record.tryToOpen().then(
      (opened) => ({ opened }),
      (error: unknown) => ({ error }),
    );
    const { missing } = this.#api;
    if (missing !== undefined) {
      this.#api.requestElement(missing);
      const { refused } = await this.#link.ask();
      this.#api.storeValues([missing], refused);
      return undefined;
    }
    this.#log = log;
    for (const element of record.unread) this.#missed.add(element);
    if ('error' in outcome) throw outcome.error;
    const { opened } = outcome;
    this.#record = record;
    if (opened.mode === 'normal') {
      const { exit } = this.#standard;
      this.#ending = { sets: opened.snapshot === '' ? [] : [[exit, 'suspend']], seconds: 0 };
    }
    await this.#callResults();
    return { ...opened, learner: this.#learnerOf(opened) };
  }

  /** Adds the origin: two LMSs that share the hosted course may use one id for two people. */
  #learnerOf({ learner }: OpenedRecord): OpenedRecord['learner'] {
    return learner.id === '' ? learner : { ...learner, id: `${this.#link.origin} ${learner.id}` };
  }

  /** Notes the time, in case the page closes without notice. */
  #noteTime(state: SessionState | undefined): void {
    if (this.#ending && state?.saved) this.#ending = { ...this.#ending, seconds: state.saved.sessionSeconds };
  }

  /**
   * Writes and asks in the same turn, so that the answer to another question cannot include this round's results. What
   * was refused is written again: now the record sees the refusals and handles them as usual: works without the element,
   * or fails. What a package has not tried, it tries then.
   *
   * @param isLast whether only the closing follows
   */
  async #round(record: ScormRecord, state: SessionState, isLast = false): Promise<void> {
    this.#noteTime(state);
    const all: Refused[] = [];
    const known: RefusedWrite[] = [];
    this.#api.takeSent();
    let written = outcomeOf(record.commit(state, isLast));
    for (let tries = 0; this.#link.hasPendingCalls; tries++) {
      const refused = await this.#confirmation(record);
      const [first] = refused;
      if (!first) break;
      all.push(...refused);
      if (this.#closed) throw notTaken(first, all);
      record.markUnwritten(refused.map(({ element }) => element));
      if (tries === mostTries) throw notTaken(first, all);
      known.push(...this.#valued(trulyRefused(refused, this.#api.takeSent(), known)));
      this.#api.refuse(known);
      // Answers given meanwhile are sent along.
      written = outcomeOf(record.commit(state, isLast));
      this.#api.refuseNothing();
    }
    const failed = await written;
    this.#refusedAnswers.push(...known.filter(({ element }) => isOfAnswer(element)));
    if (failed !== undefined) throw failed;
    for (const { element } of known) if (!isOfAnswer(element)) this.#doneWithout.add(element);
  }

  /** With the values that were sent. */
  #valued(refused: readonly Refused[]): RefusedWrite[] {
    return refused.map((one) => ({ ...one, value: this.#api.written.get(one.element) ?? '' }));
  }

  /** At the end there is no time to learn of a refusal: the record sees those that are known. */
  #refuseKnownAnswers(record: ScormRecord): void {
    // An answer that was refused is tried once more if no other would be lost with it.
    const isAlone = record.unwritten.length < 2;
    this.#api.refuse(this.#refusedAnswers.filter(({ element }) => isPartOfAnswer(element) || !isAlone));
  }

  /**
   * Confirms that the LMS has committed, and returns the writes that it refused.
   *
   * @throws {RecordError} if it has not committed, or that is unknown: everything has to be written again
   */
  async #confirmation(record: ScormRecord): Promise<readonly Refused[]> {
    try {
      const { refused } = await this.#callResults();
      const uncommitted = refused.find(({ method }) => method === this.#names.commit);
      if (uncommitted) throw notConfirmed(uncommitted);
      return refused;
    } catch (error) {
      record.markUnwritten();
      throw error;
    }
  }

  async #callResults(): Promise<RelayResults> {
    const ending = this.#ending;
    if (ending && this.#api.written.has(this.#standard.exit)) this.#ending = { ...ending, sets: [] };
    const begun = performance.now();
    const results = await this.#link.ask(this.#ending);
    const ms = performance.now() - begun;
    this.#refused?.push(...results.refused);
    for (const { method, element, code } of results.refused) {
      this.#log.add({ method, element, value: undefined, answer: 'false', code, refused: true, ms });
    }
    return results;
  }
}

/** What a promise rejects with; undefined if it resolves. */
const outcomeOf = async (written: Promise<void>): Promise<unknown> =>
  written.then(
    () => undefined,
    (error: unknown) => error,
  );

const notConfirmed = ({ code }: Refused): RecordError =>
  new RecordError('The LMS did not confirm the commit.', code);

/** @param refused all refused writes: if no answer is among them, the answers were kept */
const notTaken = ({ element, code }: Refused, refused: readonly Refused[]): RecordError => {
  const keptAnswers = !refused.some((one) => one.element.startsWith('cmi.interactions.'));
  return new RecordError(`The LMS refused ${element}.`, code, keptAnswers);
};
