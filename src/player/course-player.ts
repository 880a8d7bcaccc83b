import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { announce, announceIn } from '../ui/announce.ts';
import { nextPaint } from '../ui/painted.ts';
import type { EventOf } from '../ui/emit.ts';
import type { PrivateNotes } from '../blocks/private-notes.ts';
import { controls, prose } from '../ui/shared.styles.ts';
import type { Course, Lesson } from '../course/course.ts';
import { lessonOf } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import { beginningOf } from '../course/resume-place.ts';
import type { CourseSettings } from '../course/settings.ts';
import type { LostParts } from '../course/snapshot.ts';
import type { LessonElement } from '../lessons/lesson-element.ts';
import { words } from '../locale/words.ts';
import type { Diagnosis } from '../session/learning-record.ts';
import type { Session } from '../session/session.ts';
import type { LaterParts } from './after-first-lesson.ts';
import { dialogStyles } from './dialogs.styles.ts';
import { idle, loadAfterFirstLesson, loadLesson, prefetchLessons } from './lesson-loader.ts';
import { styles } from './course-player.styles.ts';
import { lessonInputs } from './lesson-inputs.ts';
import { IsShown } from '../ui/is-shown.ts';
import { leaveDialog } from './leave-dialog.ts';
import { Notices, lostNotices } from './notices.ts';
import { openNote } from './open-note.ts';
import { lessonNav } from './lesson-nav.ts';
import type { PlayerView } from './player-view.ts';
import { insteadOfLesson } from './player-view.ts';
import { TestOut } from './test-out.ts';
import { topBar } from './top-bar.ts';
import { topBarStyles } from './top-bar.styles.ts';
import { arriveAt, screenNumber, titleAt } from './navigation.ts';
import { lessonTag } from './active-language.ts';

/**
 * The frame around the lessons: contents, place, saving state, next, previous and exit.
 *
 * @slot - A notice from the package, above the lesson.
 * @slot picture - The course's picture, once the learner leaves.
 */
export class CoursePlayer extends LitElement {
  static override styles = [prose, controls, topBarStyles, styles, dialogStyles];

