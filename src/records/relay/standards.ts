import type { MethodNames } from '../api-calls.ts';
import { names12, names2004 } from '../api-calls.ts';
import type { ApiName } from '../find-api.ts';
import { timeInterval, timespan12 } from '../format.ts';
import type { StandardName } from './protocol.ts';

/** What a package needs to know about its standard; the rest comes from the course. */
export interface Standard {
  readonly api: ApiName;
  readonly names: MethodNames;
  readonly sessionTime: string;
  readonly time: (seconds: number) => string;
}

export const standardsByName: Readonly<Record<StandardName, Standard>> = {
  // SCORM 1.2 RTE 3.4.4.
  scorm12: { api: 'API', names: names12, sessionTime: 'cmi.core.session_time', time: timespan12 },
  // SCORM 2004 RTE 4.2.21.
  scorm2004: { api: 'API_1484_11', names: names2004, sessionTime: 'cmi.session_time', time: timeInterval },
};
