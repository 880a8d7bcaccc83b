import { join } from 'node:path';
import { styleText } from 'node:util';
import { buildPlan, courseFiles } from '../../compile/build-plan.ts';
import { digestLines, loadCourses } from '../../compile/courses.ts';
import { wordsFileProblems } from '../../compile/locale-words.ts';
import { argumentsOf } from '../arguments.ts';
import { checkCourse } from './check-course.ts';
import { fixAll } from './quick-fix/fix-problem.ts';
import { report } from './report.ts';
import type { Finding } from './rules/rule.ts';
import { buildRule } from './rules/rule.ts';

const usage = `npm run check             says what there is to fix in the course
npm run check -- --fix    fixes what is certain, and says the rest
npm run check -- --json   the same for programs`;

/** `npm run check`: says what to fix, and exits with 1 if anything must be fixed. `-- --json` for programs. */
const { values } = argumentsOf(
  {
    options: {
      json: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);
const fixed = values.fix ? fixAll(values.root, checkCourse) : [];
const locales = new Set(courseFiles(values.root).flatMap((file) => buildPlan(values.root, file).locales));
const words = [...locales].flatMap((locale) => wordsFileProblems(values.root, locale));
const findings: Finding[] = [
  ...checkCourse(values.root),
  ...words.map((problem) => ({ ...problem, rule: buildRule, level: 'error' as const })),
];
const colour = process.stdout.isTTY ? styleText : undefined;
const isWhole = !findings.some(({ level }) => level === 'error');
// A course with problems has no content to digest.
const content = isWhole ? digestLines(loadCourses(values.root)) : '';
for (const { file, line, message } of values.json ? [] : fixed)
  process.stdout.write(`Fixed ${file}:${line}: ${message}\n`);
process.stdout.write(
  values.json ? `${JSON.stringify({ findings }, null, 2)}\n` : `${report(findings, colour)}${content}`,
);
process.exitCode = isWhole ? 0 : 1;
