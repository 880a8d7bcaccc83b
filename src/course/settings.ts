/** The settings of `modules/course.yaml` other than the rules: for pages and the player. */
export interface CourseSettings {
  readonly description: string;
  /** The organisation; '' if none is named. */
  readonly organisation: string;
  readonly logo: Logo | undefined;
  /** Who issues the certificate, on a separate line; '' if not set. */
  readonly issuer: string;
  /** The id of the course whose private notes this one shares on a device: its own, or that of its `like`. */
  readonly notesOf: string;
  /** Shown in Help on every screen. */
  readonly support: readonly SupportLink[];
  /** Whether any question asks how sure the learner is: the start screen then says where that is kept. */
  readonly confidence: boolean;
  /** Whether people are drawn in it: Help then names the source of the drawings. */
  readonly people: boolean;
  /** The pages that the course points to, shown in Help. */
  readonly sources: readonly SupportLink[];
}

/** A picture, with the organisation's name as alternative text. */
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
