import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawingsModules } from '../../src/compile/drawings.ts';
import { loadCourse } from '../../src/compile/load-course.ts';

const { lessons, people } = loadCourse(join(import.meta.dirname, '../..'));
const modules = drawingsModules(lessons, people, '/src');
const partsIn = (text: string): string[] =>
  [...text.matchAll(/ = svg`([^`]*)`/g)].map(([, part = '']) => part);

it('writes each part only once in the course', () => {
  const parts = [...modules.values()].flatMap(partsIn);
  expect(parts.length).toBeGreaterThan(50);
  expect(new Set(parts).size).toBe(parts.length);
});

it('lets the first lesson wait for no other module', () => {
  const [first = ''] = modules.values();
  expect(first).not.toContain('course:drawings/');
});

it('finds every part that a lesson uses, in its own module or in those that it imports', () => {
  for (const [name, text] of modules) {
    const named = new Set(text.match(/\bp\d+\b/g));
    const own = text.matchAll(/const (p\d+) = /g);
    const taken = text.matchAll(/import \{ ([^}]+) \} from "course:drawings\/([\w-]+)"/g);
    const known = new Set([...own].map(([, part]) => part));
    for (const [, parts = '', from = ''] of taken)
      for (const part of parts.split(', ')) {
        expect(modules.get(from), name).toContain(`export const ${part} = `);
        known.add(part);
      }
    expect([...named].filter((part) => !known.has(part))).toEqual([]);
  }
});
