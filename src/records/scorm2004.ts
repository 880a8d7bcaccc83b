import { sentencesWithin } from '../course/sentences.ts';
import type { Interaction } from '../course/interaction.ts';
import type { Objective } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { nothingAchieved } from '../course/achieved-result.ts';
import { lacksLessonScores } from '../course/snapshot-decode.ts';
import type { Learner, OpenedRecord, SessionState } from '../session/learning-record.ts';
import { names2004 } from './api-calls.ts';
import {
  correctPattern,
  parseCount,
  cut,
  decimal,
  identifier,
  parseLanguages,
  line,
  rawOf,
  responsePattern,
  parseScore,
  parseTimespan,
  parseSound,
  clampedShare,
  timeInterval,
  timestamp,
  parseMode,
} from './format.ts';
import { cleanId, cleanName } from './clean-values.ts';
import type { RecordOptions } from './record-options.ts';
import { ScormRecord } from './scorm-record.ts';

/** SCORM 2004 RTE 4.2.14: `cmi.location`. */
const locationLimit = 1000;
/** RTE 4.2.9, 4.2.17: descriptions. Also used for the learner's id and name (4.2.11, 4.2.12), which may be longer. */
const descriptionLimit = 250;
/** RTE 4.2.9: the smallest permitted maximum for interactions. */
const guaranteed = 250;
/** The last indexes are reserved for evidence and acknowledgements, which are tried beyond them, too. */
const answerLimit = guaranteed - 20;
/** RTE 3.1.7.6: the error for an element that was never set. */
const neverSet = '403';
/** How many interactions to search for a scored answer, which shows whether there is a score to read. */
const mostLookedBack = 12;

/** The record over an object with the API of SCORM 2004, 3rd and 4th edition (RTE 3.1). */
export class Scorm2004Record extends ScormRecord {
  /** SCORM 2004 3rd ed. RTE 4.2.23: `cmi.suspend_data`. */
  readonly snapshotLimit = 64_000;
  protected override readonly statusElement = 'cmi.completion_status';
  /** RTE 3.1.7.4. */
  protected override readonly noSuchPlace = '301';
  /** Whether there is suspend data, from this session or an earlier one. */
  #keepsData = false;

  constructor(api: unknown, options: RecordOptions = {}) {
    super(api, names2004, options, answerLimit);
  }

  protected override read(): OpenedRecord {
    const { reads } = this;
    const mode = parseMode(reads.get('cmi.mode'));
    const entry = reads.get('cmi.entry').toLowerCase();
    const completion = this.#status(reads.getRequired('cmi.completion_status'), 'cmi.completion_status');
    const success = this.#status(reads.getRequired('cmi.success_status'), 'cmi.success_status');
    this.interactions.next = parseCount(reads.getRequired('cmi.interactions._count'));
    // A new attempt has no data yet, and reading it would be an error (RTE 3.1.7.6: 403).
    const resumed = entry === 'resume' || !isNew(entry, completion);
    const snapshot = resumed ? reads.getRequired('cmi.suspend_data') : '';
    if (resumed) this.writer.noteHeldValue('cmi.suspend_data', snapshot);
    if (mode === 'normal') {
      this.readObjectives((objective) => {
        const element = `${objective}.completion_status`;
        return this.#status(reads.get(element), element) === 'completed';
      });
    }
    const isLost = resumed && mode === 'normal' && this.lacksSnapshot(snapshot);
    const scored = resumed && (success === 'passed' || success === 'failed' || this.#hasCountedAnswer());
    const best = scored
      ? parseScore(reads.getRequired('cmi.score.scaled'), 1)
      : isLost
        ? // Some LMSs return 0 for a score that was never set.
          parseScore(reads.get('cmi.score.scaled', neverSet), 1) || undefined
        : undefined;
    // If there is no score, no lesson has one, either.
    const isRead = isLost
      ? best !== undefined
      : mode === 'normal' && lacksLessonScores(snapshot, this.snapshotLimit);
    const progress = isRead ? this.objectiveScores(neverSet) : undefined;
    if (best !== undefined) this.writer.noteHeldValue('cmi.score.scaled', scaledOf(best));
    const achieved: AchievedResult = {
      completed: completion === 'completed',
      success: success === 'passed' || success === 'failed' ? success : 'unknown',
      best,
    };
    const learner: Learner = {
      name: cleanName(reads.read('cmi.learner_name').said, descriptionLimit),
      id: cleanId(reads.read('cmi.learner_id').said, descriptionLimit),
      languages: parseLanguages(reads.get('cmi.learner_preference.language')),
      // An audio level of 0 is off (2004 RTE 4.2.13).
      sound: parseSound(reads.get('cmi.learner_preference.audio_level'), (level) => level === 0),
    };
    // In a new attempt both statuses are unknown (RTE 4.2.4, 4.2.22); the LMS itself keeps earlier attempts' results.
    const isPreset =
      mode === 'normal' &&
      entry === 'ab-initio' &&
      (achieved.completed || achieved.success !== 'unknown') &&
      !this.hasSignOfVisit(snapshot, {
        credit: 'cmi.credit',
        time: 'cmi.total_time',
        others: [...(resumed ? ['cmi.score.scaled'] : []), 'cmi.score.raw', 'cmi.location'],
      });
    if (isPreset) this.writer.markUnwritten(['cmi.completion_status', 'cmi.success_status']);
    this.#keepsData = resumed && !isPreset;
    const totalSeconds = parseTimespan(reads.get('cmi.total_time'));
    const held = isPreset ? nothingAchieved : achieved;
    return { mode, snapshot, achieved: held, progress, totalSeconds, learner };
  }

  protected override write({ outcome, saved }: SessionState): void {
    const { best, completed, success, progress, objectives } = outcome;
    for (const objective of objectives) this.#writeObjective(objective);
    if (best !== undefined) {
      this.writer.setIfTaken('cmi.score.min', '0');
      this.writer.setIfTaken('cmi.score.max', '100');
      this.writer.set('cmi.score.raw', rawOf(best));
      this.writer.set('cmi.score.scaled', scaledOf(best));
    }
    this.writer.set('cmi.completion_status', completed ? 'completed' : 'incomplete');
    if (success !== 'unknown') this.writer.set('cmi.success_status', success);
    const measure = completed ? 1 : progress;
    if (measure !== undefined) {
      this.writer.setOptional('progress measure', 'cmi.progress_measure', scaledOf(measure));
    }
    if (saved) {
      // Some LMSs refuse an empty location (scorm-again: 406).
      if (saved.location !== '') this.writer.setIfTaken('cmi.location', cut(saved.location, locationLimit));
      this.writer.set('cmi.suspend_data', saved.snapshot);
    }
    // RTE 4.2.8: any other value ends the attempt and discards the suspend data, even after completion. It is not set
    // before there is suspend data, because a resumed attempt is asked for it.
    this.#keepsData ||= saved !== undefined;
    if (this.#keepsData) this.writer.setIfTaken('cmi.exit', 'suspend');
    if (saved?.language) this.writer.setIfTaken('cmi.learner_preference.language', saved.language);
    if (saved) this.writer.setIfTaken('cmi.session_time', timeInterval(saved.sessionSeconds));
  }

  /** RTE 4.2.8: without this value the attempt ends, and the next one has none of its data. */
  protected override keepAttempt(): boolean {
    return this.calls.set('cmi.exit', 'suspend').ok && this.calls.commit().ok;
  }

  #status(value: string, element: string): string {
    const status = value.toLowerCase();
    this.writer.noteHeldValue(element, status);
    return status;
  }

  /**
   * Whether the record has a scored answer. If success is unknown, the score must not be read without checking: reading
   * a score that was never set is an error. A scored answer has a weighting, and was set together with a score.
   */
  #hasCountedAnswer(): boolean {
    const count = Math.min(this.interactions.next, guaranteed);
    for (let index = count - 1; index >= Math.max(0, count - mostLookedBack); index--) {
      const element = `cmi.interactions.${index}.weighting`;
      // If it cannot be read, there may be one.
      const { value, failed } = this.reads.read(element);
      if (Number(value) > 0 || (failed && this.reads.hasFailed(element))) return true;
    }
    return false;
  }

