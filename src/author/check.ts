import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { checkCourse } from './check-course.ts';
import { report } from './report.ts';

/** `npm run check`: says what there is to mend, and ends with 1 where something must be. `-- --json` for programs. */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    root: { type: 'string', default: join(import.meta.dirname, '../..') },
  },
});
const findings = checkCourse(values.root);
const colour = process.stdout.isTTY ? styleText : undefined;
process.stdout.write(values.json ? `${JSON.stringify({ findings }, null, 2)}\n` : report(findings, colour));
process.exitCode = findings.some(({ level }) => level === 'error') ? 1 : 0;
