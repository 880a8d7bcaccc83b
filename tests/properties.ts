/**
 * fast-check with one seed, so that `npm test` judges a change by the same random inputs every time.
 * `SEED=random npx vitest run …` tries others; a seed that a failure printed can be given as well.
 */
import fc from 'fast-check';

const { SEED = '20261129' } = process.env;

fc.configureGlobal(SEED === 'random' ? {} : { seed: Number(SEED) });

export { fc };
