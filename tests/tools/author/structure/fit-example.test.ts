import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fitted } from '../../../../src/tools/author/structure/fit-example.ts';

/** A course that is not the sample: of its pictures and people, only these are there. */
function course(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'fit-example-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const people = 'expressions: { glad: Smile, sad: Solemn }\npeople:\n  tom: {}\n  mary-ann: {}\n  huw: {}\n';
const cards = ':::disclosure cards\n\n### One {art=hurdles}\n\n### Two\n\n:::\n';
const idea = ':::idea art=hurdles\n\nOne.\n\n:::\n';
const scene =
  ":::scene desk stage=meeting\n\nFarida waits.\n\n- **Farida** (sad)\n- **Huw** (warm, holding)\n- **A caller**: 'Hello?'\n\n### Then\n\n- **Farida** (sad, plain): 'Well.'\n\n:::\n";
const pairs = '- A swap (Marta, talking, plain): ‘I coached you.’\n- No strings (Marta, sad): ‘Glad.’\n';
const chart = '| A | 16% |\n\n- **Hana** (pleased)\n- **Mei** (sad)\n\n> Where from.\n';

it('keeps what the course has', () => {
  const root = course({
    'assets/art/hurdles.svg': '<svg/>',
    'assets/people.yaml': people.replace('tom', 'farida').replace('glad', 'warm'),
  });
  for (const [kind, text] of Object.entries({ disclosure: cards, idea, scene }))
    expect(fitted(root, kind, text)).toBe(text);
});

it('takes a picture that the course has, or none', () => {
  const other = course({ 'assets/art/box.svg': '<svg/>' });
  expect(fitted(other, 'disclosure', cards)).toBe(cards.replace('hurdles', 'box'));
  expect(fitted(other, 'idea', idea)).toBe(idea.replace('hurdles', 'box'));
  const none = course({});
  expect(fitted(none, 'disclosure', cards)).toBe(cards.replace(' {art=hurdles}', ''));
  expect(fitted(none, 'idea', idea)).toBe(idea.replace(' art=hurdles', ''));
});

it('takes people that the course has, each in the place of one', () => {
  const root = course({ 'assets/people.yaml': people });
  expect(fitted(root, 'scene', scene)).toBe(
    ":::scene desk stage=meeting\n\nFarida waits.\n\n- **Tom** (sad)\n- **Huw** (glad, holding)\n- **A caller**: 'Hello?'\n\n### Then\n\n- **Tom** (sad): 'Well.'\n\n:::\n",
  );
  expect(fitted(root, 'pairs', pairs)).toBe(
    '- A swap (Tom, glad): ‘I coached you.’\n- No strings (Tom, sad): ‘Glad.’\n',
  );
  expect(fitted(root, 'chart', chart)).toBe(
    '| A | 16% |\n\n- **Tom** (glad)\n- **Mary Ann** (sad)\n\n> Where from.\n',
  );
});

it('does without people where the course draws nobody; a scene cannot', () => {
  const root = course({});
  expect(fitted(root, 'pairs', pairs)).toBe('- A swap: ‘I coached you.’\n- No strings: ‘Glad.’\n');
  expect(fitted(root, 'chart', chart)).toBe('| A | 16% |\n\n> Where from.\n');
  expect(fitted(root, 'scene', scene)).toBeUndefined();
});
