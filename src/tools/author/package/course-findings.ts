import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPlan } from '../../../compile/build-plan.ts';
import { Refusal } from '../../server/guard.ts';
import type { Finding } from '../rules/rule.ts';

const check = join(import.meta.dirname, '../check.ts');

/**
 * The findings of `npm run check` about a course's files, in a separate process so that the page is not blocked.
 * @param course the course's file
 * @param locale of the package; all languages if left out
 * @throws {Refusal} if the check itself fails
 */
export async function courseFindings(root: string, course: string, locale?: string): Promise<Finding[]> {
  const options = { cwd: root, maxBuffer: 50_000_000 };
  const said = await promisify(execFile)(process.execPath, [check, '--json', '--root', root], options).catch(
    // The check exits with 1 if something has to be fixed.
    (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  const findings = findingsIn(said.stdout);
  const { lessons, locales: all } = buildPlan(root, course);
  const locales = locale === undefined ? all : [locale];
  const untranslated = new Set(findings.flatMap((one) => (one.rule === 'translation' ? placeOf(one) : [])));
  return findings.filter(({ file, line, rule }) => {
    // New words that are to be translated are no words of this language yet.
    if (rule === 'placeholder' && untranslated.has(placeOf({ file, line }))) return false;
    const [, lesson, language] = /^modules\/([^/]+)\/([\w-]+)\.md$/.exec(file) ?? [];
    if (lesson !== undefined) return lessons.includes(lesson) && locales.includes(language ?? '');
    const words = /^src\/locale\/([\w-]+)\.yaml$/.exec(file)?.[1];
    if (words !== undefined) return locales.includes(words);
    // Files that no lesson shows are in no package.
    return !file.startsWith('assets/') && (file === course || !/^modules\/[\w-]+\.yaml$/.test(file));
  });
}

const placeOf = ({ file, line }: Pick<Finding, 'file' | 'line'>): string => `${file}:${line}`;

/** @throws {Refusal} if the output is incomplete */
function findingsIn(text: string): readonly Finding[] {
  try {
    return (JSON.parse(text) as { readonly findings: readonly Finding[] }).findings;
  } catch {
    throw new Refusal(422, 'The course could not be looked through: “npm run check” says why.');
  }
}
