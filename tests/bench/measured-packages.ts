import type { Page } from '@playwright/test';
import type { Files } from '../../src/package/package.ts';
import { filesOf } from '../browser/static-server.ts';
import { Cmi5Server } from './cmi5-server.ts';
import { GzipServer } from './gzip-server.ts';
import { offerLms } from './page-lms.ts';

/** A page that can be opened without a cache any number of times. */
export interface Measured {
  readonly name: string;
  /** Prepares what the course finds around it, before the page is opened. Returns the address, and what ends it. */
  readonly launch: (page: Page) => Promise<{ url: string; close: () => Promise<void> }>;
}

/** Serves a package's files, with what the course finds around it. */
export const over =
  (files: Files, around: (page: Page) => Promise<void>): Measured['launch'] =>
  async (page) => {
    await around(page);
    const server = new GzipServer(files);
    return { url: await server.listen(), close: () => server.close() };
  };

/** The packages, each with an LMS of its standard, which answers at once. */
export function measuredPackages(): readonly Measured[] {
  const cmi5Files = filesOf('cmi5');
  return [
    { name: 'scorm12', launch: over(filesOf('scorm12'), (page) => offerLms(page, '1.2')) },
    { name: 'scorm2004-3rd', launch: over(filesOf('scorm2004-3rd'), (page) => offerLms(page, '2004')) },
    { name: 'scorm2004-4th', launch: over(filesOf('scorm2004-4th'), (page) => offerLms(page, '2004')) },
    {
      name: 'cmi5',
      async launch() {
        const server = new Cmi5Server(cmi5Files);
        return { url: await server.launch(), close: () => server.close() };
      },
    },
    { name: 'web', launch: over(filesOf('web'), () => Promise.resolve()) },
  ];
}

/** The start screen's words as static HTML without a script, and the course's style sheet. */
export function startScreenOf(files: Files): { html: string; styles: [string, Uint8Array][] } {
  const html = new TextDecoder()
    .decode(files.get('index.html'))
    .replace(/<script\b[^>]*><\/script>\n?/g, '')
    // Set the class that the script sets: without it the words stay hidden, and only the no-script notice is painted.
    .replace('<html', '<html class="watched"')
    .replace(/<link rel="(?:preload|modulepreload|icon)"[^>]*>\n?/g, '');
  if (/<script|preload/.test(html)) throw new Error('The limit page still has a script.');
  return { html, styles: [...files].filter(([path]) => path.endsWith('.css')) };
}

/** The start screen without any script: no course can be faster. */
export function limitPage(files = filesOf('scorm12')): Measured {
  const { html, styles } = startScreenOf(files);
  const page = new Map([...styles, ['index.html', new TextEncoder().encode(html)] as const]);
  return { name: 'limit', launch: over(page, () => Promise.resolve()) };
}
