import { describe, expect, it } from 'vitest';
import { findApi, isAlone, laterApi, waitForApi } from '../../src/records/find-api.ts';
import { frameIn, otherOrigin, topWindow } from '../hosts/windows.ts';

const api = { LMSInitialize: () => 'true', Initialize: () => 'true' };
const where = (win: unknown): string | undefined => findApi(win, 'API')?.where;

function nested(root: object, depth: number): object {
  let win = root;
  for (let level = 0; level < depth; level++) win = frameIn(win);
  return win;
}

describe('the search for the API', () => {
  it('finds it in this window and in parents at any depth, and says where', () => {
    const lms = topWindow({ API: api });
    expect(where(lms)).toBe('this window');
    expect(where(nested(lms, 1))).toBe('parent 1');
    expect(where(nested(lms, 40))).toBe('parent 40');
    // A hundred windows: no real one is deeper.
    expect(where(nested(lms, 99))).toBe('parent 99');
    expect(where(nested(lms, 100))).toBeUndefined();
    expect(findApi(nested(lms, 3), 'API')?.api).toBe(api);
  });

  it('finds it in the opener and in the opener’s parents', () => {
    expect(where(topWindow({ opener: topWindow({ API: api }) }))).toBe('opener');
    expect(where(topWindow({ opener: nested(topWindow({ API: api }), 2) }))).toBe('opener, parent 2');
    expect(where(nested(topWindow({ opener: topWindow({ API: api }) }), 2))).toBe('parent 2, opener');
    const pop = topWindow({ opener: topWindow({ opener: topWindow({ API: api }) }) });
    expect(where(pop)).toBe('opener, opener');
  });

  it('goes on where an opener leads nowhere', () => {
    const lms = topWindow({ API: api });
    const parent = topWindow({ opener: lms });
    expect(where(frameIn(parent, { opener: topWindow() }))).toBe('parent 1, opener');
  });

  it('prefers the nearest parent to any opener', () => {
    const opener = topWindow({ API: { LMSInitialize: true } });
    const win = frameIn(topWindow({ API: api }), { opener });
    expect(findApi(win, 'API')).toEqual({ api, where: 'parent 1' });
  });

  it('passes by windows of another origin', () => {
    const lms = topWindow({ API: api });
    expect(where(frameIn(otherOrigin(frameIn(otherOrigin(frameIn(lms))))))).toBe('parent 3');
    expect(where(frameIn(otherOrigin(lms)))).toBeUndefined();
    expect(where(topWindow({ opener: otherOrigin(frameIn(lms)) }))).toBe('opener, parent 1');
  });

  it('is stopped by nothing that throws', () => {
    const hostile = new Proxy({}, { get: () => { throw new Error('no'); } }); // prettier-ignore
    expect(where(hostile)).toBeUndefined();
    expect(where(frameIn(hostile))).toBeUndefined();
    expect(where(topWindow({ opener: hostile }))).toBeUndefined();
    expect(where(topWindow({ API: hostile, opener: topWindow({ API: api }) }))).toBe('opener');
  });

  it('leaves an opener alone that is closed, and one that is gone', () => {
    expect(where(topWindow({ opener: topWindow({ closed: true, API: api }) }))).toBeUndefined();
    expect(where(topWindow({ opener: null }))).toBeUndefined();
  });

  it('ends where windows go round in circles or on for ever', () => {
    const one = topWindow();
    const two = frameIn(one, { opener: one });
    one.parent = two;
    one.opener = two;
    expect(where(one)).toBeUndefined();
    const endless: Record<string, unknown> = {};
    Object.defineProperty(endless, 'parent', { get: () => Object.create(endless) as unknown });
    expect(where(endless)).toBeUndefined();
    const popUps: Record<string, unknown> = {};
    Object.defineProperty(popUps, 'opener', { get: () => Object.create(popUps) as unknown });
    expect(where(popUps)).toBeUndefined();
  });

  it('takes no element called API for one, and nothing of the other edition', () => {
    expect(where(topWindow({ API: { tagName: 'DIV' } }))).toBeUndefined();
    for (const nothing of [null, undefined, 0, '', 'API', true])
      expect(where(topWindow({ API: nothing }))).toBeUndefined();
    expect(findApi(topWindow({ API: api }), 'API_1484_11')).toBeUndefined();
    expect(findApi(topWindow({ API_1484_11: api }), 'API_1484_11')?.api).toBe(api);
    for (const start of [null, undefined, 1, 'window']) expect(where(start)).toBeUndefined();
  });

  it('takes an API that is a function', () => {
    const callable = Object.assign(() => {}, api);
    expect(findApi(topWindow({ API: callable }), 'API')?.api).toBe(callable);
  });
});

describe('waiting for the API', () => {
  const wait = async (win: object, most?: number): Promise<[string | undefined, number]> => {
    let waited = 0;
    const later = (callback: () => void, ms: number): void => {
      waited += ms;
      queueMicrotask(callback);
    };
    const found = await waitForApi(win, 'API', { later, ...(most !== undefined && { most }) });
    return [found?.where, waited];
  };

  it('does not wait where it is there', async () => {
    expect(await wait(topWindow({ API: api }))).toEqual(['this window', 0]);
  });

  it('finds one that comes late', async () => {
    const lms = topWindow();
    let looks = 0;
    Object.defineProperty(lms, 'API', { get: () => (++looks > 12 ? api : undefined) });
    const [found, waited] = await wait(frameIn(lms));
    expect(found).toBe('parent 1');
    expect(waited).toBe(1200);
  });

  it('gives up after two seconds, or when told', async () => {
    expect(await wait(frameIn(topWindow()))).toEqual([undefined, 2000]);
    expect(await wait(topWindow({ opener: topWindow() }))).toEqual([undefined, 2000]);
    expect(await wait(frameIn(topWindow()), 0)).toEqual([undefined, 0]);
  });

  it('does not wait in a page that nobody framed or opened', async () => {
    expect(await wait(topWindow())).toEqual([undefined, 0]);
  });
});

describe('an API that is late', () => {
  it.each([500, 2500, 10_000, 60_000])(
    'after %i ms is found within a tenth of that, or 5 s',
    async (late) => {
      const lms = topWindow();
      let waited = 0;
      Object.defineProperty(lms, 'API', { get: () => (waited >= late ? api : undefined) });
      const look = laterApi(frameIn(lms), 'API', (callback, ms) => {
        waited += ms;
        callback();
      });
      expect((await look()).where).toBe('parent 1');
      expect(waited - late).toBeLessThanOrEqual(Math.min(5000, 220 + late / 10));
    },
  );

  it('is asked again ever more rarely where it does not begin', async () => {
    const waits: number[] = [];
    const look = laterApi(frameIn(topWindow({ API: api })), 'API', (callback, ms) => {
      waits.push(ms);
      callback();
    });
    for (let tries = 0; tries < 60; tries++) await look();
    expect(waits[0]).toBe(200);
    expect(waits.every((ms, index) => ms >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(5000);
  });

  it('is not to be had where nothing frames the page and nothing opened it', () => {
    expect(isAlone(topWindow())).toBe(true);
    expect(isAlone(topWindow({ opener: { closed: true } }))).toBe(true);
    expect(isAlone(topWindow({ opener: topWindow() }))).toBe(false);
    expect(isAlone(frameIn(topWindow()))).toBe(false);
    expect(isAlone(frameIn(otherOrigin(topWindow())))).toBe(false);
  });
});
