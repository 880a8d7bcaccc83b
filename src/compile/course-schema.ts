import type { Accent, Grounds, Scheme } from './brand.ts';
import { brandAccent } from './brand.ts';
import { limits } from './limits.ts';
import type { LogoFile, LogoProblem } from './logo.ts';
import type { JsonSchema, Where } from './yaml-schema.ts';
import {
  checked,
  described,
  fail,
  flag,
  list,
  object,
  oneOf,
  optional,
  record,
  whole,
} from './yaml-schema.ts';
import { text } from './yaml-text.ts';

/** What the settings are held against: files beside them, and the colours of the theme. */
export interface CourseFolder {
  readonly logo: (name: string) => LogoFile | LogoProblem;
  readonly grounds: (scheme: Scheme) => Grounds;
  /** The files that a language needs and does not have. */
  readonly missing: (locale: string) => readonly string[];
}

/** The packages that can be built: the rows of the table in `rollup.config.ts`. */
export const packageNames = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'web'] as const;
type PackageName = (typeof packageNames)[number];

type SupportLinks = { name: string; url: string }[];

export const id = text({
  pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  like: 'lower-case words joined by hyphens',
  most: limits.id,
});
const title = text({ most: limits.title });
const description = text({ most: limits.description });
const anyText = text({ mayBeEmpty: true });
const address = text({
  pattern: /^(https:\/\/\S+|mailto:\S+@\S+|tel:[+\d-]+)$/,
  like: 'an address with what it is before it: https://…, mailto:… or tel:…',
});
const colour = text({
  pattern: /^#[0-9a-fA-F]{6}$/,
  like: "a colour as '#4b32c3': a # and six signs, in quotation marks",
});

const tag = 'a language tag, e.g. en-GB';
const languageTag = checked(
  text({ pattern: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, like: tag }),
  (value, where): string | undefined => {
    try {
      Intl.getCanonicalLocales(value);
      return value;
    } catch {
      return fail(where, `is not valid: "${value}"`, `Write ${tag}.`);
    }
  },
);
const supportLinks = list(object({ name: text(), url: address }));

const translation = object({
  language: described('The language of these lessons, e.g. fr-CA.', languageTag),
  title: described('The title in this language.', title),
  description: described('The sentence under the title in this language.', description),
  issuer: described('The certificate’s issuer in this language.', optional<string | null>(anyText, null)),
  support: described(
    'Where to find help in this language.',
    optional<SupportLinks | null>(supportLinks, null),
  ),
});

