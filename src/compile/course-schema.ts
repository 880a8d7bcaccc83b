import * as z from 'zod';
import type { Accent, Grounds, Scheme } from './brand.ts';
import { brandAccent, brandHighlight } from './brand.ts';
import { limits } from './limits.ts';
import { deviceNameProblem, isDeviceName } from './device-names.ts';
import type { LogoFile } from './logo.ts';
import type { Remark } from './problems.ts';
import { kebabCase } from './problems.ts';
import { list, record, refuse, text, wholeNumber } from './yaml-values.ts';

/** What the settings are checked against: files in the project, and the theme's colours. */
export interface BrandFiles {
  readonly logo: (name: string) => LogoFile | Remark;
  readonly grounds: (scheme: Scheme) => Grounds;
}

/** The packages that can be built: the rows of the table in `rollup.config.ts`. */
export const packageNames = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi', 'web'] as const;
export const id = text({ pattern: kebabCase, like: 'lower-case words joined by hyphens', most: limits.id });
const folderName = id.superRefine((value, context) => {
  const fix = 'Rename the folder, and the id in its files.';
  if (isDeviceName(value)) refuse(context, { message: deviceNameProblem(value, 'a folder'), fix });
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
  like: "a colour as '#4b32c3': a # and six digits or letters, in quotation marks",
});

export const localePattern = /^[a-z]{2,3}$/;
const tag = 'a language tag, e.g. en-GB';
const languageTag = text({ pattern: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, like: tag }).superRefine(
  (value, context) => {
    try {
      Intl.getCanonicalLocales(value);
    } catch {
      refuse(context, { message: `{name} is not valid: "${value}".`, fix: `Write ${tag}.` });
    }
  },
);
const supportLinks = z.array(z.strictObject({ name: text(), url: address }));

const translation = z.strictObject({
  language: languageTag.describe('The language of these lessons, e.g. fr-CA.'),
  title: title.describe('The title in this language.'),
  description: description.describe('The sentence under the title in this language.'),
  issuer: anyText.optional().describe('The certificate’s issuer in this language.'),
  support: supportLinks.optional().describe('Where to find help in this language.'),
});

/** The words in the settings, in another language. */
export type Translation = Readonly<z.infer<typeof translation>>;

/** The allowed names for a course's file. They become part of package names, and file systems may ignore case. */
const likeFile = text({
  pattern: /^[a-z][a-z0-9-]*\.yaml$/,
  like: 'the name of another course’s file: course.yaml',
});

