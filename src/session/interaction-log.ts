import type { Rules } from '../course/course.ts';
import type { Answer, Interaction, Response } from '../course/interaction.ts';
import type { LearningRecord } from './learning-record.ts';

/** Hands answers to the record as interactions, as far as the settings allow, and knows which are unconfirmed. */
export class InteractionLog {
  readonly #record: LearningRecord;
  readonly #now: () => number;
  #unconfirmed: Interaction[] = [];
  /** Question of the check → seconds. */
  readonly #taken = new Map<string, number>();
  #since: number;

  constructor(record: LearningRecord, now: () => number) {
    this.#record = record;
    this.#now = now;
    this.#since = now();
  }

  get unconfirmed(): readonly Interaction[] {
    return this.#unconfirmed;
  }

  /** Latency counts from here. */
  begin(): void {
    this.#since = this.#now();
  }

  /** Takes the latency of a question of the check, which is recorded only when the attempt is submitted. */
  time(id: string): void {
    this.#taken.set(id, this.#elapsed());
  }

  /**
   * @param id the interaction's, which may be more than the answer's
   * @param weighting 0 for practice
   */
  add(rules: Rules, lesson: string, answer: Answer, id: string, weighting: number): void {
    const now = this.#now();
    // A question of the check that was answered in an earlier session took nobody knows how long.
    const latencySeconds = this.#taken.get(answer.id) ?? (weighting > 0 ? 0 : this.#elapsed());
    this.#taken.delete(answer.id);
    this.#since = now;
    const isScenario = answer.part !== undefined;
    if (rules.interactions === 'none' || (isScenario && !rules.scenarioChoices)) return;
    const { result, description } = answer;
    const response = rules.interactions === 'full' ? answer.response : withoutContent(answer.response);
    const at = new Date(now);
    this.#keep({ id, response, result, description, objective: lesson, weighting, latencySeconds, at });
  }

  /** What an earlier launch could not save. */
  addAgain(interactions: readonly Interaction[]): void {
    for (const interaction of interactions) this.#keep(interaction);
  }

  /** The record has the oldest `count`. */
  confirm(count: number): void {
    this.#unconfirmed = this.#unconfirmed.slice(count);
  }

  #elapsed(): number {
    return Math.max(0, this.#now() - this.#since) / 1000;
  }

  #keep(interaction: Interaction): void {
    this.#unconfirmed.push(interaction);
    this.#record.answer(interaction);
  }
}

/** Whether it was right, not what was chosen. */
function withoutContent(response: Response): Response {
  return response.type === 'choice'
    ? { ...response, chosen: [], right: [] }
    : { ...response, pairs: [], right: [] };
}
