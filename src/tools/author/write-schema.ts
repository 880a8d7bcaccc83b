import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseJsonSchema } from '../../compile/course-schema.ts';

/** Writes the schema that editors read, after a change to the settings. */
const file = join(import.meta.dirname, '../../../modules/course.schema.json');
writeFileSync(file, `${JSON.stringify(courseJsonSchema(), null, 2)}\n`);
