import { directionOf } from '../compile/direction.ts';
import type { DispatchWords } from '../locale/words-type.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';
import { scriptWithNotice } from './page.ts';

/** The page's words in a language. */
export interface DispatchLanguage {
  /** BCP 47. */
  readonly language: string;
  /** The course's title. */
  readonly title: string;
  readonly words: DispatchWords;
}

/** The parts of a package's page; paths are relative to it. */
export interface DispatchPage {
  readonly course: CourseIdentity;
  /** The address of the hosted course. */
  readonly url: URL;
  readonly standard: 'scorm12' | 'scorm2004';
  readonly words: DispatchWords;
  /** The words in further languages. */
  readonly others: readonly DispatchLanguage[];
  readonly style: string;
  readonly icon: string;
  readonly script: string;
}

/**
 * The page of a package that frames the hosted course. Its policy allows no other frame. The LMS sets the rest of the
 * policy; the page works under `default-src 'self'`.
 */
export function dispatchPage(page: DispatchPage): string {
  const { course, url, standard, words, others, style, icon, script } = page;
  const said = [{ ...course, words }, ...others].map((one, index) => noticesIn(one, url, index === 0));
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
${said.join('\n')}
<iframe id="course" hidden title="${escape(course.title)}" data-url="${escape(url.href)}" data-standard="${standard}" referrerpolicy="no-referrer" allow="clipboard-write; fullscreen"></iframe>
</main>
${scriptWithNotice(script, words.noScript)}
</body>
</html>
`;
}

/** Every notice in a language. The page shows one language: the first until its script has chosen. */
function noticesIn({ language, title: course, words }: DispatchLanguage, url: URL, isFirst: boolean): string {
  const titles = Object.entries(words.notices).map(([name, { title, text }]) => {
    const again = name === 'unreachable' ? `\n<p><button data-again>${escape(words.again)}</button></p>` : '';
    const without =
      name === 'noLms'
        ? `\n<p><a href="${escape(url.href)}" target="_top">${escape(words.withoutRecord)}</a></p>`
        : '';
    return `<section class="problem" data-notice="${name}" hidden>
<h1 tabindex="-1">${escape(title)}</h1>
<p>${escape(text(url.host))}</p>${again}${without}
</section>`;
  });
  return `<div lang="${escape(language)}" dir="${directionOf(language)}" data-title="${escape(course)}"${isFirst ? '' : ' hidden'}>
${titles.join('\n')}
</div>`;
}
