import { RecordError } from '../../session/learning-record.ts';
import type { StatementDraft } from './statement-draft.ts';
import { iriOf, isSentOnce } from './statement-draft.ts';
import type { Lrs, StoreReply, StoreRequest } from './lrs.ts';
import { isCode, isTemporary, notFromStoreError } from './lrs.ts';
import type { StatementContext } from './statement.ts';
import { statementOf } from './statement.ts';
import { isObject, readObject } from './json.ts';

const mostInBatch = 50;
/** Statuses with which a store permanently refuses a statement, or a batch because of one statement. */
const refusals = [400, 403, 409, 413];
/** Verbs that a registration may have only once. */
const once = ['completed', 'passed', 'failed'];

/** The statements that the store has not confirmed, in order. */
export class Queue {
  readonly #lrs: Lrs;
  readonly #context: StatementContext;
  readonly #confirmed: (draft: StatementDraft) => void;
  #waiting: readonly StatementDraft[] = [];
  #refused: readonly StatementDraft[] = [];
  /** Whether the store took a statement in the current `send`. */
  #hasTaken = false;
  #isForbidden = false;
  readonly #checked = new Set<string>();
  /** The ids of statements that the store could not read once: they may have been damaged on the way. */
  readonly #unread = new Set<string>();

  /** @param confirmed called when the store has a statement */
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

  /** Sends only the first, and tries again if that can help. */
  async sendFirst(): Promise<void> {
    const [first] = this.#waiting;
    const canHelp = (error: unknown): boolean => isTemporary(error) || isCode(error, '400');
    if (first) await this.#lrs.withRetries(() => this.#send([first]), canHelp);
  }

