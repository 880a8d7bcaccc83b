import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LearnerRecord } from '../../../src/tools/preview/page/learner-record.ts';
import { fetchJson, RecordClient } from '../../../src/tools/preview/page/record-client.ts';

const record = (commits: number): LearnerRecord => ({
  standard: 'scorm12',
  cmi: {},
  totalTime: '0000:00:00',
  exit: '',
  attempt: 1,
  session: 1,
  state: 'open',
  commits,
  savedAt: '2026-01-02T03:04:05Z',
});

/** What the server keeps, and whether it is there. */
let kept: unknown;
let isAway: boolean;
let refusal: string;

async function serve(_path: string, { method = 'GET', body }: RequestInit = {}): Promise<Response> {
  await Promise.resolve();
  if (isAway) throw new TypeError('Failed to fetch');
  if (refusal !== '') return new Response(refusal, { status: 500 });
  if (method === 'GET') return Response.json(kept ?? null);
  kept = method === 'PUT' ? JSON.parse(String(body)) : undefined;
  return new Response(null, { status: 204 });
}

beforeEach(() => {
  [kept, isAway, refusal] = [record(1), false, ''];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', serve);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const retried = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);

/** A record that was written while the server was away. */
async function writtenInVain(): Promise<RecordClient> {
  const client = new RecordClient();
  isAway = true;
  client.write('scorm12', 'ada', record(2));
  await settle();
  expect(client.isFailing).toBe(true);
  return client;
}

describe('what waits to be written', () => {
  it('is what is read, although the server is back and has an older one', async () => {
    const client = await writtenInVain();
    isAway = false;
    expect(await client.read('scorm12', 'ada')).toEqual(record(2));
    expect(await client.read('scorm12', 'li')).toEqual(record(1));
    await retried();
    expect(kept).toEqual(record(2));
    expect(client.isFailing).toBe(false);
  });

  it('goes with the record that is deleted, and what comes later is written', async () => {
    const client = await writtenInVain();
    isAway = false;
    await client.remove('scorm12', 'ada');
    expect(client.isFailing).toBe(false);
    await retried();
    expect(kept).toBeUndefined();
    client.write('scorm12', 'ada', record(1));
    await settle();
    expect(kept).toEqual(record(1));
  });

  it('stays where the record cannot be deleted', async () => {
    const client = await writtenInVain();
    await expect(client.remove('scorm12', 'ada')).rejects.toThrow('does not answer');
    isAway = false;
    expect(await client.read('scorm12', 'ada')).toEqual(record(2));
    await retried();
    expect(kept).toEqual(record(2));
  });
});

describe('a page that goes away, and comes back', () => {
  it('leaves the latest record, although an older write was under way and arrived last', async () => {
    const arrivals: (() => void)[] = [];
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      await new Promise<void>((resolve) => void arrivals.push(resolve));
      return serve(path, init);
    });
    const client = new RecordClient();
    client.write('scorm12', 'ada', record(2));
    client.write('scorm12', 'ada', record(3));
    client.flush();
    // The flushed one first, then the older, and whatever is sent after that.
    for (const arrive of arrivals.reverse()) {
      arrive();
      await settle();
    }
    expect(kept).toEqual(record(3));
  });
});

describe('a refusal', () => {
  it('to delete is told in the words of the server', async () => {
    refusal = 'Not today.\n';
    await expect(new RecordClient().remove('scorm12', 'ada')).rejects.toThrow(/^Not today\.$/);
    expect(kept).toEqual(record(1));
  });

  it('is told from a server that is away', async () => {
    isAway = true;
    await expect(fetchJson('/packages.json')).rejects.toThrow('Is npm start still running?');
  });
});
