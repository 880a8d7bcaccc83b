/** A lesson's colour: `[data-colour]` in `assets/theme.css`. */
export const lessonColours = ['blue', 'rust', 'pine', 'plum', 'gold'] as const;
export type LessonColour = (typeof lessonColours)[number];

/** The purpose of a screen, which decides its layout (decision 12). */
export const screenKinds = ['opening', 'teach', 'watch', 'try', 'reflect', 'close'] as const;
export type ScreenKind = (typeof screenKinds)[number];
