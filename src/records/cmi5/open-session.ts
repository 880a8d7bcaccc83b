import type { MergeSnapshot } from '../../session/learning-record.ts';
import type { CallLog } from '../call-log.ts';
import { Cmi5Session } from './cmi5-session.ts';
import { Device } from './device.ts';
import type { Launch } from './launch.ts';
import { readLaunchData, readPreferences } from './launch-data.ts';
import { Lrs } from './lrs.ts';
import { SessionMemory } from './session-memory.ts';
import { StateStore } from './state-store.ts';
import { authorise } from './token.ts';
import type { Environment } from './environment.ts';

/**
 * Begins a session in the order of cmi5 (8.2, 10, 11, 9.3.2): token, launch data, learner preferences, `initialized`.
 * What an earlier session could not send is taken on.
 *
 * @throws {RecordError} where the LMS or its store does not play its part.
 */
export async function openSession(
  launch: Launch,
  environment: Environment,
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
  const device = new Device(environment.device, launch);
  const kept = device.read();
  const session = new Cmi5Session({
    launch,
    environment,
    lrs,
    memory,
    store,
    data,
    device,
    stored,
    kept: kept?.state,
    preferences: readPreferences(preferences),
    merge,
  });
  // Before anything gets a time stamp: nothing may be older than `initialized`.
  if (memory.now.begun === 0) memory.remember({ begun: environment.now() });
  if (kept) session.takeOn(kept);
  await session.initialize();
  return session;
}
