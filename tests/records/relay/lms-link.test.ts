import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RelayWindow } from '../../../src/records/relay/lms-link.ts';
import { LmsLink } from '../../../src/records/relay/lms-link.ts';
import type { WindowHandle } from '../../hosts/frames.ts';
import { FramedWindow, newBrowser } from '../../hosts/frames.ts';

interface Sent {
  readonly relay?: string;
  readonly messageId?: string;
  readonly method?: string;
}

const lms = 'https://lms.example';
const longestWait = 30_000;
const launch = { version: 1, standard: 'scorm12', origin: lms } as const;

let window: FramedWindow;
let sent: { readonly message: Sent; readonly to: string }[];
let parent: WindowHandle;
/** What listens in the course's window. */
let listening: number;

const delivered = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The package says this, unless it is somebody else who does. */
async function hear(data: unknown, origin = lms, source: WindowHandle | null = parent): Promise<void> {
  window.receive(data, origin, source);
  await delivered();
}

const opening = (): Promise<LmsLink> => LmsLink.open(launch, ['cmi.a'], window as unknown as RelayWindow);

async function opened(): Promise<LmsLink> {
  const link = opening();
  await hear({ relay: 'welcome' });
  return link;
}

/** Whether it is over, either way. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => void (settled = true);
  promise.then(settle, settle);
  await delivered();
  return settled;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  // The pair tells the console of every call that gets no answer any more.
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  newBrowser();
  sent = [];
  listening = 0;
  parent = { postMessage: (message, to) => void sent.push({ message: message as Sent, to }) };
  window = new FramedWindow('https://course.example');
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  Object.assign(window, {
    parent,
    addEventListener(...all: Parameters<typeof addEventListener>) {
      if (all[0] === 'message') listening += 1;
      addEventListener.apply(window, all);
    },
    removeEventListener(...all: Parameters<typeof removeEventListener>) {
      if (all[0] === 'message') listening -= 1;
      removeEventListener.apply(window, all);
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a course in a package', () => {
  it('tells a package of a version that it does not understand which ones it does, and nothing else', async () => {
    const link = LmsLink.open({ ...launch, version: 2 }, [], window as unknown as RelayWindow);
    await expect(link).rejects.toMatchObject({
      name: 'RecordError',
      message: 'The package speaks another version.',
      code: 'dispatch 2',
    });
    expect(sent).toEqual([{ message: { relay: 'refusal', versions: [1] }, to: lms }]);
  });

  it('says hello to the package alone, with what it reads, and goes on when it is welcome', async () => {
    const link = opening();
    expect(sent).toEqual([{ message: { relay: 'hello', version: 1, reads: ['cmi.a'] }, to: lms }]);
    for (const data of [undefined, 'welcome', { relay: 'told' }]) await hear(data);
    await hear({ relay: 'welcome' }, 'https://evil.example');
    await hear({ relay: 'welcome' }, lms, { postMessage: () => undefined });
    await hear({ relay: 'welcome' }, lms, null);
    expect(await isSettled(link)).toBe(false);
    await hear({ relay: 'welcome' });
    expect((await link).origin).toBe(lms);
  });

  it('waits half a minute to be welcome, and no longer', async () => {
    const link = opening();
    vi.advanceTimersByTime(longestWait - 1);
    expect(await isSettled(link)).toBe(false);
    vi.advanceTimersByTime(1);
    await expect(link).rejects.toMatchObject({ name: 'RecordError', message: `Nobody at ${lms} answered.` });
    expect([listening, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('leaves nothing behind when it ends: neither a timer nor an ear, and says no more', async () => {
    const link = await opened();
    link.send('LMSSetValue', 'cmi.a', 'x');
    const answer = link.ask();
    await hear({ relay: 'told', number: 1, taken: 1, refused: [] });
    await answer;
    link.end();
    expect([listening, vi.getTimerCount()]).toEqual([0, 0]);
    const before = sent.length;
    link.send('LMSSetValue', 'cmi.a', 'y');
    vi.advanceTimersByTime(10 * longestWait);
    await delivered();
    expect([listening, vi.getTimerCount(), sent.length]).toEqual([0, 0, before]);
  });
});

describe('a call to the LMS', () => {
  const call = (): Sent =>
    sent.map(({ message }) => message).findLast(({ method }) => method === 'LMSGetValue') ?? {};

  it('of a slow LMS is waited for as long as any answer', async () => {
    const link = await opened();
    expect(link.send('LMSGetValue', 'cmi.a')).toBe('');
    vi.advanceTimersByTime(longestWait - 1);
    await hear({ messageId: call().messageId, result: 'late' });
    expect(link.send('LMSGetValue', 'cmi.a')).toBe('late');
    link.end();
  });

  it('is owed an answer until it is asked for', async () => {
    const link = await opened();
    expect(link.hasPendingCalls).toBe(false);
    link.send('LMSCommit', '');
    expect(link.hasPendingCalls).toBe(true);
    const answer = link.ask();
    expect(link.hasPendingCalls).toBe(false);
    await hear({ relay: 'told', number: 1, taken: 1, refused: [] });
    await answer;
    link.end();
  });
});

describe('a question what came of it', () => {
  const told = (number: number, taken = 0): object => ({ relay: 'told', number, taken, refused: [] });
  let link: LmsLink;

  beforeEach(async () => {
    link = await opened();
  });
  afterEach(() => link.end());

  it('goes to the package alone, with what is to be written if this was the last word', async () => {
    const ending = { sets: [['cmi.core.exit', 'suspend']] as const, seconds: 3 };
    const answer = link.ask(ending);
    expect(sent.at(-1)).toEqual({ message: { relay: 'ask', number: 1, ending }, to: lms });
    await hear(told(1));
    expect(await answer).toEqual(told(1));
  });

  it('is answered by its own answer: no other’s, no stranger’s and nothing malformed', async () => {
    const [first, second] = [link.ask(), link.ask()] as const;
    await hear(told(3));
    await hear(told(2, 9), 'https://evil.example');
    await hear(told(2, 9), lms, { postMessage: () => undefined });
    await hear({ ...told(2), refused: [{}] });
    await hear(told(2));
    await hear(told(2, 7));
    expect(await second).toEqual(told(2));
    expect(await isSettled(first)).toBe(false);
    await hear(told(1));
    expect(await first).toEqual(told(1));
  });

  it('is not answered by one who lost calls', async () => {
    link.send('LMSCommit', '');
    const answer = link.ask();
    const refusal = expect(answer).rejects.toMatchObject({
      name: 'RecordError',
      message: 'Of 1 calls 0 arrived.',
    });
    await hear(told(1, 0));
    await refusal;
  });

  it('is given up after half a minute; an answer after that is nobody’s', async () => {
    const late = link.ask();
    const refusal = expect(late).rejects.toMatchObject({
      name: 'RecordError',
      message: `Nobody at ${lms} answered.`,
    });
    vi.advanceTimersByTime(longestWait - 1);
    expect(await isSettled(late)).toBe(false);
    vi.advanceTimersByTime(1);
    await refusal;
    const next = link.ask();
    await hear(told(1, 5));
    expect(await isSettled(next)).toBe(false);
    await hear(told(2));
    expect(await next).toEqual(told(2));
  });
});
