import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSvg } from '../../src/compile/svg.ts';
import { cpuTime } from '../cpu-time.ts';
import { leaf, load, problemsOf } from './course-folder.ts';

const shown = leaf.replace('More words.', '![](art:leaf)');
const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${inside}</svg>`;

/** Files that no learner may get, each with what the author is told of them. */
const refused: readonly (readonly [svg: string, what: string])[] = [
  [svg('<script>1</script>'), 'holds what cannot go with a course: <script (line 2 of it)'],
  ['<svg/onload="alert(1)"></svg>', 'is not an SVG'],
  ['<svg onload = "alert(1)"></svg>', 'cannot go with a course: onload'],
  ['<svg on role="x"load="alert(1)"></svg>', 'is not an SVG'],
  [svg('<a href="java&#115;cript:alert(1)"/>'), '<a'],
  ['<svg><a href=java&Tab;script:alert(1)></a></svg>', 'is not an SVG'],
  [svg('<image href="https://example.org/x.png"/>'), '<image'],
  [svg('<image xlink:href="data:image/png;base64,AAAA"/>'), '<image (line 2 of it). It is a photograph'],
  [svg('<filter><feImage href="data:image/png;base64,AAAA"/></filter>'), '<feImage (line 2 of it). It is a'],
  [svg('<foreignObject><img srcset="https://example.org/x 1x"/></foreignObject>'), '<foreignObject, <img'],
  [svg('<video poster="https://example.org/x"/>'), '<video'],
  [svg('<path d="M0 0" srcset="x"/>'), 'srcset'],
  [svg('<path d="M0 0" ping="x"/>'), 'ping'],
  [svg('<path d="M0 0"/>') + '<img src="x"/>', '<img (line 2 of it)'],
  [svg('<path d="M0 0"/>') + ' words', 'is not an SVG'],
  [svg('<animate attributeName="href" to="javascript:alert(1)"/>'), '<animate'],
  [svg('<set attributeName="onclick" to="alert(1)"/>'), '<set'],
  [svg('<use href="https://example.org/x.svg#a"/>'), 'href="https://example.org/x.svg#a'],
  [svg('<use xlink:href="data:image/svg+xml,x#a"/>'), 'xlink:href="data:image/svg+xml,x#a'],
  [svg('<path fill="url(https://example.org/x)"/>'), 'fill="url('],
  [svg('<path fill="u\\72l(https://example.org/x)"/>'), 'fill="u'],
  [svg('<path fill="image-set(x)"/>'), 'fill="image-set('],
  [svg('<path style="background:url(https://example.org/x)"/>'), 'background'],
  [svg('<style>@import url(https://example.org/x);</style>'), '<style'],
  [svg('<style>path{fill:url(https://example.org/x)}</style><path/>'), 'fill="url('],
  [svg('<style>path:hover{fill:red}</style><path/>'), '<style'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', '<!ENTITY'],
  [`<?xml-stylesheet href="https://example.org/x"?>${svg('')}`, '<?xml-stylesheet'],
  ['<h:svg xmlns:h="http://www.w3.org/1999/xhtml"/>', '<h:svg'],
  [svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>'), '<h:script'],
  [svg('<g>'.repeat(60) + '</g>'.repeat(60)), 'has more than 50 groups in each other'],
  [svg('<path/>'.repeat(20_000)), 'is too large: 141 kB'],
  ['hello', 'is not an SVG'],
];

it.each(refused)('refuses the picture %s', (picture, what) => {
  const problems = problemsOf({ 'assets/art/leaf.svg': picture, 'modules/leaf/en.md': shown });
  expect(problems).toEqual([
    expect.stringMatching(/^modules\/leaf\/en\.md:24: The picture "leaf" .+\. .+\.$/),
  ]);
  expect(problems[0]).toContain(what);
});

describe('a picture', () => {
  const markup = (source: string): string => {
    const { lessons } = load({ 'assets/art/leaf.svg': source, 'modules/leaf/en.md': shown });
    return String(lessons[0]?.screens[1]?.body[0]);
  };

  it.each([
    [
      'what drawing programs write beside the shapes',
      `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- c -->${svg('<title>Layer</title><metadata>x</metadata><path d="M0 0" data-name="Layer 1"/>', 'version="1.1"')}`,
      '<svg aria-hidden="true"><path d="M0 0"/></svg>',
    ],
    [
      'the rules of a style sheet, which become attributes',
      svg(
        '<style>*{display:none}.cls-1{fill:red}.cls-9{fill:blue}</style><path class="cls-1" style="stroke:url(#a)"/>',
      ),
      '<svg aria-hidden="true" display="none"><path display="none" fill="red" stroke="url(#art-leaf-24-a)"/></svg>',
    ],
    [
      'a mask of Figma, and colours of wide screens',
      svg('<mask style="mask-type:alpha"/><path style="fill:#F00;fill:color(display-p3 1 0 0)"/>'),
      '<svg aria-hidden="true"><mask style="mask-type:alpha"/><path fill="color(display-p3 1 0 0)"/></svg>',
    ],
    [
      'words of Inkscape',
      svg(
        '<text style="font-variant-ligatures:normal;text-indent:0;text-transform:none;shape-padding:0">a</text>',
      ),
      '<svg aria-hidden="true"><text style="font-variant-ligatures:normal;text-transform:none">a</text></svg>',
    ],
    [
      'words',
      svg('<text>a &lt;b&gt; <![CDATA[<c>]]></text>'),
      '<svg aria-hidden="true"><text>a &lt;b&gt; &lt;c&gt;</text></svg>',
    ],
  ])('goes with %s', (_, source, expected) => {
    expect(markup(source)).toBe(`<div class="art">${expected}</div>`);
  });

  it('shares no ids and no rules with another drawing on its screen', () => {
    const file = (name: string): string =>
      readFileSync(join(import.meta.dirname, 'pictures', `${name}.svg`), 'utf8');
    const { lessons } = load({
      'assets/art/red.svg': file('red'),
      'assets/art/blue.svg': file('blue'),
      'modules/leaf/en.md': leaf.replace('More words.', '![](art:red)\n\n![](art:blue)\n\n![](art:red)'),
    });
    const drawn = lessons[0]?.screens[1]?.body.map(String) ?? [];
    const ids = drawn.map((one) => /id="([^"]*)"/.exec(one)?.[1]);
    expect(ids).toEqual(['art-red-24-a', 'art-blue-26-a', 'art-red-28-a']);
    for (const [index, one] of drawn.entries()) {
      expect(one).toContain(`fill="url(#${ids[index]})"`);
      expect(one).not.toMatch(/class="(?!art")|<style/);
    }
  });
});

/** Sizes that grow by four: what takes more than that, and more than a second, is not linear. */
it.each([
  ['<', (size: number) => `<svg ${'<'.repeat(size)}`],
  ['<!--', (size: number) => '<!--'.repeat(size / 4)],
  ['<?', (size: number) => '<?'.repeat(size / 2)],
  ['<g>', (size: number) => `<svg>${'<g>'.repeat(size / 3)}`],
  ['attributes', (size: number) => `<svg ${'a="b" '.repeat(size / 6)}/>`],
  ['a style', (size: number) => svg(`<g style="${"'".repeat(size)}"/>`)],
  ['brackets', (size: number) => svg(`<g fill="${'('.repeat(size)}"/>`)],
  ['letters', (size: number) => svg(`<g fill="${'a'.repeat(size)}"/>`)],
  ['spaces', (size: number) => svg(`<g fill="a${' '.repeat(size)}b"/>`)],
  ['references', (size: number) => svg(`<text>${'&a;'.repeat(size / 3)}</text>`)],
  [
    'rules',
    (size: number) => {
      const each = (text: (index: number) => string): string =>
        Array.from({ length: size / 40 }, (_, index) => text(index)).join('');
      return svg(
        `<style>${each((index) => `.c${index}{fill:red}`)}</style>${each((index) => `<g class="c${index}"/>`)}`,
      );
    },
  ],
])('is done in time with a picture of nothing but %s', (_, source) => {
  for (const size of [4_000, 64_000]) {
    const start = cpuTime();
    readSvg('The picture', source(size), {}, 'art');
    expect(cpuTime() - start).toBeLessThan(3_000);
  }
});
