/**
 * Writes docs/settings.md from the settings and rules of the code.
 *
 *     npm exec -- node tests/tools/author/write-settings.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { fixtures } from './rule-fixtures.ts';
import { settingsPage } from './settings-tables.ts';

const path = join(import.meta.dirname, '../../../docs/settings.md');
const style = await resolveConfig(path);
writeFileSync(path, await format(settingsPage(fixtures), { ...style, filepath: path }));
