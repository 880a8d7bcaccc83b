import type { Plugin } from 'rollup';

/**
 * A Rollup plugin that says to Workbox's modules, before Rollup looks at what they need, that this is no
 * development: else its logger and its checks of every argument would come along.
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

/** Takes out of the style sheets in templates what only their authors read: comments and indents. */
export function leanStyles(): Plugin {
  return {
    name: 'lean-styles',
    transform(code, id) {
      if (!id.endsWith('.ts') || !code.includes('css`')) return null;
      const lean = code.replace(/css`[^`]*`/g, (sheet) =>
        sheet
          .replace(/\/\*[^]*?\*\//g, '')
          .replace(/\s*\n\s*/g, '\n')
          .replace(/([{};,])\n/g, '$1'),
      );
      return { code: lean, map: null };
    },
  };
}
