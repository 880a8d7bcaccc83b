import { transform } from 'esbuild';
import type { Plugin } from 'rollup';
import { escapeTemplate } from '../compile/escape.ts';

/**
 * A Rollup plugin that sets Workbox's modules to production before Rollup reads their imports. Otherwise the bundle
 * would include Workbox's logger and its checks of every argument.
 */
export function forProduction(): Plugin {
  return {
    name: 'for-production',
    transform(code, id) {
      if (!/[\\/]node_modules[\\/]workbox-/.test(id) || !code.includes('process.env.NODE_ENV')) return null;
      return { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null };
    },
  };
}

interface Tree {
  readonly type?: string;
}
interface Sheet extends Tree {
  readonly tag: { readonly name?: string };
  readonly quasi: {
    readonly start: number;
    readonly end: number;
    readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
  };
}

/** Removes comments and white space from style sheets in templates. Templates with expressions stay unchanged. */
export function leanStyles(): Plugin {
  return {
    name: 'lean-styles',
    async transform(code) {
      if (!code.includes('css`')) return null;
      let lean = code;
      // From the end, so that earlier offsets stay valid.
      for (const { quasi } of sheetsIn(this.parse(code)).reverse()) {
        const [only, ...more] = quasi.quasis;
        if (!only || more.length > 0) continue;
        const sheet = await transform(only.value.cooked, { loader: 'css', minifyWhitespace: true });
        if (sheet.warnings.length > 0) continue;
        lean = `${lean.slice(0, quasi.start)}\`${escapeTemplate(sheet.code)}\`${lean.slice(quasi.end)}`;
      }
      return { code: lean, map: null };
    },
  };
}

function sheetsIn(tree: Tree | readonly Tree[]): Sheet[] {
  const below = Object.values(tree).filter((one) => typeof one === 'object' && one !== null) as Tree[];
  const isSheet = 'type' in tree && tree.type === 'TaggedTemplateExpression';
  const own = isSheet && (tree as Sheet).tag.name === 'css' ? [tree as Sheet] : [];
  return [...own, ...below.flatMap(sheetsIn)];
}
