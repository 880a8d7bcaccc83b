// @vitest-environment jsdom
import { render } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { start } from '../english.ts';
import { farewell } from '../../src/player/farewell.ts';
import type { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';

const shown = (
  session: Partial<Session> = {},
  completed = false,
  isUnconfirmed = false,
  course = sampleCourse(),
  more: Partial<Progress> = {},
): HTMLElement => {
  const page = document.createElement('div');
  const progress = { ...emptyProgress, ...more, achieved: { ...emptyProgress.achieved, completed } };
  render(
    farewell(course, { mode: 'normal', keeps: true, progress, ...session } as Session, isUnconfirmed),
    page,
  );
  return page;
};
const around = (parent: object, opener: object | null): void => {
  vi.stubGlobal('parent', parent);
  vi.stubGlobal('opener', opener);
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('after Exit', () => {
  it.each([
    ['in a frame of an LMS', {}, null, 'leave this page'],
    ['in a frame of a window that an LMS opened', {}, {}, 'leave this page'],
    ['by itself in a tab', window, null, 'close this page'],
    ['in a window that an LMS opened', window, {}, 'close this window now'],
  ])('%s, it says how to leave', (_, parent, opener, words) => {
    around(parent, opener);
    for (const mode of ['normal', 'review', 'browse'] as const) {
      const page = shown({ mode });
      expect(page.querySelector('h2')?.textContent).toBe('You have left the course');
      expect(page.textContent).toContain(words);
      expect(page.querySelectorAll('button')).toHaveLength(parent === window && opener ? 1 : 0);
    }
  });

  it('links to the page that the LMS gives, without a text about windows', () => {
    around({}, null);
    const page = shown({ returnUrl: 'https://lms.example/' });
    expect(page.querySelector('a')?.getAttribute('href')).toBe('https://lms.example/');
    expect(page.textContent).not.toMatch(/close/);
  });

  it('says what is yet to be confirmed, if the rules ask for it', () => {
    around(window, null);
    const [asked, notAsked] = [sampleCourse({ acknowledgement: true }), sampleCourse()];
    const toConfirm = (course: Course, more: Partial<Progress> = {}, completed = false): string =>
      [...shown({}, completed, false, course, more).querySelectorAll('li')]
        .map(({ textContent }) => textContent.trim())
        .filter((line) => line.includes('confirm'))
        .join();
    const { title } = asked.lessons.at(-1) ?? { title: '' };
    expect(toConfirm(asked)).toBe(`Something in “${title}” is yet to be confirmed`);
    const given = { version: '1', at: undefined };
    expect(toConfirm(asked, { acknowledgements: new Map([['acknowledgement', given]]) })).toBe('');
    expect([toConfirm(asked, {}, true), toConfirm(notAsked)]).toEqual(['', '']);
    expect(shown({}, true).querySelector('ul')?.textContent).not.toContain('false');
  });

  it('says if the browser keeps the window open', async () => {
    vi.useFakeTimers();
    around(window, {});
    const close = vi.spyOn(window, 'close').mockReturnValue();
    const page = shown();
    page.querySelector('button')?.click();
    await vi.advanceTimersByTimeAsync(400);
    vi.useRealTimers();
    expect(close).toHaveBeenCalledOnce();
    expect(page.querySelector('[role=status]')?.textContent).toContain('close it yourself');
  });

  it('tells a finisher what is kept, not that nothing is added', () => {
    around(window, null);
    for (const words of [shown({}, true).textContent, start.notices.finished]) {
      expect(words).toContain('never taken back');
      expect(words).toMatch(/may (then )?be added/);
    }
  });

  it.each([false, true])(
    'calls nothing recorded that the LMS did not confirm (completed: %s)',
    (completed) => {
      around(window, null);
      const { textContent } = shown({ isKeptOnDevice: true }, completed, true);
      expect(textContent).toContain('did not confirm');
      expect(textContent).not.toContain('What was recorded');
      expect(textContent).not.toContain('never taken back');
    },
  );
});
