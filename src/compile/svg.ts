import type { CustomPlugin, PluginConfig, XastElement } from 'svgo';
import { _collections, optimize } from 'svgo';
import type { Remark } from './problems.ts';

/** Drawings: only elements and attributes on these lists are allowed (docs/decisions/0017-drawings.md). */

/** Bytes. The learner waits while it loads. */
export const largestPicture = 100_000;
const deepest = 50;
/** Characters in a style attribute; and rules times shapes. More would take too long to turn into attributes. */
const longestStyle = 1_000;
const mostMatches = 100_000;

const elements = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath linearGradient ' +
    'radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB ' +
    'feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting ' +
    'feSpotLight feTile feTurbulence'
  ).split(' '),
);
const { elems, attrsGroups } = _collections;
const groups = ['presentation', 'filterPrimitive', 'transferFunction'] as const;
const commonAttributes = new Set([
  ...groups.flatMap((group) => [...(attrsGroups[group] ?? [])]),
  'id',
  'href',
  'xlink:href',
  'xml:space',
  'mask-type',
]);
/** Attributes that do not change how a drawing looks. */
const undrawn =
  /^(?:xmlns(?::.*)?|class|role|focusable|tabindex|version|baseProfile|xml:lang|data-.*|aria-.*)$/;
/** Styles without an attribute: those that are kept, and those that are removed. */
const styles =
  /^(?:isolation|mix-blend-mode|mask-type|transform-(?:box|origin)|background-color|font(?:-.*)?|text-(?:decoration-.*|orientation|transform))$/;
const undrawnStyle =
  /^(?:-.*|line-height|text-(?:align|indent)|white-space|inline-size|shape-(?:inside|padding|margin)|solid-(?:color|opacity))$/;

/** CSS functions that load nothing. */
const functions =
  /^(?:var|rgba?|hsla?|color|(?:ok)?(?:lab|lch)|matrix|translate[XY]?|scale[XY]?|rotate|skew[XY])$/;

