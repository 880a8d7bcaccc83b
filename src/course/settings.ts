/** The settings of `modules/course.yaml` other than the rules: for pages and the player. */
export interface CourseSettings {
  readonly description: string;
  /** The owner of the course; '' if none is named. */
  readonly organisation: string;
  readonly logo: Logo | undefined;
  /** The issuer on the certificate, on a separate line; '' if none. */
  readonly issuer: string;
  /** The id of the course whose private notes this one uses on a device: its own, or its `like` course's. */
  readonly notesOf: string;
  /** Shown in Help on every screen. */
  readonly support: readonly SupportLink[];
  /** Whether any question asks how sure the learner is: then the start screen says how that is used. */
  readonly confidence: boolean;
  /** Whether the course has drawings of people: then Help names their source. */
  readonly people: boolean;
  /** The pages that the course refers to, shown in Help. */
  readonly sources: readonly SupportLink[];
}

/** The logo; its alternative text is the organisation's name. */
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
