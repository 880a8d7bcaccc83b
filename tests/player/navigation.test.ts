import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../src/course/course.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { minutesLeft, timeLeft } from '../../src/player/navigation.ts';

const screens = ['one', 'two', 'three', 'four'].map((id) => ({ id, title: id, activities: [] }));
const lesson: Lesson = { id: 'tea', kind: 'lesson', title: 'Tea', minutes: 6, screens };
const seen = (...ids: string[]) => ({ ...emptyProgress, seen: new Map([['tea', new Set(ids)]]) });

describe('the time left in a lesson', () => {
  it('is its minutes, for the unseen screens', () => {
    expect(minutesLeft(emptyProgress, lesson)).toBe(6);
    expect(minutesLeft(seen('one'), lesson)).toBe(4.5);
    expect(minutesLeft(seen('four', 'two'), lesson)).toBe(3);
    expect(minutesLeft(seen('one', 'two', 'three', 'four'), lesson)).toBe(0);
  });

  it('does not count a screen that the lesson no longer has', () => {
    expect(minutesLeft(seen('one', 'gone'), lesson)).toBe(4.5);
  });

  it('is shown in whole minutes, rounded up', () => {
    expect(timeLeft(4.5)).toBe('about 5 minutes left');
    expect(timeLeft(1)).toBe('about 1 minute left');
    expect(timeLeft(0.75)).toBe('less than a minute left');
  });
});
