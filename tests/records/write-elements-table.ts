/**
 * Writes the tables of docs/lms-guide.md that come from the code.
 *
 *     npm exec -- node tests/records/write-elements-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { withTables } from './lms-guide-tables.ts';

const path = join(import.meta.dirname, '../../docs/lms-guide.md');
const style = await resolveConfig(path);
const text = await withTables(readFileSync(path, 'utf8'), (one) => format(one, { ...style, filepath: path }));
writeFileSync(path, text);
