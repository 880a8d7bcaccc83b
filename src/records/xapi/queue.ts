import { RecordError } from '../../session/learning-record.ts';
import type { StatementDraft } from './statement-draft.ts';
import { iriOf, isOnce } from './statement-draft.ts';
import type { Lrs, Reply, Request } from './lrs.ts';
import { isCode, mayPass, notItsAnswer } from './lrs.ts';
import type { StatementContext } from './statement.ts';
import { statementOf } from './statement.ts';
import { isObject, readObject } from './json.ts';

const mostInBatch = 50;
/** What a statement, or a batch for the sake of one statement, is refused with for good. */
const refusals = [400, 403, 409, 413];
/** Verbs of which a registration may hold one only. */
const once = ['completed', 'passed', 'failed'];

/** The statements that the store has not confirmed, in order. */
export class Queue {
  readonly #lrs: Lrs;
  readonly #context: StatementContext;
  readonly #confirmed: (draft: StatementDraft) => void;
  #waiting: readonly StatementDraft[] = [];
  #refused: readonly StatementDraft[] = [];
  /** The store took a statement at this sending. */
  #hasTaken = false;
  #isForbidden = false;
  readonly #checked = new Set<string>();
  /** The ids of what the store could not read once: something on the way may have spoilt that. */
  readonly #unread = new Set<string>();

  /** @param confirmed the store has it */
  constructor(lrs: Lrs, context: StatementContext, confirmed: (draft: StatementDraft) => void) {
    this.#lrs = lrs;
    this.#context = context;
    this.#confirmed = confirmed;
  }

  get waiting(): readonly StatementDraft[] {
    return this.#waiting;
  }

  add(...drafts: readonly StatementDraft[]): void {
    this.#waiting = [...this.#waiting, ...drafts];
  }

  putFirst(draft: StatementDraft): void {
    this.#waiting = [draft, ...this.#waiting];
  }

  /** The first alone, trying again where that can help. */
  async sendFirst(): Promise<void> {
    const [first] = this.#waiting;
    const canHelp = (error: unknown): boolean => mayPass(error) || isCode(error, '400');
    if (first) await this.#lrs.withRetries(() => this.#send([first]), canHelp);
  }

