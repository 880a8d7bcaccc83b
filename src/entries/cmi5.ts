import type { FoundRecord } from '../player/boot.ts';
import { boot } from '../player/boot.ts';
import { browserEnvironment } from '../player/browser-environment.ts';
import { Cmi5Record } from '../records/cmi5/cmi5-record.ts';
import { readLaunch } from '../records/cmi5/launch.ts';
import type { KeyValueStore } from '../records/cmi5/cmi5-environment.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import { aloneRecord } from './alone.ts';

/** The record of the LMS that launched this page; alone where the address holds no launch at all. */
async function launchedRecord(): Promise<FoundRecord> {
  const launch = readLaunch(location.href);
  if (!launch) return aloneRecord();
  const { timers, store } = browserEnvironment();
  const record = new Cmi5Record(launch, {
    fetch: (url, init) => fetch(url, init),
    now: timers.now,
    ticks: () => performance.now(),
    wait: (ms) => new Promise((resolve) => void timers.set(resolve, ms)),
    device: store,
    tab: tabStore(),
    language: document.documentElement.lang || 'en',
  });
  return { record, diagnose: () => diagnosisOf('cmi5', new URL(launch.endpoint).origin, record.log) };
}

/** This tab's storage, which may be refused. */
function tabStore(): KeyValueStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

void boot(launchedRecord);
