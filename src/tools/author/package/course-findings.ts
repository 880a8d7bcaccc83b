import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPlan } from '../../../compile/build-plan.ts';
import { Refusal } from '../../server/guard.ts';
import type { Finding } from '../rules/rule.ts';

const check = join(import.meta.dirname, '../check.ts');

/**
 * What `npm run check` says of a course's files, in a process of its own: the page goes on meanwhile.
 * @param course its file
 * @param locale of the package; all where it is left out
 * @throws {Refusal} where the check itself fails
 */
export async function courseFindings(root: string, course: string, locale?: string): Promise<Finding[]> {
  const options = { cwd: root, maxBuffer: 50_000_000 };
  const said = await promisify(execFile)(process.execPath, [check, '--json', '--root', root], options).catch(
    // It ends with 1 where something has to be fixed.
    (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  const findings = findingsIn(said.stdout);
  const { lessons, locales: all } = buildPlan(root, course);
  const locales = locale === undefined ? all : [locale];
  return findings.filter(({ file }) => {
    const [, lesson, language] = /^modules\/([^/]+)\/([\w-]+)\.md$/.exec(file) ?? [];
    if (lesson !== undefined) return lessons.includes(lesson) && locales.includes(language ?? '');
    const words = /^src\/locale\/([\w-]+)\.yaml$/.exec(file)?.[1];
    if (words !== undefined) return locales.includes(words);
    // What no lesson shows is in no package.
    return !file.startsWith('assets/') && (file === course || !/^modules\/[\w-]+\.yaml$/.test(file));
  });
}

/** @throws {Refusal} where the check ended before it had said all */
function findingsIn(text: string): readonly Finding[] {
  try {
    return (JSON.parse(text) as { readonly findings: readonly Finding[] }).findings;
  } catch {
    throw new Refusal(422, 'The course could not be looked through: “npm run check” says why.');
  }
}
