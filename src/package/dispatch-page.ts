import { directionOf } from '../compile/direction.ts';
import type { DispatchWords } from '../locale/words-type.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';
import { watched } from './page.ts';

/** What the page of a package is made of; paths are relative to it. */
export interface DispatchPage {
  readonly course: CourseIdentity;
  /** Where the course is hosted. */
  readonly url: URL;
  readonly standard: 'scorm12' | 'scorm2004';
  readonly words: DispatchWords;
  readonly style: string;
  readonly icon: string;
  readonly script: string;
}

/**
 * The page of a package that frames the hosted course. Its policy lets it frame nothing else; the rest of the
 * policy is the LMS's, under which it needs no more than `default-src 'self'`.
 */
export function dispatchPage({ course, url, standard, words, style, icon, script }: DispatchPage): string {
  const { notices } = words;
  const titles = Object.entries(notices).map(([name, { title, text }]) => {
    const again = name === 'unreachable' ? `\n<p><button data-again>${escape(words.again)}</button></p>` : '';
    const without =
      name === 'noLms'
        ? `\n<p><a href="${escape(url.href)}" target="_top">${escape(words.withoutRecord)}</a></p>`
        : '';
    return `<section data-notice="${name}" hidden>
<h1 tabindex="-1">${escape(title)}</h1>
<p>${escape(text(url.host))}</p>${again}${without}
</section>`;
  });
  return `<!doctype html>
<html lang="${escape(course.language)}" dir="${directionOf(course.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="frame-src ${escape(url.origin)}">
<title>${escape(course.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${hrefOf(icon)}">
<link rel="stylesheet" href="${hrefOf(style)}">
</head>
<body>
<main>
${titles.join('\n')}
<iframe id="course" hidden title="${escape(course.title)}" data-url="${escape(url.href)}" data-standard="${standard}" referrerpolicy="no-referrer" allow="clipboard-write; fullscreen"></iframe>
</main>
${watched(script, words.noScript)}
</body>
</html>
`;
}
