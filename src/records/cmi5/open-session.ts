import type { MergeSnapshot } from '../../session/learning-record.ts';
import type { CallLog } from '../call-log.ts';
import type { XapiEnvironment } from '../xapi/xapi-environment.ts';
import { Lrs } from '../xapi/lrs.ts';
import { SessionMemory } from '../xapi/session-memory.ts';
import { StateStore } from '../xapi/state-store.ts';
import { type EarlierWork, XapiSession } from '../xapi/xapi-session.ts';
import type { Cmi5Launch } from './launch.ts';
import { earlierKey, memoryKey } from './launch.ts';
import { readLaunchData } from './launch-data.ts';
import { LearnerPreferences } from './learner-preferences.ts';
import { authorise } from './token.ts';

/** The document in which the LMS wrote its launch data before the launch. */
const launchDataId = 'LMS.LaunchData';

/**
 * Begins a session in the order of cmi5 (Quartz, 1st edition): token (section 8.2), launch data (10), learner
 * preferences (11), `initialized` (9.3.2). It also sends what an earlier version of the course could not send.
 *
 * @throws {RecordError} if the LMS or its store does not respond as cmi5 requires
 */
export async function openSession(
  launch: Cmi5Launch,
  environment: XapiEnvironment,
  log: CallLog,
  merge: MergeSnapshot,
): Promise<XapiSession> {
  const memory = new SessionMemory(environment.tab, memoryKey(launch));
  await authorise(launch, memory, environment);
  const lrs = new Lrs(launch.endpoint, () => memory.values.token, environment, log);
  const store = new StateStore(lrs, launch, launchDataId);
  const data = readLaunchData(await store.document(launchDataId));
  const learner = new LearnerPreferences(lrs, launch.actor);
  // Neither depends on the other.
  const [preferences, stored] = await Promise.all([learner.read(), store.read()]);
  // Set before the first time stamp is taken: no statement may be older than `initialized`.
  if (memory.values.begun === 0) memory.remember({ begun: environment.now() });
  const earlier = await readEarlier(environment.device, launch, data.sessionId);
  const session = new XapiSession({
    launch,
    environment,
    lrs,
    memory,
    store,
    data,
    stored,
    ...(earlier && { earlier }),
    preferences,
    prefer: (language) => learner.prefer(language),
    merge,
  });
  await session.initialize();
  return session;
}

/** Few learners have unsent work of an earlier version: only for them is the module that reads it loaded. */
async function readEarlier(
  device: XapiEnvironment['device'],
  launch: Cmi5Launch,
  sessionId: string,
): Promise<EarlierWork | undefined> {
  try {
    if (!device?.getItem(earlierKey(launch))) return undefined;
  } catch {
    // If storage is refused, nothing was kept.
    return undefined;
  }
  const earlier = await import('./earlier-version.ts');
  return earlier.readEarlier(device, launch, sessionId);
}
