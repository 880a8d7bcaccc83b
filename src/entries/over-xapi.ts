import { languages } from 'course:languages';
import type { FoundRecord } from '../player/boot.ts';
import { browserEnvironment } from '../player/browser-environment.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import type { XapiEnvironment, KeyValueStore } from '../records/xapi/xapi-environment.ts';
import type { Launch } from '../records/xapi/launch.ts';
import type { OpenSession } from '../records/xapi/xapi-record.ts';
import { XapiRecord } from '../records/xapi/xapi-record.ts';
import { aloneRecord } from './alone.ts';

/**
 * The record of the LMS that launched this page over xAPI; the device's record if the address contains no launch.
 *
 * @param standard its name in diagnostics
 * @param readLaunch undefined if there is no launch; throws if it is invalid
 */
export async function launchedRecord<AnyLaunch extends Launch>(
  standard: string,
  readLaunch: (href: string) => AnyLaunch | undefined,
  open: OpenSession<AnyLaunch>,
): Promise<FoundRecord> {
  const launch = readLaunch(location.href);
  if (!launch) return aloneRecord();
  const { timers, store } = browserEnvironment();
  let further: XapiEnvironment['further'];
  const environment: XapiEnvironment = {
    fetch: (url, init) => fetch(url, init),
    now: timers.now,
    ticks: () => performance.now(),
    wait: (ms) => new Promise((resolve) => void timers.set(resolve, ms)),
    device: store,
    tab: tabStore(),
    // The course's first language, whichever the learner chose, so that all reports use the same language.
    language:
      document.getElementById('start')?.dataset['language'] ?? (document.documentElement.lang || 'en'),
    get further() {
      return further;
    },
  };
  const record = new XapiRecord(launch, environment, (log, merge) => open(launch, environment, log, merge));
  return {
    record,
    diagnose: () => diagnosisOf(standard, new URL(launch.endpoint).origin, record.log),
    // Loaded after the first lesson. If it cannot be loaded, reports use only the first language.
    begun: (session) => {
      const load = async (): Promise<void> => {
        const { further: loaded } = await import('./further-languages.ts');
        further = loaded;
      };
      const soon = (): unknown => timers.set(() => void load().catch(() => undefined), 500);
      if (languages.length > 1) session.addEventListener('progress', soon, { once: true });
    },
  };
}

/** This tab's storage; undefined if it is refused. */
function tabStore(): KeyValueStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
