import { directionOf } from '../compile/direction.ts';
import type { Course } from '../course/course.ts';
import type { Language } from '../course/languages.ts';
import type { CourseSettings, Logo } from '../course/settings.ts';
import type { Notice, StartWords } from '../locale/words-type.ts';
import { escape as e } from './escape.ts';

/** Notices that take the focus. */
const problems: readonly string[] = ['failed', 'unread', 'notLoaded', 'sandboxed'];

/** A copy of the icon in the player's bar, because this page is made without Lit. */
const helpIcon =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 16.8v.1"/></svg>';

/** A language that the start screen offers. */
export interface OfferedLanguage extends Language {
  /** The address of its start screen's words; '' for the language in the page. */
  readonly words: string;
  /** The words that are read first, which therefore wait for no file. */
  readonly firstRead: StartTexts;
  /** The words in this language that it could not be loaded. */
  readonly notLoaded: string;
}

/** The words of the start screen in one language. An array holds the items of a list. */
export type StartTexts = Readonly<Record<string, string | readonly string[]>>;

const firstReadKeys = ['help', 'title', 'description', 'begin', 'resume', 'minutes'];

/** The words at the top of the screen, around Start. */
export const firstReadOf = (texts: StartTexts): StartTexts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => firstReadKeys.includes(key)));

/** @param privacy the website's words in place of those about an LMS */
export function startTexts(
  { rules, lessons, acknowledgements, title }: Course,
  { confidence, description, organisation }: CourseSettings,
  start: StartWords,
  privacy: string,
): StartTexts {
  const taught = lessons.filter(({ kind }) => kind === 'lesson');
  const onlyRead = taught.every(({ screens }) => screens.every(({ activities }) => activities.length === 0));
  const promised = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const minutes = promised < 10 ? promised : Math.round(promised / 5) * 5;
  const { interactions, scenarioChoices } = rules;
  const withoutStories = interactions !== 'none' && !scenarioChoices;
  const recorded = start.privacy(interactions, acknowledgements.length > 0, withoutStories);
  const { begin, resume, review, opening, again, help, language, comeBack, expectTitle, privacyTitle } =
    start;
  return {
    begin,
    resume,
    review,
    opening,
    again,
    help,
    language,
    comeBack,
    expectTitle,
    privacyTitle,
    title,
    description,
    organisation,
    devicePrivacy: privacy,
    oldBrowser: start.oldBrowser,
    openedFromFolder: start.openedFromFolder,
    ...start.notices,
    minutes: start.minutes(minutes),
    expect: start
      .expect(taught.length, taught.length < lessons.length, onlyRead)
      .filter((point) => point !== ''),
    privacy: recorded + (confidence ? ` ${start.confidence}` : ''),
  };
}

/**
 * The body of `index.html`: the start screen, readable before any script runs. It contains every notice that may apply,
 * hidden, so that scripts need no words. `boot.ts` shows those that apply, and hides elements that are untrue then:
 * those with the notice in `data-unless`. Start is hidden until `assets/fallback.js` can handle a press. If there are
 * several languages, that script also exchanges the words, in the elements with `data-words`.
 *
 * @param art the hero's picture as HTML: `pictureOf`
 * @param languages all languages, if there are several
 * @param unusedNotices notices that the package never shows
 */
