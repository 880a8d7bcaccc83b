/** What `modules/course.yaml` says of the course besides its rules: for pages and the player. */
export interface CourseSettings {
  readonly description: string;
  /** Whose course it is; '' where nobody is named. */
  readonly organisation: string;
  /** Shown in Help on every screen. */
  readonly support: readonly SupportLink[];
}

export interface SupportLink {
  readonly name: string;
  /** https:, mailto: or tel: */
  readonly url: string;
}
