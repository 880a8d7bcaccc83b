import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfBlock } from '../../compile/blocks.ts';
import { argumentsOf } from '../arguments.ts';
import { newLesson, newQuestion, ScaffoldError } from './scaffold.ts';

const usage = `npm run new lesson <id>                    a lesson, listed before the final check
npm run new question <lesson> <id>         a question at the end of that lesson
npm run new question <lesson> <id> check   a question on that lesson for the final check
`;

/** `npm run new …`: a lesson or a question to write over. */
const { values, positionals } = argumentsOf(
  {
    allowPositionals: true,
    options: { root: { type: 'string', default: join(import.meta.dirname, '../../..') } },
  },
  usage,
);

function made([what, first, second, where, ...more]: readonly string[]): string[] | undefined {
  if (more.length > 0) return undefined;
  if (what === 'lesson' && first !== undefined && second === undefined) return newLesson(values.root, first);
  if (what !== 'question' || first === undefined || second === undefined) return undefined;
  if (where !== undefined && where !== 'check') return undefined;
  return newQuestion(values.root, first, second, where ?? 'lesson');
}

/** The file, with the line that a new question begins at: it is one among many there. */
function placed(file: string, [what, , id = '']: readonly string[]): string {
  if (what !== 'question') return file;
  return `${file}, line ${lineOfBlock(readFileSync(join(values.root, file), 'utf8'), id)}`;
}

try {
  const files = made(positionals);
  if (files) {
    process.stdout.write(
      `Written: ${files.map((file) => placed(file, positionals)).join(', ')}\nWrite your words over it; "npm run dev" shows them.\n`,
    );
  } else {
    process.stderr.write(`Say what is to be made, with an id in one piece, e.g. speaking-up:\n\n${usage}`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
