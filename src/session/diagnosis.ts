/** A call that a record made to its LMS or store. */
export interface DiagnosedCall {
  readonly method: string;
  readonly element: string;
  readonly value: string | undefined;
  readonly answer: string;
  readonly code: string;
  readonly refused: boolean;
  readonly ms: number;
}

/** What a record can say of itself to whoever has to find out what went wrong. */
export interface Diagnosis {
  /** E.g. `SCORM 1.2`. */
  readonly standard: string;
  /** Where the LMS was found, e.g. `parent 1`. */
  readonly where: string;
  readonly total: number;
  readonly refused: number;
  /** The latest, the oldest first. */
  readonly calls: readonly DiagnosedCall[];
}
