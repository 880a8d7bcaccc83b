import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, mixed } from '../../src/compile/contrast.ts';
import { groundsOf } from '../../src/compile/brand.ts';
import { readLogo } from '../../src/compile/logo.ts';
import { courseYaml, load, problemsOf } from './course-folder.ts';

const theme = readFileSync(join(import.meta.dirname, '../../assets/theme.css'), 'utf8');

const branded = (brand: string, files: Readonly<Record<string, string>> = {}) => ({
  'assets/theme.css': theme,
  'modules/course.yaml': courseYaml.replace("brand:\n  organisation: ''\n", `brand:\n${brand}`),
  ...files,
});

const accent = (light: string, dark: string): string =>
  `  accent:\n    light: '${light}'\n    dark: '${dark}'\n`;

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    // The figure that the design gives for white words on the accent.
    ['#4b32c3', '#ffffff', 8.3],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  it('is of colours that mix evenly', () => {
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed('#102030', '#ffffff', 0)).toBe('#102030');
  });
});

describe('the accent', () => {
  it('of the theme itself would do, in both schemes', () => {
    expect(problemsOf(branded(accent('#4b32c3', '#b9a8ff')))).toEqual([]);
  });

  it('reaches the style sheet, with black or white to write on it', () => {
    const { style } = load(branded(accent('#005EA5', '#ffdd00')));
    const [light = '', dark = ''] = style.split('@media (prefers-color-scheme:dark)');
    expect(light).toContain('--accent:#005ea5;');
    expect(light).toContain('--on-accent:#ffffff');
    expect(dark).toContain('--accent:#ffdd00;');
    expect(dark).toContain('--on-accent:#000000');
  });

  it('is unchanged if the brand has none', () => {
    expect(load().style).toBe('');
  });

  it('stops the build if its contrast is too low, with the lowest ratio and a shade that would do', () => {
    const [problem = '', ...more] = problemsOf(branded(accent('#ffcc00', '#b9a8ff')));
    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^modules\/course\.yaml:22: The accent "light" #ffcc00 has too little contrast: 1\.2:1 on #eceae4 at worst; text needs 4\.5:1\. /,
    );
    const shade = /Take a darker one; (#[0-9a-f]{6}) would do\.$/.exec(problem)?.[1] ?? '';
    expect(problemsOf(branded(accent(shade, '#b9a8ff')))).toEqual([]);
  });

  it('needs as much in dark surroundings', () => {
    expect(problemsOf(branded(accent('#4b32c3', '#4b32c3'))).join()).toContain(
      ':23: The accent "dark" #4b32c3 has too little contrast: ',
    );
  });

  it('is a problem where it is no colour, or only one', () => {
    expect(problemsOf(branded(accent('purple', '#b9a8ff'))).join()).toContain(
      ':22: "light" is not valid: "purple". Write a colour as \'#4b32c3\'',
    );
    expect(problemsOf(branded("  accent:\n    light: '#4b32c3'\n")).join()).toContain(
      ':21: "dark" is missing in "accent".',
    );
  });

  it('is checked against every background of the theme', () => {
    expect([...groundsOf(theme, 'light')]).toContainEqual(['--ground-3', '#eceae4']);
    expect([...groundsOf(theme, 'dark')]).toContainEqual(['--ground', '#0e0e10']);
    expect(() => groundsOf(':root{}', 'light')).toThrow('sets no --ground');
  });
});

