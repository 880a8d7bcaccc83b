/** The virtual modules that `rollup-plugin.ts` provides. */
declare module 'course:outline' {
  /** The course in its first language. */
  export const course: import('../course/course.ts').Course;
  export const settings: import('../course/settings.ts').CourseSettings;
}

declare module 'course:words' {
  export const words: import('../locale/words-type.ts').FirstWords;
}

declare module 'course:later-words' {
  export const words: Omit<
    import('../locale/words-type.ts').Words,
    keyof import('../locale/words-type.ts').FirstWords
  >;
}

declare module 'course:device-words' {
  export const words: import('../locale/words-type.ts').DeviceWords;
}

declare module 'course:languages' {
  /** All languages in the package; the course's first language comes first. */
  export const languages: readonly import('../course/languages.ts').Language[];
  /** The language of words that are not translated; BCP 47. */
  export const firstLanguage: string;
  /** Locale → loads the course in that language, except its lessons. The first language has no entry. */
  export const translations: Readonly<
    Record<
      string,
      (again?: string) => Promise<{
        readonly words: import('../locale/words-type.ts').Words;
        readonly device: import('../locale/words-type.ts').DeviceWords;
        readonly course: import('../course/course.ts').Course;
        readonly settings: import('../course/settings.ts').CourseSettings;
      }>
    >
  >;
}

declare module 'course:report-words' {
  /** Language (BCP 47) → its words. Only further languages. */
  export const reportWords: ReadonlyMap<string, import('../course/answer-key.ts').ReportWords>;
}

declare module 'course:lessons' {
  /**
   * Lesson id, with the locale in a further language (`definition.fr`) → loads the chunk that defines `<lesson-…>`.
   * `again` is a query that makes a new address. `beside` requests the blocks' chunks at the same time: only use it if
   * the connection is known to work, because their address stays the same and Firefox never retries a failed module.
   */
  export const lessons: Readonly<Record<string, (again?: string, beside?: boolean) => Promise<unknown>>>;
  /** Loads the list of lessons that are not in this one; undefined if there are none. */
  export const furtherLessons:
    ((again?: string) => Promise<Readonly<Record<'lessons', typeof lessons>>>) | undefined;
}
