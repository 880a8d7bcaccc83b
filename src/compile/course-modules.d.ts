/** The virtual modules that `rollup-plugin.ts` provides. */
declare module 'course:outline' {
  /** In the course's first language. */
  export const course: import('../course/course.ts').Course;
  export const settings: import('../course/settings.ts').CourseSettings;
}

declare module 'course:words' {
  export const words: import('../locale/words-type.ts').Words;
}

declare module 'course:device-words' {
  export const words: import('../locale/words-type.ts').DeviceWords;
}

declare module 'course:languages' {
  /** All that are in the package, the first first. */
  export const languages: readonly import('../course/languages.ts').Language[];
  /** That of the words which are not translated, BCP 47. */
  export const firstLanguage: string;
  /** Locale → loads what the course is in that language, lessons aside; the first has none. */
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
  /** BCP 47, of the further languages. */
  export const reportWords: ReadonlyMap<string, import('../course/answer-key.ts').ReportWords>;
}

declare module 'course:lessons' {
  /**
   * Lesson id, in a further language with its locale (`definition.fr`) → loads the chunk that defines `<lesson-…>`;
   * `again` is a query that makes it another address; `beside` asks for the blocks' chunks at the same time. They have no
   * other address, and Firefox never asks again for a module that failed: so only where the connection is known to be there.
   */
  export const lessons: Readonly<Record<string, (again?: string, beside?: boolean) => Promise<unknown>>>;
  /** Loads the list of those that are not in this one; undefined where all are. */
  export const furtherLessons:
    ((again?: string) => Promise<Readonly<Record<'lessons', typeof lessons>>>) | undefined;
}
