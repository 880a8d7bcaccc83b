declare global {
  interface HTMLElementEventMap {
    /** A message for screen readers: the document has one status region. */
    'course-announce': CustomEvent<string>;
    /** The learner wants to print one part. A listener that cancels the event has to print it itself. */
    'course-print': CustomEvent<undefined>;
  }
}

/** The event for a type of event that elements fire with `emit`. */
export type EventOf<Type extends keyof HTMLElementEventMap> = HTMLElementEventMap[Type];

type DetailOf<Type extends keyof HTMLElementEventMap> =
  HTMLElementEventMap[Type] extends CustomEvent<infer Detail> ? Detail : never;

/**
 * Fires an event of the course, which bubbles and leaves shadow roots. `HTMLElementEventMap` types its `detail`.
 * @returns false if a listener cancelled it, which only `course-print` allows
 */
export const emit = <Type extends keyof HTMLElementEventMap>(
  from: EventTarget,
  type: Type,
  detail: DetailOf<Type>,
): boolean =>
  from.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'course-print' }),
  );
