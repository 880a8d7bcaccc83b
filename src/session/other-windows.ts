import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decode } from '../course/snapshot-decode.ts';
import { isInteraction } from './device-copy.ts';
import type { Numbered } from './interaction-log.ts';

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** What a window learns of the others, and answers them. */
export interface ThisWindow {
  /** Another window is open. */
  readonly met: () => void;
  /** What another window has saved. */
  readonly saved: (theirs: DecodedSnapshot) => void;
  /** What another window was answered. */
  readonly answered: (theirs: Numbered) => void;
  /** All that this window was answered so far. */
  readonly answers: () => readonly Numbered[];
}

/**
 * Tells windows of one learner and course of each other. What one window saves the others take in, so that
 * whichever of them saves last has all of it. They agree on the numbers of answers, too: in many LMSs each window has
 * its own count, and what has a number already would be replaced.
 */
export class OtherWindows {
  readonly #channel: Channel | undefined;
  /** Until another has answered, nobody is told anything: each message costs. */
  #hasMet = false;

  constructor(channel: Channel | undefined, { met, saved, answered, answers }: ThisWindow) {
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = data as { type?: unknown; snapshot?: unknown; answers?: unknown } | null;
      if (message?.type === 'opened') channel.postMessage({ type: 'here', answers: answers() });
      if (message?.type === 'opened' || message?.type === 'here') {
        this.#hasMet = true;
        met();
      }
      const theirs = message?.type === 'saved' && decode(String(message.snapshot));
      if (theirs) saved(theirs);
      if (Array.isArray(message?.answers)) message.answers.filter(isNumbered).forEach(answered);
    };
    channel.postMessage({ type: 'opened', answers: answers() });
  }

  saved(snapshot: string): void {
    if (this.#hasMet) this.#channel?.postMessage({ type: 'saved', snapshot });
  }

  answered(answers: readonly Numbered[]): void {
    if (this.#hasMet) this.#channel?.postMessage({ type: 'answered', answers });
  }

  close(): void {
    this.#channel?.close();
  }
}

function isNumbered(value: unknown): value is Numbered {
  const one = value as Partial<Record<keyof Numbered, unknown>> | null;
  return Number.isSafeInteger(one?.number) && Number(one?.number) >= 0 && isInteraction(one?.interaction);
}
