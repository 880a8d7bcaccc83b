/** The website's own words in the locale being built: the build resolves this module to another language's. */
export { en as words } from './en.ts';