export function startScreen(
  course: Course,
  settings: CourseSettings,
  start: StartWords,
  art: string,
  languages: readonly OfferedLanguage[] = [],
  unusedNotices: readonly Notice[] = [],
): string {
  const texts = startTexts(course, settings, start, '');
  const of = (key: string): string => e(String(texts[key]));
  const named = (key: string): string => (languages.length > 1 ? ` data-words="${key}"` : '');
  const unused: readonly string[] = [...unusedNotices, ...(course.rules.renew === 'never' ? ['renew'] : [])];
  const notices = Object.keys(start.notices).filter((name) => !unused.includes(name));
  const notice = (key: string): string => {
    const isProblem = problems.includes(key);
    return `<p class="notice${isProblem ? ' problem" tabindex="-1' : ''}" data-notice="${key}"${named(key)} hidden>${of(key)}</p>`;
  };
  return `<p id="announcer" class="visually-hidden" role="status"></p>
<p class="notice problem" data-notice="oldBrowser"${named('oldBrowser')} hidden>${of('oldBrowser')}</p>
<p class="notice problem" data-notice="openedFromFolder"${named('openedFromFolder')} hidden>${of('openedFromFolder')}</p>
<main id="start" data-course="${e(course.id)}"${languages.length > 1 ? ` data-language="${e(course.language)}"` : ''}>
<div class="bar">${pickerOf(languages, of('language'))}<button id="help" aria-haspopup="dialog" hidden>${helpIcon}<span${named('help')}>${of('help')}</span></button></div>
<div id="notices">${notices.map(notice).join('\n')}</div>
<div class="start">
<div class="hero">
<div class="hero-art" aria-hidden="true">${art}</div>
<div>
${logoOf(settings)}${settings.organisation && !settings.logo ? `<p class="organisation">${of('organisation')}</p>` : ''}
<h1${named('title')}>${of('title')}</h1>
<p class="lead"${named('description')}>${of('description')}</p>
<div class="begin">
<button id="begin" hidden${languages.length > 1 ? ` data-begin="${of('begin')}"` : ''} data-resume="${of('resume')}" data-review="${of('review')}" data-opening="${of('opening')}" data-again="${of('again')}">${of('begin')}</button>
</div>
<p class="minutes">${languages.length > 1 ? `<span data-words="minutes">${of('minutes')}</span>` : of('minutes')} <span data-unless="aloneUnkept waitingUnkept"${named('comeBack')}>${of('comeBack')}</span></p>
</div>
</div>
<div class="expect">
<section><h2${named('expectTitle')}>${of('expectTitle')}</h2><ul${named('expect')}>${[texts['expect'] ?? []]
    .flat()
    .map((line) => `<li>${e(line)}</li>`)
    .join('')}</ul></section>
<section data-unless="alone aloneUnkept"><h2${named('privacyTitle')}>${of('privacyTitle')}</h2><p id="privacy"${named('privacy')}>${of('privacy')}</p></section>
</div>
</div>
</main>`;
}

/** The languages by their own names; '' if there is only one. */
function pickerOf(languages: readonly OfferedLanguage[], label: string): string {
  if (languages.length < 2) return '';
  const options = languages.map(
    ({ locale, language, name, words, firstRead, notLoaded }) =>
      `<option value="${e(locale)}" lang="${e(language)}" dir="${directionOf(language)}" data-file="${e(words)}"${words === '' ? '' : ` data-first="${e(JSON.stringify(firstRead))}"`} data-failed="${e(notLoaded)}">${e(name)}</option>`,
  );
  return `<label class="languages"><span class="visually-hidden" data-words="language">${label}</span><select id="language" autocomplete="off">${options.join('')}</select></label>`;
}

/**
 * The hero's picture, with its space reserved. `boot.ts` loads it once Start works, so that it delays neither the words
 * nor the files that Start needs.
 */
export function pictureOf(picture: Logo | undefined): string {
  if (!picture) return '';
  const size = `width="${picture.width}" height="${picture.height}"`;
  // An image without an address takes no space: an empty drawing of its size reserves it.
  return `<svg ${size} viewBox="0 0 ${picture.width} ${picture.height}"></svg><img data-src="${e(picture.path)}" alt="" ${size}>`;
}

/** The logo, on white because the background has a colour. */
function logoOf({ logo, organisation }: CourseSettings): string {
  if (!logo) return '';
  const size = `width="${logo.width}" height="${logo.height}"`;
  return `<p class="logo"><img src="${e(logo.path)}" alt="${e(organisation)}" ${size}></p>`;
}
