import type { Interaction } from '../course/interaction.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { better, nothingAchieved } from '../course/achieved-result.ts';
import { decodeSnapshot, mayBeDamaged } from '../course/snapshot-decode.ts';
import type { CloseReason, LearningRecord, OpenedRecord, SessionState } from '../session/learning-record.ts';
import { RecordError, UnreadError } from '../session/learning-record.ts';
import type { MethodNames } from './api-calls.ts';
import { ApiCalls } from './api-calls.ts';
import { CallLog } from './call-log.ts';
import { parseCount, parseScore } from './format.ts';
import { InteractionList } from './interaction-list.ts';
import type { RecordOptions } from './record-options.ts';
import { type Wait, withRetries } from './with-retries.ts';
import { ObjectiveList } from './objective-list.ts';
import { Reads } from './reads.ts';
import type { VisitElements } from './earlier-visit.ts';
import { hasSignOfVisit } from './earlier-visit.ts';
import { Writer } from './writer.ts';

/** How many interactions are tried at one index of the LMS's list in one round. */
const mostTries = 3;

/**
 * The common part of both editions of SCORM: it never takes back an achieved result, and ends the session exactly once.
 * Each edition adds the elements that it reads at the opening and those that it writes.
 */
export abstract class ScormRecord implements LearningRecord {
  abstract readonly snapshotLimit: number;
  readonly log: CallLog;
  protected readonly calls: ApiCalls;
  protected readonly writer: Writer;
  /** The LMS's data. */
  protected reads: Reads;
  protected readonly interactions: InteractionList;
  protected readonly objectives = new ObjectiveList();
  /** Ids of the objectives that the LMS had as completed before this session. */
  protected readonly completed = new Set<string>();
  /** An element that every LMS returns during a session. */
  protected abstract readonly statusElement: string;
  /** An error code that may also mean that a list has no such index; '' if there is none. */
  protected readonly noSuchPlace: string = '';
  /** Whether ending a session in which nothing was written would complete the lesson. */
  protected endCompletes = false;

  readonly #wait: Wait | undefined;
  readonly #missed: Set<string>;
  /** `begun`: the LMS has begun a session, but its data has not been read yet. */
  #state: 'new' | 'begun' | 'open' | 'closed' = 'new';
  /** The best result of those that the LMS held and those written since. */
  #achieved: AchievedResult = nothingAchieved;
  /** Indexes of the interactions that the LMS took in this round, and of those that it took only in part. */
  readonly #taken = new Set<number>();
  readonly #incomplete = new Set<number>();

