import { fc } from '../properties.ts';
import { expect, it } from 'vitest';
import type { Edition } from '../../src/package/control-files.ts';
import { courseStructure, structureProblems } from '../../src/package/course-structure.ts';
import { packageProblems } from '../../src/package/validate.ts';
import { courseYaml, load, problemsOf } from '../compile/course-folder.ts';
import { packageFiles } from './fixture/package-files.ts';

/** The strictest schemas, and the latest. */
const editions: readonly Edition[] = ['1.2', '2004-4th'];
/** Any characters at all, up to a little more than a manifest takes. */
const words = fc.string({ unit: 'binary', maxLength: 210, size: 'max' });

it('whatever stands in the settings is a problem with its line, or sound in every package', async () => {
  let sound = 0;
  await fc.assert(
    fc.asyncProperty(words, words, async (title, description) => {
      const files = {
        'modules/course.yaml': courseYaml
          .replace('title: Tea', () => `title: ${JSON.stringify(title)}`)
          .replace('All about tea.', () => JSON.stringify(description)),
      };
      const problems = problemsOf(files);
      for (const problem of problems)
        // What no file should hold is told of its line, before anything is read from it.
        expect(problem).toMatch(
          /^modules\/course\.yaml:[34]: ("(title|description)" |This line holds a character that cannot be shown)/,
        );
      if (problems.length > 0) return;
      sound += 1;
      const { course, settings } = load(files);
      const identity = { ...course, description: settings.description };
      for (const edition of editions)
        expect(await packageProblems(edition, await packageFiles(edition, { course: identity }))).toEqual([]);
      expect(await structureProblems(courseStructure(identity), ['index.html'])).toEqual([]);
    }),
    // Each run takes a second or so.
    {
      numRuns: 8,
      examples: [
        ['t'.repeat(200), 'd'.repeat(2000)],
        ['t'.repeat(201), 'd'],
        ['🙂'.repeat(200), '\u0007'],
        ['\u007f', 'd'],
      ],
    },
  );
  expect(sound).toBeGreaterThan(0);
}, 120_000);