  /** RTE 4.2.9 `cmi.interactions`: the id first (408). Returns whether the next may follow. */
  protected override writeInteraction(index: number, interaction: Interaction): boolean {
    const { response, at } = interaction;
    const set = (child: string, value: string): boolean => this.setOfInteraction(index, child, value);
    return (
      set('id', identifier(interaction.id)) &&
      set('type', response.type) &&
      (interaction.objective === '' || set('objectives.0.id', identifier(interaction.objective))) &&
      set('timestamp', timestamp(at)) &&
      set('correct_responses.0.pattern', correctPattern(response, '2004')) &&
      set('weighting', decimal(interaction.weighting, 2)) &&
      set('learner_response', responsePattern(response, '2004')) &&
      set('result', interaction.result) &&
      set('latency', timeInterval(interaction.latencySeconds)) &&
      set('description', line(described(interaction), descriptionLimit))
    );
  }

  /** RTE 4.2.17 `cmi.objectives`: the id first (408). */
  #writeObjective({ id: lesson, description, status, score }: Objective): void {
    const id = identifier(lesson);
    const index = this.objectives.at(id);
    if (index === undefined) return;
    const element = `cmi.objectives.${index}`;
    const set = (child: string, value: string): boolean =>
      value === '' || this.writer.setOptional('objectives', `${element}.${child}`, value);
    if (!set('id', id) || !set('description', line(description, descriptionLimit))) return;
    if (score !== undefined) {
      const setScore = (child: string, value: string): boolean =>
        this.writer.setOptional('objective scores', `${element}.score.${child}`, value);
      if (setScore('min', '0') && setScore('max', '100') && setScore('raw', rawOf(score))) {
        setScore('scaled', scaledOf(score));
      }
    }
    if (status !== 'not attempted' && !this.completed.has(id)) set('completion_status', status);
  }
}

/** An acknowledgement's description is cut after a whole sentence; a question's is cut by `line`. */
const described = ({ response, description }: Interaction): string =>
  response.type === 'fill-in' ? sentencesWithin(description, descriptionLimit) : description;

/** The completion status decides if an LMS returns an unexpected entry. */
function isNew(entry: string, completion: string): boolean {
  if (completion === '') return entry === 'ab-initio';
  return completion === 'unknown' || completion === 'not attempted';
}

const scaledOf = (score: number): string => decimal(clampedShare(score), 4);
