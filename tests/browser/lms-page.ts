import { bundlePage } from '../../src/tools/preview/page-bundle.ts';

let bundled: ReturnType<typeof bundlePage> | undefined;

/** The page of the embedded LMS, bundled once for all tests of a worker. */
export const lmsPage = (): ReturnType<typeof bundlePage> => (bundled ??= bundlePage());
