import { directionOf } from '../compile/direction.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';

/** What `index.html` is made of; paths are relative to it. */
export interface Page {
  readonly course: CourseIdentity;
  /** The start screen as HTML, so that the first screen can be read before any script runs. */
  readonly body: string;
  readonly style: string;
  readonly icon: string;
  /** The module that starts the course. */
  readonly entry: string;
  /** The modules that the entry needs at once. Of low priority: the first paint does not wait for them. */
  readonly preloads: readonly string[];
  /** The module that Start needs: asked for at a press before the entry runs, which else does so. */
  readonly player?: string | undefined;
  /** A classic script: says what to do where modules don’t run, and lets Start be pressed. Asked for early: the first paint waits for it. */
  readonly fallback: string;
  /** What stands there instead where even that one does not run, whatever the reason: in words. */
  readonly noScript: string;
}

/** The page of the built course. No inline script or style, so that it runs under `default-src 'self'`. */
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
${watched(fallback, noScript, player)}
</body>
</html>
`;
}

/**
 * A script, and after it what is shown where that did not run: switched off, not found, refused for its type … The
 * browser reads on only once it has the script or knows that it won't, so that a slow one is not taken for lost.
 */
export function watched(script: string, noScript: string, player?: string): string {
  const data = player === undefined ? '' : ` data-player="${hrefOf(player)}"`;
  return `<script src="${hrefOf(script)}"${data}></script>
<p class="notice problem" id="no-script">${escape(noScript)}</p>`;
}