describe('the highlight', () => {
  const highlight = (colour: string): string => `  highlight: '${colour}'\n`;

  it('of the theme itself would do, and stays what it is in the dark', () => {
    const { style } = load(branded(highlight('#FFD84D')));
    // What the contrast is reckoned with.
    for (const token of ['--on-stage', '--on-call']) expect(theme).toContain(`${token}: #111111;`);
    expect(style).toContain(':root{--stage:#ffd84d;--call:#ffd84d}');
    // Close to the theme's own in the dark.
    expect(style).toContain('(prefers-color-scheme:dark){:root{--stage:#ccad3e}}');
  });

  it('goes with an accent, and is no darker in the dark than black bears', () => {
    const { style } = load(branded(accent('#005EA5', '#ffdd00') + highlight('#7f7f7f')));
    expect(style).toContain('--accent:#005ea5;');
    expect(style).toContain('(prefers-color-scheme:dark){:root{--stage:#7f7f7f}}');
  });

  it('stops the build if black has too little contrast on it, with a shade that would do', () => {
    const [problem = '', ...more] = problemsOf(branded(highlight('#003366')));
    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^modules\/course\.yaml:21: The highlight #003366 is too dark for the black words and drawings on it: 1\.4:1; they need 4\.5:1\. /,
    );
    const shade = /Take a lighter one; (#[0-9a-f]{6}) would do\.$/.exec(problem)?.[1] ?? '';
    expect(contrast(shade, '#111111')).toBeLessThan(5);
    expect(problemsOf(branded(highlight(shade)))).toEqual([]);
  });

  it('is a problem where it is no colour', () => {
    expect(problemsOf(branded(highlight('yellow'))).join()).toContain(
      ':21: "highlight" is not valid: "yellow". Write a colour as \'#4b32c3\'',
    );
  });
});

const svg = (inside: string, attributes = 'viewBox="0 0 120 40"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the logo', () => {
  const brand = '  organisation: Tea Ltd\n  logo: logo.svg\n';

  it('goes with the course', () => {
    const { logo, settings } = load(branded(brand, { 'assets/brand/logo.svg': svg('<path d="M0 0"/>') }));
    expect(settings.logo).toEqual({
      path: expect.stringMatching(/^app\/logo-[0-9a-f]{8}\.svg$/) as unknown,
      width: 120,
      height: 40,
    });
    expect(new TextDecoder().decode(logo?.content)).toBe(svg('<path d="M0 0"/>'));
  });

  it('may be a PNG', () => {
    const png = new Uint8Array(24);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    png.set([200], 19);
    png.set([100], 23);
    expect(readLogo('logo.png', png)).toMatchObject({ width: 200, height: 100 });
    expect(readLogo('logo.png', bytes('GIF89a'))).toMatchObject({
      message: 'The logo "logo.png" is not a PNG.',
    });
  });

  it('is a problem where it is missing, or has no words', () => {
    expect(problemsOf(branded(brand)).join()).toContain(
      'modules/course.yaml:22: There is no logo assets/brand/logo.svg. Put the file there',
    );
    expect(problemsOf(branded('  logo: logo.svg\n', { 'assets/brand/logo.svg': svg('') })).join()).toContain(
      'modules/course.yaml:21: A logo needs words',
    );
  });

  it.each(['..', '.'])('is a problem where it is the folder %s', (name) => {
    expect(problemsOf(branded(brand.replace('logo.svg', `'${name}'`), { 'assets/brand/a': 'x' }))).toEqual([
      `modules/course.yaml:22: The logo "${name}" is not the name of an SVG or PNG file. Write e.g. logo.svg: a plain name, in assets/brand/.`,
    ]);
  });

  it('is a problem where a folder has its name', () => {
    expect(problemsOf(branded(brand, { 'assets/brand/logo.svg/a': 'x' })).join()).toContain(
      'modules/course.yaml:22: There is no logo assets/brand/logo.svg.',
    );
  });

  it('that lacks words is told of in its line, however far it is indented', () => {
    const deep = { 'assets/brand/logo.svg': svg('') };
    expect(problemsOf(branded('    organisation: ""\n    logo: logo.svg\n', deep))).toEqual([
      'modules/course.yaml:22: A logo needs words for those who cannot see it. Write the organisation’s name under "organisation".',
    ]);
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'with a course: <script'],
    ['an event handler', svg('<g onload="alert(1)"/>'), 'with a course: onload'],
    ['a script as an address', svg('<a href="javascript:alert(1)"/>'), 'with a course: <a'],
    ['a page inside', svg('<foreignObject/>'), 'with a course: <foreignObject'],
    ['an address elsewhere', svg('<image href="https://example.org/x.png"/>'), 'with a course: <image'],
    [
      'an address elsewhere in a style',
      svg('<path style="fill:url(https://example.org/x)"/>'),
      'with a course: fill=',
    ],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, '<!ENTITY'],
    ['an event handler after a slash', '<svg/onload="alert(1)" viewBox="0 0 1 1">', 'is not an SVG'],
    ['an event handler with spaces', svg('<g onload = "alert(1)"/>'), 'with a course: onload'],
    ['a script behind entities', svg('<a href="java&#115;cript:alert(1)"/>'), 'with a course: <a'],
    ['a script behind names', svg('<a href="#" title="javascript&colon;alert(1)"/>'), 'is not an SVG'],
    ['a script in a namespace', svg('<s:script>alert(1)</s:script>'), 'is not an SVG'],
    [
      'an address that is set later',
      svg('<a><set attributeName="href" to="//a.b"/></a>'),
      'with a course: <a, <set',
    ],
    ['an address behind CSS', svg('<style>g{fill:u\\72l(https://a.b)}</style><g/>'), 'with a course: fill='],
    ['something before it', `hello ${svg('')}`, 'is not an SVG'],
    ['no size', svg('', ''), 'does not say its size'],
    ['no SVG', 'hello', 'is not an SVG'],
    ['too much in it', svg(`<path d="${'M0 0'.repeat(30_000)}"/>`), 'is too large: 121 kB'],
  ])('is a problem with %s', (_, content, message) => {
    expect(readLogo('logo.svg', bytes(content))).toMatchObject({
      message: expect.stringContaining(message) as unknown,
    });
  });

  it.each([
    ['a gradient of its own', svg('<path fill="url(#a)"/><use href="#a"/>')],
    ['a size instead of a box', svg('', 'width="120px" height="40"')],
    ['a prologue', `\uFEFF<?xml version="1.0"?>\n<!-- Drawn -->\n<!DOCTYPE svg>\n${svg('')}`],
    ['words with signs', svg('<title>Tea &amp; &lt;cups&gt; &#8211; only online</title>')],
  ])('may have %s', (_, content) => {
    expect(readLogo('logo.svg', bytes(content))).toMatchObject({ width: 120, height: 40 });
  });

  it.each(['logo.jpg', '../logo.svg', 'https://example.org/logo.svg'])('is never %s', (name) => {
    expect(readLogo(name, bytes(svg('')))).toMatchObject({
      message: `The logo "${name}" is not the name of an SVG or PNG file.`,
    });
  });
});