  constructor(
    api: unknown,
    names: MethodNames,
    { log = new CallLog(), now, wait, missed = [] }: RecordOptions,
    answerLimit = Infinity,
  ) {
    this.log = log;
    this.calls = new ApiCalls(api, names, log, now ?? Date.now);
    this.writer = new Writer(this.calls);
    this.#missed = new Set(missed);
    this.reads = new Reads(this.calls, this.#missed);
    this.#wait = wait;
    const count = (): number => parseCount(this.calls.get(countElement('interactions')).value);
    this.interactions = new InteractionList(answerLimit, count);
  }

  open(): Promise<OpenedRecord> {
    // Values from an earlier call may be out of date.
    this.reads = new Reads(this.calls, this.#missed);
    return withRetries(() => this.tryToOpen(), this.#wait);
  }

  /** Like `open`, but without waiting. Data that the course can work without is worth one more try, not several. */
  async tryToOpen(): Promise<OpenedRecord> {
    if (this.#state === 'new') this.#begin();
    this.reads.beginTry();
    this.objectives.read(0, () => '');
    this.completed.clear();
    const opened = this.read();
    const { failed } = this.reads;
    const isNormal = opened.mode === 'normal';
    // In review and browse mode nothing is written, so nothing can be overwritten.
    const failure = failed.find(
      (one) =>
        (one.isNeeded && isNormal) ||
        (one.isNew && !(isObjective(one.element) && one.code === this.noSuchPlace)),
    );
    if (failure)
      throw new UnreadError(`The LMS did not say what it holds: ${failure.element}.`, failure.code);
    if (failed.some(({ element }) => isObjectiveScore(element))) this.writer.omit('objective scores');
    if (failed.some(({ element }) => isObjective(element) || element === countElement('objectives')))
      this.writer.omit('objectives');
    if (failed.some(({ element }) => element === countElement('interactions')))
      this.writer.omit('interactions');
    this.#state = 'open';
    this.#achieved = opened.achieved;
    return opened;
  }

  get unwritten(): readonly Interaction[] {
    if (this.writer.isOmitted('interactions')) return [];
    return [...this.interactions.pending].flatMap(([index, one]) =>
      this.#incomplete.has(index) ? [] : [one],
    );
  }

  /** The elements that could not be read in the last try. */
  get unread(): readonly string[] {
    return this.reads.failed.map(({ element }) => element);
  }

  answer(interaction: Interaction, index?: number): number | undefined {
    if (this.#state !== 'open' || this.writer.isOmitted('interactions')) return undefined;
    if (index === undefined) return this.interactions.add(interaction);
    this.interactions.addElsewhere(index, interaction);
    return index;
  }

  /** @param isLast whether nothing but the closing follows: tries everything again that was refused */
  async commit(state: SessionState, isLast = false): Promise<void> {
    if (this.#state !== 'open') return;
    this.interactions.committing();
    this.#writeAll(state, isLast);
    try {
      if (this.writer.dirty) this.writer.commit();
      this.#keptAnswers();
    } catch (error) {
      if (error instanceof RecordError && error.keptAnswers) this.#keptAnswers();
      throw error;
    }
  }

  /**
   * Marks values as unwritten, if it turns out later that the LMS did not confirm them although `commit` succeeded.
   *
   * @param elements which ones; by default all
   */
  markUnwritten(elements?: Iterable<string>): void {
    this.writer.markUnwritten(elements);
    this.interactions.markUnwritten();
  }

  /** Marks the answers at these indexes as unwritten, if it turns out that the LMS lacks them although `close` succeeded. */
  markAnswersUnwritten(indexes: readonly number[]): void {
    for (const index of indexes) this.#incomplete.delete(index);
    this.interactions.reopen(indexes);
  }

  /** Runs to the end before the first `await`: the page may be closing. */
  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    if (this.#state === 'begun') {
      this.#state = 'closed';
      if (this.keepAttempt()) this.calls.finish();
    }
    if (this.#state !== 'open') return;
    let failure: unknown;
    if (state) {
      try {
        if (reason === 'exit') this.writer.takeBackSingle();
        this.#writeAll(state, true);
        this.writer.commit();
        this.#keptAnswers();
      } catch (error) {
        failure = error;
      }
    }
    this.#state = 'closed';
    if (!state && this.endCompletes) return;
    // Ending stores data even if Commit was refused (1.2 RTE 3.2.2.2, 2004 RTE 3.1.3.2).
    const { ok } = this.calls.finish();
    if (failure === undefined) return;
    if (!ok) throw failure;
    this.writer.confirm();
    this.#keptAnswers();
  }

  /** Reads the LMS's data, in a session that has begun; called again if something could not be read. */
  protected abstract read(): OpenedRecord;

  /**
   * Called before ending a session in which nothing could be read: tells the LMS to keep its data. Returns whether the
   * session may be ended.
   */
  protected abstract keepAttempt(): boolean;

  /** Writes through the writer, in the order of the standard; without interactions, which are written before. */
  protected abstract write(state: SessionState): void;

  /** Likewise, one interaction. Returns whether the next may follow: see `setOfInteraction`. */
  protected abstract writeInteraction(index: number, interaction: Interaction): boolean;

  /**
   * Writes an element of an interaction. Returns whether another may follow: if the id is refused, there is no
   * interaction and no index for a later one. Any other refused element is left out, and tried again at the end.
   */
  protected setOfInteraction(index: number, child: string, value: string): boolean {
    const element = `cmi.interactions.${index}.${child}`;
    if (child === 'id') {
      const isTaken = this.writer.setOptional('interactions', element, value);
      if (isTaken) this.#taken.add(index);
      return isTaken;
    }
    if (value !== '' && !this.writer.setIfTaken(element, value)) this.#incomplete.add(index);
    return true;
  }

  /**
   * The length of a list in the LMS, needed before adding to it. If both `_children` and `_count` only give errors, the
   * LMS does not support the list: SCORM 1.2 leaves both out (RTE 3.4.2).
   */
  protected count(list: List): number {
    const lacksIt = this.reads.keepsFailing(`cmi.${list}._children`);
    return parseCount(
      lacksIt ? this.reads.get(countElement(list)) : this.reads.getRequired(countElement(list)),
    );
  }

  /**
   * Reads the LMS's objectives.
   *
   * @param isCompleted reads the status of one, e.g. of `cmi.objectives.0`
   */
  protected readObjectives(isCompleted: (element: string) => boolean): void {
    this.objectives.read(this.count('objectives'), (index) => this.reads.get(`${objective(index)}.id`));
    for (const [id, index] of this.objectives.entries) {
      this.writer.noteHeldValue(`${objective(index)}.id`, id);
      if (isCompleted(objective(index))) this.completed.add(id);
    }
  }

  /** Whether the LMS lost or changed a snapshot of an earlier visit: its own results are then read. */
  protected lacksSnapshot(snapshot: string): boolean {
    if (this.unread.includes('cmi.suspend_data') || decodeSnapshot(snapshot)) return false;
    const holdsEntries = this.interactions.next + this.objectives.next > 0;
    return holdsEntries ? mayBeDamaged(snapshot) : /^A[\w-]{4}/.test(snapshot);
  }

  /** Lesson → score, of the objectives that have one. @param none the error code for one that was never set */
  protected objectiveScores(none: string): OpenedRecord['progress'] {
    const scores = new Map<string, number>();
    for (const [id, index] of this.objectives.entries) {
      const score = parseScore(this.reads.get(`${objective(index)}.score.raw`, none), 100);
      if (score !== undefined) scores.set(id, score);
    }
    return { bestByLesson: scores };
  }

  /** Whether there is a sign of an earlier visit; see `hasSignOfVisit`. Needs the counts of answers and objectives. */
  protected hasSignOfVisit(snapshot: string, places: VisitElements): boolean {
    const isCounted = this.interactions.next > 0 || this.objectives.next > 0;
    return snapshot !== '' || isCounted || hasSignOfVisit(this.reads, places);
  }

  #begin(): void {
    const { ok, code } = this.calls.initialize();
    // A page that is reloaded during an open session is refused (101, 103), but can continue.
    if (!ok && !this.#hasSession()) throw new RecordError('The LMS did not begin a session.', code);
    this.#state = 'begun';
  }

  #hasSession(): boolean {
    this.calls.get(this.statusElement);
    return this.calls.lastError() === '0';
  }

  /** At the end, an interaction whose id is refused moves last. Earlier, the LMS may only be down for a while. */
  #writeInteractions(isLast: boolean): void {
    for (let tries = 0; tries < mostTries; tries++) {
      const refused = [...this.interactions.pending].find((one) => !this.writeInteraction(...one));
      if (!refused) return;
      if (!isLast || !this.interactions.putLast(refused[0])) return;
      this.writer.tryAgain('interactions');
    }
  }

  /** The LMS has the answers that it accepted; the others are tried again with the group. */
  #keptAnswers(): void {
    const isOpen = (index: number): boolean => !this.#taken.has(index) || this.#incomplete.has(index);
    this.interactions.confirm(new Set([...this.interactions.pending.keys()].filter(isOpen)));
  }

  #writeAll({ outcome, saved }: SessionState, isLast: boolean): void {
    this.#achieved = better(this.#achieved, outcome);
    this.writer.begin(isLast);
    this.#taken.clear();
    this.#incomplete.clear();
    if (this.writer.writes('interactions')) this.#writeInteractions(isLast);
    this.write({ outcome: { ...outcome, ...this.#achieved }, saved });
  }
}

type List = 'interactions' | 'objectives';
const objective = (index: number): string => `cmi.objectives.${index}`;
const countElement = (list: List): string => `cmi.${list}._count`;
const isObjective = (element: string): boolean => /^cmi\.objectives\.\d+\.(?!score)/.test(element);
const isObjectiveScore = (element: string): boolean => /^cmi\.objectives\.\d+\.score/.test(element);
