/** The embedded LMS's name for a package: `allyship-scorm12.zip` is `scorm12`. */
export const shortNameOf = (file: string): string => file.slice(file.indexOf('-') + 1).replace(/\.zip$/, '');
