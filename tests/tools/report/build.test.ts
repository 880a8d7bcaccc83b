import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLanguages } from '../../../src/compile/languages.ts';
import { librariesIn } from '../../../src/package/licences.ts';
import { buildReport, reportPolicy } from '../../../src/tools/report/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

const [first, ...translations] = loadLanguages(process.cwd());

beforeAll(async () => first && buildReport(first, folder, translations));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder of the report', () => {
  it('has all that the page asks for', () => {
    const asked = [...read('index.html').matchAll(/(?:href|src)="([^":]+)"/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(asked));
  });

  it('says in the page itself what the page may load, for where there is no server', () => {
    expect(read('index.html')).toContain(`content="${reportPolicy}"`);
  });

  it('knows the content in each language, which the evidence of its learners names', () => {
    expect(translations.length).toBeGreaterThan(0);
    for (const { course } of translations) expect(read('report.js').includes(course.digest)).toBe(true);
  });

  it('has the licences of the libraries in its scripts', () => {
    const names = librariesIn(read('licences.txt')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['lit', 'lit-html', '@lit/reactive-element']));
    expect(read('licences.txt')).toContain('This page contains the following libraries.');
  });
});
