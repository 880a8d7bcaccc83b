import { afterEach, expect, it, vi } from 'vitest';
import { loadLesson } from '../../src/player/lesson-loader.ts';

const { asked, defined, lists } = vi.hoisted(() => {
  const asked: string[] = [];
  const defined = new Set<string>();
  const lesson =
    (id: string) =>
    (again = ''): Promise<void> => {
      asked.push(`${id}${again && ' again'}`);
      defined.add(`lesson-${id}`);
      return Promise.resolve();
    };
  const lists = { fails: 0, lesson };
  return { asked, defined, lists };
});

vi.mock('course:lessons', () => ({
  lessons: { first: lists.lesson('first') },
  furtherLessons: (again = '') => {
    asked.push(`list${again && ' again'}`);
    if (lists.fails-- > 0) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve({ lessons: { last: lists.lesson('last') } });
  },
}));
vi.stubGlobal('customElements', { get: (tag: string) => defined.has(tag) });
vi.stubGlobal('document', { createElement: (localName: string) => ({ localName }) });

afterEach(() => {
  asked.length = 0;
  defined.clear();
});

it('loads the list of further lessons only for one of them', async () => {
  expect(await loadLesson('first')).toEqual({ localName: 'lesson-first' });
  expect(asked).toEqual(['first']);
  expect(await loadLesson('last')).toEqual({ localName: 'lesson-last' });
  expect(asked).toEqual(['first', 'list', 'last']);
});

it('loads that list again, from another address, after a failure', async () => {
  lists.fails = 1;
  expect(await loadLesson('last')).toEqual({ localName: 'lesson-last' });
  expect(asked).toEqual(['list', 'list again', 'last again']);
});

it('reports that a lesson could not be loaded, after three tries', async () => {
  lists.fails = 3;
  await expect(loadLesson('last')).rejects.toThrow('Failed to fetch');
  expect(asked).toEqual(['list', 'list again', 'list again']);
});
