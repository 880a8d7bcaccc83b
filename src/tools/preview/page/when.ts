/** `15 Jan 2027, 10:11:12`: the LMS's clock may have been moved between one entry and the next. @param iso ISO 8601 */
export const inWords = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