  /** @throws {RecordError} if a required statement was not confirmed */
  async send(): Promise<void> {
    this.#refused = [];
    this.#hasTaken = false;
    this.#isForbidden = false;
    for (const draft of this.#waiting) {
      if (!(await this.#isInStore(draft))) continue;
      // If an earlier pass suppresses a failure, the pass is what is known now.
      this.#remove(draft.verb === 'failed' ? { ...draft, verb: 'passed' } : draft);
    }
    const all = this.#waiting;
    for (let from = 0; from < all.length; from += mostInBatch) {
      await this.#send(all.slice(from, from + mostInBatch));
    }
    // If it takes nothing any more, it refuses the session, not the content of the statements.
    if (this.#isForbidden && !this.#hasTaken) throw refusalOf('the answers', 403);
  }

  /** Sends everything in one request, for a page that is closing: nothing can be looked up first. */
  async sendLast(): Promise<void> {
    const batch = this.#waiting.filter(({ id, askFor }) => !askFor || this.#checked.has(id));
    if (batch.length === 0) return;
    const { text } = await this.#post(batch, { keepalive: true });
    // There is no time to ask about the others: they stay, and the next session finds out whether they arrived.
    if (this.#confirm(batch, text).length > 0) throw notFromStoreError();
  }

  /**
   * Drops the statements that the store permanently refuses, once it has taken the rest: only answers and progress,
   * never completion or score.
   */
  giveUpRefused(): void {
    for (const draft of this.#refused) this.#remove(draft);
    this.#refused = [];
  }

  async #send(batch: readonly StatementDraft[]): Promise<void> {
    const reply = await this.#post(batch, { acceptedStatuses: refusals });
    if (!refusals.includes(reply.status)) {
      for (const draft of this.#confirm(batch, reply.text)) {
        if (!(await this.#holds(draft.id, draft))) throw notFromStoreError();
        this.#remove(draft);
      }
      this.#hasTaken = true;
      return;
    }
    const [only] = batch;
    if (batch.length === 1 && only) return this.#handleRefusal(only, reply);
    // One statement spoils the batch: sends each alone to find it.
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
   * A store returns the ids of what it has taken in an array (xAPI 1.0.3 part three, section 2.1.2). Some differ, so
   * the rest has to be looked up: Ralph names only what is new to it, and answers 204 if nothing is; Learning Locker 1
   * named its own keys (issue 189). A page in place of the answer names nothing.
   *
   * @returns the statements that the answer does not name
   */
  #confirm(batch: readonly StatementDraft[], text: string): readonly StatementDraft[] {
    const named = new Set(idsIn(text));
    for (const draft of batch) if (named.has(draft.id)) this.#remove(draft);
    return batch.filter(({ id }) => !named.has(id));
  }

  /** Handles the refusal of a single statement. */
  async #handleRefusal(draft: StatementDraft, { status }: StoreReply): Promise<void> {
    if (status === 409) {
      const holds = await this.#holds(draft.id, draft);
      // If the store refuses to look it up: only this session uses the id of a statement sent once.
      if (holds ?? isSentOnce(draft)) return this.#remove(draft);
      // A statement that was voided since is found by another parameter (xAPI 1.0.3 part three, section 2.1.3).
      if (await this.#holds(draft.id, draft, 'voidedStatementId')) return this.#remove(draft);
    }
    // After `terminated` the store refuses everything, even the same statement again if only its answer was lost.
    const isOver = status === 403 && draft.verb === 'terminated';
    if (isOver && (await this.#holds(draft.id, draft))) return this.#remove(draft);
    if (!isSentOnce(draft)) {
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

  /** Whether the store has it from an earlier session, so that it must not be sent twice. */
  async #isInStore(draft: StatementDraft): Promise<boolean> {
    const { id, verb, askFor = [] } = draft;
    if (this.#checked.has(id)) return false;
    let isThere = false;
    for (const earlier of askFor) isThere ||= (await this.#holds(earlier, draft)) === true;
    if (once.includes(verb)) isThere = await this.#hasVerb(verb === 'completed' ? 'completed' : 'passed');
    this.#checked.add(id);
    return isThere;
  }

  /** Whether the store has this statement under this id; undefined if it refuses to look it up. */
  async #holds(id: string, draft: StatementDraft, by = 'statementId'): Promise<boolean | undefined> {
    const { verb, object } = statementOf(draft, this.#context);
    const { status, text } = await this.#lookUp({ [by]: id });
    if (status !== 200 && status !== 404) return undefined;
    const there = status === 200 ? readObject(() => text) : undefined;
    return (
      there !== undefined && idOf(there['verb']) === idOf(verb) && idOf(there['object']) === idOf(object)
    );
  }

  /** Whether the registration has a statement with this verb about the course itself. */
  async #hasVerb(verb: 'completed' | 'passed'): Promise<boolean> {
    const { launch } = this.#context;
    const { text } = await this.#lookUp({
      agent: JSON.stringify(launch.actor),
      verb: iriOf(verb),
      activity: launch.activityId,
      ...(launch.registration === undefined ? {} : { registration: launch.registration }),
      limit: '1',
    });
    const found = readObject(() => text)?.['statements'];
    // Some stores or proxies ignore the query: then the result is about something else.
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

  /** If a store does not allow look-ups, that is no failure: then only the course's own memory is used. */
  #lookUp(query: Readonly<Record<string, string>>): Promise<StoreReply> {
    const takes = [400, 401, 403, 404, 405];
    return this.#lrs.ask({ method: 'GET', resource: 'statements', query, acceptedStatuses: takes });
  }

  #post(batch: readonly StatementDraft[], more: Partial<StoreRequest>): Promise<StoreReply> {
    const body = JSON.stringify(batch.map((draft) => statementOf(draft, this.#context)));
    return this.#lrs.ask({ method: 'POST', resource: 'statements', body, ...more });
  }

  #remove(draft: StatementDraft): void {
    if (!this.#waiting.some(({ id }) => id === draft.id)) return;
    this.#waiting = this.#waiting.filter(({ id }) => id !== draft.id);
    this.#confirmed(draft);
  }
}

const refusalOf = (what: string, status: number): RecordError =>
  new RecordError(`The learning record store refused ${what}.`, String(status));

const idOf = (value: unknown): unknown => (isObject(value) ? value['id'] : undefined);

/** The ids in a JSON array, in lower case like ours; none if the text is anything else. */
function idsIn(text: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.map((id) => String(id).toLowerCase()) : [];
  } catch {
    return [];
  }
}