describe('the languages', () => {
  it('are a problem without their files', () => {
    const text = courseYaml.replace('lessons:', 'locales: [en, de]\nlessons:');
    const files = { 'modules/course.yaml': text, 'src/locale/en.yaml': 'x', 'modules/leaf/de.md': 'x' };
    expect(problemsOf(files)).toEqual([
      'modules/course.yaml:6: "locales" has "de", which has no modules/exam/de.md, src/locale/de.yaml. Write them, or take the language off the list.',
      'modules/course.yaml:6: The title and description are missing in "de". Write "translations:", below it "  de:", and below that language, title and description.',
    ]);
  });
});

it('all problems of the settings are reported at once', () => {
  const text = courseYaml
    .replace("brand:\n  organisation: ''\n", `brand:\n  logo: no.svg\n${accent('#ffcc00', '#b9a8ff')}`)
    .replace('pass-mark: 80', 'pass-mark: 800')
    .replace('acknowledgement: false', 'acknowledgment: false')
    .replace('lessons:', 'locales: [en, xx]\nlessons:')
    .replace('idle-minutes: 30', 'idle-minutes: half an hour');
  const lines = problemsOf({
    'assets/theme.css': theme,
    'src/locale/en.yaml': 'x',
    'modules/course.yaml': text,
  })
    .filter((line) => line.startsWith('modules/course.yaml'))
    .map((line) => Number(line.split(':')[1]));
  expect(lines).toEqual([6, 9, 11, 20, 22, 24]);
});
