import { RecordError } from '../../session/learning-record.ts';
import type { Draft } from './draft.ts';
import { isDefined, verbs } from './draft.ts';
import type { Lrs, Reply } from './lrs.ts';
import type { Frame } from './statement.ts';
import { statementOf } from './statement.ts';

const mostInBatch = 50;
/** What a statement, or a batch for the sake of one statement, is refused with for good. */
const refusals = [400, 403, 409, 413];
/** Verbs of which a registration may hold one only. */
const once = ['completed', 'passed', 'failed'];

/** The statements that the store has not confirmed, in order. */
export class Queue {
  readonly #lrs: Lrs;
  readonly #frame: Frame;
  readonly #confirmed: (draft: Draft) => void;
  readonly #changed: () => void;
  #waiting: readonly Draft[] = [];
  #refused: readonly Draft[] = [];
  readonly #checked = new Set<string>();

  /**
   * @param confirmed the store has it.
   * @param changed what waits has changed, before it is sent.
   */
  constructor(lrs: Lrs, frame: Frame, confirmed: (draft: Draft) => void, changed: () => void) {
    this.#lrs = lrs;
    this.#frame = frame;
    this.#confirmed = confirmed;
    this.#changed = changed;
  }

  get waiting(): readonly Draft[] {
    return this.#waiting;
  }

  add(...drafts: readonly Draft[]): void {
    this.#waiting = [...this.#waiting, ...drafts];
  }

  putFirst(draft: Draft): void {
    this.#waiting = [draft, ...this.#waiting];
  }

  /** The first alone, trying again where that can help. */
  async sendFirst(): Promise<void> {
    const [first] = this.#waiting;
    if (first) await this.#send([first], (request) => this.#lrs.askPatiently(request));
  }

  /** @throws {RecordError} where something that counts was not confirmed. */
  async send(): Promise<void> {
    this.#refused = [];
    for (const draft of this.#waiting) {
      if (!(await this.#isThere(draft))) continue;
      // A failure that is not said because of an earlier pass: that is what is known now.
      this.#gone(draft.verb === 'failed' ? { ...draft, verb: 'passed' } : draft);
    }
    const all = this.#waiting;
    for (let from = 0; from < all.length; from += mostInBatch) {
      await this.#send(all.slice(from, from + mostInBatch), (request) => this.#lrs.ask(request));
    }
  }

  /** All in one go, for a page that is going away: nothing can be asked first, and the order is the list's. */
  async sendLast(): Promise<void> {
    const batch = this.#waiting.filter(({ was }) => was === undefined);
    if (batch.length === 0) return;
    this.#try(batch);
    const body = JSON.stringify(batch.map((draft) => statementOf(draft, this.#frame)));
    await this.#lrs.ask({ method: 'POST', resource: 'statements', body, keepalive: true });
    for (const draft of batch) this.#gone(draft);
  }

  /**
   * Gives up what the store will never take, once it has shown that it takes the rest: the newest detail gives way,
   * completion and score never.
   */
  giveUpRefused(): void {
    for (const draft of this.#refused) this.#gone(draft);
    this.#refused = [];
  }

  async #send(batch: readonly Draft[], ask: Lrs['ask']): Promise<void> {
    this.#try(batch);
    const body = JSON.stringify(batch.map((draft) => statementOf(draft, this.#frame)));
    const reply = await ask({ method: 'POST', resource: 'statements', body, takes: refusals });
    if (!refusals.includes(reply.status)) return batch.forEach((draft) => this.#gone(draft));
    const [only] = batch;
    if (batch.length === 1 && only) return this.#settle(only, reply);
    // One of them spoils the batch: which?
    let failure: unknown;
    for (const draft of batch) {
      try {
        await this.#send([draft], ask);
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
  }

  /** What a refusal means for the one statement that met it. */
  async #settle(draft: Draft, { status }: Reply): Promise<void> {
    if (status === 409 && (await this.#holds(draft.id))) return this.#gone(draft);
    if (!isDefined(draft)) {
      this.#refused = [...this.#refused, draft];
      return;
    }
    throw new RecordError(`The learning record store refused “${draft.verb}”.`, String(status));
  }

  /** Whether the store has it from an earlier session, so that it must not come twice. */
  async #isThere({ id, verb, was }: Draft): Promise<boolean> {
    if (this.#checked.has(id)) return false;
    let isThere = was !== undefined && (await this.#holds(was));
    if (once.includes(verb)) isThere = await this.#hasSaid(verb === 'completed' ? 'completed' : 'passed');
    this.#checked.add(id);
    return isThere;
  }

  async #holds(statementId: string): Promise<boolean> {
    const { status } = await this.#lookUp({ statementId });
    return status === 200;
  }

  /** Whether a statement about the course itself with this verb is on record for the registration. */
  async #hasSaid(verb: 'completed' | 'passed'): Promise<boolean> {
    const { launch } = this.#frame;
    const { text } = await this.#lookUp({
      agent: JSON.stringify(launch.actor),
      verb: verbs[verb],
      activity: launch.activityId,
      registration: launch.registration,
      limit: '1',
    });
    return /"statements"\s*:\s*\[\s*\{/.test(text);
  }

  /** Stores that do not let a course look are not asked to: then what it remembers itself must do. */
  #lookUp(query: Readonly<Record<string, string>>): Promise<Reply> {
    return this.#lrs.ask({ method: 'GET', resource: 'statements', query, takes: [400, 401, 403, 404, 405] });
  }

  #try(batch: readonly Draft[]): void {
    const ids = new Set(batch.map(({ id }) => id));
    this.#waiting = this.#waiting.map((draft) => (ids.has(draft.id) ? { ...draft, tried: true } : draft));
    this.#changed();
  }

  #gone(draft: Draft): void {
    if (!this.#waiting.some(({ id }) => id === draft.id)) return;
    this.#waiting = this.#waiting.filter(({ id }) => id !== draft.id);
    this.#confirmed(draft);
  }
}
