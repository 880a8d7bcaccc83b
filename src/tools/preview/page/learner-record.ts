import type { ScormStandard } from '../package-info.ts';

/** A branch of the data model as scorm-again renders it; lists are objects with the keys `0`, `1`, … */
export interface Cmi {
  readonly [element: string]: string | number | boolean | null | Cmi;
}

export type Mode = 'normal' | 'review' | 'browse';

export interface Learner {
  /** The name of the record's file, and the learner id that the course gets. */
  readonly id: string;
  /** Family name first, as in SCORM: `Okafor, Ada`. */
  readonly name: string;
}

/** What the LMS stores about one learner in one package. */
export interface LearnerRecord {
  readonly standard: ScormStandard;
  readonly cmi: Cmi;
  /** The time of all sessions of the attempt, in the standard's format. */
  readonly totalTime: string;
  /** The last committed `cmi.exit`, which decides whether the next session resumes. */
  readonly exit: string;
  readonly attempt: number;
  readonly session: number;
  /** `open` after the page is closed means that the course did not end the session. */
  readonly state: 'open' | 'finished';
  readonly commits: number;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** The data at the beginning of a session. */
export interface Beginning {
  readonly cmi: Cmi;
  readonly attempt: number;
  readonly session: number;
  /** What the LMS did with the earlier data, in words; '' for nothing special. */
  readonly notice: string;
}

export interface LaunchOptions {
  readonly standard: ScormStandard;
  readonly mode: Mode;
  readonly learner: Learner;
  /** BCP 47, or '' for no preference. */
  readonly language: string;
  /** Begins with an empty record; the old record is kept as an earlier attempt. */
  readonly newAttempt?: boolean;
}

/** The data model before Initialize: the saved data, and the values that only the LMS sets. */
export function beginningOf(options: LaunchOptions, saved: LearnerRecord | undefined): Beginning {
  // Browsing is not an attempt: the course neither sees nor changes the record.
  const kept = options.mode === 'browse' ? undefined : saved;
  const counted = options.mode === 'normal';
  // SCORM 2004 RTE 4.2.8: unless the exit was "suspend", the next session is a new attempt with new data.
  const ended = options.standard === 'scorm2004' && kept !== undefined && kept.exit !== 'suspend';
  const discarded = counted && kept !== undefined && (ended || options.newAttempt === true);
  const resumed = discarded ? undefined : kept;
  const entry = resumed === undefined ? 'ab-initio' : resumed.exit === 'suspend' ? 'resume' : '';
  return {
    cmi: seed(options, resumed, entry),
    attempt: (kept?.attempt ?? 1) + (discarded ? 1 : 0),
    session: discarded ? 1 : (kept?.session ?? 0) + (counted ? 1 : 0),
    notice: noticeOf(options, kept, discarded),
  };
}

function noticeOf(
  { mode, newAttempt }: LaunchOptions,
  kept: LearnerRecord | undefined,
  discarded: boolean,
): string {
  if (mode === 'browse') return 'Browsing: nothing of this session is kept.';
  if (mode === 'review') return 'Reviewing: the record is shown to the course, and nothing is written to it.';
  if (discarded) {
    const why = newAttempt ? '' : `The last exit was “${kept?.exit || 'normal'}”, not “suspend”. `;
    return `${why}This is a new attempt: the course gets nothing of the earlier one, which is kept.`;
  }
  if (kept?.state === 'open')
    return 'The last session ended without a word. It resumes from the last commit.';
  return '';
}

function seed(
  { standard, mode, learner, language }: LaunchOptions,
  saved: LearnerRecord | undefined,
  entry: string,
): Cmi {
  const is12 = standard === 'scorm12';
  const who = is12 ? 'student' : 'learner';
  const {
    exit: _exit,
    session_time: _time,
    ...kept
  } = is12 ? branch(saved?.cmi['core']) : (saved?.cmi ?? {});
  const core = {
    ...kept,
    [`${who}_id`]: learner.id,
    [`${who}_name`]: learner.name,
    credit: mode === 'normal' ? 'credit' : 'no-credit',
    [is12 ? 'lesson_mode' : 'mode']: mode,
    entry,
    total_time: saved?.totalTime ?? (is12 ? '0000:00:00' : 'PT0S'),
  };
  const preference = `${who}_preference`;
  return {
    ...(is12 ? { ...saved?.cmi, core } : core),
    [preference]: { ...branch(saved?.cmi[preference]), ...(language === '' ? {} : { language }) },
  };
}

/** The value if it is a branch; otherwise an empty branch. */
export function branch(value: Cmi[string] | undefined): Cmi {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Every leaf with its full name, e.g. `cmi.interactions.0.id`. */
export function flatten(cmi: Cmi, prefix = 'cmi'): [element: string, value: string][] {
  return Object.entries(cmi).flatMap(([key, value]): [string, string][] => {
    const element = `${prefix}.${key}`;
    return typeof value === 'object' && value !== null
      ? flatten(value, element)
      : [[element, String(value ?? '')]];
  });
}
