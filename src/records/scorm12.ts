import type { Interaction } from '../course/interaction.ts';
import type { Objective, Outcome } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { nothingAchieved } from '../course/achieved-result.ts';
import { lacksLessonScores } from '../course/snapshot-decode.ts';
import type { Learner, OpenedRecord, SessionState } from '../session/learning-record.ts';
import { names12 } from './api-calls.ts';
import {
  correctPattern,
  cut,
  decimal,
  identifier,
  parseLanguages,
  rawOf,
  responsePattern,
  parseScore,
  parseTimespan,
  parseSound,
  time12,
  timespan12,
  parseMode,
} from './format.ts';
import { cleanId, cleanName } from './clean-values.ts';
import type { RecordOptions } from './record-options.ts';
import { ScormRecord } from './scorm-record.ts';

/** SCORM 1.2 RTE 3.4.1 `CMIFeedback` and `CMIString255`. */
const stringLimit = 255;

/**
 * RTE 3.3: the session has not begun. Some LMSs return it for a status that was never set, although they have just
 * returned the id of the same objective.
 */
const neverSet = '301';
/**
 * An LMS may leave it out (RTE 3.4.4). Some LMSs return 101 for everything that they do not support, including this,
 * and for a status that they do not keep.
 */
const optionalKeyword = 'cmi.student_data._children';

type Has = (child: string) => boolean;

/** The record over an object with the API of SCORM 1.2 (RTE 3.3). */
export class Scorm12Record extends ScormRecord {
  /** SCORM 1.2 RTE 3.4.4 `CMIString4096`. */
  readonly snapshotLimit = 4096;
  protected override readonly statusElement = 'cmi.core.lesson_status';
  #scoreHas: Has = () => true;
  #preferenceHas: Has = () => false;
  #interactionHas: Has = () => true;
  #objectiveHas: Has = () => true;
  #objectiveScoreHas: Has | undefined;
  /** The LMS reports a status without a sign of an earlier visit: it is ignored, but no lower status is written over it. */
  #isPreset = false;

  constructor(api: unknown, options: RecordOptions = {}) {
    super(api, names12, options);
  }

