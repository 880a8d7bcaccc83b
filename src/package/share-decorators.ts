import type { Plugin } from 'rollup';

/** The function that applies decorators, as esbuild writes it at the head of each module that has any. */
const helper = /^(?:var __\w+ = Object\.\w+;\n)+var __decorateClass = \(decorators[\s\S]*?\n\};\n/;
const shared = '\0decorate-class';

/**
 * A Rollup plugin that has the bundle hold esbuild's function for decorators once, and not once for each module.
 * Goes after esbuild.
 */
export function shareDecorators(): Plugin {
  return {
    name: 'share-decorators',
    resolveId: (source) => (source === shared ? shared : null),
    load: (id) => (id === shared ? decorateClass : null),
    transform(code, id) {
      const own = withoutHelper(code);
      return own === code || id === shared ? null : { code: own, map: null };
    },
  };
}

/** Of members only: `defineElements` leaves no decorator on a class. A kind of 2 is a field, which has no descriptor. */
export const decorateClass = `export const decorateClass = (decorators, target, key, kind) => {
  const own = kind > 1 ? undefined : Object.getOwnPropertyDescriptor(target, key);
  const result = decorators.reduceRight((before, decorator) => decorator(target, key, before) || before, own);
  if (result) Object.defineProperty(target, key, result);
};
`;

/** @param code a module as esbuild writes it */
export const withoutHelper = (code: string): string =>
  code.replace(helper, `import { decorateClass as __decorateClass } from ${JSON.stringify(shared)};\n`);
