import * as z from 'zod';
import type { AccentContrast, Scheme } from '../../../compile/brand.ts';
import { accentContrast, groundsOf, ratioText } from '../../../compile/brand.ts';
import { courseFiles, readableSettings, settingsIn } from '../../../compile/build-plan.ts';
import { textContrast } from '../../../compile/contrast.ts';
import { nameProblems } from '../../../compile/courses.ts';
import { LessonCache } from '../../../compile/lesson-cache.ts';
import { loadCourse } from '../../../compile/load-course.ts';
import type { Problem, Remark } from '../../../compile/problems.ts';
import { problemsOf } from '../../../compile/problems.ts';
import { lineOfKey } from '../../../compile/yaml-schema.ts';
import { Refusal } from '../../server/guard.ts';
import { onCopy } from '../../on-a-copy.ts';
import type { History } from '../edit/history.ts';
import { parseBody } from '../edit/page-posts.ts';
import { changeBetween, FileChanged, readText } from '../edit/write-file.ts';
import { keepLogo } from './keep-logo.ts';
import { groups, keysOf, namesBelow, shapeOf } from './fields.ts';
import type { SettingsForm } from './settings-form.ts';
import { isSetting, settingsForm, textHash } from './settings-form.ts';
import { withSetting } from './write-setting.ts';

/** A problem with what was entered. */
export interface FormProblem extends Remark {
  /** The setting concerned; '' if it concerns no setting of the form. */
  readonly name: string;
  /** Whether it is in a course that is `like` this one, and can be fixed only once this one is saved. */
  readonly isElsewhere: boolean;
}

export interface Checked {
  readonly problems: readonly FormProblem[];
  /** The contrast of the accents that are valid colours. */
  readonly contrast: Readonly<Partial<Record<Scheme, Contrast>>>;
}

interface Contrast extends Omit<AccentContrast, 'ratio'> {
  /** `4.4:1` */
  readonly ratio: string;
  readonly isClear: boolean;
  readonly colour: string;
  /** The page's background. */
  readonly ground: string;
}

/** Reads and writes the settings of the courses below `root`. */
export class SettingsDesk {
  readonly #root: string;
  readonly #history: History;
  /** Caches lessons while one form is filled in. */
  #cache = new LessonCache();
  /** The problems that the course has already: the form does not have to fix those. */
  #known: { readonly was: string; readonly problems: ReadonlySet<string> } | undefined;

  constructor(root: string, history: History) {
    this.#root = root;
    this.#history = history;
  }

