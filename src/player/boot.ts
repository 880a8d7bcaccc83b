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

/** A record to use, and what the learner should know of it. */
export interface FoundRecord {
  readonly record: LearningRecord;
  readonly notice?: Notice;
  /** What the record can say of itself. */
  readonly diagnose?: () => Diagnosis;
  /** Where an LMS's record may still come: waits for that, or tries it once more where it did not open. */
  readonly later?: () => Promise<FoundRecord>;
  /** Called once the player is there, while the start screen is still shown. */
  readonly begun?: (session: Session, player: CoursePlayer) => void;
}

/** Tells `assets/fallback.js` that modules run: from here on they say themselves what goes wrong. */
export const sayThatModulesRun = (): boolean => document.dispatchEvent(new Event('course-runs'));

/** The start screen's picture, which the farewell shows again; loaded then where it was not before. */
function forTheEnd(picture: HTMLImageElement): HTMLImageElement {
  picture.slot = 'picture';
  picture.loading = 'lazy';
  picture.src ||= picture.dataset['src'] ?? '';
  return picture;
}

/**
 * Brings the start screen to life: opens the record, says what there is to say, and loads the player while the
 * learner reads. A press on Start before that is kept, and answered, by `assets/fallback.js`.
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
  // The more welcome where the record cannot be opened.
  let failure: HelpParts['failure'];
  bringHelp(
    () => ({ session, diagnose: found?.diagnose, failure }),
    () => choice.locale,
  );
  // Beside the player, which asks for both once it has the course's outline.
  const askForLesson = (key: string): void => {
    translations[choice.locale]?.().catch(() => undefined);
    const name = lessonAt(key, choice.locale);
    const asked = name === undefined ? furtherLessons?.() : lessons[name]?.('', true);
    asked?.catch(() => undefined);
  };
  // Where the record takes some requests, neither the player nor the lesson that a course begins with waits for it.
  const meanwhile = setTimeout(() => {
    loadPlayer().catch(() => undefined);
    askForLesson('');
  }, 100);
  try {
    found = await find();
    session = new Session(found.record, start.dataset['course'] ?? '', environment);
    const opening = await openSession(session, (error) => (failure = error));
    failure = undefined;
    choice.settle(opening);
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
    if (picture) current.append(forTheEnd(picture));
    start.remove();
    document.body.append(current);
    current.begin();
  };
  button.addEventListener('click', () => void begin().catch(fail));
  // Whoever is on the way to the first lesson waits for that, and not for a picture.
  if (picture && !isPressed()) picture.src = picture.dataset['src'] ?? '';
  const { later } = found;
  if (later) {
    void moveWhenFound(session, later, ({ opening, ...lost }, next) => {
      found = next;
      // Whoever has begun goes on as they are.
      if (!current) choice.settle(opening);
      for (const notice of start.querySelectorAll<HTMLElement>('.notice')) notice.hidden = true;
      const names = [
        ...noticesFor(opening, opening.mode === 'normal' ? { ...next, notice: 'answered' } : next),
      ];
      for (const notice of names) show(notice);
      nameButton(opening);
      // Still there when the start screen has gone.
      const said = start.querySelector(`[data-notice="${names[0]}"]`)?.textContent ?? '';
      const announcer = document.getElementById('announcer');
      if (!current && announcer) announcer.textContent = said;
      void player.then((ready) => {
        Object.assign(ready, { diagnose: next.diagnose, ...lost });
        if (current) ready.reportMoved(said);
      }, fail);
    });
  }
  if (isPressed()) await begin().catch(fail);
}

/** One that does not open is tried again: an LMS may offer its API before it has begun the session. */
async function moveWhenFound(
  session: Session,
  later: () => Promise<FoundRecord>,
  moved: (to: Awaited<ReturnType<Session['moveTo']>>, next: FoundRecord) => void,
): Promise<void> {
  for (;;) {
    const next = await later();
    if (session.closed) return;
    // Where the LMS refuses, the course goes on alone meanwhile, and the learner has been told so.
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
  // Asked for once more where it could not be had: the connection may be back.
  const { createPlayer, judgeBy, useLanguage, changeLanguage, renews } = await loadPlayer().catch(loadPlayer);
  await choice.take(useLanguage);
  judgeBy(record.passMark);
  const player = createPlayer(session, store, diagnose, choice.chosen);
  choice.follow(
    (locale) => changeLanguage(player, locale, choice.chosen),
    (said) => player.notices.tell(() => said),
  );
  if (renews(player)) show('renew');
  begun?.(session, player);
  return player;
}

/** Where the window is low, a notice would cover Start (`assets/theme.css`). */
function keepStartAboveNotices(start: HTMLElement): void {
  const notices = document.getElementById('notices') as HTMLElement;
  new ResizeObserver(() => start.style.setProperty('--notice', `${notices.offsetHeight}px`)).observe(notices);
}

/** The name of the lesson that goes on, which is the first where none does; undefined where it may be a further one. @param key as in the snapshot */
function lessonAt(key: string, locale: string): string | undefined {
  const ids = Object.keys(lessons);
  const isListed = key === '' || !furtherLessons;
  const id = ids.find((one) => lessonKey(one) === key) ?? (isListed ? ids[0] : undefined);
  return id && lessonName(id, locale, languages[0]?.locale ?? '');
}

/** Help is in the page and of no use before this script runs. */
function bringHelp(about: () => HelpParts, locale: () => string): void {
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

/** Says what keeps the course from going on, in Start's place. */
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
  // Only a problem can take the focus: the button that had it is hidden.
  notice.focus();
}
