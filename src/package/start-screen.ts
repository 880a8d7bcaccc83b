import type { Course } from '../course/course.ts';
import type { CourseSettings, Logo } from '../course/settings.ts';
import type { Notice, StartWords } from '../locale/words-type.ts';

/** They take the focus. */
const problems: readonly string[] = ['failed', 'unread', 'notLoaded', 'sandboxed'];

/** For text and attribute values in HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** As in the player's bar; a copy, because this page is made without Lit. */
const helpIcon =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 16.8v.1"/></svg>';

/**
 * The body of `index.html`: the start screen in words, readable before any script runs. Every notice that may
 * apply is there and hidden; `boot.ts` shows those that do, so that no words travel in scripts, and hides what is untrue then:
 * whatever names the notice in `data-unless`. Start is hidden until `assets/fallback.js` answers a press.
 *
 * @param art the hero's picture as HTML: `pictureOf`
 * @param unusedNotices those that are never shown in the package
 */
export function startScreen(
  course: Course,
  settings: CourseSettings,
  start: StartWords,
  art: string,
  unusedNotices: readonly Notice[] = [],
): string {
  const e = escapeHtml;
  const lessons = course.lessons.filter(({ kind }) => kind === 'lesson').length;
  const promised = course.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const minutes = promised < 10 ? promised : Math.round(promised / 5) * 5;
  const { interactions, scenarioChoices } = course.rules;
  const withoutStories = interactions !== 'none' && !scenarioChoices;
  const privacy = start.privacy(interactions, course.acknowledgements.length > 0, withoutStories);
  const unused: readonly string[] = [...unusedNotices, ...(course.rules.renew === 'never' ? ['renew'] : [])];
  const notices = Object.entries(start.notices).filter(([name]) => !unused.includes(name));
  const notice = ([name, text]: readonly [string, string]): string => {
    const isProblem = problems.includes(name);
    return `<p class="notice${isProblem ? ' problem" tabindex="-1' : ''}" data-notice="${name}" hidden>${e(text)}</p>`;
  };
  return `<p id="announcer" class="visually-hidden" role="status"></p>
<p class="notice problem" data-notice="oldBrowser" hidden>${e(start.oldBrowser)}</p>
<p class="notice problem" data-notice="openedFromFolder" hidden>${e(start.openedFromFolder)}</p>
<main id="start" data-course="${e(course.id)}">
<div class="bar"><button id="help" aria-haspopup="dialog" hidden>${helpIcon}<span>${e(start.help)}</span></button></div>
<div id="notices">${notices.map(notice).join('\n')}</div>
<div class="start">
<div class="hero">
<div class="hero-art" aria-hidden="true">${art}</div>
<div>
${logoOf(settings)}${settings.organisation && !settings.logo ? `<p class="organisation">${e(settings.organisation)}</p>` : ''}
<h1>${e(course.title)}</h1>
<p class="lead">${e(settings.description)}</p>
<div class="begin">
<button id="begin" hidden data-resume="${e(start.resume)}" data-review="${e(start.review)}" data-opening="${e(start.opening)}" data-again="${e(start.again)}">${e(start.begin)}</button>
</div>
<p class="minutes">${e(start.minutes(minutes))} <span data-unless="aloneUnkept">${e(start.comeBack)}</span></p>
</div>
</div>
<div class="expect">
<section><h2>${e(start.expectTitle)}</h2><ul>${start
    .expect(lessons, lessons < course.lessons.length)
    .map((line) => `<li>${e(line)}</li>`)
    .join('')}</ul></section>
<section data-unless="alone aloneUnkept"><h2>${e(start.privacyTitle)}</h2><p id="privacy">${e(privacy)}${settings.confidence ? ` ${e(start.confidence)}` : ''}</p></section>
</div>
</div>
</main>`;
}

/**
 * The hero's picture, whose room is kept. `boot.ts` loads it once Start answers: it holds up neither the words nor what
 * a press on Start waits for.
 */
export function pictureOf(picture: Logo | undefined): string {
  if (!picture) return '';
  const size = `width="${picture.width}" height="${picture.height}"`;
  // An image without an address has no room of its own: an empty drawing of its size keeps it.
  return `<svg ${size} viewBox="0 0 ${picture.width} ${picture.height}"></svg><img data-src="${escapeHtml(picture.path)}" alt="" ${size}>`;
}

/** On a white plate, since it stands on a colour. */
function logoOf({ logo, organisation }: CourseSettings): string {
  if (!logo) return '';
  const size = `width="${logo.width}" height="${logo.height}"`;
  return `<p class="logo"><img src="${escapeHtml(logo.path)}" alt="${escapeHtml(organisation)}" ${size}></p>`;
}
