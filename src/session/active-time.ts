import type { Course } from '../course/course.ts';
import { secondsToGo } from '../course/completion.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { RecordKeeping } from './record-keeping.ts';
import type { Timers } from './saver.ts';
import type { SessionClock } from './session-clock.ts';

/** In ms: how often the time is looked at while the learner does nothing that is recorded. */
const every = 10_000;

/** Adds to the progress how long the learner is at it, where completion asks for that. */
export class ActiveTime {
  readonly #clock: SessionClock;
  readonly #timers: Pick<Timers, 'set'>;
  readonly #progress: LaunchProgress;
  readonly #keeping: RecordKeeping;
  readonly #session: EventTarget & { readonly closed: boolean };
  #course: Course | undefined;
  #counted = 0;

  /** @param session told of each minute that is no longer to go (`progress`), and of the last (`enough`) */
  constructor(
    clock: SessionClock,
    timers: Pick<Timers, 'set'>,
    progress: LaunchProgress,
    keeping: RecordKeeping,
    session: EventTarget & { readonly closed: boolean },
  ) {
    this.#clock = clock;
    this.#timers = timers;
    this.#progress = progress;
    this.#keeping = keeping;
    this.#session = session;
  }

  /** @param before what the LMS has added up so far: a course that asked for no minutes has not kept them */
  begin(course: Course, before = 0): void {
    if (course.rules.minimumMinutes === 0 || !this.#isRecording) return;
    this.#course = course;
    this.#counted = this.#clock.seconds;
    const { now } = this.#progress;
    this.#progress.now = { ...now, seconds: Math.max(now.seconds, before) };
    this.#lookLater(course);
  }

  /** The learner did something. */
  touch(): void {
    this.#clock.touch();
    this.count();
  }

  /** To be asked before the progress is used. */
  count(): void {
    const course = this.#course;
    if (!course || !this.#isRecording || secondsToGo(course, this.#progress.now) === 0) return;
    const { seconds } = this.#clock;
    this.#progress.learn(course, { type: 'spent', seconds: Math.max(0, seconds - this.#counted) });
    this.#counted = seconds;
    this.#keeping.prove(this.#progress.isProofDue(false));
  }

  #lookLater(course: Course): void {
    const left = (): number => secondsToGo(course, this.#progress.now);
    const before = Math.ceil(left() / 60);
    if (before === 0 || !this.#isRecording) return;
    this.#timers.set(() => {
      this.count();
      if (this.#isRecording && Math.ceil(left() / 60) < before) this.#tell(left() === 0);
      this.#lookLater(course);
    }, every);
  }

  get #isRecording(): boolean {
    return this.#keeping.isRecording && !this.#session.closed;
  }

  #tell(isLast: boolean): void {
    this.#keeping.want(isLast ? 'now' : 'later');
    for (const type of isLast ? ['progress', 'enough'] : ['progress'])
      this.#session.dispatchEvent(new Event(type));
  }
}
