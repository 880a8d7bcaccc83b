import type { Outcome } from '../../course/outcome.ts';
import type { CloseReason } from '../../session/learning-record.ts';
import { share, timeInterval } from '../format.ts';
import { lessonDraft, progressDraft } from './answered.ts';
import type { StatementDraft, Verb } from './statement-draft.ts';

/** What the registration's earlier statements have said; kept beside the snapshot. */
export interface AlreadyReported {
  readonly completed: boolean;
  readonly passed: boolean;
  /** The ids of the lessons that were reported as gone through. */
  readonly lessons: readonly string[];
  /** 0–100. */
  readonly progress: number;
  /** The best score when a failure was last reported, 0–1; -1 before. */
  readonly failedAt: number;
}

/** Before the first statement about the outcome; no score is -1. */
export const nothingTold: AlreadyReported = {
  completed: false,
  passed: false,
  lessons: [],
  progress: 0,
  failedAt: -1,
};

export interface OutcomeContext {
  readonly outcome: Outcome;
  readonly told: AlreadyReported;
  /** What this session has sent, or is about to. */
  readonly sent: (verb: Verb) => boolean;
  readonly masteryScore: number | undefined;
  /** This session's time. */
  readonly seconds: number;
  /** The time of all sessions of the registration. */
  readonly secondsInAll: number;
  /** A check was submitted in this session. */
  readonly attempted: boolean;
  /** Why the session closes; undefined while it goes on. */
  readonly closing: CloseReason | undefined;
  readonly language: string;
}

/**
 * What is still to be said of an outcome. Per session each verb once, and passed or failed, not both; per
 * registration one completed, one passed, and no failed after it (cmi5 9.3).
 */
export function owed(at: OutcomeContext): Omit<StatementDraft, 'id' | 'at'>[] {
  const { outcome, told, sent, language } = at;
  const drafts: Omit<StatementDraft, 'id' | 'at'>[] = [];
  for (const { id, status, description } of outcome.objectives) {
    if (status === 'completed' && !told.lessons.includes(id))
      drafts.push(lessonDraft(id, description, language));
  }
  const percent = Math.floor(share(outcome.progress ?? 0) * 100);
  const isCompleted = told.completed || sent('completed');
  if (percent > told.progress && percent < 100 && !outcome.completed && !isCompleted)
    drafts.push(progressDraft(percent));
  if (outcome.completed && !isCompleted) {
    const duration = timeInterval(at.secondsInAll);
    drafts.push({ verb: 'completed', result: { completion: true, duration } });
  }
  const judgement = judgementOf(at);
  if (judgement) drafts.push(judgement);
  return drafts;
}

/** What has been told once the store has a statement. The best score is the one that it was about. */
export function toldAfter(
  told: AlreadyReported,
  { verb, key = '', part }: StatementDraft,
  best = -1,
): AlreadyReported {
  switch (verb) {
    case 'completed':
      return { ...told, completed: true };
    case 'passed':
      return { ...told, passed: true };
    case 'failed':
      return { ...told, failedAt: best };
    case 'progressed': {
      const value = key.slice(key.indexOf(' ') + 1);
      if (part) return { ...told, lessons: [...told.lessons, value] };
      return { ...told, progress: Math.max(told.progress, Number(value)) };
    }
    default:
      return told;
  }
}

function judgementOf(at: OutcomeContext): Omit<StatementDraft, 'id' | 'at'> | undefined {
  const { outcome, told, sent, masteryScore } = at;
  if (told.passed || sent('passed') || sent('failed')) return undefined;
  const { best, success } = outcome;
  const scaled = best === undefined ? undefined : scaledOf(best);
  // 9.3.4, 9.3.5: where the LMS gives a mastery score, that decides.
  const isPassed =
    masteryScore === undefined || scaled === undefined ? success === 'passed' : scaled >= masteryScore;
  const score = scaled === undefined ? {} : { score: scoreOf(scaled) };
  const duration = timeInterval(at.seconds);
  if (isPassed) return { verb: 'passed', result: { success: true, ...score, duration } };
  if (!mayFail(at)) return undefined;
  // Judged by the course alone, a score cannot belie its verb: nobody compares it with anything.
  return { verb: 'failed', result: { success: false, ...score, duration } };

  function mayFail({ closing, attempted }: OutcomeContext): boolean {
    // After a failure this session could not say "passed" any more, so it waits for the end of the session. A page
    // that goes away may be reloaded, and the learner may pass yet: then only a failure for good is reported.
    const isLast = closing === 'exit' || (closing === 'leaving' && success === 'failed');
    return isLast && best !== undefined && (attempted || best !== told.failedAt);
  }
}

/**
 * To four places, never up: a mastery score has as many, and a failure must stay below it. The tiny amount undoes
 * what binary fractions lose.
 */
function scaledOf(best: number): number {
  return Math.floor(share(best) * 10_000 + 1e-6) / 10_000;
}

/** 9.5.1: whole numbers, except for the scaled score. */
function scoreOf(scaled: number): object {
  return { scaled, raw: Math.floor(scaled * 100 + 1e-6), min: 0, max: 100 };
}
