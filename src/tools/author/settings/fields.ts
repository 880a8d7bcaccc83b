import { likeJsonSchema } from '../../../compile/course-schema.ts';

/** The parts of JSON Schema that the settings use. */
interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The control for a setting. */
export type FieldKind = 'text' | 'number' | 'switch' | 'choice' | 'colour' | 'list' | 'links';

/** How the form asks for a setting, whatever the course says. */
export interface FieldShape {
  /** The path from the top: `check.pass-mark`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly label: string;
  /** Its help: the schema's description. */
  readonly help: string;
  readonly kind: FieldKind;
  /** The values to choose from. */
  readonly options: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** The maximum number of characters. */
  readonly most: number | undefined;
  /** The default value. */
  readonly otherwise: unknown;
}

const schema = likeJsonSchema() as JsonSchema;

/** For a setting that is a group of keys or one plain value: the group. */
const inside = (json: JsonSchema | undefined): JsonSchema | undefined => json?.anyOf?.at(-1) ?? json;

const propertiesOf = (json: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> =>
  inside(json)?.properties ?? {};

function schemaAt(path: readonly string[]): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>((json, key) => {
    const within = inside(json);
    const more = within?.additionalProperties;
    if (within?.properties && Object.hasOwn(within.properties, key)) return within.properties[key];
    return typeof more === 'object' && /^[a-z]{2,3}$/.test(key) ? more : undefined;
  }, schema);
}

/** The keys at a path in the order of the schema, but `like` comes first. */
export function keysOf(path: readonly string[]): readonly string[] {
  const keys = Object.keys(propertiesOf(schemaAt(path)));
  return path.length === 0 ? ['like', ...keys.filter((key) => key !== 'like')] : keys;
}

/** `pass-mark` → `Pass mark` */
const words = (key: string): string => {
  const text = key.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function kindOf({ type, enum: options, items, pattern = '' }: JsonSchema): FieldKind {
  if (options) return 'choice';
  if (type === 'integer') return 'number';
  if (type === 'boolean') return 'switch';
  if (type === 'array') return items?.properties ? 'links' : 'list';
  return pattern.startsWith('^#') ? 'colour' : 'text';
}

/** A setting by its name; undefined if there is none, or if it is a group. */
export function shapeOf(name: string): FieldShape | undefined {
  const path = name.split('.');
  const json = schemaAt(path);
  if (json === undefined || json.anyOf || json.properties || json.additionalProperties) return undefined;
  return {
    name,
    path,
    label: json.title ?? words(path.at(-1) ?? ''),
    help: json.description ?? '',
    kind: kindOf(json),
    options: json.enum ?? json.items?.enum ?? [],
    min: json.minimum,
    max: json.maximum,
    most: json.maxLength,
    otherwise: json.default,
  };
}

/** The groups of settings, in the order of the form. */
export const groups: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'The course', keys: ['title', 'description', 'version', 'id'] },
  { title: 'Brand', keys: ['brand'] },
  { title: 'Lessons', keys: ['lessons'] },
  {
    title: 'What counts as completed',
    keys: ['completion', 'acknowledgement', 'require-answers', 'minimum-minutes', 'test-out'],
  },
  { title: 'Final check', keys: ['check'] },
  { title: 'What the LMS is told', keys: ['record'] },
  { title: 'Languages', keys: ['language', 'locales', 'translations', 'untranslated'] },
  { title: 'Help and certificate', keys: ['support', 'certificate'] },
  { title: 'Packages', keys: ['file-name', 'packages', 'offline-media'] },
];

/** The names of all settings below a key. @param locales the languages that `translations` may have */
export function namesBelow(key: string, locales: readonly string[] = []): string[] {
  const json = schemaAt(key.split('.'));
  const more = inside(json)?.additionalProperties;
  const keys = typeof more === 'object' ? locales : Object.keys(propertiesOf(json));
  return keys.length === 0 && typeof more !== 'object'
    ? [key]
    : keys.flatMap((inner) => namesBelow(`${key}.${inner}`));
}
