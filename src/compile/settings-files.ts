import type { Rules } from '../course/course.ts';
import type { CourseSettings } from '../course/settings.ts';
import type { Report } from './problems.ts';
import { isKebabCase } from './problems.ts';
import { flag, list, object, oneOf, optional, readYaml, record, text, whole } from './yaml-schema.ts';

const id = text({ pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, like: 'lower-case words joined by hyphens' });
const anyText = text({ pattern: /^/ });
const address = text({
  pattern: /^(https:\/\/\S+|mailto:\S+@\S+|tel:[+\d-]+)$/,
  like: 'an address: https:, mailto: or tel:',
});

const courseSchema = object({
  id,
  version: text({ pattern: /^\d+\.\d+\.\d+$/, like: 'three numbers, e.g. 1.0.0' }),
  title: text(),
  description: text(),
  language: text({ pattern: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, like: 'a language tag, e.g. en-GB' }),
  lessons: list(id, 1),
  completion: oneOf('viewed', 'passed', 'viewed-and-passed'),
  acknowledgement: flag,
  check: object({
    'pass-mark': whole(0, 100),
    attempts: whole(0, 100),
    'draw-per-lesson': whole(1, 20),
    'shuffle-questions': flag,
    'shuffle-options': flag,
    'failed-attempt': oneOf('incomplete', 'failed'),
  }),
  record: object({
    interactions: oneOf('full', 'outcome', 'none'),
    'scenario-choices': flag,
    'idle-minutes': whole(1, 240),
  }),
  brand: optional(object({ organisation: optional(anyText, '') }), { organisation: '' }),
  support: optional(list(object({ name: text(), url: address })), []),
});

/** `modules/course.yaml`. */
export interface CourseFile {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  /** Lesson ids, in order. */
  readonly lessons: readonly string[];
  readonly rules: Rules;
  readonly settings: CourseSettings;
  /** Where a key stands. */
  readonly lineOf: (key: string) => number;
}

export function readCourseFile(source: string, report: Report): CourseFile | undefined {
  const file = readYaml(source, courseSchema, report);
  if (!file) return undefined;
  const { check, record: kept } = file;
  return {
    id: file.id,
    version: file.version,
    title: file.title,
    language: file.language,
    lessons: file.lessons,
    rules: {
      completion: file.completion,
      acknowledgement: file.acknowledgement,
      passMark: check['pass-mark'] / 100,
      attempts: check.attempts,
      drawPerLesson: check['draw-per-lesson'],
      shuffleQuestions: check['shuffle-questions'],
      shuffleOptions: check['shuffle-options'],
      failedAttempt: check['failed-attempt'],
      interactions: kept.interactions,
      scenarioChoices: kept['scenario-choices'],
      idleMinutes: kept['idle-minutes'],
    },
    lineOf: (key) =>
      Math.max(
        0,
        source.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
      ) + 1,
    settings: { description: file.description, organisation: file.brand.organisation, support: file.support },
  };
}

export interface Link {
  readonly url: string;
  readonly title: string;
}

/** `modules/links.yaml`, by key. */
export function readLinks(source: string, report: Report): ReadonlyMap<string, Link> | undefined {
  const web = text({ pattern: /^https:\/\/\S+$/, like: 'an address that begins with https://' });
  return readYaml(source, record(object({ url: web, title: text() }), isKebabCase), report);
}

const frontMatter = object({
  id,
  title: text(),
  minutes: whole(1, 120),
  objectives: list(text(), 1),
  kind: optional(oneOf('lesson', 'check'), 'lesson'),
});

export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
  readonly kind: 'lesson' | 'check';
}

/** A lesson's front matter; it begins in the file's second line. */
export const readFrontMatter = (source: string, report: Report): FrontMatter | undefined =>
  readYaml(source, frontMatter, report, 2);
