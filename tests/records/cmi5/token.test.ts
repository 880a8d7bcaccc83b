import { describe, expect, it } from 'vitest';
import { memoryKey } from '../../../src/records/cmi5/launch.ts';
import { SessionMemory } from '../../../src/records/xapi/session-memory.ts';
import { authorise } from '../../../src/records/cmi5/token.ts';
import { inTurn, launch, reply, StandIn, unreachable } from './stand-ins.ts';

const given = (): Response => reply(200, '{"auth-token":"dG9rZW4="}');

async function authorised(answers: () => Response): Promise<{ store: StandIn; token: string }> {
  const store = new StandIn(answers);
  const memory = new SessionMemory(store.environment.tab, memoryKey(launch));
  await authorise(launch, memory, store.environment);
  return { store, token: memory.values.token };
}

describe('the token', () => {
  it('is asked for once, at the address of the launch, and past every cache', async () => {
    const { store, token } = await authorised(given);
    expect(token).toBe('dG9rZW4=');
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]).toMatchObject({ method: 'POST', init: { cache: 'no-store' }, body: '' });
    expect(store.asked[0]?.url.href).toBe(launch.fetchUrl);
    expect(store.asked[0]?.init.signal).toBeInstanceOf(AbortSignal);
  });

  it.each([429, 500, 502, 503])('is asked for again after %d', async (status) => {
    const { store, token } = await authorised(inTurn(() => reply(status), given));
    expect(token).toBe('dG9rZW4=');
    expect(store.asked).toHaveLength(2);
    expect(store.waits).toEqual([1500]);
    await expect(authorised(() => reply(status))).rejects.toMatchObject({ code: String(status) });
  });

  it.each([
    ['a sign-in page', () => reply(200, '<!doctype html><title>Sign in</title>')],
    ['an answer that breaks off', broken],
    ['no answer', unreachable],
  ])('is asked for again after %s', async (_, wrong) => {
    expect((await authorised(inTurn(wrong, given))).token).toBe('dG9rZW4=');
    const used = () => reply(200, '{"error-code":"1"}');
    await expect(authorised(inTurn(wrong, used))).rejects.toMatchObject({ code: '1' });
  });

  it.each([
    [() => reply(500, '{"auth-token":"t"}'), '500', 'The LMS refused to give a token.'],
    [unreachable, '', 'The LMS did not answer when asked for a token.'],
    [
      () => reply(200, '{"error-code":"1"}'),
      '1',
      'This launch was used before: open the course again from the LMS.',
    ],
    [
      () => reply(200, '{"error-code":1}'),
      '1',
      'This launch was used before: open the course again from the LMS.',
    ],
    [() => reply(200, '{"error-code":"3"}'), '3', 'The LMS gave no token.'],
    [() => reply(200, '{"auth-token":4}'), '', 'The LMS answered without a token.'],
    [broken, '', 'The LMS answered without a token.'],
  ])('that does not come is explained: %s', async (answers, code, message) => {
    await expect(authorised(answers)).rejects.toMatchObject({ name: 'RecordError', code, message });
  });

  it('is not asked for where the tab has it, nor after the session has ended', async () => {
    const store = new StandIn(given);
    const memory = new SessionMemory(store.environment.tab, memoryKey(launch));
    memory.remember({ token: 'kept' });
    await authorise(launch, memory, store.environment);
    memory.sent('terminated');
    await expect(authorise(launch, memory, store.environment)).rejects.toThrow('This launch has ended');
    expect(store.asked).toEqual([]);
  });
});

/** An answer whose text breaks off. */
function broken(): Response {
  return new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network')) }));
}
