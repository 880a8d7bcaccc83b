import type { Evidence } from '../../course/evidence.ts';
import type { Outcome } from '../../course/outcome.ts';
import { percent, wholeSteps } from '../../course/percent.ts';
import type { CloseReason } from '../../session/learning-record.ts';
import { clampedShare, timeInterval } from '../format.ts';
import { lessonStatement, progressStatement } from './answered.ts';
import type { XapiEnvironment } from './xapi-environment.ts';
import type { StatementContent, StatementDraft, Verb } from './statement-draft.ts';

/** What the registration's earlier statements have reported; stored together with the snapshot. */
export interface AlreadyReported {
  readonly completed: boolean;
  readonly passed: boolean;
  /** The ids of the lessons reported as completed. */
  readonly lessons: readonly string[];
  /** 0–100. */
  readonly progress: number;
  /** The best score when a failure was last reported, 0–1; -1 before. */
  readonly failedAt: number;
}

/** The state before the first statement about the outcome; -1 means no score. */
export const nothingReported: AlreadyReported = {
  completed: false,
  passed: false,
  lessons: [],
  progress: 0,
  failedAt: -1,
};

export interface OutcomeContext {
  readonly outcome: Outcome;
  readonly reported: AlreadyReported;
  /** Whether this session has sent this verb, or is about to. */
  readonly sent: (verb: Verb) => boolean;
  readonly masteryScore: number | undefined;
  /** `completed` says the score, too. */
  readonly scoresCompletion?: boolean | undefined;
  /** `passed` may follow `failed` in the same session. */
  readonly mayPassAfterFailing?: boolean | undefined;
  /** This session's time. */
  readonly seconds: number;
  /** The seconds of all sessions of the registration. */
  readonly secondsInAll: number;
  /** Whether a check was submitted in this session. */
  readonly attempted: boolean;
  /** Why the session closes; undefined while it continues. */
  readonly closing: CloseReason | undefined;
  readonly names: Pick<XapiEnvironment, 'language' | 'further'>;
}

/**
 * The statements about an outcome that are still to be sent. Each session may send a verb once, and in cmi5 either
 * passed or failed; each registration may have one completed, one passed, and no failed after it (cmi5, section 9.3, Verbs).
 */
export function pendingStatements(at: OutcomeContext): StatementContent[] {
  const { outcome, reported, sent, names } = at;
  const drafts: StatementContent[] = [];
  for (const { id, status, description } of outcome.objectives) {
    if (status === 'completed' && !reported.lessons.includes(id))
      drafts.push(lessonStatement(id, description, names.language, names.further));
  }
  const percent = Math.floor(clampedShare(outcome.progress ?? 0) * 100);
  const isCompleted = reported.completed || sent('completed');
  if (percent > reported.progress && percent < 100 && !outcome.completed && !isCompleted)
    drafts.push(progressStatement(percent));
  if (outcome.completed && !isCompleted) {
    const duration = timeInterval(at.secondsInAll);
    const score = at.scoresCompletion ? scoreIn(outcome.best) : {};
    const result = { completion: true, ...score, duration };
    drafts.push({ verb: 'completed', result, evidence: outcome.evidence });
  }
  const judgement = judgementOf(at);
  if (judgement) drafts.push(judgement);
  return drafts;
}

/** The reported state after the store has confirmed a statement. `best` is the score that a `failed` was about. */
export function reportedAfter(
  reported: AlreadyReported,
  { verb, key = '', part }: StatementDraft,
  best = -1,
): AlreadyReported {
  switch (verb) {
    case 'completed':
      return { ...reported, completed: true };
    case 'passed':
      return { ...reported, passed: true };
    case 'failed':
      return { ...reported, failedAt: best };
    case 'progressed': {
      const value = key.slice(key.indexOf(' ') + 1);
      if (part) return { ...reported, lessons: [...reported.lessons, value] };
      return { ...reported, progress: Math.max(reported.progress, Number(value)) };
    }
    default:
      return reported;
  }
}

function judgementOf(at: OutcomeContext): StatementContent | undefined {
  const { outcome, reported, sent, masteryScore, mayPassAfterFailing = false } = at;
  const hasFailed = sent('failed');
  if (reported.passed || sent('passed') || (hasFailed && !mayPassAfterFailing)) return undefined;
  const { best, success } = outcome;
  const scaled = best === undefined ? undefined : scaledOf(best);
  // cmi5, sections 9.3.4 (Passed) and 9.3.5 (Failed): if the LMS gives a mastery score, the score must not contradict
  // the verb. A result judged by an earlier mark may contradict it: then neither verb is sent.
  const reaches = masteryScore === undefined || scaled === undefined ? undefined : scaled >= masteryScore;
  const isPassed = success === 'passed' && reaches !== false;
  const score = scoreIn(best);
  const duration = timeInterval(at.seconds);
  if (isPassed)
    return {
      verb: 'passed',
      result: { success: true, ...score, duration },
      evidence: outcome.evidence && judgedBy(masteryScore, outcome.evidence),
    };
  if (hasFailed || success === 'passed' || reaches === true || !mayFail(at)) return undefined;
  // Without a mastery score, there is nothing that the score could contradict.
  return { verb: 'failed', result: { success: false, ...score, duration } };

  function mayFail({ closing, attempted }: OutcomeContext): boolean {
    // In cmi5 this session could not send `passed` after `failed`, so `failed` waits for the end of the session. A page
    // that is closing may be reloaded, and the learner may still pass if an attempt is left.
    const isFinal = success === 'failed' && (mayPassAfterFailing || outcome.isLastAttemptTaken === true);
    const isLast = closing === 'exit' || (closing === 'leaving' && isFinal);
    return isLast && best !== undefined && (attempted || best !== reported.failedAt);
  }
}

/** If the LMS gives a mastery score, that was the pass mark. */
const judgedBy = (masteryScore: number | undefined, evidence: Evidence): Evidence =>
  masteryScore === undefined
    ? evidence
    : {
        ...evidence,
        passMark: masteryScore,
        text: `${evidence.text}, passed by the LMS’s mark: ${Math.round(masteryScore * 10_000) / 100}%`,
      };

/** Cut to four decimals, like a mastery score, and never rounded up: a failure must stay below it. */
const scaledOf = (best: number): number => wholeSteps(clampedShare(best), 10_000) / 10_000;

/** cmi5, section 9.5.1 (Score): whole numbers, except for the scaled score. */
function scoreIn(best: number | undefined): object {
  if (best === undefined) return {};
  const scaled = scaledOf(best);
  return { score: { scaled, raw: percent(scaled), min: 0, max: 100 } };
}
