import type { Interaction } from '../../course/interaction.ts';
import type { CloseReason, LearningRecord, Opened, SessionState } from '../../session/learning-record.ts';
import { RecordError, UnreadError } from '../../session/learning-record.ts';
import type { MethodNames } from '../api-calls.ts';
import { CallLog } from '../call-log.ts';
import type { Wait } from '../with-retries.ts';
import { withRetries } from '../with-retries.ts';
import type { ScormRecord } from '../scorm-record.ts';
import type { LmsLink } from './lms-link.ts';
import type { Ending, Refused, CallResults } from './protocol.ts';
import type { RecordedStandard } from './recorded-standards.ts';
import { RelayedApi } from './relayed-api.ts';

/**
 * The record over an LMS in another origin. The same record as in an LMS does the work, over an API that answers at
 * once; what the LMS really said is asked for after each round, and where it was a refusal the round is taken back.
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
  /** What could not be read in some try. */
  readonly #missed = new Set<string>();
  #ending: Ending | undefined;
  /** What the LMS refuses, and the record goes on without. */
  readonly #doneWithout = new Set<string>();
  /** The round begun last: only once it is over is it known what of it was refused. */
  #latest: Promise<void> = Promise.resolve();
  #closed = false;
  /** What the LMS refused since the end began. */
  #refused: Refused[] | undefined;

  /** @param wait how to wait between two tries to open */
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

  async open(): Promise<Opened> {
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

  /** All that a page that is going away can still send is sent before anything is awaited. */
  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    const record = this.#record;
    if (!record || this.#closed) return;
    if (state && reason === 'exit') {
      await this.#latest.catch(() => undefined);
      // Here is time to learn of a refusal while it can still be fixed.
      await this.#round(record, state).catch(() => undefined);
    }
    this.#closed = true;
    this.#noteTime(state);
    // What is answered from here on concerns the end, also where a round that is under way has asked.
    const refused: Refused[] = [];
    this.#refused = refused;
    await Promise.all([record.close(reason, state), this.#callResults()]).finally(() => this.#link.end());
    const { commit, finish, set } = this.#names;
    const of = (name: string): Refused | undefined =>
      refused.find(({ method, element }) => method === name && !this.#doneWithout.has(element));
    const uncommitted = of(commit);
    // Even when Commit was refused: ending stores too (1.2 RTE 3.2.2.2, 2004 RTE 3.1.3.2).
    if (uncommitted && of(finish)) throw notConfirmed(uncommitted);
    const part = of(set);
    if (part) throw notTaken(part, refused);
  }

  /** Begins the session, and opens a record in it. */
  async #begin(): Promise<Opened> {
    if (this.#hasBegun) await this.#link.again();
    this.#hasBegun = true;
    this.#api = new RelayedApi(this.#link, this.#names);
    const { initialize } = this.#names;
    this.#link.send(initialize);
    const begun = await this.#link.ask();
    const refusal = begun.refused.find(({ method }) => method === initialize);
    this.#api.begun(refusal ? refusal.code || '101' : '0');
    // A session that did not begin was asked for nothing.
    if (!refusal) this.#api.learn(this.#standard.reads, begun.refused);
    let opened: Opened | undefined;
    // Each time it gets further: a record asks for so much and no more, whatever an LMS answers.
    while (!opened) opened = await this.#tryToOpen();
    return opened;
  }

  /**
   * The package ends the session when its page goes, and this page may then have no time left: so the LMS is told at
   * once to keep what could not be read (SCORM 2004 RTE 4.2.8).
   */
  async #keepAttempt(): Promise<void> {
    if (!this.#standard.endsAttempts) return;
    const { set, commit } = this.#names;
    this.#link.send(set, this.#standard.exit, 'suspend');
    this.#link.send(commit);
    await this.#link.ask().catch(() => undefined);
  }

  /** Opens a record over what is known; undefined where it turned out to need more, which is fetched. */
  async #tryToOpen(): Promise<Opened | undefined> {
    const log = new CallLog();
    const record = this.#standard.over(this.#api.functions, { log, missed: this.#missed });
    const outcome = await record.tryToOpen().then(
      (opened) => ({ opened }),
      (error: unknown) => ({ error }),
    );
    const { missing } = this.#api;
    if (missing !== undefined) {
      this.#api.fetch(missing);
      const { refused } = await this.#link.ask();
      this.#api.learn([missing], refused);
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

  /** Two LMSs that share the hosted course may know two people by one id. */
  #learnerOf({ learner }: Opened): Opened['learner'] {
    return learner.id === '' ? learner : { ...learner, id: `${this.#link.origin} ${learner.id}` };
  }

  /** For a page that goes without having said so. */
  #noteTime(state: SessionState | undefined): void {
    if (this.#ending && state?.saved) this.#ending = { ...this.#ending, seconds: state.saved.sessionSeconds };
  }

  /** Asks in the same turn as it writes, so that no other question is answered with what came of this round. */
  async #round(record: ScormRecord, state: SessionState): Promise<void> {
    this.#noteTime(state);
    const written = record.commit(state);
    if (this.#link.owes) {
      const [first, ...others] = await this.#confirmation(record);
      if (first) await this.#again(record, state, [first, ...others]);
    }
    await written;
  }

  /** These once more, and this time the record sees the refusal, and does as over any LMS: goes without, or fails. */
  async #again(
    record: ScormRecord,
    state: SessionState,
    refused: readonly [Refused, ...Refused[]],
  ): Promise<void> {
    if (this.#closed) throw notTaken(refused[0], refused);
    record.takeBack(refused.map(({ element }) => element));
    this.#api.refuse(refused);
    const written = record.commit(state).then(
      () => undefined,
      (error: unknown) => error,
    );
    this.#api.refuseNothing();
    // What was answered meanwhile went along.
    const more = this.#link.owes ? await this.#confirmation(record) : [];
    record.takeBack(more.map(({ element }) => element));
    const [first] = more;
    if (first) throw notTaken(first, [...refused, ...more]);
    const failed = await written;
    if (failed !== undefined) throw failed;
    for (const { element } of refused) this.#doneWithout.add(element);
  }

  /**
   * The LMS has committed; answers the writes that it refused.
   *
   * @throws {RecordError} where it has not committed, or nobody knows: everything is to be written again
   */
  async #confirmation(record: ScormRecord): Promise<readonly Refused[]> {
    try {
      const { refused } = await this.#callResults();
      const uncommitted = refused.find(({ method }) => method === this.#names.commit);
      if (uncommitted) throw notConfirmed(uncommitted);
      return refused;
    } catch (error) {
      record.takeBack();
      throw error;
    }
  }

  async #callResults(): Promise<CallResults> {
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

const notConfirmed = ({ code }: Refused): RecordError =>
  new RecordError('The LMS did not confirm the commit.', code);

/** @param refused all that was: where no answer is among it, the answers were kept */
const notTaken = ({ element, code }: Refused, refused: readonly Refused[]): RecordError => {
  const keptAnswers = !refused.some((one) => one.element.startsWith('cmi.interactions.'));
  return new RecordError(`The LMS refused ${element}.`, code, keptAnswers);
};
