import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decodeSnapshot } from '../course/snapshot-decode.ts';
import { isInteraction } from './device-copy.ts';
import type { Numbered } from './interaction-log.ts';

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** What a window does with messages from the others, and its answers for them. */
export interface ThisWindow {
  /** Another window is open. */
  readonly met: () => void;
  /** Another window has saved this. */
  readonly saved: (theirs: DecodedSnapshot) => void;
  /** An answer was given in another window. */
  readonly answered: (theirs: Numbered) => void;
  /** All answers given in this window so far. */
  readonly answers: () => readonly Numbered[];
}

/**
 * Connects the windows in which one learner has the same course open. Each window merges what the others save, so that
 * the last one to save holds everything. They also share the numbers of answers: in many LMSs each window counts for
 * itself, and an answer would replace another with the same number.
 */
export class OtherWindows {
  readonly #channel: Channel | undefined;
  /** Nothing is sent until another window has answered: each message costs time. */
  #hasMet = false;
  /** From before that: the last snapshot that was saved, and the answers since the first message. */
  #unsent: { snapshot?: string; answers: readonly Numbered[] } = { answers: [] };

  constructor(channel: Channel | undefined, { met, saved, answered, answers }: ThisWindow) {
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = data as { type?: unknown; snapshot?: unknown; answers?: unknown } | null;
      if (message?.type === 'opened') channel.postMessage({ type: 'here', answers: answers() });
      if (message?.type === 'opened' || message?.type === 'here') {
        const isFirst = !this.#hasMet;
        this.#hasMet = true;
        // It was open already, and has not heard what was saved here until it answered.
        if (isFirst && message.type === 'here') this.#catchUp();
        met();
      }
      const theirs = message?.type === 'saved' && decodeSnapshot(String(message.snapshot));
      if (theirs) saved(theirs);
      if (Array.isArray(message?.answers)) message.answers.filter(isNumbered).forEach(answered);
    };
    channel.postMessage({ type: 'opened', answers: answers() });
  }

  sendSnapshot(snapshot: string): void {
    if (this.#hasMet) this.#channel?.postMessage({ type: 'saved', snapshot });
    else this.#unsent.snapshot = snapshot;
  }

  sendAnswers(answers: readonly Numbered[]): void {
    if (this.#hasMet) this.#channel?.postMessage({ type: 'answered', answers });
    else this.#unsent.answers = [...this.#unsent.answers, ...answers];
  }

  close(): void {
    this.#channel?.close();
  }

  #catchUp(): void {
    const { snapshot, answers } = this.#unsent;
    if (answers.length > 0) this.sendAnswers(answers);
    if (snapshot !== undefined) this.sendSnapshot(snapshot);
  }
}

function isNumbered(value: unknown): value is Numbered {
  const one = value as Partial<Record<keyof Numbered, unknown>> | null;
  return Number.isSafeInteger(one?.number) && Number(one?.number) >= 0 && isInteraction(one?.interaction);
}
