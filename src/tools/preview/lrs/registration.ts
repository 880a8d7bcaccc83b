import type { StatementStandard } from '../package-info.ts';
import type { JsonObject } from './json.ts';

export type LaunchMode = 'Normal' | 'Browse' | 'Review';

/** One launch (cmi5: session). */
export interface LrsSession {
  readonly id: string;
  readonly mode: LaunchMode;
  /** ISO 8601. */
  readonly launched: string;
  readonly state: 'launched' | 'open' | 'terminated' | 'abandoned';
  /** What the course has already requested: `initialized` must come after both. */
  readonly read: readonly ('launch data' | 'preferences')[];
}

/** A document of the State API. */
export interface StateDocument {
  readonly text: string;
  readonly etag: string;
  /** The `Content-Type` with which it was sent. Default: JSON. */
  readonly type?: string;
  /** ISO 8601. */
  readonly updated?: string;
}

/** A refused request, for display. */
export interface Refused {
  /** ISO 8601. */
  readonly at: string;
  readonly request: string;
  readonly status: number;
  readonly why: string;
}

/** Everything that the embedded LMS and its store know about one learner in one package. */
export interface Registration {
  readonly standard: StatementStandard;
  /** The number of this registration among the learner's for this package. Default: 1. */
  readonly attempt?: number;
  readonly registration: string;
  /** In cmi5, made by the LMS and never the publisher's id (cmi5 8.1). */
  readonly activityId: string;
  readonly publisherId: string;
  readonly title: string;
  readonly moveOn: string;
  readonly masteryScore?: number;
  readonly actor: JsonObject;
  readonly language: string;
  /** Whether the learner wants sound. Default: on. */
  readonly sound?: 'on' | 'off';
  readonly sessions: readonly LrsSession[];
  /** In the order in which they came. */
  readonly statements: readonly JsonObject[];
  readonly states: Readonly<Record<string, StateDocument>>;
  readonly refused: readonly Refused[];
  readonly isSatisfied: boolean;
}

export const attemptOf = ({ attempt = 1 }: Registration): number => attempt;

export const extension = (name: string): string => `https://w3id.org/xapi/cmi5/context/extensions/${name}`;
export const category = (name: string): string => `https://w3id.org/xapi/cmi5/context/categories/${name}`;
export const adlVerb = (name: string): string => `http://adlnet.gov/expapi/verbs/${name}`;

/** The template of every statement of a session (cmi5 10). */
export function contextTemplate({ publisherId }: Registration, session: string): JsonObject {
  return {
    contextActivities: { grouping: [{ objectType: 'Activity', id: publisherId }] },
    extensions: { [extension('sessionid')]: session },
  };
}
