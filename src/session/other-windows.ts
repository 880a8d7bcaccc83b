import type { Kept } from '../course/snapshot.ts';
import { decode } from '../course/snapshot.ts';

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/**
 * Tells windows of one learner and course of each other. What one window saves the others take in, so that
 * whichever of them saves last has all of it.
 */
export class OtherWindows {
  readonly #channel: Channel | undefined;

  /**
   * @param met another window is open.
   * @param heard what the other window has saved.
   */
  constructor(channel: Channel | undefined, met: () => void, heard: (theirs: Kept) => void) {
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = data as { type?: unknown; snapshot?: unknown } | null;
      if (message?.type === 'opened') channel.postMessage({ type: 'here' });
      if (message?.type === 'opened' || message?.type === 'here') met();
      const theirs = message?.type === 'saved' && decode(String(message.snapshot));
      if (theirs) heard(theirs);
    };
    channel.postMessage({ type: 'opened' });
  }

  saved(snapshot: string): void {
    this.#channel?.postMessage({ type: 'saved', snapshot });
  }

  close(): void {
    this.#channel?.close();
  }
}