  form(body: unknown): SettingsForm {
    this.#cache = new LessonCache();
    return settingsForm(this.#root, this.#file(Object(body)['file']));
  }

  /** The problems if it were saved. */
  check(body: unknown): Checked {
    const { file, before, after } = this.#wanted(body);
    return this.#checked(file, before, after);
  }

  /** Writes what was entered, or nothing if there is a problem. @returns the problems that stopped it, and the form */
  save(body: unknown): Checked & { readonly form: SettingsForm } {
    const { file, before, after, anyway } = this.#wanted(body);
    this.#cache = new LessonCache();
    const { problems, contrast } = this.#checked(file, before, after);
    const left = problems.filter(({ isElsewhere }) => !isElsewhere || !anyway);
    if (left.length === 0 && before !== after) {
      const line = before.slice(0, changeBetween(before, after).start).split('\n').length;
      this.#history.write([{ file, before, after }], { file, line });
    }
    return { problems: left, contrast, form: settingsForm(this.#root, file) };
  }

  /** Puts a logo into `assets/brand/`. @returns its name there @throws {Refusal} with a sentence if it is none */
  logo(body: unknown): { name: string } {
    const { name, content } = parseBody(logo, body);
    return keepLogo(this.#root, this.#history, name, Buffer.from(content, 'base64'));
  }

  #file(file: unknown): string {
    const known = courseFiles(this.#root).find((one) => one === file);
    if (known === undefined) throw new Refusal(400, 'There is no such course.');
    return known;
  }

  #wanted(body: unknown): { file: string; before: string; after: string; anyway: boolean } {
    const { was, changes, anyway = false, ...wanted } = parseBody(wish, body);
    const file = this.#file(wanted.file);
    const before = readText(this.#root, file);
    if (textHash(before) !== was) throw new FileChanged(file);
    const after = changes.reduce((text, change) => withSetting(text, change, keysOf), before);
    return { file, before, after, anyway };
  }

  #checked(file: string, before: string, after: string): Checked {
    const was = `${file} ${textHash(before)}`;
    if (this.#known?.was !== was)
      this.#known = { was, problems: new Set(this.#look(file, before).problems.map(textOf)) };
    const { problems } = this.#known;
    const look = this.#look(file, after);
    const fresh = look.problems.filter((problem) => !problems.has(textOf(problem)));
    return {
      problems: fresh.map((problem) => formProblemAt(problem, file, after)),
      contrast: this.#contrast(look.accent),
    };
  }

  /** The problems, in their first languages, of the course with this file and of those that are `like` it. */
  #look(file: string, text: string): { readonly problems: Problem[]; readonly accent: unknown } {
    return onCopy(this.#root, new Map([[file, text]]), (copy) => {
      const files = courseFiles(copy);
      const isLike = (one: string): boolean => `modules/${String(settingsIn(copy, one)['like'])}` === file;
      const found = files
        .filter((one) => one === file || isLike(one))
        .flatMap((one) => problemsOf(() => loadCourse(copy, { file: one, cache: this.#cache })));
      const all = [...found, ...nameProblems(copy, files)];
      return {
        problems: [...new Map(all.map((problem) => [textOf(problem), problem])).values()],
        accent: Object(settingsIn(copy, file)['brand'])['accent'] as unknown,
      };
    });
  }

  #contrast(accent: unknown): Checked['contrast'] {
    const theme = readText(this.#root, 'assets/theme.css');
    const figures = (['light', 'dark'] as const).flatMap((scheme) => {
      const colour: unknown = Object(accent)[scheme];
      if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) return [];
      const grounds = groundsOf(theme, scheme);
      const { ratio, ...more } = accentContrast(colour, scheme, grounds);
      const isClear = ratio >= textContrast;
      const ground = grounds.get('--ground') ?? '';
      return [[scheme, { ...more, ratio: ratioText(ratio), isClear, colour, ground }] as const];
    });
    return Object.fromEntries(figures);
  }
}

const words = z
  .string()
  .max(5000)
  // A setting is a single line. No-break spaces stay.
  .transform((text) => text.replaceAll(/[ \t\r\n]+/g, ' ').trim());
const logo = z.strictObject({ name: z.string().min(1).max(300), content: z.base64() });

/** What the page sends. */
const wish = z.strictObject({
  file: z.string(),
  was: z.string(),
  /** Whether to save even if other courses will then need fixing. */
  anyway: z.boolean().optional(),
  changes: z
    .array(
      z.strictObject({
        path: z.array(z.string().max(200)).min(1).max(3).refine(isSetting),
        value: z
          .union([
            words,
            z.number(),
            z.boolean(),
            z.array(z.union([words, z.strictObject({ name: words, url: words })])).max(500),
          ])
          .optional(),
      }),
    )
    .max(200),
});

/** Without the line, which another change may move. */
const textOf = ({ file, message, fix }: Problem): string => `${file} ${message} ${fix}`;

/** The setting that a problem is about: by its line in the changed file, or by its name in the text. */
function formProblemAt({ file, line, message, fix }: Problem, form: string, text: string): FormProblem {
  const names = namesIn(text);
  const isHere = file === form;
  const said = isHere ? `${form}:${line}` : message;
  const place = Number(new RegExp(`${form.replaceAll('.', '\\.')}:(\\d+)`).exec(said)?.[1] ?? 0);
  const common = { message: isHere ? message : `${file}:${line}: ${message}`, fix, isElsewhere: false };
  const key = (name: string): string => name.split('.').at(-1) ?? '';
  if (place === 0) {
    const name = names.find((one) => key(one).includes('-') && `${message} ${fix}`.includes(key(one)));
    // A lesson that refers to another has a problem once that one is off the list.
    const isOfLessons = /\blessons?\b/.test(message) && file.endsWith('.md');
    const isElsewhere = name === undefined && file.endsWith('.yaml');
    return { ...common, name: name ?? (isOfLessons ? 'lessons' : ''), isElsewhere };
  }
  const lines = names.map((name) => ({ name, line: lineOfKey(text, ...name.split('.')) }));
  const here = lines.filter((one) => one.line === place);
  const missing = /^"([\w-]+)" is missing/.exec(message)?.[1];
  // Items of a list are below its key.
  const above = lines.filter((one) => one.line <= place && one.line > 1).sort((a, b) => b.line - a.line);
  const isLike = lineOfKey(text, 'like') === place && place > 1;
  const found = here.find(({ name }) => key(name) === missing) ?? here[0] ?? (isLike ? undefined : above[0]);
  const shape = missing === undefined || !found ? undefined : shapeOf(found.name);
  return {
    name: found?.name ?? '',
    ...common,
    // The form has fields, not lines.
    ...(isHere && shape && { message: `${shape.label} is missing.`, fix: 'Fill it in.' }),
  };
}

function namesIn(text: string): string[] {
  const locales = Object.keys(Object(readableSettings(text)['translations']));
  return groups.flatMap(({ keys }) => keys.flatMap((key) => namesBelow(key, locales)));
}
