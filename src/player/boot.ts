import { languages, translations } from 'course:languages';
import { furtherLessons, lessons } from 'course:lessons';
import { lessonName } from '../course/languages.ts';
import { lessonKey } from '../course/snapshot-parts.ts';
import type { Diagnosis, LearningRecord } from '../session/learning-record.ts';
import { RecordError } from '../session/learning-record.ts';
import { bindToPage } from '../session/page-life.ts';
import type { Opening } from '../session/opening.ts';
import { Session } from '../session/session.ts';
import type { CoursePlayer } from './course-player.ts';
import type { HelpParts } from './help/open-help.ts';
import { openSession } from './open-session.ts';
import type { Notice } from '../locale/words-type.ts';
import { LanguageChoice } from './language-choice.ts';
import { browserEnvironment } from './browser-environment.ts';

/** A record to use, with what the learner should know about it. */
export interface FoundRecord {
  readonly record: LearningRecord;
  readonly notice?: Notice;
  /** The record's report about itself. */
  readonly diagnose?: () => Diagnosis;
  /** Set if an LMS's record may still come: waits for it, or tries again if it did not open. */
  readonly later?: () => Promise<FoundRecord>;
  /** Called once the player has loaded, while the start screen is still shown. */
  readonly begun?: (session: Session, player: CoursePlayer) => void;
}

/** Tells `assets/fallback.js` that modules run: from here on they report errors themselves. */
export const sayThatModulesRun = (): boolean => document.dispatchEvent(new Event('course-runs'));

/** The start screen's picture, which the farewell shows again; loads it if it has not loaded yet. */
function farewellPicture(picture: HTMLImageElement): HTMLImageElement {
  picture.slot = 'picture';
  picture.loading = 'lazy';
  picture.src ||= picture.dataset['src'] ?? '';
  return picture;
}

/**
 * Starts the start screen: opens the record, shows notices, and loads the player while the learner reads.
 * `assets/fallback.js` notes an earlier press on Start and responds to it.
 */
export async function boot(find: () => Promise<FoundRecord>): Promise<void> {
  sayThatModulesRun();
  const start = document.getElementById('start') as HTMLElement;
  const button = document.getElementById('begin') as HTMLButtonElement;
  const { textContent: only } = button;
  const isPressed = (): boolean => button.getAttribute('aria-busy') === 'true';

  const nameButton = ({ mode, resumes }: Opening): void => {
    const { resume = '', review = '', begin: fresh = only } = button.dataset;
    if (!isPressed()) button.textContent = mode !== 'normal' ? review : resumes ? resume : fresh;
  };
  const choice = new LanguageChoice();
  keepStartAboveNotices(start);

  const environment = browserEnvironment();
  let session: Session | undefined;
  let found: FoundRecord | undefined;
  // Help is most useful if the record cannot be opened.
  let failure: HelpParts['failure'];
  enableHelp(
    () => ({ session, diagnose: found?.diagnose, failure }),
    () => choice.locale,
  );
  // Loads both in parallel with the player, which needs them once it has the course's outline.
  const askForLesson = (key: string): void => {
    translations[choice.locale]?.().catch(() => undefined);
    const name = lessonAt(key, choice.locale);
    const asked = name === undefined ? furtherLessons?.() : lessons[name]?.('', true);
    asked?.catch(() => undefined);
  };
  // If the record needs several requests, the player and the first lesson load at the same time.
  const meanwhile = setTimeout(() => {
    loadPlayer().catch(() => undefined);
    askForLesson('');
  }, 100);
  try {
    found = await find();
    session = new Session(found.record, start.dataset['course'] ?? '', environment);
    const opening = await openSession(session, (error) => (failure = error));
    failure = undefined;
    choice.chooseFromRecord(opening);
    for (const notice of noticesFor(opening, found)) show(notice);
    nameButton(opening);
    askForLesson(opening.lesson);
  } catch (error) {
    failure = error as Error;
    return showProblem(error instanceof RecordError ? 'failed' : 'notLoaded');
  } finally {
    clearTimeout(meanwhile);
  }

  const player = makePlayer(session, environment.store, found, choice);
  const picture = start.querySelector<HTMLImageElement>('.hero-art img');
  const fail = (): void => showProblem('notLoaded');
  player.catch(fail);
  let current: CoursePlayer | undefined;
  bindToPage(session, window, () => void current?.showStale());
  let hasBegun = false;
  const begin = async (): Promise<void> => {
    if (hasBegun) return;
    hasBegun = true;
    current = await player;
    if (picture) current.append(farewellPicture(picture));
    start.remove();
    document.body.append(current);
    current.begin();
  };
  button.addEventListener('click', () => void begin().catch(fail));
  // If Start was pressed, the first lesson has priority over the picture.
  if (picture && !isPressed()) picture.src = picture.dataset['src'] ?? '';
  const { later } = found;
  if (later) {
    void moveWhenFound(session, later, ({ opening, ...lost }, next) => {
      found = next;
      // A learner who has begun keeps the language.
      if (!current) choice.chooseFromRecord(opening);
      // What was untrue until now may be true.
      for (const one of start.querySelectorAll<HTMLElement>('.notice, [data-unless]'))
        one.hidden = one.matches('.notice');
      const names = [
        ...noticesFor(opening, opening.mode === 'normal' ? { ...next, notice: 'answered' } : next),
      ];
      for (const notice of names) show(notice);
      nameButton(opening);
      const wordsOf = (name?: Notice): string =>
        start.querySelector(`[data-notice="${name}"]`)?.textContent ?? '';
      let said = wordsOf(names[0]);
      const announce = (): void => {
        // The announcer stays when the start screen has gone.
        const announcer = document.getElementById('announcer');
        if (!current && announcer) announcer.textContent = said;
      };
      announce();
      void player.then(async (ready) => {
        Object.assign(ready, { diagnose: next.diagnose, ...lost });
        const { renews } = await loadPlayer();
        if (renews(ready)) {
          show('renew');
          said += ` ${wordsOf('renew')}`;
          announce();
        }
        if (current) ready.reportMoved(said);
      }, fail);
    });
  }
  if (isPressed()) await begin().catch(fail);
}

