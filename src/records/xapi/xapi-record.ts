import type { Interaction } from '../../course/interaction.ts';
import type {
  CloseReason,
  LearningRecord,
  MergeSnapshot,
  OpenedRecord,
  SessionState,
} from '../../session/learning-record.ts';
import { RecordError } from '../../session/learning-record.ts';
import { CallLog } from '../call-log.ts';
import { cleanName } from '../clean-values.ts';
import { answerIdentity, answeredStatement } from './answered.ts';
import { identityOf } from './launch.ts';
import type { Launch } from './launch.ts';
import { isTemporary, notFromStoreError } from './lrs.ts';
import { pendingStatements } from './pending-statements.ts';
import { isSentOnce } from './statement-draft.ts';
import type { XapiEnvironment } from './xapi-environment.ts';
import type { XapiSession } from './xapi-session.ts';

const nameLimit = 250;

/** Begins a session by a standard. @throws {RecordError} if the LMS or store does not respond as required */
export type OpenSession<AnyLaunch extends Launch> = (
  launch: AnyLaunch,
  environment: XapiEnvironment,
  log: CallLog,
  merge: MergeSnapshot,
) => Promise<XapiSession>;

/** The record over a learning record store (xAPI 1.0.3), for any launch standard. */
export class XapiRecord implements LearningRecord {
  /** xAPI sets no limit; this is the largest limit of the other records. */
  readonly snapshotLimit = 64_000;
  readonly keepsAnswersOnce = true;
  readonly hasIdPerAttempt = true;
  readonly keepsTimeWithSnapshot = true;
  readonly isSlow = true;
  readonly log = new CallLog();
  readonly #open: (merge: MergeSnapshot) => Promise<XapiSession>;
  readonly #launch: Launch;
  readonly #environment: XapiEnvironment;
  #session: XapiSession | undefined;
  /** Whether a check was submitted in this session. */
  #attempted = false;
  /** Whether the queue has everything unreported from before: from then on nothing comes from an earlier page. */
  #isCaughtUp = false;
  #closed = false;
  /** Serialises requests to the store. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    launch: Launch,
    environment: XapiEnvironment,
    open: (log: CallLog, merge: MergeSnapshot) => Promise<XapiSession>,
  ) {
    this.#open = (merge) => open(this.log, merge);
    this.#launch = launch;
    this.#environment = environment;
  }

  /** The page for the learner after Exit (cmi5, section 10, returnURL); known after `open`. */
  get returnUrl(): string | undefined {
    return this.#session?.data.returnUrl;
  }

  get passMark(): number | undefined {
    return this.#session?.data.masteryScore;
  }

  async open(merge: MergeSnapshot = () => undefined): Promise<OpenedRecord> {
    const session = await this.#open(merge);
    this.#session = session;
    const { actor, registration } = this.#launch;
    const { snapshot, achieved } = session.state;
    return {
      mode: session.data.mode,
      snapshot,
      achieved,
      // A reloaded page has earlier time of this session, which is counted already.
      totalSeconds: session.memory.values.seconds > 0 ? undefined : session.secondsBefore,
      learner: {
        name: typeof actor.name === 'string' ? cleanName(actor.name, nameLimit) : '',
        // Another registration is another beginning: what one left unsaved is not the other's.
        id: [...identityOf(actor), registration ?? ''].join(' '),
        ...session.preferences,
      },
    };
  }

  answer(interaction: Interaction): undefined {
    const session = this.#session;
    if (!session || this.#closed) return;
    const at = interaction.at.getTime();
    // From an earlier session that did not close: its check does not count for this session.
    const isEarlier = at < session.memory.values.begun;
    if (interaction.weighting > 0 && !isEarlier) this.#attempted = true;
    if (session.knows(answerIdentity(interaction))) return;
    const { language, further } = this.#environment;
    session.add(answeredStatement(interaction, language, further), at, isEarlier);
  }

  async commit(state: SessionState): Promise<void> {
    await this.#inTurn(async () => {
      const session = this.#session;
      if (!session || this.#closed) return;
      this.#plan(session, state);
      await this.#deliver(session, state);
    });
  }

  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    const session = this.#session;
    if (this.#closed || !session) return;
    if (reason === 'leaving') return this.#leave(session, state);
    await this.#inTurn(() => this.#exit(session, state));
  }

