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
 * The record of the LMS that launched this page over xAPI; alone where the address holds no launch at all.
 *
 * @param standard names it in the diagnostics
 * @param readLaunch undefined where there is no launch; throws where one is not as it must be
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
    // The course's first, whichever the learner takes it in: reports read alike.
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
    // The first lesson comes before it. Where it cannot be had, reports name things in the first language alone.
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

/** This tab's storage, which may be refused. */
function tabStore(): KeyValueStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
