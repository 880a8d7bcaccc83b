// @vitest-environment jsdom
import { nothing } from 'lit';
import { expect, it } from 'vitest';
import { emptyProgress } from '../../src/course/progress.ts';
import { openNote } from '../../src/player/open-note.ts';
import type { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';

const course = sampleCourse({ requireAnswers: true });
const place = { lesson: 'lesson-1', screen: 'two' };
const note = (change: Partial<Session>): unknown =>
  openNote(course, { mode: 'normal', progress: emptyProgress, ...change } as Session, place, () => undefined);

it('says below a screen that its question is open', () => {
  expect(note({})).not.toBe(nothing);
});

it('is absent in review', () => {
  expect(note({ mode: 'review' })).toBe(nothing);
});