/** A course's file, key by key. Editors show the descriptions. */
export const courseSchema = (files: BrandFiles) =>
  z.strictObject({
    id: id.describe('What identifies the course in an LMS. Never change it once the course is in use.'),
    version: text({
      pattern: /^\d+\.\d+\.\d+$/,
      like: 'three numbers, e.g. 1.0.0',
      most: limits.version,
    }).describe('Raise it with every release: three numbers, e.g. 1.0.0.'),
    title: title.describe('The title, on the start screen, in the LMS and on the certificate.'),
    description: description.describe(
      'One sentence under the title; in SCORM 1.2, cmi5 and xAPI also for the LMS’s catalogue.',
    ),
    language: languageTag
      .meta({ title: 'Language of the lessons' })
      .describe('The language of the lessons, e.g. en-GB.'),
    locales: list(
      text({ pattern: localePattern, like: 'e.g. en' }).superRefine((value, context) => {
        const fix = 'Name its files differently, e.g. with the two letters of a related language.';
        if (isDeviceName(value)) refuse(context, { message: deviceNameProblem(value, 'a file'), fix });
      }),
    )
      .default(['en'])
      .meta({ title: 'Languages' })
      .describe(
        'The languages, named like their files: en for <lesson>/en.md. Each must be complete. Every package has all of them; reports are in the first.',
      ),
    translations: record(localePattern, translation)
      .default(new Map())
      .meta({ description: 'For each language after the first: the texts of this file.', default: {} }),
    untranslated: z
      .enum(['error', 'first-language'])
      .default('error')
      .meta({ title: 'Passages that are not translated' })
      .describe(
        'What a release does with passages that are missing in a further language, or have changed since they were translated: it fails, or shows them in the first language.',
      ),
    lessons: list(folderName)
      .meta({ title: 'Lessons, in order' })
      .describe('The lessons in order. Each is a folder next to this file.'),
    completion: z
      .enum(['viewed', 'passed', 'viewed-and-passed'])
      .meta({ title: 'Counts as completed' })
      .describe(
        'When the course counts as completed: every screen of the lessons seen, the final check passed, or both.',
      ),
    acknowledgement: z
      .union([
        z.boolean().transform((required) => ({ required, renew: 'never' as const })),
        z.strictObject({
          required: z
            .boolean()
            .meta({ title: 'Needs the acknowledgement' })
            .describe('Whether completion also needs all acknowledgements to be given.'),
          renew: z
            .enum(['never', 'on-change', 'every-visit'])
            .default('never')
            .meta({ title: 'Asked again' })
            .describe(
              'When learners who have completed the course are asked again at launch: never, when the text has a new version, or at every visit.',
            ),
        }),
      ])
      .describe('Whether completion also needs the acknowledgements, and when they are asked for again.'),
    'require-answers': z
      .boolean()
      .default(false)
      .meta({ title: 'Needs answers' })
      .describe('Whether a lesson counts only once its practice questions were answered, rightly or not.'),
    'minimum-minutes': wholeNumber(0, 600)
      .default(0)
      .meta({ title: 'Minutes at least' })
      .describe(
        'How many minutes a learner must spend before the course counts as completed; 0 for no such rule.',
      ),
    'test-out': z
      .boolean()
      .default(false)
      .meta({ title: 'Testing out' })
      .describe(
        'Whether passing the check at the beginning of a lesson, if it has one, completes the lesson.',
      ),
    check: z
      .strictObject({
        'pass-mark': wholeNumber(20, 100, 'per cent: 80 is four out of five').describe(
          'The percentage of questions that must be answered correctly.',
        ),
        attempts: wholeNumber(0, 100)
          .meta({ title: 'Attempts' })
          .describe('How often the check may be taken; 0 means no limit.'),
        'draw-per-lesson': wholeNumber(1, 20)
          .meta({ title: 'Questions on each lesson' })
          .describe('How many questions on each lesson an attempt asks.'),
        'shuffle-questions': z
          .boolean()
          .meta({ title: 'Mix the questions' })
          .describe('A different order of questions for each attempt.'),
        'shuffle-options': z
          .boolean()
          .meta({ title: 'Mix the answers' })
          .describe('A different order of answers for each attempt.'),
        feedback: z
          .enum(['after-submitting', 'after-each-question'])
          .default('after-submitting')
          .describe(
            'When the learner sees what was right: after submitting all answers, or after each question, which then can’t be changed.',
          ),
        confidence: z
          .boolean()
          .default(false)
          .meta({ title: 'Ask how sure' })
          .describe(
            'Whether each question asks how sure the learner is. It never counts. The LMS keeps it in suspend data, but not in the answers.',
          ),
        'failed-attempt': z
          .enum(['incomplete', 'failed'])
          .meta({ title: 'A failed attempt is' })
          .describe('The status after an attempt below the pass mark: the course stays open, or is failed.'),
      })
      .describe('The final check.'),
    record: z
      .strictObject({
        interactions: z
          .enum(['full', 'outcome', 'none'])
          .meta({ title: 'Of each answer' })
          .describe('Of each answer: what was chosen, only whether it was right, or nothing.'),
        'scenario-choices': z
          .boolean()
          .meta({ title: 'Choices in stories' })
          .describe('Whether choices in stories are recorded (never as right or wrong).'),
        'idle-minutes': wholeNumber(1, 240)
          .meta({ title: 'Longest pause, in minutes' })
          .describe('A pause longer than this does not count as time.'),
      })
      .describe('What the LMS records.'),
    brand: z
      .strictObject({
        organisation: anyText.default('').describe('The organisation’s name.'),
        logo: logo(files).optional().describe('An SVG or PNG file in assets/brand/.'),
        accent: z
          .strictObject({
            light: accentColour('light', files)
              .meta({ title: 'Accent on light' })
              .describe('The colour of links, buttons and marks in light mode.'),
            dark: accentColour('dark', files)
              .meta({ title: 'Accent on dark' })
              .describe('The same in dark mode.'),
          })
          .optional()
          .describe('The colour of links, buttons and marks, for each colour scheme.'),
        highlight: colour
          .transform((value, context): string => {
            const highlight = brandHighlight(value);
            return typeof highlight === 'string' ? highlight : refuse(context, highlight);
          })
          .optional()
          .meta({ title: 'Highlight' })
          .describe(
            'The colour of the start screen, the plan, highlighted text, and the stage of a lesson without a colour.',
          ),
      })
      .prefault({})
      .describe('Whose course it is.'),
    certificate: z
      .strictObject({
        issuer: anyText
          .default('')
          .meta({ title: 'Certificate issued by' })
          .describe('Who issues it, e.g. “Issued by the Learning team”.'),
      })
      .prefault({})
      .describe('Wording of the certificate, in addition to its lesson.'),
    support: supportLinks.default([]).meta({ title: 'Where to find help' }).describe('Where to find help.'),
    'file-name': id
      .optional()
      .meta({ title: 'Name of the files' })
      .describe('The beginning of the packages’ names, e.g. safe-lifting; by default the id.'),
    packages: list(z.enum(packageNames))
      .default([...packageNames])
      .meta({ title: 'What the build makes' })
      .describe('What the build makes.'),
    'offline-media': z
      .boolean()
      .default(false)
      .describe(
        'Whether the website also keeps films, sounds and files to download on the device, for offline use.',
      ),
    like: likeFile
      .optional()
      .describe(
        'Another course’s file, from which this one inherits what it does not set. It must have its own id, title, description and lessons.',
      ),
  });

/** '' means no logo. */
const logo = (files: BrandFiles) =>
  text({ pattern: /^/ }).transform((name, context): LogoFile | undefined => {
    if (name === '') return undefined;
    const read = files.logo(name);
    return 'message' in read ? refuse(context, read) : read;
  });

const accentColour = (scheme: Scheme, files: BrandFiles) =>
  colour.transform((value, context): Accent => {
    const accent = brandAccent(value, scheme, files.grounds(scheme));
    return 'message' in accent ? refuse(context, accent) : accent;
  });

const nowhere: BrandFiles = {
  logo: (name) => ({ message: name, fix: '' }),
  grounds: () => new Map(),
};

/** `modules/course.schema.json`: editors check the settings against it while an author writes. */
export const courseJsonSchema = (): object => ({
  title: 'The settings of the course',
  ...z.toJSONSchema(courseSchema(nowhere).omit({ like: true }), { io: 'input' }),
});

/** `modules/like.schema.json`: the same for a course with `like`, which may leave out settings of the other course. */
export const likeJsonSchema = (): object => ({
  title: 'The settings of a course that is like another',
  ...z.toJSONSchema(courseSchema(nowhere), {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      if (path.length === 0) jsonSchema.required = ['like', 'id', 'title', 'description', 'lessons'];
      else if (path[1] !== 'support') delete jsonSchema.required;
    },
  }),
});
