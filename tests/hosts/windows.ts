/** Windows around a course, as plain objects with just enough for the search for the API. */
export interface FakeWindow {
  [name: string]: unknown;
  parent: unknown;
  opener: unknown;
  closed: boolean;
}

const refused = (): never => {
  throw new DOMException('Blocked a frame with origin "https://course.example"', 'SecurityError');
};

/** A window that is its own parent. */
export function topWindow(more: Record<string, unknown> = {}): FakeWindow {
  const win: FakeWindow = { parent: undefined, opener: null, closed: false, ...more };
  win.parent = win;
  // In SuccessFactors, reading `top` breaks the course.
  Object.defineProperty(win, 'top', { get: refused });
  return win;
}

export function frameIn(parent: unknown, more: Record<string, unknown> = {}): FakeWindow {
  const win: FakeWindow = { parent, opener: null, closed: false, ...more };
  Object.defineProperty(win, 'top', { get: refused });
  return win;
}

/** A window of another origin: only its position among the windows can be read. */
export function otherOrigin(win: FakeWindow): object {
  const allowed = new Set<string | symbol>(['parent', 'opener', 'closed']);
  const guarded: object = new Proxy(win, {
    get(target, name) {
      if (!allowed.has(name)) return refused();
      const value: unknown = Reflect.get(target, name);
      return value === target ? guarded : value;
    },
  });
  return guarded;
}

/** The LMS's page, and the course in a frame. */
export const framed = (api: object, name: string): object => frameIn(topWindow({ [name]: api }));

export const brokenTop = (api: object, name: string): object =>
  frameIn(otherOrigin(frameIn(topWindow({ opener: otherOrigin(topWindow({ [name]: api })) }))), {
    opener: topWindow({ [name]: api }),
  });

/** The API is there only after the course has looked for it a few times. */
export function late(api: object, name: string): object {
  let looked = 0;
  const lms = topWindow();
  Object.defineProperty(lms, name, { get: () => (++looked > 5 ? api : undefined) });
  return frameIn(lms);
}

export const popUp = (api: object, name: string): object =>
  frameIn(frameIn(topWindow({ opener: frameIn(topWindow({ [name]: api })) })));

export function deep(api: object, name: string): object {
  let win: object = topWindow({ [name]: api });
  for (let depth = 0; depth < 11; depth++) {
    const frame = frameIn(win);
    win = depth % 2 ? otherOrigin(frame) : frame;
  }
  return frameIn(win);
}

export function openerGone(api: object, name: string): object {
  const gone = topWindow({ closed: true });
  Object.defineProperty(gone, name, { get: refused });
  return frameIn(topWindow({ [name]: api }), { opener: gone });
}
