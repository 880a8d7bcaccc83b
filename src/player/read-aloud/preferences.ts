/** The learner's preferences for reading aloud, kept on the device. */
export interface Preferences {
  readonly rate: number;
  /** A voice's `voiceURI`; '' if none was chosen. */
  readonly voice: string;
}

/** 1 is a voice's normal speed. */
export const rates = [0.75, 1, 1.25, 1.5] as const;

/** Starts with the course's id, like all keys that the course keeps on a device. */
const keyOf = (courseId: string): string => `${courseId}:read-aloud`;

/** The stored preferences; defaults for anything missing or unreadable. */
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
    // If storage is refused, the preferences last until the learner leaves the course.
  }
}
