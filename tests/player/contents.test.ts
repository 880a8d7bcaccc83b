// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import '../../src/player/contents.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { sampleCourse } from '../course/sample-course.ts';

const lesson = vi.hoisted(() => ({ words: 'bread' }));
vi.mock('../../src/player/lesson-loader.ts', () => ({
  loadLesson: () => {
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
