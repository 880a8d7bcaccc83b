import type { Interaction } from '../course/interaction.ts';
import type { Objective } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { better, nothingAchieved } from '../course/achieved-result.ts';
import type { CloseReason, LearningRecord, Mode, Opened, SessionState } from '../session/learning-record.ts';
import { RecordError, UnreadError } from '../session/learning-record.ts';
import type { MethodNames } from './api-calls.ts';
import { ApiCalls } from './api-calls.ts';
import { CallLog } from './call-log.ts';
import { countRead } from './format.ts';
import { InteractionList } from './interaction-list.ts';
import { type Wait, withRetries } from './with-retries.ts';
import { Reads } from './reads.ts';
import type { EvidencePlaces } from './attempt-evidence.ts';
import { hasAttemptEvidence } from './attempt-evidence.ts';
import { Writer } from './writer.ts';

/** No LMS is asked for more objectives than this, whatever count it returns. */
const mostObjectives = 100;
/** How many interactions are tried at one index of the LMS's list in one round. */
const mostTries = 3;

export interface RecordOptions {
  readonly log?: CallLog;
  /** Milliseconds, for the duration of calls. Whole milliseconds are enough, and much cheaper. */
  readonly now?: () => number;
  /** How to wait between two tries to open. */
  readonly wait?: Wait | undefined;
  /** What could not be read in earlier tries, if each try makes a new record. */
  readonly missed?: Iterable<string>;
}

/**
 * What both versions of SCORM share: never taking back what was achieved, and ending exactly once. The subclasses add what
 * is read when a session opens, and which elements are written.
 */
export abstract class ScormRecord implements LearningRecord {
  abstract readonly snapshotLimit: number;
  readonly log: CallLog;
  protected readonly calls: ApiCalls;
  protected readonly writer: Writer;
  /** What the LMS has. */
  protected reads: Reads;
  protected readonly interactions: InteractionList;
  /** The objectives that the LMS has: id → index. */
  protected readonly objectiveIndex = new Map<string, number>();
  protected nextObjective = 0;
  /** Objectives that the LMS held as completed before this session, by id. */
  protected readonly completed = new Set<string>();
  /** An element that every LMS answers if a session is open. */
  protected abstract readonly statusElement: string;
  /** The code that can also mean that a list has no such index; '' if there is none. */
  protected readonly noSuchPlace: string = '';
  /** Ending a session in which nothing was written would complete the lesson. */
  protected endCompletes = false;