  protected override read(): OpenedRecord {
    const { reads } = this;
    const core = this.#children('cmi.core._children', 'lesson_status');
    const mode = core('lesson_mode') ? parseMode(reads.get('cmi.core.lesson_mode')) : 'normal';
    const status = reads.getRequired('cmi.core.lesson_status', optionalKeyword).toLowerCase();
    this.writer.noteHeldValue('cmi.core.lesson_status', status);
    // Moodle does this in a preview, too (RTE 3.4.4, `cmi.core.lesson_status`).
    this.endCompletes = status === 'not attempted';
    const raw = reads.getRequired('cmi.core.score.raw');
    const snapshot = reads.getRequired('cmi.suspend_data');
    this.writer.noteHeldValue('cmi.suspend_data', snapshot);
    const preference = this.#children('cmi.student_preference._children', 'language', 'audio');
    this.#preferenceHas = preference;
    const learner: Learner = {
      name: cleanName(reads.read('cmi.core.student_name').said, stringLimit),
      id: cleanId(reads.read('cmi.core.student_id').said, stringLimit),
      languages: preference('language') ? parseLanguages(reads.get('cmi.student_preference.language')) : [],
      // Below 0 is off, 0 means no change (1.2 RTE 3.4.4).
      sound: preference('audio')
        ? parseSound(reads.get('cmi.student_preference.audio'), (level) => level < 0)
        : '',
    };
    const achieved = achievedOf(status, raw);
    if (mode === 'normal') this.#probe(raw);
    this.#isPreset =
      mode === 'normal' &&
      (achieved.completed || achieved.success !== 'unknown') &&
      !this.#hasVisited(snapshot);
    // An administrator may have set it for a learner who never came. Only a completion is written over it.
    if (this.#isPreset) this.writer.markUnwritten(['cmi.core.lesson_status']);
    // If there is no score, no lesson has one, either.
    const hasScores = mode === 'normal' && achieved.best !== undefined && this.#objectiveHas('score');
    const isRead =
      hasScores && (this.lacksSnapshot(snapshot) || lacksLessonScores(snapshot, this.snapshotLimit));
    const progress = isRead ? this.objectiveScores(neverSet) : undefined;
    const totalSeconds = parseTimespan(reads.get('cmi.core.total_time'));
    const held = this.#isPreset ? nothingAchieved : achieved;
    return { mode, snapshot, achieved: held, progress, totalSeconds, learner };
  }

  protected override write({ outcome, saved }: SessionState): void {
    for (const objective of outcome.objectives) this.#writeObjective(objective);
    if (outcome.best !== undefined) {
      // The bounds first: an LMS may check raw against them.
      if (this.#scoreHas('min')) this.writer.setOptional('score bounds', 'cmi.core.score.min', '0');
      if (this.#scoreHas('max')) this.writer.setOptional('score bounds', 'cmi.core.score.max', '100');
      this.writer.set('cmi.core.score.raw', rawOf(outcome.best));
    }
    if (outcome.completed || !this.#isPreset) {
      this.writer.set('cmi.core.lesson_status', statusOf(outcome));
    }
    if (saved) {
      if (saved.location !== '') {
        this.writer.setIfTaken('cmi.core.lesson_location', cut(saved.location, stringLimit));
      }
      this.writer.set('cmi.suspend_data', saved.snapshot);
    }
    this.writer.setIfTaken('cmi.core.exit', outcome.completed ? '' : 'suspend');
    if (saved?.language && this.#preferenceHas('language'))
      this.writer.setIfTaken('cmi.student_preference.language', saved.language);
    if (saved) this.writer.setIfTaken('cmi.core.session_time', timespan12(saved.sessionSeconds));
  }

  /**
   * The LMS keeps its data anyway, as long as the session is not ended: after Finish it marks a lesson without a status
   * as completed (RTE 3.4.4, `cmi.core.lesson_status`).
   */
  protected override keepAttempt(): boolean {
    return false;
  }

  #hasVisited(snapshot: string): boolean {
    return (
      this.reads.get('cmi.core.entry').toLowerCase() !== 'ab-initio' ||
      this.hasSignOfVisit(snapshot, {
        credit: 'cmi.core.credit',
        time: 'cmi.core.total_time',
        others: ['cmi.core.score.raw', 'cmi.core.lesson_location'],
      })
    );
  }

  /** Reads which optional groups the LMS supports, once (RTE 3.4.2). */
  #probe(raw: string): void {
    this.#scoreHas = this.#children('cmi.core.score._children', 'raw');
    this.writer.noteHeldValue('cmi.core.score.raw', raw);
    this.#interactionHas = this.#children('cmi.interactions._children', 'id');
    if (this.#interactionHas('id')) this.interactions.next = this.count('interactions');
    else this.writer.omit('interactions');
    this.#objectiveHas = this.#children('cmi.objectives._children', 'id');
    if (this.#objectiveHas('id')) this.readObjectives((element) => this.#isCompleted(element));
    else this.writer.omit('objectives');
  }

  #isCompleted(objective: string): boolean {
    if (!this.#objectiveHas('status')) return false;
    const status = this.reads.get(`${objective}.status`, neverSet).toLowerCase();
    this.writer.noteHeldValue(`${objective}.status`, status);
    return status === 'completed' || status === 'passed';
  }

  /**
   * Reads which children an element has: none if the LMS says that it does not support the element. If the LMS returns
   * something that is no list (Open edX), or the read fails, all are tried.
   *
   * @param marks a list contains at least one of these
   */
  #children(element: string, ...marks: string[]): Has {
    const { value, code, failed } = this.reads.read(element);
    const children = value
      .slice(0, 1000)
      .split(',')
      .map((child) => child.trim());
    if (marks.some((mark) => children.includes(mark))) return (child) => children.includes(child);
    const unknown = failed || code === '0';
    return () => unknown;
  }

  /** RTE 3.4.4 `cmi.interactions`. Returns whether the next may follow. */
  protected override writeInteraction(index: number, interaction: Interaction): boolean {
    const { response, result, at } = interaction;
    const set = (child: string, value: string): boolean =>
      !this.#interactionHas(child.split('.')[0] ?? '') || this.setOfInteraction(index, child, value);
    return (
      set('id', identifier(interaction.id)) &&
      (interaction.objective === '' || set('objectives.0.id', identifier(interaction.objective))) &&
      set('time', time12(at)) &&
      set('type', response.type) &&
      set('correct_responses.0.pattern', cut(correctPattern(response, '1.2'), stringLimit)) &&
      set('weighting', decimal(interaction.weighting, 2)) &&
      set('student_response', cut(responsePattern(response, '1.2'), stringLimit)) &&
      set('result', result === 'incorrect' ? 'wrong' : result) &&
      set('latency', timespan12(interaction.latencySeconds))
    );
  }

  /** RTE 3.4.4 `cmi.objectives`. */
  #writeObjective(objective: Objective): void {
    const id = identifier(objective.id);
    const index = this.objectives.at(id);
    if (index === undefined) return;
    const element = `cmi.objectives.${index}`;
    if (!this.writer.setOptional('objectives', `${element}.id`, id)) return;
    const { status, score } = objective;
    if (score !== undefined && this.#objectiveHas('score')) this.#writeObjectiveScore(element, score);
    if (status === 'not attempted' || this.completed.has(id) || !this.#objectiveHas('status')) return;
    this.writer.setOptional('objectives', `${element}.status`, status);
  }

  #writeObjectiveScore(element: string, score: number): void {
    this.#objectiveScoreHas ??= this.#children(`${element}.score._children`, 'raw');
    const has = this.#objectiveScoreHas;
    for (const [child, value] of [
      ['min', '0'],
      ['max', '100'],
      ['raw', rawOf(score)],
    ] as const) {
      if (has(child)) this.writer.setOptional('objective scores', `${element}.score.${child}`, value);
    }
  }
}

/** RTE 3.4.4 `cmi.core.lesson_status`: completion and success in one word. */
function statusOf({ completed, success }: Outcome): string {
  if (completed) return success === 'passed' ? 'passed' : 'completed';
  // A learner who passed but has lessons left is not finished: an LMS takes `passed` for the end.
  return success === 'failed' ? 'failed' : 'incomplete';
}

function achievedOf(status: string, raw: string): AchievedResult {
  const best = parseScore(raw, 100);
  switch (status) {
    case 'passed':
      return { completed: true, success: 'passed', best };
    case 'completed':
      return { ...nothingAchieved, completed: true, best };
    case 'failed':
      return { ...nothingAchieved, success: 'failed', best };
    default:
      // Some LMSs return 0 for a score that was never set. A real score of 0 is in the snapshot.
      return { ...nothingAchieved, best: best === 0 ? undefined : best };
  }
}