/** `modules/course.yaml`, key by key. The descriptions are what an editor shows. */
export const courseSchema = (folder: CourseFolder) =>
  object({
    id: described('Who the course is to an LMS. Never change it once the course is in use.', id),
    version: described(
      'Raise it with every release: three numbers, e.g. 1.0.0.',
      text({ pattern: /^\d+\.\d+\.\d+$/, like: 'three numbers, e.g. 1.0.0', most: limits.version }),
    ),
    title: described('The title, on the start screen, in the LMS and on the certificate.', title),
    description: described(
      'One sentence under the title; in SCORM 1.2 and cmi5 also for the LMS’s catalogue.',
      description,
    ),
    language: described('The language of the lessons, e.g. en-GB.', languageTag),
    locales: described(
      'The languages, by their files: en for <lesson>/en.md. Each is built and must be complete; packages of all but the first carry it in their names.',
      optional(list(checked(text({ pattern: /^[a-z]{2,3}$/, like: 'e.g. en' }), locales(folder)), 1), ['en']),
    ),
    translations: described(
      'For each language after the first: what this file says in words.',
      optional(
        record(translation, (key) => /^[a-z]{2,3}$/.test(key)),
        new Map(),
      ),
    ),
    lessons: described('The lessons in their order. Each is a folder beside this file.', list(id, 1)),
    completion: described(
      'When the course counts as completed: every screen seen, the final check passed, or both.',
      oneOf('viewed', 'passed', 'viewed-and-passed'),
    ),
    acknowledgement: described('Whether completion also needs the acknowledgement to be given.', flag),
    check: described(
      'The final check.',
      object({
        'pass-mark': described(
          'Per cent of the questions that must be right.',
          whole(20, 100, 'per cent: 80 is four out of five'),
        ),
        attempts: described('How often the check may be taken; 0 is without limit.', whole(0, 100)),
        'draw-per-lesson': described('How many questions on each lesson an attempt asks.', whole(1, 20)),
        'shuffle-questions': described('Another order of questions for each attempt.', flag),
        'shuffle-options': described('Another order of answers for each attempt.', flag),
        feedback: described(
          'When the learner sees what was right: once all answers are sent in, or after each question, which then can’t be changed.',
          optional(oneOf('after-submitting', 'after-each-question'), 'after-submitting'),
        ),
        'failed-attempt': described(
          'What an attempt below the pass mark tells the LMS: the course stays open, or it is failed.',
          oneOf('incomplete', 'failed'),
        ),
      }),
    ),
    record: described(
      'What the LMS is told.',
      object({
        interactions: described(
          'Of each answer: what was chosen, only whether it was right, or nothing.',
          oneOf('full', 'outcome', 'none'),
        ),
        'scenario-choices': described(
          'Whether choices in stories are recorded (never as right or wrong).',
          flag,
        ),
        'idle-minutes': described('A pause longer than this does not count as time.', whole(1, 240)),
      }),
    ),
    brand: described(
      'Whose course it is.',
      optional(
        object({
          organisation: described('The organisation’s name.', optional(anyText, '')),
          logo: described('An SVG or PNG file in assets/brand/.', optional(logo(folder), null)),
          accent: described(
            'The colour of links, buttons and marks, for each colour scheme.',
            accent(folder),
          ),
        }),
        { organisation: '', logo: null, accent: null },
      ),
    ),
    certificate: described(
      'Wording of the certificate, besides what its lesson says.',
      optional(
        object({
          issuer: described('Who issues it, e.g. “Issued by the Learning team”.', optional(anyText, '')),
        }),
        { issuer: '' },
      ),
    ),
    support: described('Where to find help.', optional(supportLinks, [])),
    packages: described(
      'What the build makes.',
      optional(list(oneOf(...packageNames), 1), [...packageNames] as PackageName[]),
    ),
  });

/** '' is no logo. */
const logo = (folder: CourseFolder) =>
  checked(text({ pattern: /^/ }), (name, { line, report }): LogoFile | null | undefined => {
    if (name === '') return null;
    const read = folder.logo(name);
    if (!('message' in read)) return read;
    report(line, read.message, read.fix);
    return undefined;
  });

interface Accents {
  readonly light: Accent;
  readonly dark: Accent;
}

const accent = (folder: CourseFolder) => {
  const shade = (scheme: Scheme) =>
    checked(colour, (value, { line, report }) =>
      brandAccent(value, scheme, folder.grounds(scheme), report, line),
    );
  return optional<Accents | null>(object({ light: shade('light'), dark: shade('dark') }), null);
};

const locales =
  (folder: CourseFolder) =>
  (locale: string, where: Where): string | undefined => {
    const missing = folder.missing(locale);
    if (missing.length === 0) return locale;
    const files = missing.length > 3 ? [...missing.slice(0, 3), `${missing.length - 3} more`] : missing;
    return fail(
      where,
      `has "${locale}", which has no ${files.join(', ')}`,
      'Write them, or take the language off the list.',
    );
  };

const nowhere: CourseFolder = {
  logo: (name) => ({ message: name, fix: '' }),
  grounds: () => new Map(),
  missing: () => [],
};

/** `modules/course.schema.json`: what an editor checks the settings against while they are written. */
export const courseJsonSchema = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'The settings of the course',
  ...courseSchema(nowhere).json,
});
