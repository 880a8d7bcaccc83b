import type { MergeSnapshot } from '../../session/learning-record.ts';
import type { CallLog } from '../call-log.ts';
import type { XapiEnvironment } from '../xapi/xapi-environment.ts';
import type { SessionData } from '../xapi/launch.ts';
import { Lrs } from '../xapi/lrs.ts';
import { SessionMemory } from '../xapi/session-memory.ts';
import { StateStore } from '../xapi/state-store.ts';
import { XapiSession } from '../xapi/xapi-session.ts';
import type { TinCanLaunch } from './launch.ts';
import { memoryKey } from './launch.ts';

/**
 * Begins a session for an LMS that takes xAPI (1.0.3) but not cmi5: the launch address contains everything, and the LMS
 * has no settings for the course.
 *
 * @throws {RecordError} if the store does not respond as xAPI requires
 */
export async function openSession(
  launch: TinCanLaunch,
  environment: XapiEnvironment,
  log: CallLog,
  merge: MergeSnapshot,
): Promise<XapiSession> {
  const memory = new SessionMemory(environment.tab, memoryKey(launch));
  if (memory.ended) memory.begin();
  const lrs = new Lrs(launch.endpoint, () => launch.auth, environment, log);
  const store = new StateStore(lrs, launch);
  const stored = await store.read();
  // Set before the first time stamp is taken: no statement may be older than `initialized`.
  if (memory.values.begun === 0) memory.remember({ begun: environment.now() });
  const session = new XapiSession({
    launch,
    environment,
    lrs,
    memory,
    store,
    data: dataOf(launch, memory.values.begun),
    stored,
    preferences: { languages: launch.languages, sound: '' },
    merge,
  });
  await session.initialize();
  return session;
}

/** @param begun in ms since 1970: distinguishes the sessions of a registration */
const dataOf = ({ grouping, platform }: TinCanLaunch, begun: number): SessionData => ({
  contextTemplate: {
    ...(grouping !== '' && { contextActivities: { grouping: [{ objectType: 'Activity', id: grouping }] } }),
    ...(platform !== '' && { platform }),
  },
  sessionId: String(begun),
  mode: 'normal',
  masteryScore: undefined,
  scoresCompletion: true,
  mayPassAfterFailing: true,
  keepsEarlierTimes: true,
  returnUrl: undefined,
});
