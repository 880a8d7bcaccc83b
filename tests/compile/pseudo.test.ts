import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { courseFiles } from '../../src/compile/build-plan.ts';
import { firstDifference } from '../../src/compile/languages.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { localeWords, wordsFileProblems } from '../../src/compile/locale-words.ts';
import { pseudoLesson, pseudoWords } from '../../src/compile/translation/pseudo.ts';
import { courseFolder, leaf } from './course-folder.ts';

const project = join(import.meta.dirname, '../..');

describe('a pseudo language', () => {
  it('has accents on every word, is about a third longer, and stands in brackets', () => {
    const words = 'Nobody had ever asked her how that sounded in the meeting on Monday.';
    const made = pseudoWords(words);
    expect(made).toMatch(/^⟦.*⟧$/);
    expect(made.normalize('NFC')).not.toMatch(/[ac-pr-z]/);
    const longer = made.length / words.length;
    expect(longer).toBeGreaterThan(1.25);
    expect(longer).toBeLessThan(1.5);
    expect(pseudoWords('80%')).toBe('80%');
    expect(pseudoWords('See https://example.org/a or write to a@example.org.')).toContain(
      ' https://example.org/a ',
    );
  });

  it('keeps marks, ids, links, labels and who speaks', () => {
    const scene = `${leaf}
:::scene who stage=table

- **Huw** (warm): Hello there.
- **Huw** (sad)
- **The caller**: Hi.

:::

![A pot](media:pot.jpg)

:::sort kinds

Which?

- Noun: A *thing*.
  > Yes.
- Verb: A deed.
  > No.
- Noun: A place.
  > Yes.

:::
`;
    const made = pseudoLesson(scene);
    expect(made).toContain('id: leaf\ntitle: ⟦Ţĥéé ļééååƒ⟧\nminutes: 2');
    expect(made).toContain('## ⟦Ŵééļçööḿéé⟧ {#welcome}');
    expect(made).toContain('*ţééåå* îîñ [ţĥéé šĥööþ](link:shop).⟧');
    expect(made).toContain('- [x] ⟦Ĝŕééééñ ţééåå⟧');
    expect(made).toContain('- **Huw** (warm): ⟦Ĥééļļöö ţĥééŕéé.⟧\n- **Huw** (sad)\n- **The caller**: ⟦Ĥîî.⟧');
    expect(made).toContain('![⟦Å þööţ⟧](media:pot.jpg)');
    expect(made.match(/^- ⟦Ñööûûñ⟧: /gm)).toHaveLength(2);
    expect(made.split('\n')).toHaveLength(scene.split('\n').length);
  });

  it.each([
    ['pseudo', 'en-XA'],
    ['pseudo-rtl', 'ar-XB'],
  ])('%s makes every course of the project, built as the first language has it', (locale, tag) => {
    expect(wordsFileProblems(project, locale)).toEqual([]);
    const { player, start } = localeWords(project, locale, tag);
    expect(player.next).toMatch(/^⟦[^a-z]*⟧$/i);
    expect(start.minutes(35)).toContain(new Intl.NumberFormat(tag).format(35));
    for (const file of courseFiles(project)) {
      const first = loadCourse(project, { file });
      const made = loadCourse(project, { file, locale });
      expect(made.course.language).toBe(tag);
      expect(made.settings.description).toMatch(/^⟦.*⟧$/);
      const blocks = ({ lessons }: typeof first) =>
        lessons.flatMap(({ screens }) => screens.flatMap(({ body }) => body));
      const [others, own] = [blocks(made), blocks(first)];
      expect(others).toHaveLength(own.length);
      for (const [index, block] of own.entries()) {
        const other = others[index];
        if (typeof block === 'string' || typeof other !== 'object') continue;
        expect(firstDifference(block.kind.words, block.model, other.model, block.model.id)).toBeUndefined();
      }
    }
  });

  it('is made of a course in whatever language comes first, and writes nothing', () => {
    const root = courseFolder();
    const { course, lessons } = loadCourse(root, { locale: 'pseudo' });
    expect(course.title).toBe('⟦Ţééåå⟧');
    expect(lessons[0]?.file).toBe('modules/leaf/en.md');
    expect(readFileSync(join(root, 'modules/leaf/en.md'), 'utf8')).toBe(leaf);
  });
});