  /**
   * A page that closes may be reloading, or may be a tab that the browser suspends. The session can continue, so it is
   * not terminated; if it does not continue, the LMS abandons it at the next launch (cmi5, section 9.3.6, Abandoned).
   * There is no time to wait: statements already being sent are sent again with the same id.
   */
  async #leave(session: XapiSession, state: SessionState | undefined): Promise<void> {
    this.#closed = true;
    if (!state) return;
    this.#plan(session, state, 'leaving');
    const [statements, document] = await Promise.allSettled([session.queue.sendLast(), session.write(true)]);
    if (statements.status === 'rejected') throw statements.reason;
    const isRest = session.queue.waiting.some(({ verb }) => verb === 'answered');
    if (document.status === 'rejected') throw isRest ? document.reason : withAnswersKept(document.reason);
    // An answer that could not be looked up in time was not sent either: the device keeps it.
    if (isRest) throw notFromStoreError();
    session.forgetEarlier();
  }

  async #exit(session: XapiSession, state: SessionState | undefined): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    let failure: unknown;
    if (state) {
      this.#plan(session, state, 'exit');
      // Before `terminated`: after it the store refuses everything. Statements refused once are tried again here.
      failure = (await this.#tryToDeliver(session, state)) && (await this.#tryToDeliver(session, state));
    }
    await session.terminate();
    if (failure !== undefined) throw failure;
  }

  /** Returns the refusal, if any. If the store is down, nothing more is sent: the next session sends the rest. */
  async #tryToDeliver(session: XapiSession, state: SessionState): Promise<unknown> {
    try {
      await this.#deliver(session, state);
    } catch (error) {
      if (isTemporary(error)) throw error;
      return error;
    }
    return undefined;
  }

  /** Sends everything. A store that refuses a statement may still take the state document. */
  async #deliver(session: XapiSession, { saved }: SessionState): Promise<void> {
    let failure: unknown;
    try {
      await session.queue.send();
    } catch (error) {
      if (isTemporary(error)) throw error;
      failure = error;
    }
    try {
      await session.write();
    } catch (error) {
      throw failure === undefined ? withAnswersKept(error) : error;
    }
    if (failure !== undefined) throw failure;
    session.queue.giveUpRefused();
    session.forgetEarlier();
    if (saved?.language !== undefined) await session.prefer?.(saved.language);
  }

  /** Puts what has to be reported into the queue, and what has to be kept into the state. */
  #plan(session: XapiSession, { outcome, saved }: SessionState, closing?: CloseReason): void {
    const { memory, data } = session;
    if (saved) memory.spent(saved.sessionSeconds - saved.earlierSeconds);
    session.updateState(outcome, saved);
    const pending = pendingStatements({
      outcome: { ...outcome, ...session.state.achieved },
      reported: session.state.reported,
      sent: (verb) => memory.has(verb) || session.queue.waiting.some((draft) => draft.verb === verb),
      masteryScore: data.masteryScore,
      scoresCompletion: data.scoresCompletion,
      mayPassAfterFailing: data.mayPassAfterFailing,
      seconds: memory.values.total,
      secondsInAll: session.state.seconds,
      attempted: this.#attempted,
      closing,
      names: this.#environment,
    });
    for (const one of pending) {
      if (one.key === undefined || !session.knows(one.key))
        session.add(one, this.#environment.now(), !this.#isCaughtUp && !isSentOnce(one));
    }
    if (saved) this.#isCaughtUp = true;
  }

  async #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    await turn;
  }
}

/** Marks an error: the store has the answers, even if not the rest. */
const withAnswersKept = (error: unknown): unknown =>
  error instanceof RecordError ? new RecordError(error.message, error.code, true) : error;
