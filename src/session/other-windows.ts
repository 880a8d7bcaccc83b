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
   * @param heard the other window's snapshot.
   */
  constructor(channel: Channel | undefined, met: () => void, heard: (snapshot: string) => void) {
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = data as { type?: unknown; snapshot?: unknown } | null;
      if (message?.type === 'opened') channel.postMessage({ type: 'here' });
      if (message?.type === 'opened' || message?.type === 'here') met();
      if (message?.type === 'saved' && typeof message.snapshot === 'string') heard(message.snapshot);
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
