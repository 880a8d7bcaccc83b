import type { styleText } from 'node:util';
import type { Finding } from './rules/rule.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The findings as text, file by file: what is wrong and what to do. */
export function report(findings: readonly Finding[], colour?: typeof styleText): string {
  const paint = (format: 'red' | 'yellow' | 'green' | 'bold', text: string): string =>
    colour?.(format, text) ?? text;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const advice = findings.length - errors;
  const lines: string[] = [];
  for (const file of new Set(findings.map((finding) => finding.file))) {
    lines.push(paint('bold', file));
    for (const finding of findings.filter((one) => one.file === file)) {
      const mark = finding.level === 'error' ? paint('red', 'fix') : paint('yellow', 'look');
      lines.push(`  ${mark} line ${finding.line}: ${finding.message}`);
      lines.push(`       ${finding.fix}${finding.rule === 'build' ? '' : ` (${finding.rule})`}`);
    }
    lines.push('');
  }
  const sum =
    errors === 0
      ? paint('green', 'Nothing to fix.')
      : paint('red', `${count(errors, 'thing', 'things')} to fix.`);
  const fixes = findings.filter(({ edit }) => edit).length;
  const rest = fixes > 0 ? ` npm run check -- --fix fixes ${count(fixes, 'thing', 'things')}.` : '';
  return `${[...lines, `${sum}${advice > 0 ? ` ${count(advice, 'thing', 'things')} to look at.` : ''}${rest}`].join('\n')}\n`;
}
