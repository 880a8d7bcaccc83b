import type { Interaction } from '../../src/course/interaction.ts';
import type { StatementStandard } from '../../src/tools/preview/package-info.ts';
import type { JsonObject } from '../../src/tools/preview/lrs/json.ts';
import { at } from '../../src/tools/preview/lrs/json.ts';
import type {
  CloseReason,
  LearningRecord,
  MergeSnapshot,
  OpenedRecord,
  SessionState,
} from '../../src/session/learning-record.ts';
import { Cmi5Host, verbIdOf } from './cmi5-host.ts';
import type { Host, HostMode, Recorded } from './host.ts';

const modes = { normal: 'Normal', review: 'Review', browse: 'Browse' } as const;
const progressKey = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** The embedded LMS with its record store, behind the interface of the other hosts. */
export interface LrsHost extends Host {
  record(mode?: HostMode): LearningRecord;
}

export const lrs = (): LrsHost => hostOf('cmi5');
/** The same store, launched without cmi5. */
export const xapiLrs = (): LrsHost => hostOf('xapi');

function hostOf(standard: StatementStandard): LrsHost {
  // No mastery score: the course decides what a pass is, and the contract passes with 75 %.
  const host = new Cmi5Host('none', standard);
  // The answers in the fixtures were given later that day.
  host.now = Date.parse('2026-03-04T05:00:00Z');
  return {
    name: 'the embedded record store',
    edition: '2004',
    launch: () => host,
    kill: () => {},
    errors: () => (host.isLaunched ? host.refused : []),
    calls: () => new Map(),
    recorded: () => recordedBy(host),
    record: (mode = 'normal') => new Launching(host, mode),
  };
}

/** A record whose launch is complete only when it opens. */
class Launching implements LearningRecord {
  readonly snapshotLimit = 64_000;
  readonly keepsAnswersOnce = true;
  readonly hasIdPerAttempt = true;
  readonly keepsTimeWithSnapshot = true;
  readonly isSlow = true;
  readonly #host: Cmi5Host;
  readonly #mode: HostMode;
  #record: LearningRecord | undefined;

  constructor(host: Cmi5Host, mode: HostMode) {
    this.#host = host;
    this.#mode = mode;
  }

  async open(merge?: MergeSnapshot): Promise<OpenedRecord> {
    // No two launches may be at the same moment.
    this.#host.now += 1000;
    this.#record = await this.#host.launch(modes[this.#mode]);
    return this.#record.open(merge);
  }

  answer(interaction: Interaction): number | undefined {
    return this.#record?.answer(interaction);
  }

  async commit(state: SessionState): Promise<void> {
    await this.#record?.commit(state);
  }

  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    await this.#record?.close(reason, state);
  }
}

/** The record according to the statements and the state document together. */
export function recordedBy(host: Pick<Cmi5Host, 'isLaunched' | 'statements' | 'registration'>): Recorded {
  const statements = host.isLaunched ? host.statements : [];
  const of = (verb: string): JsonObject[] => statements.filter((each) => verbIdOf(each).endsWith(`/${verb}`));
  const text = (each: JsonObject, ...path: string[]): string => String(at(each, ...path) ?? '');
  const part = (each: JsonObject, pattern: RegExp): string =>
    pattern.exec(text(each, 'object', 'id'))?.[1] ?? '';
  const state = JSON.parse((host.isLaunched && host.registration.states['course-state']?.text) || '{}') as {
    snapshot?: string;
    location?: string;
    seconds?: number;
  };
  const completion =
    of('completed').length > 0 ? 'completed' : of('initialized').length > 0 ? 'incomplete' : 'unknown';
  const success = of('passed').length > 0 ? 'passed' : of('failed').length > 0 ? 'failed' : 'unknown';
  const judged = of('passed')[0] ?? of('failed').at(-1);
  const shares = of('progressed').map(
    (each) => Number(at(each, 'result', 'extensions', progressKey) ?? 0) / 100,
  );
  return {
    status: `${completion}/${success}`,
    completion,
    success,
    score: judged && Number(at(judged, 'result', 'score', 'scaled')),
    raw: judged ? text(judged, 'result', 'score', 'raw') : '',
    progress: completion === 'completed' ? 1 : Math.max(...shares, 0) || undefined,
    location: state.location ?? '',
    suspendData: state.snapshot ?? '',
    interactions: of('answered').map((each) => ({
      // Evidence is directly below the course's own id.
      id: part(each, /question\/([^/]+)$/) || part(each, /\/([^/]+)$/),
      type: text(each, 'object', 'definition', 'interactionType'),
      response: text(each, 'result', 'response'),
      correct:
        (at(each, 'object', 'definition', 'correctResponsesPattern') as string[] | undefined)?.[0] ?? '',
      result: { true: 'correct', false: 'incorrect' }[text(each, 'result', 'success')] ?? 'neutral',
      objective: part(each, /test\/([^/]+)\//),
      weighting: '',
      latency: text(each, 'result', 'duration'),
      time: text(each, 'timestamp'),
      description: text(each, 'object', 'definition', 'description', 'en-GB'),
    })),
    objectives: statements
      .filter((each) => part(each, /(lesson)\/[^/]+$/) !== '')
      .map((each) => ({
        id: part(each, /lesson\/([^/]+)$/),
        status: 'completed',
        score: undefined,
        description: text(each, 'object', 'definition', 'name', 'en-GB'),
      })),
    totalTime: state.seconds ?? 0,
  };
}
