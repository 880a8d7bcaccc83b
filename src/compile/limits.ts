/**
 * The most characters that the standards take, the strictest of them each time. A package with more would be refused,
 * or an LMS would cut it.
 */
export const limits = {
  /** SCORM 1.2 CAM `titleType`; SCORM 2004 CAM: the smallest permitted maximum. */
  title: 200,
  /** IMS Meta-Data 1.2.1 `description`. */
  description: 2000,
  /** SCORM 1.2 CAM `attr.version`; SCORM 2004 CAM: the smallest permitted maximum. */
  version: 20,
  /** SCORM 2004 RTE 4.2.17: the description of an objective. */
  lessonTitle: 250,
  /**
   * Two ids, joined, fit into an interaction's id (250: SCORM 2004 RTE 4.1.1) and, with a step, into a place (255:
   * SCORM 1.2 RTE 3.4.4).
   */
  id: 120,
} as const;
