import { join } from 'node:path';
import type { RollupOutput } from 'rollup';
import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { course } from '../../src/compile/rollup-plugin.ts';
import { englishYaml } from './translated-words.ts';
import { courseFolder, courseYaml, exam, leaf } from './course-folder.ts';

const project = join(import.meta.dirname, '../..');

interface Told {
  readonly output: RollupOutput['output'];
  readonly warnings: readonly string[];
  readonly watched: readonly string[];
}

/** Bundles an entry with the course of a folder; what lies in its `src/` stays outside. */
async function bundled(entry: string, root: string, locale = 'en'): Promise<Told> {
  const warnings: string[] = [];
  const bundle = await rollup({
    input: 'entry',
    external: (id) => id.startsWith(join(root, 'src')),
    onLog: (_, { message }) => warnings.push(message),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : undefined),
        load: (id) => (id === 'entry' ? entry : undefined),
      },
      course({ root, locales: [locale] }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return { output, warnings, watched: bundle.watchFiles };
}

describe('the Rollup plugin', () => {
  it('provides the outline and the settings', async () => {
    const { output } = await bundled("export { course, settings } from 'course:outline';", courseFolder());
    expect(output[0].code).toContain('"green-or-black"');
    expect(output[0].code).toContain('"description":"All about tea."');
    expect(output[0].code).not.toContain('Which is');
  });

  it('provides each lesson in a chunk of its own', async () => {
    const { output } = await bundled("export { lessons } from 'course:lessons';", courseFolder());
    expect(output[0].dynamicImports).toHaveLength(2);
    const chunks = output.filter((chunk) => chunk.type === 'chunk' && chunk.isDynamicEntry);
    expect(chunks.map((chunk) => chunk.type === 'chunk' && chunk.facadeModuleId)).toEqual([
      '\0course:lesson/leaf',
      '\0course:lesson/exam',
    ]);
    expect(output[0].code).not.toContain('More words.');
  });

  it('lists the lessons after the thirtieth in a chunk of its own, which is asked for when one of them is', async () => {
    const ids = Array.from({ length: 31 }, (_, index) => `leaf-${index + 1}`);
    const root = courseFolder({
      'modules/course.yaml': courseYaml.replace('[leaf, exam]', `[${ids.join(', ')}, exam]`),
      'modules/leaf/en.md': '',
      ...Object.fromEntries(
        ids.map((id) => [
          `modules/${id}/en.md`,
          leaf.replace('id: leaf', `id: ${id}`).replaceAll(/green-or-black|#welcome|#more/g, `$&-${id}`),
        ]),
      ),
      'modules/exam/en.md': exam.replaceAll('lesson=leaf', 'lesson=leaf-1'),
    });
    const { output } = await bundled("export { lessons, furtherLessons } from 'course:lessons';", root);
    const chunks = output.filter((one) => one.type === 'chunk');
    const listed = (list: string): (string | null | undefined)[] => {
      const { dynamicImports = [] } =
        chunks.find(({ moduleIds }) => moduleIds.includes(`\0course:${list}`)) ?? {};
      return dynamicImports.map((file) => chunks.find(({ fileName }) => fileName === file)?.facadeModuleId);
    };
    expect(listed('lessons')).toHaveLength(31);
    expect(listed('further-lessons')).toEqual(['\0course:lesson/leaf-31', '\0course:lesson/exam']);
  });

  it('provides the words of the first language', async () => {
    const { output } = await bundled("export { words } from 'course:words';", courseFolder());
    expect(output[0].code).toContain('"next": "Next"');
    expect(output[0].code).toContain('formatOf("en-GB", true)');
  });

  it('watches every file of the content', async () => {
    const root = courseFolder();
    const { watched } = await bundled("import 'course:outline';", root);
    expect(watched).toContain(join(root, 'modules/leaf/en.md'));
    expect(watched).toContain(join(root, 'modules/course.yaml'));
  });

  it('stops with every problem', async () => {
    const root = courseFolder({
      'modules/leaf/en.md': leaf.replace('[x]', '[ ]').replace('{#more}', ''),
    });
    await expect(bundled("import 'course:outline';", root)).rejects.toThrow(
      /needs fixing:\nmodules\/leaf\/en\.md:13: .*\nmodules\/leaf\/en\.md:22: /,
    );
  });

  it('stops at the first language where a later one lacks something, so that no package is made', async () => {
    const yaml = courseYaml
      .replace('acknowledgement: false', 'acknowledgement: true')
      .replace(
        'lessons:',
        'locales: [en, fr]\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Tout.\nlessons:',
      );
    const root = courseFolder({
      'src/locale/fr.yaml': englishYaml,
      'modules/course.yaml': yaml,
      'modules/leaf/en.md': `${leaf}\n:::acknowledgement i-will version=1\nI will.\n:::\n`,
      'modules/leaf/fr.md': leaf,
      'modules/exam/fr.md': exam,
    });
    await expect(bundled("import 'course:outline';", root)).rejects.toThrow(
      'In "fr": The course asks for an acknowledgement, but no lesson holds one.',
    );
  });

  it('stops if another course has problems', async () => {
    const root = courseFolder({ 'modules/extra/en.md': leaf });
    await expect(bundled("import 'course:outline';", root)).rejects.toThrow(
      'modules/extra/en.md:1: No course lists the lesson "extra".',
    );
  });

  it('warns and goes on', async () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      leaf.slice(leaf.indexOf(':::choice'), leaf.indexOf('## More')).replace('green-or-black', `green-${at}`),
    );
    const { warnings } = await bundled(
      "import 'course:outline';",
      courseFolder({ 'modules/leaf/en.md': leaf + many.join('\n') }),
    );
    expect(warnings.join('\n')).toContain('modules/course.yaml:6: What is kept of a learner can reach');
  });

  it('stops if there are no words, or no such lesson', async () => {
    await expect(bundled("import 'course:outline';", courseFolder(), 'fr')).rejects.toThrow(
      'src/locale/fr.yaml:1: The file is missing.',
    );
    await expect(bundled("import 'course:lesson/cup';", courseFolder())).rejects.toThrow(
      'There is no lesson/cup.',
    );
  });

  it('builds the outline of the real course', async () => {
    const { output } = await bundled("export { course } from 'course:outline';", project);
    expect(output[0].code).toContain('"kind":"check"');
  });
});
