import { dayOf } from '../clock.ts';
import type { Registration } from '../lrs/registration.ts';
import { attemptOf } from '../lrs/registration.ts';
import { pastCollection } from '../record-name.ts';
import type { LearnerRecord } from './learner-record.ts';
import { fetchJson, recordPath } from './record-client.ts';
import type { LmsSession } from './session.ts';

/** What the page knows about an attempt: its record or registration, and the session while it runs. */
export interface Attempt {
  readonly session?: LmsSession | undefined;
  readonly record?: LearnerRecord | undefined;
  readonly registration?: Registration | undefined;
}

/** An attempt and its number, from 1, among the learner's attempts. */
export interface NumberedAttempt extends Attempt {
  readonly attempt: number;
}

/** The number of attempts, or registrations. */
export function numberOfAttempts({ session, record, registration }: Attempt): number {
  if (registration) return attemptOf(registration);
  return Math.max(record?.attempt ?? 1, session?.beginning.attempt ?? 1);
}

/** @throws {Error} in words, if the attempt was not kept */
export async function fetchPast(
  packageName: string,
  learner: string,
  attempt: number,
): Promise<NumberedAttempt> {
  const path = recordPath(pastCollection(packageName, attempt), learner);
  const found = await fetchJson<LearnerRecord | Registration | null>(path);
  if (found === null) throw new Error(`Nothing was kept of attempt ${attempt}.`);
  return 'cmi' in found ? { attempt, record: found } : { attempt, registration: found };
}

/** The day of the last entry if it is in the LMS's future; otherwise ''. */
export function laterEntry({ record, registration }: Attempt, now: Date): string {
  const times = registration
    ? [
        ...registration.sessions.map(({ launched }) => launched),
        ...registration.statements.map((each) => String(each['stored'] ?? each['timestamp'])),
      ]
    : [record?.savedAt ?? ''];
  const last = new Date(Math.max(...times.map((time) => Date.parse(time))));
  return last > now ? dayOf(last) : '';
}
