import type { Problem, ProblemEdit } from '../../../compile/problems.ts';
import { Refusal } from '../../server/guard.ts';
import { onCopy } from '../../on-a-copy.ts';
import { readText, writeFile } from '../edit/write-file.ts';

/** A text with the change made; undefined where its lines are not what the change is of. */
export function withEdit(text: string, { line, before, after }: ProblemEdit): string | undefined {
  const lines = text.split('\n');
  const old = before.split('\n');
  const found = lines.slice(line - 1, line - 1 + old.length).join('\n');
  if (found !== before) return undefined;
  return [...lines.slice(0, line - 1), after, ...lines.slice(line - 1 + old.length)].join('\n');
}

/**
 * Fixes a problem in its file, where it is gone then and nothing else is wrong with the lines that were changed.
 * @param problemsOf what there is to fix in the courses below a folder
 * @throws {Refusal} with a sentence, where nothing was written
 */
export function fixProblem(
  root: string,
  problem: Problem,
  problemsOf: (root: string) => readonly Problem[],
): void {
  const { edit, file, message } = problem;
  if (!edit) throw new Refusal(400, 'Nothing is certain to fix this.');
  const before = readText(root, edit.file);
  const after = withEdit(before, edit);
  if (after === undefined)
    throw new Refusal(409, `${file} has been changed meanwhile. Nothing was written: look at it again.`);
  const inFile = (found: readonly Problem[]): Problem[] => found.filter((one) => one.file === edit.file);
  const were = inFile(onCopy(root, new Map(), problemsOf));
  const left = inFile(onCopy(root, new Map([[edit.file, after]]), problemsOf));
  const same = (all: readonly Problem[]): number => all.filter((one) => one.message === message).length;
  // What comes up elsewhere was hidden by the problem; in the new lines it comes from the change.
  const last = edit.line + edit.after.split('\n').length - 1;
  const known = new Set(were.map((one) => one.message));
  const isNew = (one: Problem): boolean =>
    one.line >= edit.line && one.line <= last && !known.has(one.message);
  if (same(left) >= same(were) || left.some(isNew))
    throw new Refusal(
      422,
      `This would not fix ${file}:${problem.line} without more to do. Nothing was written: open it in your editor.`,
    );
  writeFile(root, edit.file, before, after);
}

/** Fixes whatever is certain, one after the other. @returns what was fixed */
export function fixAll(root: string, problemsOf: (root: string) => readonly Problem[]): Problem[] {
  const fixed: Problem[] = [];
  const refused = new Set<string>();
  for (;;) {
    const next = problemsOf(root).find(({ edit, file, message }) => edit && !refused.has(file + message));
    if (!next) return fixed;
    try {
      fixProblem(root, next, problemsOf);
      fixed.push(next);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.add(next.file + next.message);
    }
  }
}
