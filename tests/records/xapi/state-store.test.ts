import { describe, expect, it } from 'vitest';
import type { CourseState } from '../../../src/records/xapi/state.ts';
import { laterState, nothingKept, readState } from '../../../src/records/xapi/state.ts';
import { StateStore } from '../../../src/records/xapi/state-store.ts';
import type { Sent } from '../cmi5/stand-ins.ts';
import { launch, reply, StandIn } from '../cmi5/stand-ins.ts';

interface Front {
  /** What becomes of the store's tag on its way; null where nobody may see it. */
  readonly tag?: (strong: string) => string | null;
  /** Preconditions do not get through to the store. */
  readonly strips?: boolean;
  /** The store wants a precondition for every rewrite. */
  readonly demands?: boolean;
  /** The store names a document's tag in the answer to the write, too. */
  readonly tagsWrites?: boolean;
  /** The store lists no documents. */
  readonly lists?: boolean;
}

/** A store that keeps one document as xAPI 1.0.3 has it (part three, 2.2, 2.3 and 3.1), and what stands before it. */
class OneDocument {
  text: string | undefined;
  /** In place of the store, for as long as it answers. */
  instead: (sent: Sent) => Response | undefined = () => undefined;
  #version = 1;
  readonly #front: Front;
  readonly standIn: StandIn;

  constructor(text: string | undefined, front: Front = {}) {
    this.text = text;
    this.#front = front;
    this.standIn = new StandIn((sent) => this.instead(sent) ?? this.#answer(sent));
  }

  get state(): CourseState | undefined {
    return readState(this.text ?? '');
  }

  /** Another device writes. */
  put(state: CourseState): void {
    this.text = JSON.stringify(state);
    this.#version++;
  }

  #answer({ method, headers, url, body }: Sent): Response {
    const {
      tag = (strong: string) => strong,
      strips = false,
      demands = false,
      tagsWrites,
      lists = true,
    } = this.#front;
    const strong = `"v${this.#version}"`;
    if (method === 'GET' && !url.searchParams.has('stateId')) {
      const ids = ['LMS.LaunchData', ...(this.text === undefined ? [] : ['course-state'])];
      return lists ? reply(200, JSON.stringify(ids)) : reply(404);
    }
    if (method === 'GET' && this.text === undefined) return reply(404);
    if (method === 'GET') return reply(200, this.text, tagged(tag(strong)));
    const match = strips ? null : headers.get('If-Match');
    const none = strips ? null : headers.get('If-None-Match');
    const isThere = this.text !== undefined;
    if (match !== null && match !== strong) return reply(412);
    if (none === '*' && isThere) return reply(412);
    if (demands && method === 'PUT' && match === null && none === null && isThere) return reply(409);
    this.text = body;
    this.#version++;
    return reply(204, '', tagsWrites ? tagged(tag(`"v${this.#version}"`)) : {});
  }
}

const tagged = (tag: string | null): Record<string, string> => (tag === null ? {} : { ETag: tag });
const state = (snapshot: string, more: Partial<CourseState> = {}): CourseState => ({ ...nothingKept, snapshot, ...more }); // prettier-ignore
const text = (snapshot: string): string => JSON.stringify(state(snapshot));
/** Both snapshots, in a row. */
const joining = (mine: CourseState) => (theirs: CourseState) => ({
  ...laterState(mine, theirs),
  snapshot: `${theirs.snapshot}+${mine.snapshot}`,
});
const redirected = (): Response =>
  Object.defineProperty(reply(204, '', { ETag: '"x"' }), 'redirected', { value: true });
const signIn = (): Response => reply(200, '<!doctype html><title>Sign in</title>');

/** Reads, then writes these one after the other: what became of each, and what the store holds in the end. */
async function kept(store: OneDocument, snapshots = ['one', 'two']): Promise<unknown[]> {
  const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
  await states.read();
  const said: unknown[] = [];
  for (const each of snapshots) {
    const write = states.write(state(each), false, joining(state(each)));
    said.push(await write.then((written) => written?.snapshot, (error: Error) => error.message)); // prettier-ignore
  }
  return [...said, store.state?.snapshot];
}

