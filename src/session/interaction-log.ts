import type { AnswerKey } from '../course/answer-key.ts';
import type { Rules } from '../course/course.ts';
import type { Answer, Interaction, InteractionResponse } from '../course/interaction.ts';
import { momentOf } from '../course/moment.ts';
import type { Moment } from '../course/progress.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { LearningRecord } from './learning-record.ts';
import type { Timers } from './saver.ts';

/** An interaction and its number in the LMS. */
export interface Numbered {
  readonly number: number;
  readonly interaction: Interaction;
}

/** Hands answers to the record as interactions, as the settings allow, and keeps track of the unconfirmed ones. */
export class InteractionLog {
  #key: AnswerKey | undefined;
  #record: LearningRecord;
  readonly #timers: Pick<Timers, 'now' | 'elapsed'>;
  #unconfirmed: Interaction[] = [];
  /** All answers of this launch except evidence: another record gets its own evidence. */
  readonly #given: Interaction[] = [];
  /** Whether evidence was recorded in this launch. */
  hasEvidence = false;
  /** Question of the check → seconds. */
  readonly #latencies = new Map<string, number>();
  #since: number;
  readonly #answered: (one: Numbered) => void;
  /** This session's interactions, by their number in the LMS. */
  readonly #numbered = new Map<number, Interaction>();

  /** @param answered called when an interaction has a number in the LMS */
  constructor(
    record: LearningRecord,
    timers: Pick<Timers, 'now' | 'elapsed'>,
    answered: (one: Numbered) => void,
  ) {
    this.#record = record;
    this.#answered = answered;
    this.#timers = timers;
    this.#since = timers.elapsed();
  }

  get unconfirmed(): readonly Interaction[] {
    return this.#unconfirmed;
  }

  /** The interactions of this session that have a number in the LMS. */
  get numbered(): readonly Numbered[] {
    return [...this.#numbered].map(([number, interaction]) => ({ number, interaction }));
  }

  /**
   * Starts measuring latency.
   *
   * @param key the questions in the language of reports; undefined if the learner takes the course in that language
   */
  begin(key?: AnswerKey): void {
    this.#key = key;
    this.#since = this.#timers.elapsed();
  }

  /** Stores the latency of a question of the check, which is recorded only when the attempt is submitted. */
  noteLatency(id: string): void {
    this.#latencies.set(id, this.#secondsSince());
  }

  /**
   * @param id the interaction's id, which may be longer than the answer's
   * @param weighting 0 for practice
   * @param always records the answer whatever the settings for answers are
   */
  add(rules: Rules, lesson: string, answer: Answer, id: string, weighting: number, always = false): void {
    // If a question of the check was answered in an earlier session, its latency is not known.
    const latencySeconds = this.#latencies.get(answer.id) ?? (weighting > 0 ? 0 : this.#secondsSince());
    this.#latencies.delete(answer.id);
    this.begin(this.#key);
    const isScenario = answer.scene !== undefined;
    if ((rules.interactions === 'none' && !always) || (isScenario && !rules.scenarioChoices)) return;
    const { result } = answer;
    const known = this.#key?.get(isScenario ? `${answer.id}.${answer.scene}` : answer.id);
    const description = known?.words ?? answer.description;
    const choices = answer.choices && (known?.parts ?? answer.choices);
    const isFull = rules.interactions === 'full';
    this.#add({
      id,
      response: isFull ? answer.response : withoutContent(answer.response),
      result,
      description,
      ...(isFull && choices && { choices }),
      objective: lesson,
      weighting,
      latencySeconds,
      at: new Date(this.#timers.now()),
    });
  }

  /** Records the evidence of completion, whatever the settings for answers are. */
  addEvidence(progress: LaunchProgress): void {
    this.hasEvidence = true;
    this.#keep(this.#dated((at) => progress.evidence(at)));
  }

  /** Likewise for an acknowledgement. @param answer the block's answer: its description is the whole text */
  addAcknowledgement(progress: LaunchProgress, lesson: string, answer: Answer, version: string): void {
    this.#add(this.#dated((at) => progress.acknowledgement(lesson, answer, version, at)));
  }

  /** Dated to the millisecond, like answers: a record takes two interactions with the same id and time for one. */
  #dated(make: (at: Moment) => Interaction): Interaction {
    const now = this.#timers.now();
    return { ...make(momentOf(now)), at: new Date(now) };
  }

  #add(interaction: Interaction): void {
    this.#given.push(interaction);
    this.#keep(interaction);
  }

  /** Hands in interactions that an earlier launch could not save. */
  addAgain(interactions: readonly Interaction[]): void {
    for (const interaction of interactions) this.#keep(interaction);
  }

  /** Another record continues: `addGiven` hands the answers of this launch to it, and nothing from before. */
  moveTo(record: LearningRecord): void {
    this.#record = record;
    this.#unconfirmed = [];
    this.#numbered.clear();
  }

  /** @param attemptsBefore how many attempts at the check the record held before those of this launch */
  addGiven(attemptsBefore: number): void {
    const counted = this.#given.filter(({ weighting }) => weighting > 0);
    // In order: this launch's first attempt follows those that the record holds.
    const attempts = [...new Set(counted.map(({ id }) => attemptIn(id)))];
    this.addAgain(
      this.#given.map((one) => {
        if (one.weighting === 0) return one;
        const attempt = attemptIn(one.id);
        const number = attemptsBefore + attempts.indexOf(attempt) + 1;
        return { ...one, id: `${one.id.slice(0, -attempt.length)}${number}` };
      }),
    );
  }

  /** The record has confirmed the oldest `count`, except these. */
  confirm(count: number, except: readonly Interaction[] = []): void {
    this.#unconfirmed = this.#unconfirmed.filter((one, index) => index >= count || except.includes(one));
  }

  #secondsSince(): number {
    return (this.#timers.elapsed() - this.#since) / 1000;
  }

  #keep(interaction: Interaction): void {
    this.#unconfirmed.push(interaction);
    const number = this.#record.answer(interaction);
    if (number === undefined) return;
    this.#numbered.set(number, interaction);
    this.#answered({ number, interaction });
  }
}

/** The number of the attempt, which ends the id of a question of the check. */
const attemptIn = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** Keeps whether the response was right, but not what was chosen. */
function withoutContent(response: InteractionResponse): InteractionResponse {
  if (response.type === 'fill-in') return response;
  return response.type === 'choice'
    ? { ...response, chosen: [], right: [] }
    : { ...response, pairs: [], right: [] };
}
