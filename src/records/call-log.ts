import type { DiagnosedCall } from '../session/learning-record.ts';
import { cut } from './format.ts';

/** Elements that identify the learner: diagnostics may be copied into a support ticket, so their values are hidden. */
const personal = /(learner|student)_(name|id)/;

/** The last calls to the LMS, and the total number of calls. */
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
    // Most calls are stored unchanged: this code runs at every call.
    this.#calls.push(answer === call.answer && value === call.value ? call : { ...call, answer, value });
    if (this.#calls.length > this.#limit) this.#calls.shift();
  }
}

function short(text: string): string {
  return text.length > 80 ? `${cut(text, 60)}… (${text.length})` : text;
}
