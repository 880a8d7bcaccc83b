import * as z from 'zod';
import type { Remark } from './problems.ts';

/** The kinds of values in settings, as Zod schemas. `yaml-schema.ts` reports their problems. */

interface Hint {
  /** What to write, in words. */
  readonly like?: string | undefined;
  /** Whether the text is words, not an id or an address. In words, text after " #" must not vanish as a comment. */
  readonly isWords?: boolean;
}

/** What messages about mistakes need to know about a schema. */
export const hints = z.registry<Hint>();

/** Reports a problem that Zod cannot find, in sentences: `{name}` is replaced by the key. The value is not used. */
export function refuse(context: z.RefinementCtx, { message, fix }: Remark): never {
  context.addIssue({ code: 'custom', message, params: { fix } });
  return z.NEVER;
}

/** Zod's definition of a schema. */
export const defOf = (schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] =>
  (schema as unknown as { readonly def: z.core.$ZodTypes['_zod']['def'] }).def;

interface TextRules {
  readonly pattern?: RegExp;
  /** The pattern in words. */
  readonly like?: string;
  /** The maximum number of characters. */
  readonly most?: number;
  readonly mayBeEmpty?: boolean;
}

/** Words; with a pattern, an id, an address and so on. */
export function text({ pattern, like, most, mayBeEmpty = false }: TextRules = {}): z.ZodString {
  const isWords = pattern === undefined;
  const all = z.string().regex(pattern ?? (mayBeEmpty ? /^/ : /\S/));
  const words = isWords ? all.overwrite((value) => value.replace(/[ \t\n]+/g, ' ').trim()) : all;
  if (most === undefined) return words.register(hints, { like, isWords });
  const limited = words.superRefine((value, context) => {
    // Characters as XML counts them.
    const { length } = [...value];
    const message = `{name} has ${length} characters, and LMSs take ${most}.`;
    if (length > most) refuse(context, { message, fix: `Shorten it by ${length - most}.` });
  });
  return limited.meta({ maxLength: most }).register(hints, { like, isWords });
}

/** @param unit what the number counts, in words */
export const wholeNumber = (min: number, max: number, unit = ''): z.ZodInt =>
  z
    .int()
    .min(min)
    .max(max)
    .register(hints, { like: `a whole number from ${min} to ${max}${unit === '' ? '' : `, ${unit}`}` });

export const list = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item).min(1);

/** A map with any keys of one kind and values of one kind. */
export const record = <T extends z.ZodType>(key: RegExp, value: T) =>
  z
    .record(z.string().regex(key), value)
    .transform((all): ReadonlyMap<string, z.output<T>> => new Map(Object.entries(all)));
