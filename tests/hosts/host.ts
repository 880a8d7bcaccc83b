/** What an LMS has on record, in the same form for every host. */
export interface Recorded {
  /** The LMS's own words: in 1.2 `passed`, in 2004 `completed/passed`. */
  readonly status: string;
  readonly completion: 'completed' | 'incomplete' | 'unknown';
  readonly success: 'passed' | 'failed' | 'unknown';
  /** 0–1. */
  readonly score: number | undefined;
  /** As written, e.g. `80`. */
  readonly raw: string;
  /** 0–1; 2004 only. */
  readonly progress: number | undefined;
  readonly location: string;
  readonly suspendData: string;
  readonly interactions: readonly RecordedInteraction[];
  readonly objectives: readonly RecordedObjective[];
  /** In seconds, for all sessions together. */
  readonly totalTime: number;
}

export interface RecordedInteraction {
  readonly id: string;
  readonly type: string;
  readonly response: string;
  readonly correct: string;
  readonly result: string;
  readonly objective: string;
  readonly weighting: string;
  readonly latency: string;
  readonly time: string;
  readonly description: string;
}

export interface RecordedObjective {
  readonly id: string;
  readonly status: string;
  /** 0–1. */
  readonly score: number | undefined;
  readonly description: string;
}

export type HostMode = 'normal' | 'review' | 'browse';

/** An LMS that can be launched and killed, and whose record can be read. */
export interface Host {
  readonly name: string;
  readonly edition: '1.2' | '2004';
  /** Opens a session and returns its API. An open session is killed first. */
  launch(mode?: HostMode): object;
  /** Ends the browser: what was not committed is lost. */
  kill(): void;
  /** What the LMS has stored, i.e. what was committed. */
  recorded(): Recorded;
  /** Every call that the LMS answered with an error, except the allowed probe, e.g. `SetValue(x, y) 405`. */
  errors(): readonly string[];
  /** The number of calls of each method, for all sessions together. */
  calls(): ReadonlyMap<string, number>;
}

/** The seconds in `HHHH:MM:SS.SS` or `PT#H#M#S`. */
export function secondsOf(time: string): number {
  const clock = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(time);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const interval = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(time);
  if (!interval) return 0;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = interval.map((part) => Number(part) || 0);
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** The host's record, from its data model as element → value. */
export function recordedOf(
  edition: Host['edition'],
  data: ReadonlyMap<string, string>,
  totalTime: number,
): Recorded {
  const get = (element: string): string => data.get(element) ?? '';
  const many = <T>(prefix: string, read: (element: string) => T): T[] => {
    const found: T[] = [];
    while (data.has(`${prefix}.${found.length}.id`)) found.push(read(`${prefix}.${found.length}`));
    return found;
  };
  const is12 = edition === '1.2';
  const lessonStatus = get('cmi.core.lesson_status');
  const raw = get(is12 ? 'cmi.core.score.raw' : 'cmi.score.raw');
  return {
    status: is12 ? lessonStatus : `${get('cmi.completion_status')}/${get('cmi.success_status')}`,
    completion: is12 ? completionOf(lessonStatus) : completionOf(get('cmi.completion_status')),
    success: successOf(is12 ? lessonStatus : get('cmi.success_status')),
    score: is12 ? numberOf(raw, 100) : numberOf(get('cmi.score.scaled'), 1),
    raw,
    progress: numberOf(get('cmi.progress_measure'), 1),
    location: get(is12 ? 'cmi.core.lesson_location' : 'cmi.location'),
    suspendData: get('cmi.suspend_data'),
    interactions: many('cmi.interactions', (element) => ({
      id: get(`${element}.id`),
      type: get(`${element}.type`),
      response: get(`${element}.${is12 ? 'student' : 'learner'}_response`),
      correct: get(`${element}.correct_responses.0.pattern`),
      result: get(`${element}.result`),
      objective: get(`${element}.objectives.0.id`),
      weighting: get(`${element}.weighting`),
      latency: get(`${element}.latency`),
      time: get(`${element}.${is12 ? 'time' : 'timestamp'}`),
      description: get(`${element}.description`),
    })),
    objectives: many('cmi.objectives', (element) => ({
      id: get(`${element}.id`),
      status: get(`${element}.${is12 ? 'status' : 'completion_status'}`),
      score: is12 ? numberOf(get(`${element}.score.raw`), 100) : numberOf(get(`${element}.score.scaled`), 1),
      description: get(`${element}.description`),
    })),
    totalTime,
  };
}

function completionOf(status: string): Recorded['completion'] {
  if (status === 'passed' || status === 'completed') return 'completed';
  return status === 'incomplete' || status === 'failed' ? 'incomplete' : 'unknown';
}

function successOf(status: string): Recorded['success'] {
  return status === 'passed' || status === 'failed' ? status : 'unknown';
}

function numberOf(text: string, max: number): number | undefined {
  return text === '' ? undefined : Number(text) / max;
}

/** The learner's answers, without the evidence of completion, which no setting leaves out. */
export const answersIn = ({ interactions }: Pick<Recorded, 'interactions'>): Recorded['interactions'] =>
  interactions.filter(({ id }) => !isEvidence(id));

/** Whether the record says what was completed; see `src/course/evidence.ts`. */
export const hasEvidence = ({ interactions }: Pick<Recorded, 'interactions'>): boolean =>
  interactions.some(({ id, response }) => isEvidence(id) && /completed \d{4}-/.test(response));

const isEvidence = (id: string): boolean => id.startsWith('completion.v');
