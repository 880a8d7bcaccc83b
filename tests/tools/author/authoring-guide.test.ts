import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { galleryMedia } from '../../../src/tools/author/gallery/gallery.ts';
import { rules } from '../../../src/tools/author/rules/all.ts';
import { registry } from '../../../src/blocks/registry.ts';
import { lockFile } from '../../../src/compile/acknowledgement-lock.ts';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { ContentError } from '../../../src/compile/problems.ts';

const root = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/authoring.md'), 'utf8');
const examples = [...guide.matchAll(/^```markdown\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

/** What is wrong with an example as a lesson of a course like the real one. */
function problemsOf(example: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'course-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'assets'), join(folder, 'assets'), { recursive: true });
  cpSync(galleryMedia, join(folder, 'assets/media'), { recursive: true });
  mkdirSync(join(folder, 'modules/definition'), { recursive: true });
  cpSync(join(root, 'modules/links.yaml'), join(folder, 'modules/links.yaml'));
  const settings = readFileSync(join(root, 'modules/course.yaml'), 'utf8')
    .replace(/^lessons: .*/m, 'lessons: [definition]')
    .replace(/^completion: .*/m, 'completion: viewed')
    .replace(/^locales: .*\n/m, '')
    .replace(/^translations:\n(?: .*\n)+/m, '');
  writeFileSync(join(folder, 'modules/course.yaml'), settings);
  const kind = example.includes('::::check') ? 'check' : 'lesson';
  const front = `---\nid: definition\nkind: ${kind}\ntitle: T\nminutes: 2\nobjectives: [O]\n---\n\n## S {#s}\n\n`;
  writeFileSync(join(folder, 'modules/definition/en.md'), front + example);
  try {
    loadCourse(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

describe('the authoring guide', () => {
  it.each(examples.map((text) => [text.trim().split('\n')[0] ?? '', text]))('is true: %s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('shows every block', () => {
    const shown = examples.flatMap((text) => [...text.matchAll(/^:{3,}([a-z]+)/gm)].map(([, name]) => name));
    expect(new Set(shown)).toEqual(new Set([...registry.keys(), 'note', 'idea']));
  });

  it('names every rule of the check', () => {
    const table = /^\| +rule +\|.*\n(?:\|.*\n)+/im.exec(guide)?.[0] ?? '';
    const named = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(['build', ...rules.map(({ name }) => name)]);
  });

  it('names only commands and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name = ''] of guide.matchAll(/`npm run ([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    const files = [...guide.matchAll(/`(modules\/[a-z/.]+|assets\/art\/)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(5);
    // The first release writes it.
    const missing = files.filter((file) => file !== lockFile && !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });

  it('shows a brand that the settings take', () => {
    const settings = readFileSync(join(root, 'modules/course.yaml'), 'utf8');
    expect(settings).toContain('pass-mark: 80');
    for (const key of ['organisation:', 'logo:', 'accent:', 'light:', 'dark:']) {
      expect(settings).toContain(key);
      expect(guide).toContain(key);
    }
  });
});