const isHarmless = (value: string): boolean =>
  !/[\\@]|\/\*/.test(value) &&
  [...value.matchAll(/((?<![\w-])[\w-]*)\(\s*(["']?#)?/g)].every(
    ([, name = '', local]) => functions.test(name) || (name === 'url' && local !== undefined),
  );

/** Collects what would take too long to process. */
function limiting(found: Set<string>): CustomPlugin {
  let shapes = 0;
  let rules = 0;
  return {
    name: 'limiting',
    fn: () => ({
      element: {
        enter: ({ name, attributes, children }) => {
          shapes++;
          if ((attributes['style'] ?? '').length > longestStyle) found.add('style=');
          if (name !== 'style') return;
          for (const child of children) if ('value' in child) rules += child.value.split('{').length - 1;
        },
      },
      root: {
        exit: (root) => {
          if (rules * shapes > mostMatches) found.add('<style');
          if (found.size > 0) root.children = [];
        },
      },
    }),
  };
}

/** Removes what is invisible, and collects what is not allowed: `<script`, `onload`. */
function checking(found: Set<string>): CustomPlugin {
  return {
    name: 'checking',
    fn: () => ({
      element: {
        enter: (node, parent) => {
          if (node.name === 'style' && isUnused(node)) {
            parent.children = parent.children.filter((child) => child !== node);
          } else if (elements.has(node.name)) checkAttributes(node, found);
          else found.add(`<${node.name}`);
        },
      },
      instruction: { enter: ({ name }) => void found.add(`<?${name}`) },
      doctype: { enter: () => void found.add('<!DOCTYPE') },
      cdata: { enter: (node) => void Object.assign(node, { type: 'text' }) },
    }),
  };
}

/** Whether a style sheet has no rules left to apply: the useful ones became attributes. */
function isUnused({ children }: XastElement): boolean {
  const rules = children.map((child) => ('value' in child ? child.value : '')).join('');
  return !/[@:[\]]/.test(rules.replaceAll(/\{[^{}]*\}/g, ''));
}

function checkAttributes({ name: element, attributes }: XastElement, found: Set<string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (undrawn.test(name)) delete attributes[name];
    else if (name === 'style') {
      const style = styleOf(value, found);
      if (style === '') delete attributes[name];
      else attributes[name] = style;
    } else if (!commonAttributes.has(name) && !elems[element]?.attrs?.has(name)) found.add(name);
    else if (name.endsWith('href') ? !/^#\S+$/.test(value) : !isHarmless(value))
      found.add(`${name}="${value.slice(0, 40)}`);
  }
}

function styleOf(style: string, found: Set<string>): string {
  const kept = style.split(';').filter((declaration) => {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (property === '' || undrawnStyle.test(property)) return false;
    if (!styles.test(property) || !isHarmless(value)) found.add(property);
    return true;
  });
  return kept.join(';');
}

export interface Drawing {
  readonly svg: string;
  /** The attributes of the `svg` element, as written. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A drawing that is safe in a page, or the reason why it is not.
 * @param what names the drawing at the beginning of a sentence
 * @param own attributes for the `svg` element
 * @param prefix is put before its ids, so that two drawings in a page do not share ids
 */
export function readSvg(
  what: string,
  source: string,
  own: Readonly<Record<string, string>>,
  prefix: string,
): Drawing | Remark {
  const fix = 'Export it again as plain SVG: shapes and words only.';
  if (source.length > largestPicture) {
    const message = `${what} is too large: ${Math.ceil(source.length / 1000)} kB.`;
    return { message, fix: `Make it smaller than ${largestPicture / 1000} kB.` };
  }
  if (source.includes('<!ENTITY')) return { message: `${what} gives names to characters (<!ENTITY).`, fix };
  if (isTooDeep(source)) return { message: `${what} has more than ${deepest} groups in each other.`, fix };
  const found = new Set<string>();
  let attributes: Record<string, string> | undefined;
  let svg: string;
  try {
    svg = optimize(source, {
      plugins: [
        ...withoutUndrawn,
        limiting(found),
        ...rulesToAttributes,
        checking(found),
        { name: 'prefixIds', params: { prefix, delim: '-', prefixClassNames: false } },
        {
          name: 'outermost',
          fn: ({ children }) => {
            const [root, more] = children.filter(({ type }) => type === 'element');
            if (root?.type !== 'element' || root.name !== 'svg' || more) return null;
            attributes = { ...root.attributes };
            root.attributes = { ...own, ...root.attributes };
            return null;
          },
        },
      ],
    }).data;
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string };
    const why = line === undefined ? '' : `: ${reason} (line ${line} of it)`;
    return { message: `${what} is not an SVG${why}.`, fix };
  }
  const [first] = found;
  if (first !== undefined) {
    const line = source.slice(0, Math.max(0, source.indexOf(first))).split('\n').length;
    const names = [...found].slice(0, 3).join(', ');
    const isPhoto = /^<(?:image|feImage)/.test(first);
    return {
      message: `${what} holds what cannot go with a course: ${names} (line ${line} of it).`,
      fix: isPhoto ? 'It is a photograph: draw it anew as shapes, or leave it out.' : fix,
    };
  }
  return attributes ? { svg, attributes } : { message: `${what} is not an SVG.`, fix };
}

const withoutUndrawn: PluginConfig[] = [
  'removeDoctype',
  'removeXMLProcInst',
  'removeComments',
  'removeMetadata',
  'removeTitle',
  'removeDesc',
  'removeEditorsNSData',
];

/** Turns rules into attributes: a rule in a drawing would apply to the whole page. */
const rulesToAttributes: PluginConfig[] = [
  { name: 'inlineStyles', params: { onlyMatchedOnce: false } },
  'convertStyleToAttrs',
];

function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [, end, empty] of source.matchAll(/<(\/?)[a-zA-Z][^<>]*?(\/?)>/g)) {
    if (end === '/') depth--;
    else if (empty !== '/') depth++;
    if (depth > deepest) return true;
  }
  return false;
}
