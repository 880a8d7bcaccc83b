import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { questionsOf } from '../../src/tools/author/rules/questions.ts';
import { loadNamed, takeAll } from './any-course.ts';
import { markdown, rows, standards } from './auditor-table.ts';
import { recordAtEnd, settings, testVariants } from './course-variants.ts';
import { expect } from './embedded-course.ts';

/** What an auditor finds, from whole walks of packages as they are built, in the embedded LMS. */
const test = testVariants(settings);

/** Where what is, by question, standard and setting. */
const cells = new Map<string, string>();

const checkOf = (loaded: LoadedCourse) =>
  questionsOf({
    lessons: loaded.lessons
      .filter(({ id }) => id.endsWith('check'))
      .map((lesson) => ({ ...lesson, source: '', blockLines: new Map() })),
  });

for (const standard of standards)
  for (const setting of settings)
    test(`${standard}, interactions: ${setting}: what the LMS holds`, async ({ page, lms, variants }) => {
      const name = `${setting}-${standard}`;
      const loaded = loadNamed(setting, variants);
      const learner = await lms.launch(page, name);
      await learner.start();
      await takeAll(learner, loaded);
      await learner.saved();
      await learner.button(/^Exit$/).click();
      const answerKey = readFileSync(join(variants, `dist/allyship-${setting}-answer-key.html`), 'utf8');
      const held = await recordAtEnd(lms, name);
      const sources = { standard, setting, record: held, loaded, questions: checkOf(loaded), answerKey };
      const missing: string[] = [];
      for (const [question, cell] of rows) {
        const [where, isThere] = cell(sources);
        cells.set(`${question} ${standard} ${setting}`, where);
        if (!isThere) missing.push(`${question} (${where})`);
      }
      expect(missing).toEqual([]);
    });

test('the guide has the table as it was found', () => {
  // What the walks above found: it needs all of them.
  expect(cells.size).toBe(rows.length * standards.length * settings.length);
  const table = markdown(cells, settings);
  if (process.env['PRINT'] === '1') console.log(table);
  const flat = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
  expect(flat(readFileSync('docs/lms-guide.md', 'utf8'))).toContain(flat(table));
});