  readonly #wait: Wait | undefined;
  readonly #missed: Set<string>;
  /** `begun`: the LMS has begun a session, but has not been read yet. */
  #state: 'new' | 'begun' | 'open' | 'closed' = 'new';
  /** The best of what the LMS had and what was written since. */
  #achieved: AchievedResult = nothingAchieved;
  /** Indexes of interactions that the LMS accepted in this round, and those of them of which it refused a part. */
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
    const count = (): number => countRead(this.calls.get(countOf('interactions')).value);
    this.interactions = new InteractionList(answerLimit, count);
  }

  open(): Promise<Opened> {
    // Values read for an earlier call may be out of date.
    this.reads = new Reads(this.calls, this.#missed);
    return withRetries(() => this.tryToOpen(), this.#wait);
  }

  /** Like `open`, without waiting. Values that the course can do without get a second try, but no more. */
  async tryToOpen(): Promise<Opened> {
    if (this.#state === 'new') this.#begin();
    this.reads.again();
    this.objectiveIndex.clear();
    this.completed.clear();
    const opened = this.read();
    const { failed } = this.reads;
    const isNormal = opened.mode === 'normal';
    // In review and browse mode nothing is written, and so nothing overwritten.
    const failure = failed.find(
      (one) =>
        (one.isNeeded && isNormal) ||
        (one.isNew && !(isObjective(one.element) && one.code === this.noSuchPlace)),
    );
    if (failure)
      throw new UnreadError(`The LMS did not say what it holds: ${failure.element}.`, failure.code);
    if (failed.some(({ element }) => isObjective(element) || element === countOf('objectives')))
      this.writer.leave('objectives');
    if (failed.some(({ element }) => element === countOf('interactions'))) this.writer.leave('interactions');
    this.#state = 'open';
    this.#achieved = opened.achieved;
    return opened;
  }

  get unwritten(): readonly Interaction[] {
    if (this.writer.left('interactions')) return [];
    return [...this.interactions.pending].flatMap(([index, one]) =>
      this.#incomplete.has(index) ? [] : [one],
    );
  }

  /** What could not be read in the last try. */
  get unread(): readonly string[] {
    return this.reads.failed.map(({ element }) => element);
  }

  answer(interaction: Interaction, index?: number): number | undefined {
    if (this.#state !== 'open' || this.writer.left('interactions')) return undefined;
    if (index === undefined) return this.interactions.add(interaction);
    this.interactions.addElsewhere(index, interaction);
    return index;
  }

  async commit(state: SessionState): Promise<void> {
    if (this.#state !== 'open') return;
    this.interactions.committing();
    this.#writeAll(state, false);
    try {
      if (this.writer.dirty) this.writer.commit();
      this.#keptAnswers();
    } catch (error) {
      if (error instanceof RecordError && error.keptAnswers) this.#keptAnswers();
      throw error;
    }
  }

  /**
   * For a caller that learns later that the LMS did not store what `commit` reported as confirmed: it is written again.
   *
   * @param elements which elements; by default all
   */
  takeBack(elements?: Iterable<string>): void {
    this.writer.takeBack(elements);
    this.interactions.takeBack();
  }

  /** Everything up to the end happens synchronously, before any await, because the page may be closing. */
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
    // Even when Commit was refused: ending stores too (1.2 RTE 3.2.2.2, 2004 RTE 3.1.3.2).
    const { ok } = this.calls.finish();
    if (failure === undefined) return;
    if (!ok) throw failure;
    this.writer.confirm();
    this.#keptAnswers();
  }

  /** Reads what is needed, in a session that has begun; called again if something could not be read. */
  protected abstract read(): Opened;

  /**
   * Before a session ends in which nothing could be read: makes the LMS keep what it has. Returns whether the session may
   * be ended.
   */
  protected abstract keepAttempt(): boolean;

  /** Writes through the writer, in the order of the standard, except interactions, which come first. */
  protected abstract write(state: SessionState): void;

  /** Likewise, one interaction. Returns whether the next may follow: see `setOfInteraction`. */
  protected abstract writeInteraction(index: number, interaction: Interaction): boolean;

  /**
   * Writes an element of an interaction. Returns whether the next may follow: if the id is refused, the interaction does not
   * exist, and none can follow it; anything else that the LMS refuses is left out, and tried once more at the end.
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
   * The length of a list in the LMS, which must be known before adding to it. If the LMS answers only errors for the
   * list's `_children` and `_count`, it has no such list: in SCORM 1.2 both are optional (RTE 3.4.2).
   */
  protected count(list: List): number {
    const lacksIt = this.reads.keepsFailing(`cmi.${list}._children`);
    return countRead(lacksIt ? this.reads.get(countOf(list)) : this.reads.need(countOf(list)));
  }

  /**
   * Reads the objectives that the LMS has.
   *
   * @param isCompleted asks the LMS about one, e.g. `cmi.objectives.0`
   */
  protected readObjectives(isCompleted: (element: string) => boolean): void {
    this.nextObjective = this.count('objectives');
    for (let index = 0; index < Math.min(this.nextObjective, mostObjectives); index++) {
      const element = `cmi.objectives.${index}`;
      const id = this.reads.get(`${element}.id`);
      if (id === '' || this.objectiveIndex.has(id)) continue;
      this.objectiveIndex.set(id, index);
      this.writer.holds(`${element}.id`, id);
      if (isCompleted(element)) this.completed.add(id);
    }
  }

  /** Whether there is evidence of an attempt; see `hasAttemptEvidence`. Asked once the answers and objectives have been counted. */
  protected hasAttemptEvidence(snapshot: string, places: EvidencePlaces): boolean {
    const isCounted = this.interactions.next > 0 || this.nextObjective > 0;
    return snapshot !== '' || isCounted || hasAttemptEvidence(this.reads, places);
  }

  /** The index of the objective; a new one if the LMS has none with this id. */
  protected indexOfObjective({ id }: Pick<Objective, 'id'>): number {
    const index = this.objectiveIndex.get(id) ?? this.nextObjective;
    this.objectiveIndex.set(id, index);
    this.nextObjective = Math.max(this.nextObjective, index + 1);
    return index;
  }

  #begin(): void {
    const { ok, code } = this.calls.initialize();
    // A page reloaded inside a session that is still open is refused (101, 103), and can continue.
    if (!ok && !this.#hasSession()) throw new RecordError('The LMS did not begin a session.', code);
    this.#state = 'begun';
  }

  #hasSession(): boolean {
    this.calls.get(this.statusElement);
    return this.calls.lastError() === '0';
  }

  /** An interaction whose id is still refused at the end no longer blocks the others; before that, the LMS may be temporarily unavailable. */
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
const countOf = (list: List): string => `cmi.${list}._count`;
const isObjective = (element: string): boolean => /^cmi\.objectives\.\d/.test(element);

/** Anything but `review` and `browse` is normal, e.g. the empty string of LearnWorlds. */
export function modeRead(text: string): Mode {
  const mode = text.trim().toLowerCase();
  return mode === 'review' || mode === 'browse' ? mode : 'normal';
}
