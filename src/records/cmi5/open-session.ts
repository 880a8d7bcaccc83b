import type { MergeSnapshot } from '../../session/learning-record.ts';
import type { CallLog } from '../call-log.ts';
import { Cmi5Session } from './cmi5-session.ts';
import { readEarlier } from './earlier-version.ts';
import type { Launch } from './launch.ts';
import { readLaunchData, readPreferences } from './launch-data.ts';
import { Lrs } from './lrs.ts';
import { SessionMemory } from './session-memory.ts';
import { StateStore } from './state-store.ts';
import { authorise } from './token.ts';
import type { Cmi5Environment } from './cmi5-environment.ts';

/**
 * Begins a session in the order of cmi5: token (section 8.2), launch data (10), learner preferences (11), `initialized`
 * (9.3.2). What an earlier version of the course could not send is taken on.
 *
 * @throws {RecordError} where the LMS or its store does not play its part.
 */
export async function openSession(
  launch: Launch,
  environment: Cmi5Environment,
  log: CallLog,
  merge: MergeSnapshot,
): Promise<Cmi5Session> {
  const memory = new SessionMemory(environment.tab, launch);
  await authorise(launch, memory, environment);
  const lrs = new Lrs(launch.endpoint, () => memory.now.token, environment, log);
  const store = new StateStore(lrs, launch);
  const data = readLaunchData(await store.launchData());
  const query = { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(launch.actor) };
  const profile = { method: 'GET', resource: 'agents/profile', query, takes: [403, 404] } as const;
  // Neither is needed by the other, and the course can do without preferences.
  const [preferences, stored] = await Promise.all([
    lrs.patiently(() => lrs.ask(profile)).then(({ text }) => text, () => ''), // prettier-ignore
    store.read(),
  ]);
  // Before anything gets a time stamp: nothing may be older than `initialized`.
  if (memory.now.begun === 0) memory.remember({ begun: environment.now() });
  const session = new Cmi5Session({
    launch,
    environment,
    lrs,
    memory,
    store,
    data,
    stored,
    earlier: readEarlier(environment.device, launch, data.sessionId),
    preferences: readPreferences(preferences),
    merge,
  });
  await session.initialize();
  return session;
}