const fronts: readonly (readonly [string, Front])[] = [
  ['as the standard has it', {}],
  ['that tags what is written', { tagsWrites: true }],
  ['that wants a precondition for every rewrite', { demands: true }],
  ['behind Apache mod_deflate, which adds -gzip to the tag', { tag: (s) => s.replace(/"$/, '-gzip"') }],
  ['behind Jetty, which adds --gzip', { tag: (s) => s.replace(/"$/, '--gzip"'), demands: true }],
  ['behind nginx gzip, which makes the tag weak', { tag: (s) => `W/${s}` }],
  ['behind a proxy that drops the quotation marks', { tag: (s) => s.replaceAll('"', '') }],
  ['behind a proxy with a tag of its own', { tag: () => '"cdn-123"' }],
  [
    'behind a proxy with a tag of its own that wants a precondition',
    { tag: () => '"cdn-123"', demands: true },
  ],
  ['across origins, which does not expose the tag', { tag: () => null }],
  ['that does not expose the tag and wants a precondition', { tag: () => null, demands: true }],
  ['behind a proxy that drops preconditions', { tag: () => null, strips: true, demands: true }],
  ['that lists no documents', { lists: false }],
];

describe.each(fronts)('a place is kept twice in a store %s', (_, front) => {
  it('where there was one', async () => {
    const store = new OneDocument(text('before'), front);
    expect(await kept(store)).toEqual(['one', 'two', 'two']);
  });

  it('where there was none', async () => {
    expect(await kept(new OneDocument(undefined, front))).toEqual(['one', 'two', 'two']);
  });

  it('and what another device wrote in between is merged', async () => {
    const store = new OneDocument(text('before'), front);
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    await states.write(state('one'), false, joining(state('one')));
    store.put(state('theirs'));
    const written = await states.write(state('two'), false, joining(state('two')));
    expect([written?.snapshot, store.state?.snapshot]).toEqual(['theirs+two', 'theirs+two']);
  });
});

describe('a store that is known', () => {
  it.each(fronts)('%s takes two requests for a save', async (_, front) => {
    const store = new OneDocument(text('before'), front);
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    for (const each of ['one', 'two']) await states.write(state(each), false, joining(state(each)));
    const before = store.standIn.asked.length;
    await states.write(state('three'), false, joining(state('three')));
    expect(store.standIn.asked.length - before).toBeLessThanOrEqual(2);
  });

  it('is not looked at by a page that is going away', async () => {
    const store = new OneDocument(text('before'), { tag: () => null });
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    await states.write(state('one'), false, joining(state('one')));
    const before = store.standIn.asked.length;
    await states.write(state('last'), true, joining(state('last')));
    expect(store.standIn.methods.slice(before)).toEqual(['PUT']);
    expect(store.standIn.asked.at(-1)?.init.keepalive).toBe(true);
    expect(store.state?.snapshot).toBe('last');
  });

  it('is asked for the document of this learner, course and registration', async () => {
    const { standIn } = new OneDocument(text('before'));
    await new StateStore(standIn.lrs, launch, 'LMS.LaunchData').read();
    expect(Object.fromEntries(standIn.asked[0]?.url.searchParams ?? [])).toEqual({
      activityId: launch.activityId,
      agent: JSON.stringify(launch.actor),
      registration: launch.registration,
      stateId: 'course-state',
    });
    expect(standIn.log.calls[0]?.element).toBe('state course-state');
  });
});

describe('a document that cannot be read', () => {
  const wrong: readonly (readonly [string, () => Response])[] = [
    ['a passing 404', () => reply(404)],
    ['a sign-in page', signIn],
    ['an error in a 200', () => reply(200, '{"error":"busy"}')],
    ['an empty 200', () => reply(200)],
    ['a 204', () => reply(204)],
  ];
  const isDocument = ({ method, url }: Sent): boolean => method === 'GET' && url.searchParams.has('stateId');

  it.each(wrong)('for %s is read again', async (_, answer) => {
    const store = new OneDocument(text('before'));
    let left = 2;
    store.instead = (sent) => (isDocument(sent) && left-- > 0 ? answer() : undefined);
    expect((await new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData').read()).snapshot).toBe(
      'before',
    );
    expect(store.standIn.waits).toEqual([500, 1500]);
  });

  it.each(wrong)('for %s to the end is no empty document', async (_, answer) => {
    const store = new OneDocument(text('before'));
    store.instead = (sent) => (isDocument(sent) ? answer() : undefined);
    await expect(new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData').read()).rejects.toMatchObject({
      code: '',
    });
  });

  it.each(wrong.filter(([, answer]) => answer !== signIn))(
    'for %s is none where the list has none',
    async (_, answer) => {
      const store = new OneDocument(undefined);
      store.instead = (sent) => (isDocument(sent) ? answer() : undefined);
      expect(await new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData').read()).toEqual(nothingKept);
    },
  );

  it.each([
    ['of which the list knows nothing at all', () => reply(200, '[]')],
    ['where there is no list', () => reply(400)],
    ['where the list is something else', () => reply(200, '{"error":"busy"}')],
  ])('for a 404 %s: what comes to light at the first save is merged', async (_, list) => {
    const store = new OneDocument(text('before'));
    store.instead = (sent) => {
      if (sent.method === 'GET') return isDocument(sent) ? reply(404) : list();
      store.instead = () => undefined;
      return undefined;
    };
    expect(await kept(store, ['one', 'two'])).toEqual(['before+one', 'two', 'two']);
  });

  it.each(wrong)('for %s while saving is not written over', async (_, answer) => {
    const store = new OneDocument(text('before'), { tag: () => null });
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    store.put(state('theirs'));
    store.instead = (sent) => (isDocument(sent) ? answer() : undefined);
    await expect(states.write(state('one'), false, joining(state('one')))).rejects.toMatchObject({
      code: '',
    });
    expect(store.state?.snapshot).toBe('theirs');
    store.instead = () => undefined;
    const written = await states.write(state('one'), false, joining(state('one')));
    expect(written?.snapshot).toBe('theirs+one');
  });
});

describe('a write is one only where the store has it', () => {
  const answers: readonly (readonly [string, () => Response])[] = [
    ['a sign-in page', signIn],
    ['an empty 200', () => reply(200)],
    ['202', () => reply(202)],
    ['a 204 without a tag, as of whatever answers everything', () => reply(204)],
    ['a 204 with a tag from another address, after a redirection', redirected],
  ];

  it.each(answers)('%s in its place: not saved, and saved at the next try', async (_, answer) => {
    const store = new OneDocument(text('before'));
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    store.instead = ({ method }) => (method === 'GET' ? undefined : answer());
    await expect(states.write(state('one'), false, joining(state('one')))).rejects.toMatchObject({
      code: '',
    });
    expect(store.state?.snapshot).toBe('before');
    store.instead = () => undefined;
    await states.write(state('one'), false, joining(state('one')));
    expect(store.state?.snapshot).toBe('one');
  });

  it.each(answers.filter(([, answer]) => answer !== signIn))(
    '%s after it was stored: saved',
    async (_, answer) => {
      const store = new OneDocument(text('before'));
      const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
      await states.read();
      store.instead = (sent) => {
        if (sent.method === 'GET') return undefined;
        store.text = sent.body;
        return answer();
      };
      expect((await states.write(state('one'), false, joining(state('one'))))?.snapshot).toBe('one');
    },
  );

  it('a page that goes away believes a 204, and nothing else', async () => {
    const store = new OneDocument(text('before'));
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    store.instead = ({ method }) => (method === 'GET' ? undefined : signIn());
    await expect(states.write(state('one'), true, joining(state('one')))).rejects.toMatchObject({ code: '' });
  });

  it('refused for ever is an error, after a bounded number of tries', async () => {
    for (const [there, most] of [
      ['before', 40],
      [undefined, 12],
    ] as const) {
      const store = new OneDocument(there && text(there));
      store.instead = ({ method }) => (method === 'GET' ? undefined : reply(412));
      const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
      await states.read();
      await expect(states.write(state('one'), false, joining(state('one')))).rejects.toMatchObject({ code: '412' }); // prettier-ignore
      expect(store.standIn.asked.length).toBeLessThan(most);
      store.instead = () => undefined;
      await states.write(state('one'), false, joining(state('one')));
      expect(store.state?.snapshot).toBe('one');
    }
  });

  it('with another writer in every gap is an error, and nothing of theirs is lost', async () => {
    const store = new OneDocument(text('before'), { demands: true });
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    let others = 0;
    store.instead = ({ method }) => {
      if (method !== 'GET') store.put(state(`other ${others++}`));
      return undefined;
    };
    await expect(states.write(state('one'), false, joining(state('one')))).rejects.toMatchObject({
      code: '412',
    });
    expect(store.state?.snapshot).toMatch(/^other \d+$/);
    expect(others).toBeLessThan(20);
  });

  it('waits where the two cannot be merged yet', async () => {
    const store = new OneDocument(text('before'));
    const states = new StateStore(store.standIn.lrs, launch, 'LMS.LaunchData');
    await states.read();
    store.put(state('theirs'));
    expect(await states.write(state('one'), false, () => undefined)).toBeUndefined();
    expect(store.state?.snapshot).toBe('theirs');
  });
});

describe('the launch data', () => {
  const data = '{"contextTemplate":{}}';

  it.each([
    ['a sign-in page', signIn],
    ['nothing', () => reply(200)],
    ['404, as of a store that has not yet what the LMS wrote', () => reply(404)],
    ['500', () => reply(500)],
  ])('are asked for again after %s', async (_, answer) => {
    let left = 2;
    const { lrs, asked } = new StandIn(() => (left-- > 0 ? answer() : reply(200, data)));
    expect(await new StateStore(lrs, launch, 'LMS.LaunchData').document('LMS.LaunchData')).toBe(data);
    expect(asked).toHaveLength(3);
    expect(asked[0]?.url.searchParams.get('stateId')).toBe('LMS.LaunchData');
  });

  it.each([401, 403])('are not asked for again after %d', async (status) => {
    const { lrs, asked } = new StandIn(() => reply(status));
    await expect(
      new StateStore(lrs, launch, 'LMS.LaunchData').document('LMS.LaunchData'),
    ).rejects.toMatchObject({ code: String(status) });
    expect(asked).toHaveLength(1);
  });
});
