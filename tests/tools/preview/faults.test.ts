import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Registration } from '../../../src/tools/preview/lrs/registration.ts';
import { effectOf, faultSwitches, LaunchFaults, noFaults } from '../../../src/tools/preview/faults.ts';
import { launchOf } from '../../../src/tools/preview/package-shelf.ts';
import { TestedLms } from './tested-lms.ts';
import { tinyCmi5 } from './tiny-package.ts';

let lms: TestedLms;

beforeEach(async () => {
  lms = new TestedLms();
  writeFileSync(join(lms.packages, 'tiny-cmi5.zip'), tinyCmi5());
  await lms.start();
});

afterEach(() => lms.end());

const put = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${lms.server.url}${path}`, {
    method: 'PUT',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

const setFaults = (launch: string, wish: object): Promise<Response> =>
  put(`faults/${launch}`, JSON.stringify(wish));

describe('the network of one launch', () => {
  const file = (launch: string): Promise<Response> =>
    fetch(`${lms.server.url}packages/scorm12@${launch}/start.html`);

  it('can be taken away and given back; other launches keep theirs', async () => {
    expect((await file('one')).status).toBe(200);
    expect((await setFaults('one', { offline: true })).status).toBe(204);
    await expect(file('one')).rejects.toThrow('fetch failed');
    expect((await file('two')).status).toBe(200);
    expect((await fetch(`${lms.server.url}packages/scorm12/start.html`)).status).toBe(200);
    await setFaults('one', { offline: false });
    expect((await file('one')).status).toBe(200);
  });

  it('is the web site’s for all its visitors', async () => {
    await setFaults('web', { offline: true });
    await expect(fetch(`${lms.server.url}packages/web/`)).rejects.toThrow('fetch failed');
  });
});

describe('the record store', () => {
  async function launch() {
    const answer = await fetch(`${lms.server.url}cmi5/launch`, {
      method: 'POST',
      body: JSON.stringify({ package: 'cmi5', learner: 'ada', name: 'Okafor, Ada', mode: 'normal' }),
    });
    const { url, sessionId } = (await answer.json()) as { url: string; sessionId: string };
    const given = new URL(url);
    const get = (name: string): string => given.searchParams.get(name) ?? '';
    const key = (await (await fetch(get('fetch'), { method: 'POST' })).json()) as { 'auth-token': string };
    const [activityId, agent, registration] = [get('activityId'), get('actor'), get('registration')];
    const query = new URLSearchParams({ stateId: 'place', activityId, agent, registration });
    const state = (method: string, body?: string): Promise<Response> =>
      fetch(`${get('endpoint')}activities/state?${query.toString()}`, {
        method,
        headers: { Authorization: `Basic ${key['auth-token']}`, 'X-Experience-API-Version': '1.0.3' },
        ...(body === undefined ? {} : { body }),
      });
    return { url, sessionId, state };
  }

  const kept = async (): Promise<boolean> => {
    const record = (await (await fetch(`${lms.server.url}records/cmi5/ada`)).json()) as Registration;
    return 'place' in record.states;
  };

  it('gives each session’s course an address of its own', async () => {
    const { url, sessionId } = await launch();
    expect(url).toContain(`/packages/cmi5@${sessionId}/index.html?`);
    expect((await fetch(url)).status).toBe(200);
    await setFaults(sessionId, { offline: true });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['offline', 'none', false],
    ['expired', 401, false],
    ['refuseCommits', 503, false],
    ['loseCommits', 204, false],
    ['slow', 204, true],
  ] as const)('%s: answers %s to what is to be kept', async (name, answered, isKept) => {
    const { sessionId, state } = await launch();
    expect((await setFaults(sessionId, { [name]: true })).status).toBe(204);
    const begun = performance.now();
    const status = await state('PUT', 'here').then(
      (answer) => answer.status,
      () => 'none',
    );
    expect(status).toBe(answered);
    if (name === 'slow') expect(performance.now() - begun).toBeGreaterThan(900);
    expect(await kept()).toBe(isKept);
    await setFaults(sessionId, {});
    expect((await state('PUT', 'there')).status).toBe(204);
    expect(await kept()).toBe(true);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['offline', ['unreachable', 'answers', 'unreachable', 'unreachable']],
    ['expired', ['answers', 'expired', 'expired', 'expired']],
    ['refuseCommits', ['answers', 'answers', 'answers', 'refused']],
    ['loseCommits', ['answers', 'answers', 'answers', 'lost']],
    ['slow', ['answers', 'answers', 'answers', 'answers']],
  ] as const)('%s: a file, a call, a request, a store', (name, effects) => {
    const faults = { ...noFaults, [name]: true };
    const exchanges = ['file', 'call', 'request', 'store'] as const;
    expect(exchanges.map((exchange) => effectOf(faults, exchange))).toEqual(effects);
  });

  it('is off at first, but for the limits of the standard', () => {
    const on = Object.keys(faultSwitches).filter((name) => noFaults[name as keyof typeof faultSwitches]);
    expect(on).toEqual(['strict']);
  });

  it('is said by the server’s own page only, as JSON, of a launch', async () => {
    expect((await put('faults/one', '{}', { Origin: 'https://example.org' })).status).toBe(403);
    expect((await put('faults/one', '{')).status).toBe(400);
    expect((await put('faults/one', '7')).status).toBe(400);
    expect((await put('faults/ONE', '{}')).status).toBe(400);
    expect((await put(`faults/${'x'.repeat(65)}`, '{}')).status).toBe(400);
    expect((await put('faults/one/two', '{}')).status).toBe(404);
    expect((await fetch(`${lms.server.url}faults/one`)).status).toBe(405);
  });

  it('is forgotten after a hundred launches', () => {
    const faults = new LaunchFaults();
    for (let number = 0; number <= 100; number += 1)
      faults.set(`launch-${number}`, { ...noFaults, offline: true });
    expect(faults.of('launch-0').offline).toBe(false);
    expect(faults.of('launch-1').offline).toBe(true);
  });

  it('knows a launch by the address of its course', () => {
    expect(launchOf('scorm12@one')).toEqual({ name: 'scorm12', launch: 'one' });
    expect(launchOf('web')).toEqual({ name: 'web', launch: 'web' });
  });
});
