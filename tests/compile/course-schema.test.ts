import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { courseJsonSchema, packageNames } from '../../src/compile/course-schema.ts';
import { courseYaml, problemsOf } from './course-folder.ts';

const root = join(import.meta.dirname, '../..');

interface Json {
  readonly type?: string;
  readonly anyOf?: readonly Json[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Json;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Json>>;
  /** For keys that `properties` does not name. */
  readonly additionalProperties?: Json | boolean;
}

/** As much of JSON Schema as the settings use, the way an editor applies it. */
function accepts(schema: Json, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((one) => accepts(one, value));
  if (schema.enum) return schema.enum.includes(value);
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && new RegExp(schema.pattern ?? '').test(value);
    case 'integer': {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      return Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
    }
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return (
        Array.isArray(value) &&
        value.length >= (schema.minItems ?? 0) &&
        value.every((one) => accepts(schema.items ?? {}, one))
      );
    default: {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const { properties = {}, required = [], additionalProperties: others } = schema;
      return (
        required.every((key) => Object.hasOwn(value, key)) &&
        Object.entries(value).every(([key, one]) => {
          const known = properties[key] ?? (typeof others === 'object' ? others : undefined);
          return known !== undefined && accepts(known, one);
        })
      );
    }
  }
}

const schema = courseJsonSchema() as Json;

describe('the schema for editors', () => {
  it('is the one generated from the validator', () => {
    const file = readFileSync(join(root, 'modules/course.schema.json'), 'utf8');
    // After a change: npm run schema.
    expect(JSON.parse(file)).toEqual(courseJsonSchema());
  });

  it('is referred to in the settings, accepts them, and describes every key', () => {
    const settings = readFileSync(join(root, 'modules/course.yaml'), 'utf8');
    expect(settings).toMatch(/^# yaml-language-server: \$schema=course\.schema\.json\n/);
    expect(accepts(schema, parse(settings))).toBe(true);
    const undescribed = Object.entries(schema.properties ?? {}).filter(([, one]) => !('description' in one));
    expect(undescribed).toEqual([]);
  });

  it('knows every key that the settings show', () => {
    const settings = readFileSync(join(root, 'modules/course.yaml'), 'utf8');
    for (const key of Object.keys(schema.properties ?? {}))
      expect(settings).toMatch(new RegExp(`^${key}:`, 'm'));
  });

  it.each([
    ['nothing changed', 'id: tea', 'id: tea', true],
    ['an unknown key', 'id: tea', 'id: tea\ncolour: red', false],
    ['a missing key', 'title: Tea\n', '', false],
    ['a pass mark of 8', 'pass-mark: 80', 'pass-mark: 8', false],
    ['a pass mark of 800', 'pass-mark: 80', 'pass-mark: 800', false],
    ['a pass mark of 65', 'pass-mark: 80', 'pass-mark: 65', true],
    ['words for a number', 'attempts: 0', 'attempts: many', false],
    ['words for yes or no', 'acknowledgement: false', 'acknowledgement: perhaps', false],
    ['an unknown choice', 'viewed-and-passed', 'seen', false],
    ['a version of two numbers', '1.0.0', "'1.0'", false],
    ['no lessons', '[leaf, exam]', '[]', false],
    ['an unknown package', 'support:', 'packages: [scorm13]\nsupport:', false],
    ['one package', 'support:', 'packages: [web]\nsupport:', true],
    ['feedback at once', 'attempts: 0', 'attempts: 0\n  feedback: after-each-question', true],
    ['feedback at another time', 'attempts: 0', 'attempts: 0\n  feedback: never', false],
    ['an address that is none', 'mailto:help@example.org', 'javascript:alert(1)', false],
    ['an issuer', 'support:', 'certificate:\n  issuer: Issued by us\nsupport:', true],
  ])('agrees with the validator on %s', (_, from, to, isSound) => {
    const text = courseYaml.replace(from, to);
    expect(accepts(schema, parse(text))).toBe(isSound);
    expect(problemsOf({ 'modules/course.yaml': text }).length === 0).toBe(isSound);
  });
});

describe('a language', () => {
  const inBritish = (tag: string): string[] =>
    problemsOf({ 'modules/course.yaml': courseYaml.replace('en-GB', tag) });

  it.each(['zh-yue', 'en-UK1', 'en-GB-GB', 'en-a'])('is never %s, which no browser knows', (tag) => {
    expect(inBritish(tag)).toEqual([
      `modules/course.yaml:5: "language" is not valid: "${tag}". Write a language tag, e.g. en-GB.`,
    ]);
    const translated = courseYaml.replace(
      'lessons:',
      `locales: [en, fr]\ntranslations:\n  fr:\n    language: ${tag}\n    title: T\n    description: D\nlessons:`,
    );
    expect(problemsOf({ 'modules/course.yaml': translated }).join()).toContain(
      `modules/course.yaml:9: "language" is not valid: "${tag}".`,
    );
  });

  it.each(['fr-CA', 'zh-Hant-TW', 'de-1996', 'yue'])('may be %s', (tag) => {
    expect(inBritish(tag)).toEqual([]);
  });
});

it('every package that can be named is a row of the table', () => {
  const table = readFileSync(join(root, 'rollup.config.ts'), 'utf8');
  const rows = [...table.matchAll(/\{ name: '([^']+)', entry/g)].map(([, name]) => name);
  expect(rows).toEqual([...packageNames]);
});
