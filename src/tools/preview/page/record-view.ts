import type { ScormStandard } from '../package-info.ts';
import type { Cmi } from './learner-record.ts';
import { branch } from './learner-record.ts';

/** A record in the terms of a report, independent of the standard. '' means "not recorded". */
export interface RecordView {
  /** SCORM 1.2's single status; '' in SCORM 2004. */
  readonly status: string;
  readonly completion: string;
  readonly success: string;
  readonly score: Score;
  /** 0–1 as a numeral; '' in SCORM 1.2. */
  readonly progress: string;
  readonly location: string;
  readonly entry: string;
  readonly exit: string;
  readonly mode: string;
  readonly credit: string;
  readonly sessionTime: string;
  readonly totalTime: string;
  readonly suspendData: string;
  /** The number of characters that the standard guarantees. */
  readonly suspendLimit: number;
  readonly objectives: readonly ObjectiveView[];
  readonly interactions: readonly InteractionView[];
}

export interface Score {
  readonly raw: string;
  readonly min: string;
  readonly max: string;
  readonly scaled: string;
}

export interface ObjectiveView {
  readonly id: string;
  readonly description: string;
  readonly status: string;
  readonly score: string;
}

export interface InteractionView {
  readonly id: string;
  readonly type: string;
  readonly description: string;
  readonly response: string;
  readonly right: string;
  readonly result: string;
  readonly time: string;
  readonly latency: string;
}

export const suspendLimits: Readonly<Record<ScormStandard, number>> = { scorm12: 4096, scorm2004: 64_000 };

export function recordView(standard: ScormStandard, cmi: Cmi, totalTime: string): RecordView {
  const is12 = standard === 'scorm12';
  const core = is12 ? branch(cmi['core']) : cmi;
  const status = text(core['lesson_status']);
  const isJudged = status === 'passed' || status === 'failed';
  const completion12 = status === 'passed' ? 'completed' : status === 'failed' ? 'unknown' : status;
  return {
    status,
    completion: is12 ? completion12 : text(cmi['completion_status']),
    success: is12 ? (isJudged ? status : 'unknown') : text(cmi['success_status']),
    score: score(core['score']),
    progress: text(cmi['progress_measure']),
    location: text(core['lesson_location'] ?? core['location']),
    entry: text(core['entry']),
    exit: text(core['exit']),
    mode: text(core['lesson_mode'] ?? core['mode']),
    credit: text(core['credit']),
    sessionTime: text(core['session_time']),
    totalTime,
    suspendData: text(cmi['suspend_data']),
    suspendLimit: suspendLimits[standard],
    objectives: list(cmi['objectives']).map((each) => ({
      id: text(each['id']),
      description: text(each['description']),
      status: [each['status'], each['completion_status'], each['success_status']]
        .map(text)
        .filter((one) => one !== '' && one !== 'unknown')
        .join(', '),
      score: score(each['score']).scaled || score(each['score']).raw,
    })),
    interactions: list(cmi['interactions']).map((each) => ({
      id: text(each['id']),
      type: text(each['type']),
      description: text(each['description']),
      response: text(each['student_response'] ?? each['learner_response']),
      right: patterns(each['correct_responses']),
      result: text(each['result']),
      time: text(each['time'] ?? each['timestamp']),
      latency: text(each['latency']),
    })),
  };
}

function text(value: Cmi[string] | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

function list(value: Cmi[string] | undefined): Cmi[] {
  return Object.values(branch(value)).map(branch);
}

function patterns(value: Cmi[string] | undefined): string {
  return list(value)
    .map((each) => text(each['pattern']))
    .join(' or ');
}

function score(value: Cmi[string] | undefined): Score {
  const given = branch(value);
  return {
    raw: text(given['raw']),
    min: text(given['min']),
    max: text(given['max']),
    scaled: text(given['scaled']),
  };
}

/** A time interval of either standard as `1 h 02 min 07 s`; unchanged if it cannot be read. */
export function duration(value: string): string {
  const parts =
    /^(?<h>\d{2,4}):(?<m>\d{2}):(?<s>\d{2})(?:\.\d+)?$/.exec(value)?.groups ??
    /^P(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+)(?:\.\d+)?S)?)?$/.exec(value)?.groups;
  if (parts === undefined) return value;
  const number = (name: string) => Number(parts[name] ?? 0);
  const seconds = ((number('d') * 24 + number('h')) * 60 + number('m')) * 60 + number('s');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (figure: number) => String(figure).padStart(2, '0');
  return h > 0 ? `${h} h ${two(m)} min ${two(s)} s` : m > 0 ? `${m} min ${two(s)} s` : `${s} s`;
}
