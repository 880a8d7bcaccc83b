import type { Rich } from '../../course/rich.ts';

/** A page to print or save once the course is completed. */
export interface CertificateModel {
  readonly id: string;
  /** Block-level markup: what it certifies. */
  readonly text: Rich;
}
