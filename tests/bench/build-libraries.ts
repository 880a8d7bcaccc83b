/**
 * Bundles and minifies only the course's libraries, with the build's tools: how long this takes shows how fast the
 * machine is. Prints the seconds since the process began.
 */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { minify } from 'rollup-plugin-esbuild';

const libraries = ['lit', 'lit/decorators.js', 'scorm-again', 'workbox-window', 'workbox-routing', 'marked'];
const entry = 'libraries';

const bundle = await rollup({
  input: entry,
  logLevel: 'silent',
  plugins: [
    {
      name: entry,
      resolveId: (id) => (id === entry ? id : undefined),
      load: (id) =>
        id === entry
          ? libraries
              .map((name, index) => `import * as all${index} from '${name}'; console.log(all${index});`)
              .join('\n')
          : undefined,
    },
    nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
    minify({ target: 'es2022', sourceMap: false, legalComments: 'none' }),
  ],
});
const { output } = await bundle.generate({ format: 'es' });
if (output[0].code.length < 100_000) throw new Error('The libraries were left out.');
process.stdout.write(String(performance.now() / 1000));
