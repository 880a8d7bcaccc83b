import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { peek } from '../../../compile/build-plan.ts';
import { peopleFile } from '../../../compile/people.ts';
import { Refusal } from '../../server/guard.ts';

/** An example with pictures and people that the course has, in the place of those of the guide. */
export const fitted = (root: string, kind: string, text: string): string =>
  withOwnPeople(root, kind, withOwnArt(root, text));

/** A picture is optional wherever the guide shows one. */
function withOwnArt(root: string, text: string): string {
  const folder = join(root, 'assets/art');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[a-z].*\.svg$/.test(name)) : [];
  const own = names.map((name) => name.replace('.svg', '')).sort();
  const fit = (name: string): string | undefined => (own.includes(name) ? name : own[0]);
  return text.replaceAll(/ (\{)?art=([a-z0-9-]+)(\})?/g, (_, open = '', name: string, close = '') => {
    const known = fit(name);
    return known === undefined ? '' : ` ${open}art=${known}${close}`;
  });
}

/** Who is drawn in an example: in a list of people, or beside the name of a side of `pairs`. */
const drawn = /^(- \*\*)([^*]+)(\*\* \()([a-z-]+)((?:, [a-z-]+)?\).*)$/gm;
const beside = /^(- [^:(]+) \(([A-Z][\w-]*), ([a-z-]+)((?:, [a-z-]+)?)\):/gm;

function withOwnPeople(root: string, kind: string, text: string): string {
  const cast = castOf(root);
  if (cast.people.length === 0) {
    if (kind === 'scene') {
      const message = `A scene draws people, and there is no ${peopleFile}: put it back first. Nothing was written.`;
      throw new Refusal(422, message);
    }
    return text.replaceAll(/^- \*\*[^*]+\*\* \([^)]*\)\n+/gm, '').replaceAll(beside, '$1:');
  }
  const names = new Map<string, string>();
  const own = (name: string): string => {
    const before = names.get(name);
    const known = cast.people.includes(idOf(name))
      ? name
      : nameOf(cast.people[names.size % cast.people.length]);
    names.set(name, before ?? known);
    return before ?? known;
  };
  const face = (name: string): string =>
    cast.expressions.includes(name) ? name : (cast.expressions[0] ?? name);
  /** Poses are those of the guide's people. */
  const rest = (name: string, after: string): string =>
    own(name) === name ? after : after.replace(/^, [a-z-]+/, '');
  return text
    .replaceAll(drawn, (_, open: string, name: string, to: string, how: string, after: string) =>
      [open, own(name), to, face(how), rest(name, after)].join(''),
    )
    .replaceAll(
      beside,
      (_, open: string, name: string, how: string, after: string) =>
        `${open} (${own(name)}, ${face(how)}${rest(name, after)}):`,
    );
}

function castOf(root: string): {
  readonly people: readonly string[];
  readonly expressions: readonly string[];
} {
  const file = join(root, peopleFile);
  const said = existsSync(file) ? peek(readFileSync(file, 'utf8')) : {};
  const keys = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return { people: keys(said['people']), expressions: keys(said['expressions']) };
}

const idOf = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, '-');
/** `mary-ann` → `Mary Ann` */
const nameOf = (id = ''): string =>
  id.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
