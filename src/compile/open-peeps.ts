import { createRequire } from 'node:module';
import { optimize } from 'svgo';

/**
 * The parts of Open Peeps, drawings by Pablo Stanley in the public domain (CC0 1.0). The package react-peeps has them
 * as functions that make React elements. This module writes the elements as SVG and does not run React.
 */

type Component = (props: Readonly<Record<string, string>>) => PartElement;
interface PartElement {
  /** A symbol if there are only children (a fragment). */
  readonly type: string | symbol | Component;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Where each kind of part comes from, and its offset: a head is at the origin, other parts are moved to fit it. */
const kinds = {
  bust: { from: 'BustPose', at: '-225 0' },
  standing: { from: 'StandingPose', at: '-225 0' },
  sitting: { from: 'SittingPose', at: '-225 0' },
  head: { from: 'Hair', at: '0 0' },
  face: { from: 'Face', at: '159 186' },
  beard: { from: 'FacialHair', at: '123 338' },
  glasses: { from: 'Accessories', at: '47 241' },
} as const;
export type PartKind = keyof typeof kinds;

const require = createRequire(import.meta.url);
/** The path of the module that holds the drawings. */
export const drawingsFrom = require.resolve('react-peeps');

let library: Readonly<Record<string, Readonly<Record<string, Component>>>> | undefined;

/** Loaded on demand: the library is large, and a course may have no people. */
const components = (kind: PartKind): Readonly<Record<string, Component>> => {
  library ??= require('react-peeps') as NonNullable<typeof library>;
  return library[kinds[kind].from] ?? {};
};

/** The names of the parts of a kind. */
export const partNames = (kind: PartKind): string[] => Object.keys(components(kind));

/** Lines are ten units wide, so at half size, whole numbers are exact enough: half a unit is a tenth of a line. */
const drawingScale = 0.5;

const drawn = new Map<string, string>();

/**
 * A part as SVG without an `svg` element: in whole numbers, in the colours `currentColor` (the ink) and `--paper`,
 * without ids.
 * @throws Error if there is no part with this name
 */
export function part(kind: PartKind, name: string): string {
  const key = `${kind} ${name}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const { at } = kinds[kind];
  const component = components(kind)[name];
  if (!component) throw new Error(`Open Peeps has no ${kind} "${name}".`);
  const inside = markup(component({ strokeColor: 'currentColor', backgroundColor: 'var(--paper,#fff)' }));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><g transform="scale(${drawingScale}) translate(${at})">${inside}</g></svg>`;
  const { data } = optimize(svg, {
    floatPrecision: 0,
    multipass: true,
    plugins: [
      { name: 'preset-default', params: { overrides: { convertTransform: { transformPrecision: 3 } } } },
      { name: 'convertColors', params: { currentColor: false } },
    ],
  });
  const made = data.replace(/^<svg[^>]*>|<\/svg>$/g, '');
  drawn.set(key, made);
  return made;
}

/** A React element as SVG: its shapes, and their visible attributes. */
function markup(node: unknown): string {
  if (Array.isArray(node)) return node.map(markup).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { type, props } = node as PartElement;
  if (typeof type === 'function') return markup(type(props as Record<string, string>));
  if (typeof type !== 'string') return markup(props['children']);
  const attributes = Object.entries(props)
    .filter(([name, value]) => typeof value === 'string' && name !== 'id')
    .map(
      ([name, value]) =>
        ` ${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${String(value)}"`,
    );
  return `<${type}${attributes.join('')}>${markup(props['children'])}</${type}>`;
}
