import { expect, it } from 'vitest';
import { leaf, problemsOf } from './course-folder.ts';

it.each([
  ['<svg><script>1</script></svg>', 'holds a script, or fetches'],
  ['<svg/onload="alert(1)"></svg>', 'holds a script, or fetches'],
  ['<svg onload = "alert(1)"></svg>', 'holds a script, or fetches'],
  ['<svg on role="x"load="alert(1)"></svg>', 'holds a script, or fetches'],
  ['<svg><a href="java&#115;cript:alert(1)"/></svg>', 'holds a script, or fetches'],
  ['<svg><a href=java&Tab;script:alert(1)></a></svg>', 'holds a script, or fetches'],
  ['<svg><image href="https://example.org/x.png"/></svg>', 'holds a script, or fetches'],
  ['hello', 'is not an SVG'],
])('refuses the picture %s', (svg, what) => {
  const files = {
    'assets/art/leaf.svg': svg,
    'modules/leaf/en.md': leaf.replace('More words.', '![](art:leaf)'),
  };
  expect(problemsOf(files)).toEqual([
    expect.stringMatching(`^modules/leaf/en\\.md:24: The picture "leaf" ${what}.* Export it again`),
  ]);
});
