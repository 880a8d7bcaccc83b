/** How a learner likes to be read to; kept on the device. */
export interface Preferences {
  readonly rate: number;
  /** A voice's `voiceURI`; '' where none was chosen. */
  readonly voice: string;
}

/** A voice's own speed is 1. */
export const rates = [0.75, 1, 1.25, 1.5] as const;

/** With the course's id before it, as all that the course keeps on a device. */
const keyOf = (courseId: string): string => `${courseId}:read-aloud`;

/** Whatever can be read of what is kept. */
export function readPreferences(courseId: string): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(courseId)) ?? '{}');
    const { rate, voice } = kept as Record<string, unknown>;
    return {
      rate: rates.find((one) => one === rate) ?? 1,
      voice: typeof voice === 'string' ? voice : '',
    };
  } catch {
    return { rate: 1, voice: '' };
  }
}

export function keepPreferences(courseId: string, preferences: Preferences): void {
  try {
    localStorage.setItem(keyOf(courseId), JSON.stringify(preferences));
  } catch {
    // Where storage is refused, they hold until the course is left.
  }
}
