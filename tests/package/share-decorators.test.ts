import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { decorateClass, withoutHelper } from '../../src/package/share-decorators.ts';

const compiled = (code: string): string =>
  transformSync(code, {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  }).code;

/** Runs a module that exports `A`, with the shared function in the place of esbuild's own. */
async function run(code: string): Promise<{ prototype: Record<string, unknown> }> {
  const helper = decorateClass.replace('export const decorateClass', 'const __decorateClass');
  const own = withoutHelper(compiled(code)).replace(/^import .*\n/, helper);
  const module = (await import(`data:text/javascript,${encodeURIComponent(own)}`)) as {
    A: { prototype: Record<string, unknown> };
  };
  return module.A;
}

describe('share-decorators', () => {
  it('takes esbuild’s function out of a module', () => {
    const code = withoutHelper(compiled('export class A { @shown b = 1 }'));
    expect(code).not.toContain('getOwnPropertyDescriptor');
    expect(code.split('\n').filter((line) => line.includes('__decorateClass'))).toEqual([
      expect.stringMatching(/^import \{ decorateClass as __decorateClass \} from/),
      '__decorateClass([',
    ]);
  });

  it('leaves a module without decorators alone', () => {
    const code = compiled('export class A { b = 1 }');
    expect(withoutHelper(code)).toBe(code);
  });

  it('applies decorators from the last to the first, and defines what they answer', async () => {
    const { prototype } = await run(`
      const named = (name: string) => (_: object, key: string, before?: PropertyDescriptor) =>
        ({ get: () => [name, key, before?.get?.()].join(' '), configurable: true });
      export class A {
        @named('second') @named('first') declare field: string;
        @named('around') get accessor() { return 'own'; }
      }`);
    expect(prototype['field']).toBe('second field first field ');
    expect(prototype['accessor']).toBe('around accessor own');
  });
});
