import { join } from 'node:path';
import { argumentsOf } from '../arguments.ts';
import { translate, usage } from './translate.ts';
import { versions } from './write-xliff.ts';

/** `npm run translate`: exports the course's words as XLIFF, and imports them. */
const { values, positionals } = argumentsOf(
  {
    allowPositionals: true,
    options: {
      out: { type: 'string', short: 'o' },
      xliff: { type: 'string', default: versions[0] },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);
const { said, refused } = translate(positionals, values);
process.stdout.write(said.map((line) => `${line}\n`).join(''));
if (refused) {
  process.stderr.write(`${refused.join('\n')}\n`);
  process.exitCode = 1;
}
