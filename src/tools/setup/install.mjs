/**
 * `npm start` and `npm test` run this first. It makes sure that the packages of `package-lock.json` are in
 * `node_modules`. Nothing is installed yet when it starts, and Node may be old, so this file is plain JavaScript that
 * an older Node can parse, and loads the rest only after checking the version.
 *
 * Later commands must run in a separate shell (`npm run …`): only then does the pinned Node in `node_modules/.bin`
 * come first in the path.
 */
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    'This project needs Node 20 or later; this is Node ' +
      process.versions.node +
      '. Get it from https://nodejs.org',
  );
  process.exitCode = 1;
} else {
  import('./packages.mjs')
    .then((packages) => packages.ensurePackages(packages.projectRoot))
    .then((problem) => {
      if (problem === undefined) return;
      console.error(problem);
      process.exitCode = 1;
    });
}
