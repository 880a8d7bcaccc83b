import type { Interaction } from '../course/interaction.ts';
import type { Objective, Outcome } from '../course/outcome.ts';
import type { Standing } from '../course/standing.ts';
import { nothingYet } from '../course/standing.ts';
import type { Opened } from '../session/learning-record.ts';
import { names12 } from './api-calls.ts';
import {
  correctPattern,
  countRead,
  cut,
  decimal,
  identifier,
  languageRead,
  line,
  rawOf,
  responsePattern,
  scoreRead,
  secondsRead,
  soundRead,
  time12,
  timespan12,
} from './format.ts';
import type { RecordOptions, Told } from './scorm-record.ts';
import { modeRead, ScormRecord } from './scorm-record.ts';

/** SCORM 1.2 RTE 3.4.1 `CMIFeedback` and `CMIString255`. */
const stringLimit = 255;

type Has = (child: string) => boolean;

/** The record over an object with the API of SCORM 1.2 (RTE 3.3). */
export class Scorm12Record extends ScormRecord {
  /** SCORM 1.2 RTE 3.4.4 `CMIString4096`. */
  readonly snapshotLimit = 4096;
  #scoreHas: Has = () => true;
  #interactionHas: Has = () => true;
  #objectiveHas: Has = () => true;
  #objectiveScoreHas: Has | undefined;

  constructor(api: unknown, options: RecordOptions = {}) {
    super(api, names12, options);
  }

  protected override answers(): boolean {
    this.calls.get('cmi.core.lesson_status');
    return this.calls.lastError() === '0';
  }

  protected override read(): Opened {
    const core = this.#children('cmi.core._children', 'lesson_status');
    const mode = core('lesson_mode') ? modeRead(this.calls.get('cmi.core.lesson_mode')) : 'normal';
    const status = this.calls.get('cmi.core.lesson_status').trim().toLowerCase();
    this.writer.holds('cmi.core.lesson_status', status);
    const raw = this.calls.get('cmi.core.score.raw');
    const snapshot = this.calls.get('cmi.suspend_data');
    this.writer.holds('cmi.suspend_data', snapshot);
    const preference = this.#children('cmi.student_preference._children', 'language', 'audio');
    const opened: Opened = {
      mode,
      snapshot,
      standing: standingOf(status, raw),
      totalSeconds: secondsRead(this.calls.get('cmi.core.total_time')),
      learner: {
        name: line(this.calls.get('cmi.core.student_name'), stringLimit),
        id: line(this.calls.get('cmi.core.student_id'), stringLimit),
        language: preference('language')
          ? languageRead(this.calls.get('cmi.student_preference.language'))
          : '',
        // Below 0 is off, 0 leaves it as it is (1.2 RTE 3.4.4).
        sound: preference('audio')
          ? soundRead(this.calls.get('cmi.student_preference.audio'), (level) => level < 0)
          : '',
      },
    };
    if (mode === 'normal') this.#probe(raw);
    return opened;
  }

  protected override write({ outcome, saved, interactions }: Told): void {
    for (const [index, interaction] of interactions) {
      if (!this.#writeInteraction(`cmi.interactions.${index}`, interaction)) break;
    }
    for (const objective of outcome?.objectives ?? []) this.#writeObjective(objective);
    if (outcome) {
      if (outcome.best !== undefined) {
        // The bounds first: an LMS may check raw against them.
        if (this.#scoreHas('min')) this.writer.setOptional('score bounds', 'cmi.core.score.min', '0');
        if (this.#scoreHas('max')) this.writer.setOptional('score bounds', 'cmi.core.score.max', '100');
        this.writer.set('cmi.core.score.raw', rawOf(outcome.best));
      }
      this.writer.set('cmi.core.lesson_status', statusOf(outcome));
    }
    if (saved) {
      if (saved.location !== '') {
        this.writer.setIfTaken('cmi.core.lesson_location', cut(saved.location, stringLimit));
      }
      if (saved.snapshot !== '') this.writer.set('cmi.suspend_data', saved.snapshot);
    }
    if (outcome) this.writer.setIfTaken('cmi.core.exit', outcome.completed ? '' : 'suspend');
    if (saved) this.writer.setIfTaken('cmi.core.session_time', timespan12(saved.sessionSeconds));
  }

  /** What else the LMS supports: the optional groups, asked once (RTE 3.4.2). */
  #probe(raw: string): void {
    this.#scoreHas = this.#children('cmi.core.score._children', 'raw');
    this.writer.holds('cmi.core.score.raw', raw.trim());
    this.#interactionHas = this.#children('cmi.interactions._children', 'id');
    if (this.#interactionHas('id')) this.nextIndex = countRead(this.calls.get('cmi.interactions._count'));
    else this.writer.leave('interactions');
    this.#objectiveHas = this.#children('cmi.objectives._children', 'id');
    if (this.#objectiveHas('id')) this.readObjectives((element) => this.#isCompleted(element));
    else this.writer.leave('objectives');
  }

  #isCompleted(objective: string): boolean {
    if (!this.#objectiveHas('status')) return false;
    const status = this.calls.get(`${objective}.status`);
    this.writer.holds(`${objective}.status`, status);
    return status === 'completed' || status === 'passed';
  }

  /**
   * Asks which children an element has. Where the LMS answers with an error there are none; where it answers
   * something that is no list (Open edX), nothing is known and all are tried.
   *
   * @param marks a list has at least one of these
   */
  #children(element: string, ...marks: string[]): Has {
    const children = this.calls
      .get(element)
      .slice(0, 1000)
      .split(',')
      .map((child) => child.trim());
    if (marks.some((mark) => children.includes(mark))) return (child) => children.includes(child);
    const unknown = this.calls.lastError() === '0';
    return () => unknown;
  }

  /** RTE 3.4.4 `cmi.interactions`. Answers whether the LMS took it. */
  #writeInteraction(element: string, interaction: Interaction): boolean {
    const { response, result, at } = interaction;
    const set = (child: string, value: string): boolean =>
      value === '' ||
      !this.#interactionHas(child.split('.')[0] ?? '') ||
      this.writer.setOptional('interactions', `${element}.${child}`, value);
    return (
      set('id', identifier(interaction.id)) &&
      set('objectives.0.id', identifier(interaction.objective)) &&
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
    const element = `cmi.objectives.${this.indexOfObjective({ id })}`;
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
  // Passed, but with lessons still to see, is not finished: an LMS takes `passed` for the end.
  return success === 'failed' ? 'failed' : 'incomplete';
}

function standingOf(status: string, raw: string): Standing {
  const best = scoreRead(raw, 100);
  switch (status) {
    case 'passed':
      return { completed: true, success: 'passed', best };
    case 'completed':
      return { ...nothingYet, completed: true, best };
    case 'failed':
      return { ...nothingYet, success: 'failed', best };
    default:
      return { ...nothingYet, best };
  }
}
