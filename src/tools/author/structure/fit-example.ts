import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readableSettings } from '../../../compile/build-plan.ts';
import { peopleFile } from '../../../compile/people.ts';

/**
 * An example of the guide with this course's pictures and people in place of the sample course's. Undefined
 * for a scene if the course has no people to draw.
 */
export function fitted(root: string, kind: string, text: string): string | undefined {
  const cast = castOf(root);
  const own = withOwnArt(root, text);
  if (cast.people.length > 0) return withOwnPeople(cast, own);
  return kind === 'scene' ? undefined : withoutPeople(own);
}

/** Pictures are optional in all examples: they are replaced, or left out. */
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

/** People drawn in an example: in a list of people, or next to the name of a side of `pairs`. */
const drawn = /^(- \*\*)([^*]+)(\*\* \()([a-z-]+)((?:, [a-z-]+)?\).*)$/gm;
const beside = /^(- [^:(]+) \(([A-Z][\w-]*), ([a-z-]+)((?:, [a-z-]+)?)\):/gm;

const withoutPeople = (text: string): string =>
  text.replaceAll(/^- \*\*[^*]+\*\* \([^)]*\)\n+/gm, '').replaceAll(beside, '$1:');

function withOwnPeople(cast: Cast, text: string): string {
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
  // The poses belong to the guide's people.
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

interface Cast {
  readonly people: readonly string[];
  readonly expressions: readonly string[];
}

function castOf(root: string): Cast {
  const file = join(root, peopleFile);
  const said = existsSync(file) ? readableSettings(readFileSync(file, 'utf8')) : {};
  const keys = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return { people: keys(said['people']), expressions: keys(said['expressions']) };
}

const idOf = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, '-');
/** `mary-ann` → `Mary Ann` */
const nameOf = (id = ''): string =>
  id.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
