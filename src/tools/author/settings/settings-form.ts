import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, parseDocument } from 'yaml';
import { buildPlan, courseFiles, ownSettings, readableSettings } from '../../../compile/build-plan.ts';
import { foldersOf, lessonFile } from '../../../compile/folder.ts';
import { withInheritedSettings } from '../../../compile/like.ts';
import { hasWords } from '../../../compile/locale-words.ts';
import { readText } from '../edit/write-file.ts';
import { languageName } from '../page/language-name.ts';
import type { FieldShape } from './fields.ts';
import { groups, keysOf, namesBelow, shapeOf } from './fields.ts';

/** A setting with its value in the course. */
export interface Field extends FieldShape {
  /** The value that applies, wherever it is stated. */
  readonly value: unknown;
  /** Whether the course's own file says it. */
  readonly isOwn: boolean;
  /** The value that would apply if the file did not state one; undefined if it has to. */
  readonly without: unknown;
  /** The other course's file that would then provide the value, if any. */
  readonly from: string | undefined;
  /** Whether the file may leave it out. */
  readonly mayGo: boolean;
}

/** A possible item of a list. */
export interface Known {
  readonly id: string;
  readonly title: string;
  /** Why it cannot be added now. */
  readonly missing?: string | undefined;
}

export interface SettingsForm {
  readonly file: string;
  /** Identifies the state of the file. */
  readonly was: string;
  readonly courses: readonly { readonly file: string; readonly title: string }[];
  readonly groups: readonly { readonly title: string; readonly fields: readonly Field[] }[];
  /** Setting → the possible items of its list. */
  readonly known: Readonly<Record<string, readonly Known[]>>;
  readonly logos: readonly string[];
}

/** Identifies a state of a file. */
export const textHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

type Plain = Readonly<Record<string, unknown>>;

const at = (all: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => {
    // The short form of an acknowledgement.
    if (typeof value === 'boolean' && key === 'required') return value;
    return typeof value === 'object' && value !== null ? (value as Plain)[key] : undefined;
  }, all);

/** The form for a course: its settings with their values. @throws {Refusal} if the file cannot be read */
export function settingsForm(root: string, file: string): SettingsForm {
  const source = readText(root, file);
  const said = readableSettings(source);
  const like = typeof said['like'] === 'string' ? `modules/${said['like']}` : undefined;
  const base = like !== undefined && courseFiles(root).includes(like) ? readText(root, like) : undefined;
  const shared = base === undefined ? {} : sharedWith(source, base);
  const locales = localesOf(root);
  const field = (name: string): Field[] => {
    const shape = shapeOf(name);
    if (!shape) return [];
    const ownValue = at(said, shape.path);
    const fromBase = at(shared, shape.path);
    const without = fromBase ?? shape.otherwise;
    return [
      {
        ...shape,
        value: ownValue ?? without,
        isOwn: ownValue !== undefined,
        without,
        from: fromBase === undefined ? undefined : like,
        mayGo: base === undefined ? mayBeLeftOut(shape) : !isAlwaysOwn(shape.path),
      },
    ];
  };
  return {
    file,
    was: textHash(source),
    courses: courseFiles(root).map((one) => ({ file: one, title: buildPlan(root, one).title })),
    groups: groups.map(({ title, keys }) => ({
      title,
      fields: keys.flatMap((key) => namesBelow(key, locales)).flatMap(field),
    })),
    known: { lessons: knownLessons(root, source), locales: knownLocales(root, file, locales) },
    logos: existsSync(join(root, 'assets/brand'))
      ? readdirSync(join(root, 'assets/brand')).filter((name) => /\.(svg|png)$/i.test(name))
      : [],
  };
}

/** The values that this course takes from the other one because it leaves them out. */
function sharedWith(source: string, base: string): Plain {
  const { contents } = parseDocument(source, { logLevel: 'silent' });
  // The values to take over depend only on the course's languages.
  const locales = isMap(contents) ? contents.get('locales', true) : undefined;
  const listed = isNode(locales) ? `locales: ${JSON.stringify(locales.toJSON())}\n` : 'like: x\n';
  const { contents: filled } = withInheritedSettings(listed, { source: base, line: 1 });
  return isNode(filled) ? (filled.toJSON() as Plain) : {};
}

const isAlwaysOwn = ([first = '', , third = '']: readonly string[]): boolean =>
  ownSettings.includes(first) || (first === 'translations' && ['title', 'description'].includes(third));

/** Whether a course that is `like` no other may leave a setting out: if there is a default, or it needs no value. */
const mayBeLeftOut = ({ name, path, otherwise }: FieldShape): boolean =>
  otherwise !== undefined ||
  ['brand.logo', 'brand.accent.light', 'brand.accent.dark', 'brand.highlight'].includes(name) ||
  (path[0] === 'translations' && ['issuer', 'support'].includes(path[2] ?? ''));

/** The languages that any lesson, or the interface, is in. */
function localesOf(root: string): string[] {
  const names = foldersOf(root).flatMap((id) => readdirSync(join(root, 'modules', id)));
  const found = names.flatMap((name) => /^([a-z]{2,3})\.md$/.exec(name)?.[1] ?? []);
  return [...new Set(found)].sort();
}

function knownLessons(root: string, source: string): Known[] {
  const { locales } = readableSettings(source);
  const first = Array.isArray(locales) ? String(locales[0]) : 'en';
  return foldersOf(root)
    .filter((id) => existsSync(join(root, lessonFile(id, first))))
    .map((id) => {
      const text = readFileSync(join(root, lessonFile(id, first)), 'utf8');
      return {
        id,
        title: /^title: *(.*)$/m.exec(text)?.[1]?.replace(/^(['"])(.*)\1$/, '$2') ?? id,
      };
    });
}

function knownLocales(root: string, file: string, locales: readonly string[]): Known[] {
  const { lessons } = buildPlan(root, file);
  return locales.map((id) => {
    const missing = [
      ...lessons.map((lesson) => lessonFile(lesson, id)).filter((one) => !existsSync(join(root, one))),
      ...(hasWords(root, id) ? [] : [`src/locale/${id}.yaml`]),
    ];
    const [one, ...more] = missing;
    return {
      id,
      title: languageName(id),
      missing: one && `There is no ${one}${more.length > 0 ? ` and ${more.length} more` : ''}.`,
    };
  });
}

/** Whether the form can change a key: one of the schema's. */
export const isSetting = (path: readonly string[]): boolean =>
  shapeOf(path.join('.')) !== undefined ||
  // The words of a language, or both colours, are removed together.
  (path.length === 2 &&
    (path[0] === 'translations' || path.join('.') === 'brand.accent') &&
    keysOf(path).length > 0);
