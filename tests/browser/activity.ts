import type { Locator, Page } from '@playwright/test';
import type { Keyboard } from './keyboard.ts';

/** A kind of activity: how it is used by keyboard alone, what is said of it, and what comes of it. */
export interface Activity {
  readonly kind: string;
  /** The id of one such block in the course. */
  readonly block: string;
  /** What the LMS holds already. */
  readonly given?: Readonly<Record<string, string>>;
  /** Roles and names that it has before it is used. */
  readonly roles: readonly [role: Parameters<Locator['getByRole']>[0], name: RegExp][];
  /** Uses it; ends where its states are to be looked at. */
  use(keys: Keyboard, block: Locator, page: Page): Promise<void>;
  /** Its states once it has been used. */
  states(block: Locator): Promise<void>;
  /** What a screen reader says of the outcome: by the focus, or by the status region; undefined for nothing. */
  readonly said?: RegExp;
  /** What is there again at the next launch; undefined where nothing is to be. */
  resumes?(block: Locator): Promise<void>;
  /** The interactions that the LMS got, each as type and result. */
  readonly lms: readonly string[];
}

export const button = (block: Locator, name: string | RegExp): Locator =>
  block.getByRole('button', { name }).first();
