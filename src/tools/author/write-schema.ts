import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseJsonSchema, likeJsonSchema } from '../../compile/course-schema.ts';
import { wordsTypes } from '../../compile/locale-words.ts';

/** Writes the schemas for editors, after a change to the settings, and the types of the words in `en.yaml`. */
const root = join(import.meta.dirname, '../../..');
for (const [name, schema] of [
  ['course', courseJsonSchema()],
  ['like', likeJsonSchema()],
] as const)
  writeFileSync(join(root, 'modules', `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
writeFileSync(join(root, 'src/locale/words-type.ts'), wordsTypes());
