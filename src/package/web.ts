import type { Package } from './package.ts';

/** The course as a static site: the page's files as they are. */
export const web: Package['pack'] = (files) => Promise.resolve(files);
