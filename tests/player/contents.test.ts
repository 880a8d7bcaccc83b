// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import '../../src/player/contents.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { sampleCourse } from '../course/sample-course.ts';

const lesson = vi.hoisted(() => ({ words: 'bread', isLost: false }));
vi.mock('../../src/player/lesson-loader.ts', () => ({
  loadLesson: () => {
    if (lesson.isLost) return Promise.reject(new Error('offline'));
    const contents = { strings: [`<p>${lesson.words}</p>`], values: [] };
    return Promise.resolve({ contents: () => [{ screen: 'one', title: 'One', contents }] });
  },
}));

it('searches again, in the language that the course changes to', async () => {
  const course = sampleCourse();
  const first = course.lessons[0]?.id ?? '';
  const contents = document.createElement('course-contents') as HTMLElement & Record<string, unknown>;
  Object.assign(contents, { course, progress: emptyProgress, place: { lesson: first, screen: 'one' } });
  document.body.append(contents);
  const root = contents.shadowRoot as ShadowRoot;
  const hits = (): number => root.querySelectorAll('mark').length;
  await contents['updateComplete'];
  const field = root.querySelector('input') as HTMLInputElement;
  field.value = 'bread';
  field.dispatchEvent(new Event('input'));
  await expect.poll(hits).toBeGreaterThan(0);

  lesson.words = 'pain';
  contents['course'] = { ...course, language: 'fr' };
  await expect.poll(hits).toBe(0);
  field.value = 'pain';
  field.dispatchEvent(new Event('input'));
  await expect.poll(hits).toBeGreaterThan(0);
});

it('says that lessons could not be loaded, not that nothing was found', async () => {
  lesson.isLost = true;
  const course = sampleCourse();
  const contents = document.createElement('course-contents') as HTMLElement & Record<string, unknown>;
  const place = { lesson: course.lessons[0]?.id ?? '', screen: 'one' };
  Object.assign(contents, { course, progress: emptyProgress, place });
  document.body.append(contents);
  const root = contents.shadowRoot as ShadowRoot;
  await contents['updateComplete'];
  const field = root.querySelector('input') as HTMLInputElement;
  field.value = 'bread';
  field.dispatchEvent(new Event('input'));
  await expect
    .poll(() => root.querySelector('[role=status]')?.textContent?.trim())
    .toBe('The contents could not be loaded. Check your connection and press Contents again.');
});
