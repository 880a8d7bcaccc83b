import type { Host, Recorded } from './host.ts';
import { recordedOf, secondsOf } from './host.ts';
import { flat } from './scorm-again-host.ts';

/** A device that holds the record of a course without an LMS; its storage takes the place of the API. */
export function device(): Host {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string): string | null => kept.get(key) ?? null,
    setItem: (key: string, value: string): void => void kept.set(key, value),
  };
  return {
    name: 'this device',
    edition: '1.2',
    launch: () => store,
    kill: () => {},
    errors: () => [],
    calls: () => new Map(),
    recorded(): Recorded {
      const saved = JSON.parse([...kept.values()][0] ?? '{"cmi":{},"totalTime":""}') as {
        cmi: object;
        totalTime: string;
      };
      return recordedOf('1.2', flat(saved.cmi, 'cmi'), secondsOf(saved.totalTime));
    },
  };
}
