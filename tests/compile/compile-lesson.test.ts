import { transform } from 'esbuild';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/compile/compile-lesson.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { plain } from '../../src/course/rich.ts';
import { leaf, load } from './course-folder.ts';

type Screens = readonly { id: string; title: string; kind: string; render: (lesson: unknown) => Template }[];
interface Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const compiled = (markdown = leaf): string => {
  const [lesson] = load({ 'modules/leaf/en.md': markdown }).lessons;
  if (!lesson) throw new Error('The fixture has no lesson.');
  return compileLesson(lesson, '/src');
};

/** Runs a compiled lesson with stand-ins for what it imports. */
function run(module: string): { id: string; screens: Screens } {
  const html = (strings: TemplateStringsArray, ...values: unknown[]): Template => ({
    strings: [...strings],
    values,
  });
  let defined: { id: string; screens: Screens } | undefined;
  const defineLesson = (id: string, screens: Screens): void => {
    defined = { id, screens };
  };
  const body = module.replace(/^import .*$/gm, '');
  // eslint-disable-next-line no-new-func -- the text of a module is what is tested
  new Function('html', 'defineLesson', body)(html, defineLesson);
  if (!defined) throw new Error('The module defines no lesson.');
  return defined;
}

const given = {
  responses: new Map([['green-or-black', 'b']]),
  review: true,
  notes: 'the notes',
  facts: 'facts',
};

function shown(screens: Screens, index: number): Template {
  const screen = screens[index];
  if (!screen) throw new Error(`There is no screen ${index}.`);
  return screen.render(given);
}

describe('a compiled lesson', () => {
  it('imports the lesson element and each block that it uses once', () => {
    const twice = leaf + '\n:::choice other\nWhat?\n\n- [x] A\n  > B\n- [ ] C\n  > D\n:::\n';
    const imports = compiled(twice).match(/^import .*$/gm);
    expect(imports).toEqual([
      `import { html, defineLesson } from ${JSON.stringify(join('/src', 'lessons/lesson-element.ts'))};`,
      `import ${JSON.stringify(join('/src', 'blocks/choice/choice-block.ts'))};`,
    ]);
  });

  it('defines its screens with their blocks', () => {
    const { id, screens } = run(compiled());
    expect(id).toBe('leaf');
    expect(screens.map((screen) => [screen.id, screen.title])).toEqual([
      ['welcome', 'Welcome'],
      ['more', 'More'],
    ]);
    const { strings, values } = shown(screens, 0);
    expect(strings.join('…')).toMatch(
      /<p>Read about <em>tea<\/em> in <a .*<choice-block .model=… .response=… \?review=…><\/choice-block>$/,
    );
    expect(values).toEqual([expect.objectContaining({ id: 'green-or-black', type: 'choice' }), 'b', true]);
    expect(values[0]).toMatchObject({ stem: { strings: ['Which is <strong>green</strong>?'] } });
  });

  it('says what kind each screen is of', () => {
    const { screens } = run(compiled(leaf.replace('{#more}', '{#more kind=close}')));
    expect(screens.map(({ kind }) => kind)).toEqual(['teach', 'close']);
  });

  it('gives private blocks the notes', () => {
    const { screens } = run(compiled(`${leaf}\n:::slider s\nHow?\n\n- Low\n- High\n:::\n`));
    const { strings, values } = shown(screens, 1);
    expect(strings.join('…')).toContain('<slider-block .model=… .notes=… .facts=… ?review=…></slider-block>');
    expect(values.slice(1)).toEqual(['the notes', 'facts', true]);
  });

  it('keeps all words inside their template', () => {
    const words = 'A `` ` `` and ${alert(1)} and \\\\n and **`${x}`**';
    const { screens } = run(compiled(leaf.replace('More words.', words)));
    const { strings, values } = shown(screens, 1);
    expect(values).toEqual([]);
    expect(strings[0]).toBe(
      '<p>A <code>`</code> and ${alert(1)} and \\n and <strong><code>${x}</code></strong></p>',
    );
  });

  it('keeps all words inside a model', () => {
    const { screens } = run(compiled(leaf.replace('Green tea', 'Say "`${x}`" **now** \\\\')));
    const model = shown(screens, 0).values[0] as {
      options: { text: { strings: string[] } }[];
    };
    expect(plain(model.options[0]?.text ?? '')).toBe('Say "${x}" now \\');
  });

  it('is JavaScript, for the real course too', async () => {
    const { lessons, warnings } = loadCourse(join(import.meta.dirname, '../..'));
    expect(warnings).toEqual([]);
    for (const lesson of lessons) {
      const { warnings: doubts } = await transform(compileLesson(lesson, '/src'), { loader: 'js' });
      expect(doubts).toEqual([]);
      const { screens } = run(compileLesson(lesson, '/src'));
      expect(screens.map(({ id }) => id)).toEqual(lesson.screens.map(({ id }) => id));
    }
  });
});
