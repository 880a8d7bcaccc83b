import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { argumentsOf, courseOption, exitWithUsage, wantedCourse } from '../arguments.ts';
import { ScaffoldError } from '../author/scaffold.ts';
import { importDocument } from './import-document.ts';
import { importReport } from './report.ts';
import { ImportError } from './import-log.ts';

const usage = `npm run import -- file.docx                      a lesson made of a document of Word
npm run import -- file.md                        of Markdown
npm run import -- file.txt                       of an outline
npm run import -- file.docx --lesson speaking-up the lesson's id, where the file's name will not do
npm run import -- file.docx --course refresher   listed in another course
npm run import -- file.docx --json               what became of what, for programs`;

/** `npm run import`: makes a lesson from a document, and reports what became of each part. */
const { values, positionals } = argumentsOf(
  {
    allowPositionals: true,
    options: {
      lesson: { type: 'string' },
      course: courseOption,
      json: { type: 'boolean', default: false },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);
const [file, ...more] = positionals;
if (file === undefined || more.length > 0)
  exitWithUsage('Name one document, in quotation marks where its name has spaces.', usage);
// npm runs scripts in the project's folder, wherever it was called.
const path = resolve(process.env['INIT_CWD'] ?? '.', file);
const { file: course } = wantedCourse(values.root, values.course, usage);
try {
  const imported = await importDocument(values.root, file, readFileSync(path), {
    lesson: values.lesson,
    course,
  });
  const colour = process.stdout.isTTY ? styleText : undefined;
  process.stdout.write(
    values.json ? `${JSON.stringify(imported, null, 2)}\n` : importReport(basename(file), imported, colour),
  );
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') process.stderr.write(`There is no file ${file}.\n`);
  else if (code === 'EISDIR') process.stderr.write(`${file} is a folder. Name the document in it.\n`);
  else if (error instanceof ImportError || error instanceof ScaffoldError)
    process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
}
