import type { OpenedRecord } from '../../src/session/learning-record.ts';
import type { Host } from '../hosts/host.ts';
import type { Buffered } from './buffered.ts';

/** The session under test in the contract. */
export interface Session {
  readonly host: () => Host;
  readonly record: () => Buffered;
  /** See `Row`. */
  readonly keepsElements: boolean;
  /** Makes a change, and commits it. */
  readonly commits: (change: () => void) => Promise<void>;
  /** Kills the tab, and launches again. */
  readonly relaunch: () => Promise<OpenedRecord>;
}
