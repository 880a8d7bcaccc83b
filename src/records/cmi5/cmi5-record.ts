import type { Interaction } from '../../course/interaction.ts';
import type { Outcome } from '../../course/outcome.ts';
import { better } from '../../course/achieved-result.ts';
import type {
  CloseReason,
  LearningRecord,
  MergeSnapshot,
  Opened,
  Saved,
} from '../../session/learning-record.ts';
import { CallLog } from '../call-log.ts';
import { nameSaid } from '../said.ts';
import { answeredDraft, answerKey } from './answered.ts';
import type { Cmi5Session } from './cmi5-session.ts';
import type { Launch } from './launch.ts';
import { mayPass } from './lrs.ts';
import { openSession } from './open-session.ts';
import { owed } from './pending-statements.ts';
import type { Environment } from './environment.ts';

const nameLimit = 250;

/** The record over a learning record store, as cmi5 (Quartz, 1st edition) has it. */
export class Cmi5Record implements LearningRecord {
  /** xAPI sets no limit; as much as the largest of the other records. */
  readonly snapshotLimit = 64_000;
  readonly log: CallLog;
  readonly #launch: Launch;
  readonly #environment: Environment;
  #session: Cmi5Session | undefined;
  #outcome: Outcome | undefined;
  #saved: Saved | undefined;
  #attempted = false;
  #closed = false;
  /** What talks to the store, one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(launch: Launch, environment: Environment, log = new CallLog()) {
    this.#launch = launch;
    this.#environment = environment;
    this.log = log;
  }

  /** Where the learner goes after Exit (cmi5 10, returnURL); known once it is open. */
  get returnUrl(): string | undefined {
    return this.#session?.data.returnUrl;
  }

  async open(merge: MergeSnapshot = () => undefined): Promise<Opened> {
    const session = await openSession(this.#launch, this.#environment, this.log, merge);
    this.#session = session;
    const { actor, registration } = this.#launch;
    const { snapshot, standing } = session.state;
    return {
      mode: session.data.mode,
      snapshot,
      standing,
      learner: {
        name: typeof actor.name === 'string' ? nameSaid(actor.name, nameLimit) : '',
        // Another registration is another beginning: what one left unsaved is not the other's.
        id: [actor.account.homePage, actor.account.name, registration].join(' '),
        ...session.preferences,
      },
    };
  }

  save(saved: Saved): void {
    this.#saved = saved;
    this.#session?.memory.spent(saved.sessionSeconds);
  }

  answer(interaction: Interaction): void {
    const session = this.#recording;
    if (!session) return;
    if (interaction.weighting > 0) this.#attempted = true;
    if (session.knows(answerKey(interaction))) return;
    session.add(answeredDraft(interaction, this.#environment.language), interaction.at.getTime());
    session.keep();
  }

  report(outcome: Outcome): void {
    // An outline that is not there yet takes nothing back that was told before.
    const known = outcome.progress !== undefined ? outcome : (this.#outcome ?? outcome);
    this.#outcome = { ...known, ...better(this.#outcome ?? outcome, outcome) };
  }

  async commit(): Promise<void> {
    await this.#inTurn(async () => {
      const session = this.#recording;
      if (!session) return;
      this.#plan(session);
      await this.#deliver(session);
    });
  }

  async close(reason: CloseReason): Promise<void> {
    const session = this.#session;
    if (this.#closed || !session) return;
    if (reason === 'leaving') return this.#leave(session);
    await this.#inTurn(() => this.#exit(session));
  }

  /**
   * A page that goes away may be a reload, or a tab that the browser sets aside: the session can go on, so it is
   * not terminated, and the LMS abandons it at the next launch if it doesn't (cmi5 9.3.6). No time to wait: what is
   * on its way already goes again under the same id.
   */
  async #leave(session: Cmi5Session): Promise<void> {
    this.#closed = true;
    if (session.data.mode !== 'normal') return;
    this.#plan(session, 'leaving');
    session.keep();
    const sent = [session.queue.sendLast(), session.write(true)];
    const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
    session.keep();
    if (failed) throw failed.reason;
  }

  async #exit(session: Cmi5Session): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    let failure: unknown;
    if (session.data.mode === 'normal') {
      this.#plan(session, 'exit');
      try {
        // Before terminated: after it the store refuses everything.
        await this.#deliver(session);
      } catch (error) {
        // A store that is away is told nothing more: the session stays as it is, and the next one sends the rest.
        if (mayPass(error)) throw error;
        failure = error;
      }
    }
    await session.terminate();
    if (failure !== undefined) throw failure;
  }

  /** All there is. A store that refuses a statement may yet take the place. */
  async #deliver(session: Cmi5Session): Promise<void> {
    session.keep();
    try {
      let failure: unknown;
      try {
        await session.queue.send();
      } catch (error) {
        if (mayPass(error)) throw error;
        failure = error;
      }
      await session.write();
      if (failure !== undefined) throw failure;
      session.queue.giveUpRefused();
    } finally {
      session.keep();
    }
  }

  /** Review and browse mode write nothing. */
  get #recording(): Cmi5Session | undefined {
    return this.#session?.data.mode === 'normal' && !this.#closed ? this.#session : undefined;
  }

  /** Puts what the outcome owes into the queue, and what is to be kept into the state. */
  #plan(session: Cmi5Session, closing?: CloseReason): void {
    const outcome = this.#outcome;
    session.learn(this.#saved, outcome);
    if (!outcome) return;
    const { memory, state, data } = session;
    const drafts = owed({
      outcome,
      told: state.told,
      sent: (verb) => memory.has(verb) || session.queue.waiting.some((draft) => draft.verb === verb),
      masteryScore: data.masteryScore,
      seconds: memory.now.total,
      secondsInAll: session.secondsBefore + memory.now.total,
      attempted: this.#attempted,
      closing,
      language: this.#environment.language,
    });
    for (const draft of drafts) {
      if (draft.key === undefined || !session.knows(draft.key)) session.add(draft, this.#environment.now());
    }
  }

  async #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    await turn;
  }
}
