import type { DiagnosedCall } from '../session/learning-record.ts';
import { cut } from './format.ts';

/** Who the learner is has no place in a report that is copied into a support ticket. */
const personal = /(learner|student)_(name|id)/;

/** The last calls to the LMS, and how many there were in all. */
export class CallLog {
  readonly #limit: number;
  readonly #calls: DiagnosedCall[] = [];
  #total = 0;
  #refused = 0;

  constructor(limit = 300) {
    this.#limit = limit;
  }

  /** The oldest first. */
  get calls(): readonly DiagnosedCall[] {
    return this.#calls;
  }

  get total(): number {
    return this.#total;
  }

  get refused(): number {
    return this.#refused;
  }

  add(call: DiagnosedCall): void {
    this.#total += 1;
    if (call.refused) this.#refused += 1;
    const isRead = call.value === undefined;
    const isPersonal = isRead && call.answer !== '' && personal.test(call.element);
    const answer = isPersonal ? '(not shown)' : short(call.answer);
    const value = isRead ? undefined : short(call.value);
    // Most calls are kept as they are: this runs at every one of them.
    this.#calls.push(answer === call.answer && value === call.value ? call : { ...call, answer, value });
    if (this.#calls.length > this.#limit) this.#calls.shift();
  }
}

function short(text: string): string {
  return text.length > 80 ? `${cut(text, 60)}… (${text.length})` : text;
}
