/** What `modules/course.yaml` says of the course besides its rules: for pages and the player. */
export interface CourseSettings {
  readonly description: string;
  /** Whose course it is; '' where nobody is named. */
  readonly organisation: string;
  readonly logo: Logo | undefined;
  /** Who issues the certificate: a line of its own; '' where nobody does. */
  readonly issuer: string;
  /** The id of the course whose private notes this one shares on a device: its own, or that of the course it is like. */
  readonly notesOf: string;
  /** Shown in Help on every screen. */
  readonly support: readonly SupportLink[];
  /** Whether it is asked anywhere how sure one is of an answer: the start screen says what becomes of that. */
  readonly confidence: boolean;
  /** Whether people are drawn in it: Help says where they are from. */
  readonly people: boolean;
  /** The pages that the course points to, shown in Help. */
  readonly sources: readonly SupportLink[];
}

/** A picture with the organisation's name as its alternative. */
export interface Logo {
  /** Relative to the page. */
  readonly path: string;
  /** Pixels, or an SVG's own units. */
  readonly width: number;
  readonly height: number;
}

export interface SupportLink {
  readonly name: string;
  /** https:, mailto: or tel: */
  readonly url: string;
}
