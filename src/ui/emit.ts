declare global {
  interface HTMLElementEventMap {
    /** Words to be spoken to a screen reader: the document has one status region. */
    'course-announce': CustomEvent<string>;
    /** The learner wants one thing on paper. Cancelling it leaves the printing to whoever cancelled. */
    'course-print': CustomEvent<undefined>;
  }
}

/** An event that elements fire by `emit`, by its type. */
export type EventOf<Type extends keyof HTMLElementEventMap> = HTMLElementEventMap[Type];

type DetailOf<Type extends keyof HTMLElementEventMap> =
  HTMLElementEventMap[Type] extends CustomEvent<infer Detail> ? Detail : never;

/**
 * Fires an event of the course, which bubbles and leaves shadow roots. `HTMLElementEventMap` says what each carries.
 * @returns false where a listener cancelled it, which only `course-print` allows
 */
export const emit = <Type extends keyof HTMLElementEventMap>(
  from: EventTarget,
  type: Type,
  detail: DetailOf<Type>,
): boolean =>
  from.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'course-print' }),
  );
