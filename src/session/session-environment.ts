import type { DeviceStore } from './device-copy.ts';
import type { Channel } from './other-windows.ts';
import type { Timers } from './saver.ts';

/** The browser features that a session uses, passed in. */
export interface SessionEnvironment {
  readonly timers: Timers;
  /** Where unsaved work may be kept; undefined if storage is refused. */
  readonly store: DeviceStore | undefined;
  /** Opens the channel to other windows of this course and learner; undefined if there is none. */
  readonly channel: (name: string) => Channel | undefined;
}
