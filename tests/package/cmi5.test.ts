import { describe, expect, it } from 'vitest';
import { cmi5 } from '../../src/package/cmi5.ts';
import { courseStructure, identifierOf, structureProblems } from '../../src/package/course-structure.ts';
import type { CourseIdentity } from '../../src/package/package.ts';
import { bytesOf } from '../../src/package/package.ts';
import { unzip } from '../../src/package/zip.ts';

const course: CourseIdentity = {
  id: 'allyship-at-work',
  version: '1.0.0',
  title: 'Allies & <friends>',
  description: 'What allyship is and isn’t.',
  language: 'en-GB',
  rules: { completion: 'viewed-and-passed', passMark: 0.8 },
};
const files = new Map([['index.html', bytesOf('<!doctype html>')]]);
const of = (completion: 'viewed' | 'passed' | 'viewed-and-passed', passMark = 0.8): string =>
  courseStructure({ ...course, rules: { completion, passMark } });

describe('cmi5.xml', () => {
  it('is valid, and has one course and one unit', async () => {
    const xml = courseStructure(course);
    expect(await structureProblems(xml, ['index.html'])).toEqual([]);
    expect(xml).toContain('<langstring lang="en-GB">Allies &amp; &lt;friends&gt;</langstring>');
    expect(xml.match(/<au /g)).toHaveLength(1);
    expect(xml).toContain('<url>index.html</url>');
  });

  it('has titles, descriptions and objectives as language maps with every language of the package', async () => {
    const lesson = (title: string, description: string) => [{ id: 'definition', title, description }];
    const xml = courseStructure({
      ...course,
      objectives: lesson('What is allyship?', 'Tell a label from an action; name the parts'),
      translations: [
        {
          language: 'fr',
          title: 'L’alliance',
          description: 'Ce qu’est l’alliance.',
          objectives: lesson('Qu’est-ce que l’alliance ?', 'Distinguer un titre d’un acte'),
        },
      ],
    });
    expect(await structureProblems(xml, ['index.html'])).toEqual([]);
    const id = identifierOf('allyship-at-work/objective/definition');
    expect(xml).toContain(
      `<objective id="${id}">
      <title><langstring lang="en-GB">What is allyship?</langstring><langstring lang="fr">Qu’est-ce que l’alliance ?</langstring></title>`,
    );
    expect(xml).toContain(`<objective idref="${id}"/>`);
    // Of the course and of its unit.
    expect(xml.match(/<langstring lang="fr">L’alliance<\/langstring>/g)).toHaveLength(2);
  });

  it('contains its version, for people who open the zip', () => {
    expect(courseStructure({ ...course, version: '2.10.3' })).toMatch(
      /^<\?xml.*\?>\n<!-- Version 2\.10\.3 -->\n/,
    );
  });

  it('has the moveOn rule of the course’s completion rule', () => {
    expect(of('viewed')).toContain('moveOn="Completed"');
    expect(of('viewed')).not.toContain('masteryScore');
    expect(of('passed')).toContain('moveOn="CompletedAndPassed" masteryScore="0.8"');
    expect(of('viewed-and-passed', 2 / 3)).toContain('masteryScore="0.6667"');
  });

  it('has identifiers of the course that never change', () => {
    expect(identifierOf('allyship-at-work')).toBe(identifierOf('allyship-at-work'));
    expect(identifierOf('allyship-at-work')).not.toBe(identifierOf('allyship-at-work/au'));
    expect(identifierOf('x')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(courseStructure({ ...course, version: '2.0.0', title: 'Another' })).toContain(
      identifierOf(course.id),
    );
  });

  it.each([
    ['moveOn="Completed', 'moveOn="Perhaps', 'moveOn'],
    ['masteryScore="0.8"', 'masteryScore="80"', 'masteryScore'],
    ['masteryScore="0.8"', 'masteryScore="0.81234"', 'masteryScore'],
    ['<url>index.html</url>', '', 'au'],
    ['<url>index.html</url>', '<url>start.html</url>', 'start.html'],
    [/id="urn:uuid:[^"]*"/, 'id="course"', 'id'],
    [/<description>.*<\/description>/, '', 'description'],
    ['</courseStructure>', '<block/></courseStructure>', 'block'],
    [/id="urn:uuid:[^"]*"/g, 'id="urn:x:1"', 'same id'],
    ['</courseStructure>', '', 'cmi5.xml'],
  ])('with %s become %s is refused', async (from, to, words) => {
    const problems = await structureProblems(courseStructure(course).replace(from, to), ['index.html']);
    expect(problems.join()).toContain(words);
  });
});

describe('the cmi5 package', () => {
  it('has the structure at its root, beside the page', async () => {
    const zip = unzip(await cmi5(files, course));
    expect([...zip.keys()].sort()).toEqual(['cmi5.xml', 'index.html']);
  });

  it('is not written without a page', async () => {
    await expect(cmi5(new Map(), course)).rejects.toThrow('index.html');
  });
});