/** Moves to a late record. If it does not open, tries again: an LMS may offer its API before it begins the session. */
async function moveWhenFound(
  session: Session,
  later: () => Promise<FoundRecord>,
  moved: (to: Awaited<ReturnType<Session['moveTo']>>, next: FoundRecord) => void,
): Promise<void> {
  for (;;) {
    const next = await later();
    if (session.closed) return;
    // If the LMS refuses, the course continues without it; the learner has been told.
    const to = await session.moveTo(next.record).catch(() => undefined);
    if (to) return moved(to, next);
  }
}

const loadPlayer = () => import('./create-player.ts');

async function makePlayer(
  session: Session,
  store: Storage | undefined,
  { record, diagnose, begun }: FoundRecord,
  choice: LanguageChoice,
): Promise<CoursePlayer> {
  // Tried again if it could not be loaded: the connection may be back.
  const { createPlayer, setPassMark, useLanguage, changeLanguage, renews } =
    await loadPlayer().catch(loadPlayer);
  await choice.take(useLanguage);
  setPassMark(record.passMark);
  const player = createPlayer(session, store, diagnose, choice.chosen);
  choice.follow(
    (locale) => changeLanguage(player, locale, choice.chosen),
    (said) => player.notices.tell(() => said),
  );
  if (renews(player)) show('renew');
  begun?.(session, player);
  return player;
}

/** In a low window a notice would otherwise cover Start (`assets/theme.css`). */
function keepStartAboveNotices(start: HTMLElement): void {
  const notices = document.getElementById('notices') as HTMLElement;
  new ResizeObserver(() => start.style.setProperty('--notice', `${notices.offsetHeight}px`)).observe(notices);
}

/** The lesson to continue with, or the first; undefined if it may be a further one. @param key as in the snapshot */
function lessonAt(key: string, locale: string): string | undefined {
  const ids = Object.keys(lessons);
  const isListed = key === '' || !furtherLessons;
  const id = ids.find((one) => lessonKey(one) === key) ?? (isListed ? ids[0] : undefined);
  return id && lessonName(id, locale, languages[0]?.locale ?? '');
}

/** The Help button is in the page, but has no function before this script runs. */
function enableHelp(about: () => HelpParts, locale: () => string): void {
  const button = document.getElementById('help') as HTMLButtonElement;
  button.hidden = false;
  button.addEventListener('click', () => {
    import('./help/open-help.ts').then(
      ({ openHelp }) => openHelp(about(), false, locale()),
      () => show('notLoaded'),
    );
  });
}

function* noticesFor(opening: Opening, { notice }: FoundRecord): Iterable<Notice> {
  if (notice) yield notice;
  if (opening.mode === 'review') yield 'reviewMode';
  else if (opening.mode === 'browse') yield 'browseMode';
  else if (opening.unreadable) yield 'unreadable';
  else if (opening.achieved.completed) yield 'finished';
}

/** Says in Start's place why the course cannot continue. */
function showProblem(name: Notice): void {
  const others = document.querySelectorAll<HTMLElement>('#begin, [data-notice="slow"]');
  for (const other of others) other.hidden = true;
  show(name);
}

function show(name: Notice): void {
  for (const untrue of document.querySelectorAll<HTMLElement>(`[data-unless~="${name}"]`))
    untrue.hidden = true;
  const notice = document.querySelector<HTMLElement>(`[data-notice="${name}"]`);
  if (!notice) return;
  notice.hidden = false;
  // Only problems are focusable: the button that had the focus is hidden.
  notice.focus();
}
