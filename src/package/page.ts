import { directionOf } from '../compile/direction.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';

/** The parts of `index.html`; paths are relative to it. */
export interface Page {
  readonly course: CourseIdentity;
  /** The start screen as HTML, readable before any script runs. */
  readonly body: string;
  readonly style: string;
  readonly icon: string;
  /** The module that starts the course. */
  readonly entry: string;
  /** The modules that the entry needs at once, with low priority: the first paint does not wait for them. */
  readonly preloads: readonly string[];
  /** The module that Start needs. The fallback loads it at a press before the entry runs; otherwise the entry does. */
  readonly player?: string | undefined;
  /** A classic script: says what to do if modules don’t run, and makes Start work. Preloaded: the first paint waits. */
  readonly fallback: string;
  /** The words shown if even that script does not run, whatever the reason. */
  readonly noScript: string;
}

/** The page of the built course. It has no inline script or style, so that it runs under `default-src 'self'`. */
export function page(parts: Page): string {
  const { course, body, style, icon, entry, preloads, player, fallback, noScript } = parts;
  const link = (attributes: string, path: string): string => `<link ${attributes} href="${hrefOf(path)}">`;
  return `<!doctype html>
<html lang="${escape(course.language)}" dir="${directionOf(course.language)}">
<head>
<meta charset="utf-8">
<title>${escape(course.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escape(course.description)}">
<meta name="color-scheme" content="light dark">
${link('rel="icon"', icon)}
${link('rel="stylesheet"', style)}
${link('rel="preload" as="script"', fallback)}
${preloads.map((path) => link('rel="modulepreload" fetchpriority="low"', path)).join('\n')}
<script type="module" src="${hrefOf(entry)}"></script>
</head>
<body>
${body}
${scriptWithNotice(fallback, noScript, player)}
</body>
</html>
`;
}

/**
 * A script, and after it the words shown if it did not run: scripts off, not found, refused for its type … The browser
 * parses on only after the script has loaded or failed, so that a slow script is not treated as missing.
 */
export function scriptWithNotice(script: string, noScript: string, player?: string): string {
  const data = player === undefined ? '' : ` data-player="${hrefOf(player)}"`;
  return `<script src="${hrefOf(script)}"${data}></script>
<p class="notice problem" id="no-script">${escape(noScript)}</p>`;
}
