import { RecordError } from '../../session/learning-record.ts';
import type { XapiEnvironment } from '../xapi/xapi-environment.ts';
import { readObject } from '../xapi/json.ts';
import type { SessionMemory } from '../xapi/session-memory.ts';
import type { Cmi5Launch } from './launch.ts';

const limit = 20_000;

/**
 * The token for everything that follows (cmi5 8.2). It is given once only, so a page that was reloaded takes the
 * one that its tab remembers.
 *
 * @throws {RecordError} where the LMS gives none, with the LMS's own error code.
 */
export async function authorise(
  launch: Cmi5Launch,
  memory: SessionMemory,
  environment: XapiEnvironment,
): Promise<void> {
  if (memory.ended) throw new RecordError('This launch has ended: open the course again from the LMS.');
  if (memory.now.token !== '') return;
  let answer = await ask(launch, environment);
  if (!isFinal(answer)) {
    // Busy, away, or something else in the LMS's place. Where the token was used up by that, the LMS says so now.
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
  // 8.2.3.2: 1 is a launch that was used before, 2 and 3 are the LMS's own affairs.
  const used = String(code) === '1';
  const message = used
    ? 'This launch was used before: open the course again from the LMS.'
    : 'The LMS gave no token.';
  throw new RecordError(message, String(code));
}

interface Answer {
  readonly status: number;
  /** Undefined for a page, or anything else but a JSON object. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
}

/** The LMS itself has answered, and would say the same again. */
const isFinal = (answer: Answer | undefined): boolean =>
  answer !== undefined &&
  (answer.status < 300 ? answer.said !== undefined : answer.status < 500 && answer.status !== 429);

/** Undefined where there is no answer. */
async function ask({ fetchUrl }: Cmi5Launch, { fetch }: XapiEnvironment): Promise<Answer | undefined> {
  const signal = AbortSignal.timeout(limit);
  const response = await fetch(fetchUrl, { method: 'POST', cache: 'no-store', signal }).catch(
    () => undefined,
  );
  const text = await response?.text().catch(() => undefined);
  return response && { status: response.status, said: readObject(() => text) };
}
