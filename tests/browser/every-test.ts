/**
 * Marks a test that walks again, over another package, what is walked already. `npm test` has minutes only and
 * leaves these out; `npm run test:browser` runs them all.
 */
export const theSameAgain = '@the-same-again';

/** Whether they are left out. */
export const isQuick = process.env['QUICK'] === '1';
