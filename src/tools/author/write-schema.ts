import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseJsonSchema, likeJsonSchema } from '../../compile/course-schema.ts';

/** Writes the schemas that editors read, after a change to the settings. */
const modules = join(import.meta.dirname, '../../../modules');
for (const [name, schema] of [
  ['course', courseJsonSchema()],
  ['like', likeJsonSchema()],
] as const)
  writeFileSync(join(modules, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
