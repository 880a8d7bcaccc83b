import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfBlock } from '../../compile/blocks.ts';
import { argumentsOf } from '../arguments.ts';
import { WriteError } from '../write-all.ts';
import { newBlock } from './new-block.ts';
import { newLesson, newQuestion, ScaffoldError } from './scaffold.ts';

const usage = `npm run new lesson <id>                    a lesson, listed before the final check
npm run new question <lesson> <id>         a question at the end of that lesson
npm run new question <lesson> <id> check   a question on that lesson for the final check
npm run new block <name>                   a kind of block, in code: docs/blocks.md
`;

/** `npm run new …`: writes a lesson, a question or a kind of block with placeholder words. */
const { values, positionals } = argumentsOf(
  {
    allowPositionals: true,
    options: { root: { type: 'string', default: join(import.meta.dirname, '../../..') } },
  },
  usage,
);

async function made([what, first, second, where, ...more]: readonly string[]): Promise<string[] | undefined> {
  if (more.length > 0) return undefined;
  if (what === 'block' && first !== undefined && second === undefined) return newBlock(values.root, first);
  if (what === 'lesson' && first !== undefined && second === undefined) return newLesson(values.root, first);
  if (what !== 'question' || first === undefined || second === undefined) return undefined;
  if (where !== undefined && where !== 'check') return undefined;
  return newQuestion(values.root, first, second, where ?? 'lesson');
}

/** The file, with the line of a new question, which is one among many there. */
function placed(file: string, [what, , id = '']: readonly string[]): string {
  if (what !== 'question') return file;
  return `${file}, line ${lineOfBlock(readFileSync(join(values.root, file), 'utf8'), id)}`;
}

const next = ([what, name]: readonly string[]): string =>
  what === 'block'
    ? `Write your code over it: docs/blocks.md says how. "npm run dev" shows it at /gallery, "npm run pictures -- ${name}" takes its picture for the guide.`
    : 'Write your words over it; "npm run dev" shows them.';

try {
  const files = await made(positionals);
  if (files) {
    process.stdout.write(
      `Written: ${files.map((file) => placed(file, positionals)).join(', ')}\n${next(positionals)}\n`,
    );
  } else {
    process.stderr.write(`Say what is to be made, with an id in one piece, e.g. speaking-up:\n\n${usage}`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ScaffoldError || error instanceof WriteError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
