/**
 * Names that Windows keeps for devices, with any ending (`nul.png`) and in any case: it cannot have such a file or
 * folder, so that a course with one could not be copied there.
 */
export const isDeviceName = (file: string): boolean => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(file);

/** @param what what has the name, e.g. `a folder` */
export const deviceNameProblem = (name: string, what: string): string =>
  `"${name}" cannot be the name of ${what}: Windows keeps it for a device.`;
