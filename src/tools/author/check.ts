import { join } from 'node:path';
import { styleText } from 'node:util';
import { buildPlan } from '../../compile/build-plan.ts';
import { wordProblems } from '../../compile/locale-words.ts';
import { argumentsOf } from '../arguments.ts';
import { checkCourse } from './check-course.ts';
import { report } from './report.ts';
import type { Finding } from './rules/rule.ts';
import { buildRule } from './rules/rule.ts';

const usage = `npm run check             says what there is to fix in the course
npm run check -- --json   the same for programs`;

/** `npm run check`: says what there is to fix, and ends with 1 where something must be. `-- --json` for programs. */
const { values } = argumentsOf(
  {
    options: {
      json: { type: 'boolean', default: false },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);
const words = await Promise.all(
  buildPlan(values.root).locales.map((locale) => wordProblems(values.root, locale)),
);
const findings: Finding[] = [
  ...checkCourse(values.root),
  ...words.flat().map((problem) => ({ ...problem, rule: buildRule, level: 'error' as const })),
];
const colour = process.stdout.isTTY ? styleText : undefined;
process.stdout.write(values.json ? `${JSON.stringify({ findings }, null, 2)}\n` : report(findings, colour));
process.exitCode = findings.some(({ level }) => level === 'error') ? 1 : 0;
