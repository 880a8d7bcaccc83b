import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface PackageJson {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

it('every dependency stands in the decision that says why it is there, and no other does', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
  const told = readFileSync('docs/decisions/0010-dependencies.md', 'utf8');
  const named = [...told.matchAll(/^\| `([^`]+)`/gm)].map((found) => found[1] ?? '');
  expect(named.toSorted()).toEqual(
    [...Object.keys(dependencies), ...Object.keys(devDependencies)].toSorted(),
  );
});
