import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newLesson, newQuestion, ScaffoldError } from './scaffold.ts';

const usage = `npm run new lesson <id>                    a lesson, listed before the final check
npm run new question <lesson> <id>         a question at the end of that lesson
npm run new question <lesson> <id> check   a question on that lesson for the final check
`;

/** `npm run new …`: a lesson or a question to write over. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: join(import.meta.dirname, '../..') } },
});

function made([what, first, second, where]: readonly string[]): string[] | undefined {
  if (what === 'lesson' && first !== undefined && second === undefined) return newLesson(values.root, first);
  if (what !== 'question' || first === undefined || second === undefined) return undefined;
  if (where !== undefined && where !== 'check') return undefined;
  return newQuestion(values.root, first, second, where ?? 'lesson');
}

try {
  const files = made(positionals);
  if (files) {
    process.stdout.write(
      `Written: ${files.join(', ')}\nWrite your words over it; "npm run dev" shows them.\n`,
    );
  } else {
    process.stderr.write(usage);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