  @query('#leave') private leaveDialog!: HTMLDialogElement;
  @query('#leave [role]') private leaveStatus!: HTMLElement;
  @query('.beside') private beside!: HTMLElement;
  @query('main h2') private ownHeading!: HTMLElement | null;
  @state() place: Place = { lesson: '', screen: '' };
  @state() view: PlayerView = 'loading';
  /** The screen with an unfinished scene or story: the next button is not highlighted there. */
  @state() private busyScreen = '';

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) settings!: CourseSettings;
  @property({ attribute: false }) notes!: PrivateNotes;
  @property({ attribute: false }) lost!: LostParts;
  @property({ attribute: false }) diagnose: (() => Diagnosis) | undefined;
  readonly testOut = new TestOut();
  readonly notices = new Notices(this);
  #lesson: LessonElement | undefined;
  /** Loaded after the first lesson, which does not wait for it. */
  #later: LaterParts | undefined;
  /** Whether there is room for the contents next to the lesson. */
  readonly #wide = new IsShown(this, () => this.beside);

  /** Goes to the place where the learner left off. */
  begin(): void {
    this.#reportLost();
    // An LMS's page may show only a part of the frame, without the next button.
    window.frameElement?.scrollIntoView({ block: 'nearest' });
    void this.go(beginningOf(this.course, this.session.progress, this.session.mode === 'normal'));
  }

  /** Another record continues with what was done so far. */
  reportMoved(message: string): void {
    this.notices.tell(() => message);
    this.#reportLost();
    this.requestUpdate();
    // The one rendered before shows the answers of the record before.
    this.#renderNext();
  }

  #reportLost(): void {
    for (const notice of lostNotices(this.lost)) this.notices.tell(notice);
  }

  /** Focuses the lesson's heading: used when the focused element has been removed. */
  override focus(): void {
    void this.#lesson?.focusHeading();
  }

  /** The page was restored after its session had ended. */
  showStale(): Promise<void> {
    return this.#showView('stale');
  }

  /** Shows a view in the lesson's place, and focuses its heading. */
  async #showView(view: PlayerView): Promise<void> {
    this.view = view;
    await this.updateComplete;
    this.ownHeading?.focus();
  }

  /** Shows a place. Loads the lesson's chunk first if necessary. */
  async go(place: Place): Promise<void> {
    const { session, course } = this;
    const isHere = this.view === 'lesson' && this.#lesson?.localName === lessonTag(place.lesson);
    const isStep = isHere && place.screen === this.place.screen;
    this.place = place;
    if (!customElements.get(lessonTag(place.lesson))) this.#later?.drawer.close();
    const next = isStep ? undefined : this.#later?.next.take(place);
    if (next?.isBusy) this.busyScreen = place.screen;
    const element = next?.lesson ?? this.#shown ?? (await this.#load(place));
    // Meanwhile the learner may have moved on or left.
    if (!element || this.place !== place || session.closed) return;
    this.#lesson = element;
    this.view = 'lesson';
    const lesson = lessonOf(course, place.lesson) as Lesson;
    arriveAt(session, course, lesson, place, element.key);
    await this.updateComplete;
    await element.updateComplete;
    // Only after everything is drawn: closing returns the focus, for which the browser lays out the page.
    this.#later?.drawer.close();
    if (isStep) return;
    window.scrollTo(0, 0);
    await element.focusHeading();
    await nextPaint();
    if (this.place !== place || this.view !== 'lesson') return;
    document.title = titleAt(course, place);
    void prefetchLessons(course);
    this.#prepare(place).catch(() => undefined);
  }

  #renderNext(): void {
    if (this.view === 'lesson') this.#later?.next.render(this, this.place, this.#lesson);
  }

  async #loadLater(): Promise<LaterParts> {
    const { laterParts } = await loadAfterFirstLesson();
    return (this.#later ??= laterParts(this, () => (this.view === 'lesson' ? this.#lesson : undefined)));
  }

  /** Renders what the learner is likely to open next, while they read this screen. */
  async #prepare(place: Place): Promise<void> {
    const { drawer } = await this.#loadLater();
    await idle();
    if (this.place !== place) return;
    this.#renderNext();
    await idle();
    if (this.place === place && !this.#wide.value) drawer.draw();
  }

  #openContents(): void {
    const { place, view } = this;
    this.#loadLater().then(
      ({ drawer }) => drawer.open(place, view),
      () => this.notices.tell(() => words.contentsNotLoaded),
    );
  }

  get #shown(): LessonElement | undefined {
    return this.#lesson?.localName === lessonTag(this.place.lesson) ? this.#lesson : undefined;
  }

  async #load(place: Place): Promise<LessonElement | undefined> {
    if (!customElements.get(lessonTag(place.lesson))) this.view = 'loading';
    try {
      return await loadLesson(place.lesson);
    } catch {
      if (this.place === place && !this.session.closed) await this.#showView('failed');
      return undefined;
    }
  }

  #acknowledged({ detail: { answer, version } }: EventOf<'course-acknowledged'>): void {
    this.session.acknowledge(this.place.lesson, answer, version);
  }

  #checked({ detail }: EventOf<'course-check'>): void {
    const { learned, answers, step } = detail;
    if (this.testOut.take(detail, this.place.lesson, this)) return this.requestUpdate();
    if (learned && !this.session.applyCheckEvent(learned, answers)) return;
    const { lesson, screen } = this.place;
    if (step !== undefined) void this.go({ lesson, screen, step });
    if (learned?.type === 'check-submitted') window.scrollTo(0, 0);
  }

  #help(isForRecord = false): void {
    import('./help/open-help.ts').then(
      ({ openHelp }) => openHelp(this, isForRecord),
      () => this.notices.tell(() => words.helpNotLoaded),
    );
  }

  async #exit(): Promise<void> {
    // Announced on the page only if saving takes a while; in the dialog, together with the result.
    const slow = setTimeout(() => announce(words.saving.saving), 400);
    announceIn(this.leaveStatus, words.saving.saving);
    await this.session.saveNow();
    clearTimeout(slow);
    if (this.session.saving !== 'not-saved') return this.#leave();
    announceIn(this.leaveStatus, words.saving['not-saved']);
    if (!this.leaveDialog.open) this.leaveDialog.showModal();
  }

  async #leave(): Promise<void> {
    this.leaveDialog.close();
    // From here on nothing is recorded, so there must be nothing left to answer.
    await this.#showView('leaving');
    const closing = this.session.close('exit');
    const end = await closing.then<PlayerView, PlayerView>(() => 'left', () => 'lost'); // prettier-ignore
    document.title = this.course.title;
    await this.#showView(end);
    // The LMS's page shows the result better than a farewell. A problem stays on the screen.
    if (end === 'left' && this.session.returnUrl) location.assign(this.session.returnUrl);
  }

  protected override updated(): void {
    this.dataset['colour'] = lessonOf(this.course, this.place.lesson)?.colour ?? '';
    if (this.#shown) Object.assign(this.#shown, lessonInputs(this, this.place));
  }

  /** The table of contents, with the current place; empty until its chunk is loaded. */
  contents(): TemplateResult {
    const { course, session, place } = this;
    return html`<course-contents
      .course=${course}
      .progress=${session.progress}
      .place=${place}
    ></course-contents>`;
  }

  #main(): unknown {
    const { view, session, course } = this;
    if (view === 'lesson')
      return [this.#lesson, openNote(course, session, this.place, (place) => void this.go(place))];
    return insteadOfLesson(view, course, session, () => void this.go(this.place));
  }

  override render(): unknown {
    const isOpen = ['lesson', 'loading', 'failed'].includes(this.view);
    return html`<div
      class="shell"
      @block-answered=${({ detail }: EventOf<'block-answered'>) => this.session.answer(this.place.lesson, detail)}
      @course-acknowledged=${this.#acknowledged}
      @course-check=${this.#checked}
      @course-way-on=${({ detail }: EventOf<'course-way-on'>) => (this.busyScreen = detail ? '' : this.place.screen)}
      @course-go=${({ detail }: EventOf<'course-go'>) => this.go(detail)}
      @course-record=${() => this.#help(true)}
      @course-announce=${({ detail }: EventOf<'course-announce'>) => announce(detail)}
    >
      ${topBar({
        title: this.course.title,
        saving: this.session.keeps
          ? this.session.saving
          : { nothing: this.session.mode === 'normal' ? words.notKept : words.notRecorded },
        screen: screenNumber(this.course, this.place),
        listen: this.#later?.listening.button,
        isHidden: !isOpen,
        skip: () => this.focus(),
        contents: () => this.#openContents(),
        help: () => this.#help(),
        exit: () => void this.#exit(),
      })}
      <div class="beside" ?hidden=${!isOpen}>${this.#wide.value ? this.contents() : nothing}</div>
      <main data-view=${this.view} ?data-over=${!isOpen}>
        ${this.#later?.listening.panel}
        <slot></slot>
        ${this.notices.render(isOpen, () => this.focus())}
        ${this.view === 'lesson' ? nothing : html`<h1>${this.course.title}</h1>`} ${this.#main()}
        ${isOpen ? nothing : html`<slot name="picture"></slot>`}
      </main>
      ${
        this.view === 'lesson'
          ? lessonNav(this.course, this.session.progress, this.place, this.busyScreen === this.place.screen, {
              go: (place) => void this.go(place),
              finish: () => void this.#exit(),
            })
          : nothing
      }
      ${this.#later?.drawer.render()}
      ${leaveDialog({
        retry: () => void this.#exit(),
        leave: () => void this.#leave(),
        stay: () => this.leaveDialog.close(),
      })}
      ${this.#later?.next.holder}
    </div>`;
  }
}

customElements.define('course-player', CoursePlayer);
