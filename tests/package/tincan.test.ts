import { describe, expect, it } from 'vitest';
import { identifierOf } from '../../src/package/course-structure.ts';
import type { CourseIdentity } from '../../src/package/package.ts';
import { bytesOf } from '../../src/package/package.ts';
import { tinCanProblems, tinCanXml, xapi } from '../../src/package/tincan.ts';
import { unzip } from '../../src/package/zip.ts';
import { readActivity } from '../../src/tools/preview/lrs/course-unit.ts';

const course: CourseIdentity = {
  id: 'allyship-at-work',
  version: '1.0.0',
  title: 'Allies & <friends>',
  description: 'What allyship is and isn’t.',
  language: 'en-GB',
};
const files = new Map([['index.html', bytesOf('<!doctype html>')]]);

describe('tincan.xml', () => {
  it('is valid, has one activity, and contains its version for people', async () => {
    const xml = tinCanXml(course);
    expect(await tinCanProblems(xml, ['index.html'])).toEqual([]);
    expect(xml).toMatch(/^<\?xml.*\?>\n<!-- Version 1\.0\.0 -->\n/);
    expect(xml).toContain('<description lang="en-GB">What allyship is and isn’t.</description>');
    const activity = { id: identifierOf(course.id), title: course.title, url: 'index.html', moveOn: 'NotApplicable' }; // prettier-ignore
    expect(readActivity(xml)).toEqual(activity);
    expect(readActivity(tinCanXml({ ...course, version: '2.0.0', title: 'Another' })).id).toBe(activity.id);
  });

  it.each([
    ['>index.html<', '>start.html<', 'start.html'],
    [/id="urn:uuid:[^"]*"/, 'id="course"', 'id'],
    [/<name .*<\/name>/, '', 'description'],
    [/<launch .*<\/launch>/, '', 'activity'],
    ['</tincan>', '', 'tincan.xml'],
    [' lang="en-GB"', '', 'lang'],
  ])('with %s become %s is refused', async (from, to, words) => {
    const problems = await tinCanProblems(tinCanXml(course).replace(from, to), ['index.html']);
    expect(problems.join()).toContain(words);
  });
});

it('the package has it at its root, beside the page, and is not written without a page', async () => {
  expect([...unzip(await xapi(files, course)).keys()].sort()).toEqual(['index.html', 'tincan.xml']);
  await expect(xapi(new Map(), course)).rejects.toThrow('index.html');
});
