/**
 * The maximum numbers of characters, each by the strictest standard. An LMS would refuse or cut anything longer.
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
   * Two joined ids fit into an interaction's id (250: SCORM 2004 RTE 4.1.1) and, with a step, into a location (255:
   * SCORM 1.2 RTE 3.4.4).
   */
  id: 120,
} as const;
