import type { Plugin } from 'rollup';

/**
 * A Rollup plugin that takes the white space out of Lit's templates, which a minifier of JavaScript leaves as
 * it is. Goes after the plugin that makes JavaScript of TypeScript and before the one that renames.
 */
export function collapseTemplates(): Plugin {
  return {
    name: 'collapse-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:css|html|svg)`/.test(code)) return null;
      return { code: collapse(code, this.parse(code)), map: null };
    },
  };
}

/** @param tree the code, parsed (ESTree, with positions) */
export function collapse(code: string, tree: unknown): string {
  let result = '';
  let end = 0;
  for (const text of texts(tree, code)) {
    const words = code.slice(text.start, text.end);
    result += code.slice(end, text.start) + (text.tag === 'css' ? collapseCss(words) : collapseHtml(words));
    end = text.end;
  }
  return result + code.slice(end);
}

const keepsSpace = /<(?:pre|textarea)\b/i;

/**
 * White space never means anything in a style sheet outside strings, but for one space between words: before a
 * colon it does (`a :hover`), after one it doesn't.
 */
export function collapseCss(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?:\s|\/\*[\s\S]*?\*\/)*([{};,])(?:\s|\/\*[\s\S]*?\*\/)*|(:)?(?:\s|\/\*[\s\S]*?\*\/)+/g,
    (_, quoted?: string, mark?: string, colon?: string) => quoted ?? mark ?? colon ?? ' ',
  );
}

/** A run of white space shows as one space; it is never taken away, because between words it is one. */
function collapseHtml(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

interface Text {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

interface TaggedTemplate {
  readonly type: 'TaggedTemplateExpression';
  readonly tag: { readonly name?: unknown };
  readonly quasi: { readonly quasis: readonly { readonly start: number; readonly end: number }[] };
}

/** The texts between the expressions of templates with one of Lit's tags, in the order of the code. */
function texts(tree: unknown, code: string): Text[] {
  const found: Text[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isTaggedTemplate(node)) {
      const tag = String(node.tag.name);
      const parts = node.quasi.quasis.map(({ start, end }) => ({ tag, start, end }));
      const spaced = parts.some(({ start, end }) => keepsSpace.test(code.slice(start, end)));
      if (tag === 'css' || ((tag === 'html' || tag === 'svg') && !spaced)) found.push(...parts);
    }
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return found.sort((one, other) => one.start - other.start);
}

const isTaggedTemplate = (node: object): node is TaggedTemplate =>
  'type' in node && node.type === 'TaggedTemplateExpression';
