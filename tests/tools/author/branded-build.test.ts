import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { course } from '../../../src/compile/rollup-plugin.ts';
import { start } from '../../english.ts';
import { rollupOptions } from '../../../src/package/bundle.ts';
import { web } from '../../../src/package/web.ts';
import { startScreen } from '../../../src/package/start-screen.ts';
import { courseFolder, courseYaml } from '../../compile/course-folder.ts';

const project = join(import.meta.dirname, '../../..');
const theme = readFileSync(join(project, 'assets/theme.css'), 'utf8');
const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"/>';
const brand = (light: string): string =>
  courseYaml.replace(
    "organisation: ''",
    `organisation: Tea Ltd\n  logo: tea.svg\n  accent:\n    light: '${light}'\n    dark: '#ffdd00'`,
  );

/** The website of the little course with a brand; its entry shows no more than its outline. */
async function built(light: string): Promise<(file: string) => string> {
  const root = courseFolder({
    'modules/course.yaml': brand(light),
    'assets/theme.css': theme,
    'assets/icon.svg': '<svg/>',
    'assets/fallback.js': '(function () {})();',
    'assets/brand/tea.svg': logo,
    'src/locale/en.yaml': 'export const en = {};',
  });
  const entry = join(root, 'entry.js');
  writeFileSync(entry, "import { settings } from 'course:outline';\nwindow.settings = settings;\n");
  const dist = join(root, 'dist');
  const options = rollupOptions([{ name: 'web', entry, pack: web }], {
    root,
    assets: join(root, 'assets'),
    dist,
    fileName: 'tea',
    plugins: [course({ root, locales: ['en'] })],
    style: () => loadCourse(root).style,
    course: () => {
      const { course: outline, settings } = loadCourse(root);
      return Promise.resolve({
        identity: { ...outline, description: settings.description },
        startScreen: () => startScreen(outline, settings, start, ''),
        noScript: start.noScript,
      });
    },
  });
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  await bundle.write(Array.isArray(options.output) ? (options.output[0] ?? {}) : (options.output ?? {}));
  const files = readdirSync(join(dist, 'web'), { recursive: true, encoding: 'utf8' });
  return (file) => {
    const found = files.find((name) => name.replaceAll('\\', '/').startsWith(file) && name.includes('.'));
    return found === undefined ? '' : readFileSync(join(dist, 'web', found), 'utf8');
  };
}

describe('a build with a brand', () => {
  it('has its colours in the one style sheet, and its logo beside it', async () => {
    const read = await built('#005ea5');
    const style = read('app/theme-');
    expect(style.lastIndexOf('--accent:#005ea5')).toBeGreaterThan(style.lastIndexOf('--accent: #4b32c3'));
    expect(style).toContain('--accent:#ffdd00');
    expect(read('app/logo-')).toBe(logo);
    const [, path = ''] = /<img src="([^"]+)" alt="Tea Ltd"/.exec(read('index.html')) ?? [];
    expect(read(path)).toBe(logo);
    expect(read('app/entry-')).toContain(path);
  });

  it('that nobody could read stops', async () => {
    await expect(built('#ffcc00')).rejects.toThrow(
      /modules\/course\.yaml:\d+: The accent "light" #ffcc00 has too little contrast: /,
    );
  });
});
