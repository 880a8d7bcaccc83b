import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { meanings } from './element-meanings.ts';
import { byElement, neverWritten, wholeCourse, withTables } from './lms-guide-tables.ts';

const root = join(import.meta.dirname, '../..');
const path = join(root, 'docs/lms-guide.md');

/** The elements that the record's source names where it writes, without what their names begin with. */
function namedIn(file: string): string[] {
  const source = readFileSync(join(root, 'src/records', file), 'utf8');
  const writing =
    /\bset(?:Score)?\('([\w.]+)',|\bsetOptional\([^,]+,\s*['`](?:\$\{element\}\.)?([\w.]+)['`]/g;
  return [...source.matchAll(writing)].map(([, one, other]) => (one ?? other ?? '').replaceAll('.0.', '.n.'));
}

describe.each([
  ['1.2', 'scorm12.ts'],
  ['2004', 'scorm2004.ts'],
] as const)('what is written in SCORM %s', (edition, file) => {
  it('is taken by a strict LMS, and all of it is explained', async () => {
    const walk = await wholeCourse(edition);
    expect(walk.errors()).toEqual([]);
    expect([...byElement(walk.written).keys()].sort()).toEqual(Object.keys(meanings[edition]).sort());
  });

  it('leaves out no element that the record names', async () => {
    const written = [...byElement((await wholeCourse(edition)).written).keys()];
    const named = namedIn(file);
    expect(named.length).toBeGreaterThan(14);
    expect(named.filter((name) => !written.some((one) => one === name || one.endsWith(`.${name}`)))).toEqual(
      [],
    );
  });

  it('is no comment and, of the learner’s preferences, the language alone', async () => {
    const never = neverWritten(edition, byElement((await wholeCourse(edition)).written));
    const preferences = edition === '1.2' ? 'cmi.student_preference.' : 'cmi.learner_preference.';
    expect(never.filter((name) => name.startsWith(preferences))).toHaveLength(3);
    expect(never).not.toContain(`${preferences}language`);
    if (edition === '1.2') expect(never).toContain('cmi.comments');
  });
});

describe('the guide for administrators', () => {
  it('has the tables that the code makes: npm exec -- node tests/records/write-elements-table.ts', async () => {
    const guide = readFileSync(path, 'utf8');
    const style = await resolveConfig(path);
    expect(await withTables(guide, (text) => format(text, { ...style, filepath: path }))).toBe(guide);
  });
});