  /** @throws {RecordError} where something that counts was not confirmed. */
  async send(): Promise<void> {
    this.#refused = [];
    this.#hasTaken = false;
    this.#isForbidden = false;
    for (const draft of this.#waiting) {
      if (!(await this.#isThere(draft))) continue;
      // A failure that is not said because of an earlier pass: that is what is known now.
      this.#gone(draft.verb === 'failed' ? { ...draft, verb: 'passed' } : draft);
    }
    const all = this.#waiting;
    for (let from = 0; from < all.length; from += mostInBatch) {
      await this.#send(all.slice(from, from + mostInBatch));
    }
    // Where it takes nothing any more, it refuses the session, and not what is in the statements.
    if (this.#isForbidden && !this.#hasTaken) throw refusalOf('the answers', 403);
  }

  /** All in one go, for a page that is going away: nothing can be asked first, and the order is the list's. */
  async sendLast(): Promise<void> {
    const batch = this.#waiting.filter(({ id, askFor }) => !askFor || this.#checked.has(id));
    if (batch.length === 0) return;
    const { text } = await this.#post(batch, { keepalive: true });
    // No time to ask about the others: they stay, and whether they arrived the next session finds out.
    if (this.#confirm(batch, text).length > 0) throw notItsAnswer();
  }

  /**
   * Gives up what the store will never take, once it has shown that it takes the rest: the newest detail gives way,
   * completion and score never.
   */
  giveUpRefused(): void {
    for (const draft of this.#refused) this.#gone(draft);
    this.#refused = [];
  }

  async #send(batch: readonly StatementDraft[]): Promise<void> {
    const reply = await this.#post(batch, { takes: refusals });
    if (!refusals.includes(reply.status)) {
      for (const draft of this.#confirm(batch, reply.text)) {
        if (!(await this.#holds(draft.id, draft))) throw notItsAnswer();
        this.#gone(draft);
      }
      this.#hasTaken = true;
      return;
    }
    const [only] = batch;
    if (batch.length === 1 && only) return this.#settle(only, reply);
    // One of them spoils the batch: which?
    let failure: unknown;
    for (const draft of batch) {
      try {
        await this.#send([draft]);
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
  }

  /**
   * What a store has taken it names, in an array (xAPI 1.0.3 part three, section 2.1.2). Some do otherwise, so the rest has
   * to be asked for: Ralph names only what is new to it, and answers 204 where nothing is; Learning Locker 1 named
   * its own keys (issue 189). A page in the answer's place names nothing.
   *
   * @returns those that it does not name
   */
  #confirm(batch: readonly StatementDraft[], text: string): readonly StatementDraft[] {
    const named = new Set(idsIn(text));
    for (const draft of batch) if (named.has(draft.id)) this.#gone(draft);
    return batch.filter(({ id }) => !named.has(id));
  }

  /** What a refusal means for the one statement that met it. */
  async #settle(draft: StatementDraft, { status }: Reply): Promise<void> {
    if (status === 409) {
      const holds = await this.#holds(draft.id, draft);
      // Where nobody may look: only this session uses the id of what is said once.
      if (holds ?? isOnce(draft)) return this.#gone(draft);
      // One that somebody has voided since is found by another name (xAPI 1.0.3 part three, section 2.1.3).
      if (await this.#holds(draft.id, draft, 'voidedStatementId')) return this.#gone(draft);
    }
    // After it the store refuses everything: this one, too, where only its answer was lost.
    const isOver = status === 403 && draft.verb === 'terminated';
    if (isOver && (await this.#holds(draft.id, draft))) return this.#gone(draft);
    if (!isOnce(draft)) {
      if (status === 400 && !this.#unread.has(draft.id)) {
        this.#unread.add(draft.id);
        throw refusalOf('an answer', status);
      }
      this.#refused = [...this.#refused, draft];
      this.#isForbidden ||= status === 403;
      return;
    }
    throw refusalOf(`“${draft.verb}”`, status);
  }

  /** Whether the store has it from an earlier session, so that it must not come twice. */
  async #isThere(draft: StatementDraft): Promise<boolean> {
    const { id, verb, askFor = [] } = draft;
    if (this.#checked.has(id)) return false;
    let isThere = false;
    for (const earlier of askFor) isThere ||= (await this.#holds(earlier, draft)) === true;
    if (once.includes(verb)) isThere = await this.#hasSaid(verb === 'completed' ? 'completed' : 'passed');
    this.#checked.add(id);
    return isThere;
  }

  /** Whether the store has this statement under this id; undefined where it lets nobody look. */
  async #holds(id: string, draft: StatementDraft, by = 'statementId'): Promise<boolean | undefined> {
    const { verb, object } = statementOf(draft, this.#context);
    const { status, text } = await this.#lookUp({ [by]: id });
    if (status !== 200 && status !== 404) return undefined;
    const there = status === 200 ? readObject(() => text) : undefined;
    return (
      there !== undefined && idOf(there['verb']) === idOf(verb) && idOf(there['object']) === idOf(object)
    );
  }

  /** Whether a statement about the course itself with this verb is on record for the registration. */
  async #hasSaid(verb: 'completed' | 'passed'): Promise<boolean> {
    const { launch } = this.#context;
    const { text } = await this.#lookUp({
      agent: JSON.stringify(launch.actor),
      verb: iriOf(verb),
      activity: launch.activityId,
      ...(launch.registration === undefined ? {} : { registration: launch.registration }),
      limit: '1',
    });
    const found = readObject(() => text)?.['statements'];
    // Some stores, or what stands before them, do not look at the query: then what comes is about something else.
    return Array.isArray(found) && found.some((each) => isObject(each) && isAboutIt(each));

    function isAboutIt({ verb: said, object, context }: Record<string, unknown>): boolean {
      const registration = isObject(context) ? String(context['registration'] ?? '') : '';
      return (
        idOf(said) === iriOf(verb) &&
        idOf(object) === launch.activityId &&
        registration.toLowerCase() === (launch.registration ?? '').toLowerCase()
      );
    }
  }

  /** Stores that do not let a course look are not asked to: then what it remembers itself must do. */
  #lookUp(query: Readonly<Record<string, string>>): Promise<Reply> {
    const takes = [400, 401, 403, 404, 405];
    return this.#lrs.ask({ method: 'GET', resource: 'statements', query, takes });
  }

  #post(batch: readonly StatementDraft[], more: Partial<Request>): Promise<Reply> {
    const body = JSON.stringify(batch.map((draft) => statementOf(draft, this.#context)));
    return this.#lrs.ask({ method: 'POST', resource: 'statements', body, ...more });
  }

  #gone(draft: StatementDraft): void {
    if (!this.#waiting.some(({ id }) => id === draft.id)) return;
    this.#waiting = this.#waiting.filter(({ id }) => id !== draft.id);
    this.#confirmed(draft);
  }
}

const refusalOf = (what: string, status: number): RecordError =>
  new RecordError(`The learning record store refused ${what}.`, String(status));

const idOf = (value: unknown): unknown => (isObject(value) ? value['id'] : undefined);

/** The ids of an array of them, in small letters as ours are; none where the text is anything else. */
function idsIn(text: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.map((id) => String(id).toLowerCase()) : [];
  } catch {
    return [];
  }
}
