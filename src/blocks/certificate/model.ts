import type { Rich } from '../../course/rich.ts';

/** A page to print or save once the course is completed. */
export interface CertificateModel {
  readonly id: string;
  /** Block-level markup: what the certificate says. */
  readonly text: Rich;
}

/**
 * A name as people say it. LMSs report "Family, Given" (SCORM 1.2 RTE 3.4.4, student name; most do the same in
 * SCORM 2004, RTE 4.2.12, which leaves the format open). Any other form is unchanged.
 */
export function spokenName(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim());
  return more.length === 0 && family !== '' && given !== '' ? `${given} ${family}` : name.trim();
}
