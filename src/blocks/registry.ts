import type { BlockKind } from './block-kind.ts';
import * as kinds from './kinds.ts';

/** Every kind of block, by the name on its opening line. For the build only. */
export const registry: ReadonlyMap<string, BlockKind> = new Map(
  Object.values<BlockKind>(kinds).map((kind) => [kind.name, kind]),
);
