/** The virtual modules that `rollup-plugin.ts` provides. */
declare module 'course:outline' {
  export const course: import('../course/course.ts').Course;
  export const settings: import('../course/settings.ts').CourseSettings;
}

declare module 'course:first-lesson' {
  /** Loads the chunk of the course's first lesson. */
  export const loadFirstLesson: () => Promise<unknown>;
}

declare module 'course:lessons' {
  /** Lesson id → loads the chunk that defines `<lesson-…>`; `again` is a query that makes it another address. */
  export const lessons: Readonly<Record<string, (again?: string) => Promise<unknown>>>;
}
