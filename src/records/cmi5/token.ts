import { RecordError } from '../../session/learning-record.ts';
import type { Launch } from './launch.ts';
import type { SessionMemory } from './session-memory.ts';
import type { World } from './world.ts';
import { readObject } from './world.ts';

const limit = 20_000;

/**
 * The token for everything that follows (cmi5 8.2). It is given once only, so a page that was reloaded takes the
 * one that its tab remembers.
 *
 * @throws {RecordError} where the LMS gives none, with the LMS's own error code.
 */
export async function authorise(launch: Launch, memory: SessionMemory, world: World): Promise<void> {
  if (memory.ended) throw new RecordError('This launch has ended: open the course again from the LMS.');
  if (memory.now.token !== '') return;
  let response = await post(launch, world);
  if (response.status === 429 || response.status === 503) {
    // It says that it did nothing, so that nothing is used up yet.
    await world.wait(1500);
    response = await post(launch, world);
  }
  if (!response.ok) throw new RecordError('The LMS refused to give a token.', String(response.status));
  const text = await response.text().catch(() => undefined);
  const answer = readObject(() => text);
  const token = answer?.['auth-token'];
  if (typeof token === 'string' && token !== '') return memory.remember({ token });
  const code = answer?.['error-code'];
  if (code === undefined) throw new RecordError('The LMS answered without a token.');
  // 8.2.3.2: 1 is a launch that was used before, 2 and 3 are the LMS's own affairs.
  const used = String(code) === '1';
  const message = used
    ? 'This launch was used before: open the course again from the LMS.'
    : 'The LMS gave no token.';
  throw new RecordError(message, String(code));
}

async function post({ fetchUrl }: Launch, { fetch }: World): Promise<Response> {
  try {
    return await fetch(fetchUrl, { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(limit) });
  } catch {
    throw new RecordError('The LMS did not answer when asked for a token.');
  }
}
