import { RecordError } from '../../session/learning-record.ts';
import type { XapiEnvironment } from '../xapi/xapi-environment.ts';
import { readObject } from '../xapi/json.ts';
import type { SessionMemory } from '../xapi/session-memory.ts';
import type { Cmi5Launch } from './launch.ts';

const limit = 20_000;

/**
 * Gets the token for all later requests (cmi5 8.2). The LMS gives it only once, so a reloaded page takes the token that
 * its tab remembers.
 *
 * @throws {RecordError} if the LMS gives none, with the LMS's own error code
 */
export async function authorise(
  launch: Cmi5Launch,
  memory: SessionMemory,
  environment: XapiEnvironment,
): Promise<void> {
  if (memory.ended) throw new RecordError('This launch has ended: open the course again from the LMS.');
  if (memory.values.token !== '') return;
  let answer = await ask(launch, environment);
  if (!isFinal(answer)) {
    // The LMS was busy or unreachable, or a proxy answered. If that request used up the token, the LMS says so now.
    await environment.wait(1500);
    answer = await ask(launch, environment);
  }
  if (!answer) throw new RecordError('The LMS did not answer when asked for a token.');
  const { status, said } = answer;
  if (status < 200 || status > 299) throw new RecordError('The LMS refused to give a token.', String(status));
  const token = said?.['auth-token'];
  if (typeof token === 'string' && token !== '') return memory.remember({ token });
  const code = said?.['error-code'];
  if (code === undefined) throw new RecordError('The LMS answered without a token.');
  // 8.2.3.2: 1 means that the launch was used before; 2 and 3 are errors of the LMS.
  const used = String(code) === '1';
  const message = used
    ? 'This launch was used before: open the course again from the LMS.'
    : 'The LMS gave no token.';
  throw new RecordError(message, String(code));
}

interface TokenAnswer {
  readonly status: number;
  /** Undefined for a page, or anything else that is not a JSON object. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
}

/** Whether the LMS itself has answered and would give the same answer again. */
const isFinal = (answer: TokenAnswer | undefined): boolean =>
  answer !== undefined &&
  (answer.status < 300 ? answer.said !== undefined : answer.status < 500 && answer.status !== 429);

/** Undefined if there is no answer. */
async function ask({ fetchUrl }: Cmi5Launch, { fetch }: XapiEnvironment): Promise<TokenAnswer | undefined> {
  const signal = AbortSignal.timeout(limit);
  const response = await fetch(fetchUrl, { method: 'POST', cache: 'no-store', signal }).catch(
    () => undefined,
  );
  const text = await response?.text().catch(() => undefined);
  return response && { status: response.status, said: readObject(() => text) };
}
