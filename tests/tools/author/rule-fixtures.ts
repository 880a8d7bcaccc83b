import { readFileSync } from 'node:fs';
import { courseYaml } from '../../compile/course-folder.ts';
import { goodExam, goodLeaf, question } from './written-course.ts';

export const leafFile = 'modules/leaf/en.md';
export const added = (text: string): Record<string, string> => ({ [leafFile]: goodLeaf + text });
export const replaced = (from: string, to: string): Record<string, string> => ({
  [leafFile]: goodLeaf.replace(from, to),
});

/** What `added` text's first line is. */
const end = goodLeaf.split('\n').length;

export const hard = `\n${'Organisational responsibilities necessitate multidisciplinary collaboration. '.repeat(12)}\n`;
const long = `\nYou can ${'brew it and '.repeat(12)}drink it.\n`;
export const telling = ['a', 'b', 'c', 'd', 'e']
  .map((id) => question(`q-${id}`, 'Which?', 'The green one, of course, as anyone who has seen it knows'))
  .join('');

/** Each rule, a fixture that trips it, and where that is said. */
export const fixtures: readonly [
  rule: string,
  what: string,
  files: Record<string, string>,
  finding: string,
][] = [
  ['build', 'an unknown link', replaced('link:shop', 'link:shp'), `${leafFile}:11`],
  ['build', 'a question with no right option', replaced('[x]', '[ ]'), `${leafFile}:15`],
  ['build', 'a question with two right options', replaced('[ ] White', '[x] White'), `${leafFile}:15`],
  ['build', 'an option without feedback', replaced('  > Yes, that is the one.\n', ''), `${leafFile}:18`],
  [
    'build',
    'a missing translation',
    {
      'src/locale/en.yaml': 'x',
      'modules/course.yaml': courseYaml.replace('lessons:', 'locales: [en, fr]\nlessons:'),
    },
    'modules/course.yaml:6',
  ],
  ['heading-order', 'a level left out', replaced('### Of the leaf', '#### Of the leaf'), `${leafFile}:28`],
  ['link-words', '“here”', replaced('the shop’s own guide', 'here'), `${leafFile}:11`],
  ['link-words', 'an address', replaced('the shop’s own guide', 'www.example.org'), `${leafFile}:11`],
  ['alternative-text', '“image of”', replaced('![]', '![Image of a leaf]'), `${leafFile}:13`],
  ['alternative-text', 'a file’s name', replaced('![]', '![leaf]'), `${leafFile}:13`],
  ['alternative-text', 'a whole story', replaced('![]', `![${'A leaf. '.repeat(20)}]`), `${leafFile}:13`],
  ['reading-ease', 'words for officials', added(hard), `${leafFile}:1`],
  ['sentence-length', 'a sentence that never ends', added(long), `${leafFile}:${end + 1}`],
  ['minutes', 'a promise too high', replaced('minutes: 1', 'minutes: 40'), `${leafFile}:4`],
  ['minutes', 'a promise too low', added('\nYou can brew it again. '.repeat(300)), `${leafFile}:4`],
  ['options', 'two options', replaced('- [ ] White tea\n  > No, that one is pale.\n', ''), `${leafFile}:15`],
  ['options', 'an option twice', replaced('White tea', 'green tea'), `${leafFile}:15`],
  ['options', '“all of the above”', replaced('White tea', 'All of the above'), `${leafFile}:15`],
  ['longest-option', 'the longest is right', added(telling), `${leafFile}:${end + 1}`],
  [
    'negative-question',
    'a hidden “not”',
    replaced('Which one is green?', 'Which one is not green?'),
    `${leafFile}:15`,
  ],
  ['negative-question', 'a hidden “isn’t”', replaced('one is green', 'one isn’t green'), `${leafFile}:15`],
  [
    'verdict',
    'another option made the right one',
    { [leafFile]: goodLeaf.replace('[x] Green', '[ ] Green').replace('[ ] White', '[x] White') },
    `${leafFile}:18`,
  ],
  [
    'check-last',
    'the check before what it asks about',
    { 'modules/course.yaml': courseYaml.replace('[leaf, exam]', '[exam, leaf]') },
    'modules/course.yaml:6',
  ],
  [
    'alternative-text',
    'a photo’s file name',
    {
      'assets/media/cup.svg': '<svg viewBox="0 0 9 9"/>',
      ...added('\n:::image the-cup src=cup.svg alt="cup.svg"\n\n:::\n'),
    },
    `${leafFile}:${end + 1}`,
  ],
  ['unused-asset', 'a file nobody gets', { 'assets/media/cup.txt': 'Tea' }, 'assets/media/cup.txt:1'],
  [
    'media',
    'a PDF that names its author',
    {
      'assets/media/cup.pdf': '%PDF-1.4\n<</Author (Ann)>>',
      ...added('\n:::file the-cup src=cup.pdf\n\nThe cup on paper\n\n:::\n'),
    },
    `${leafFile}:${end + 1}`,
  ],
  [
    'unused-asset',
    'a copy beside a lesson',
    { 'modules/leaf/en copy.md': goodLeaf },
    'modules/leaf/en copy.md:1',
  ],
  ['unused-asset', 'words beside all lessons', { 'modules/cup.md': goodLeaf }, 'modules/cup.md:1'],
  ['unused-asset', 'a film in a lesson’s folder', { 'modules/leaf/a.mp4': 'a' }, 'modules/leaf/a.mp4:1'],
  ['unused-asset', 'a picture nobody sees', { 'assets/art/cup.svg': '<svg/>' }, 'assets/art/cup.svg:1'],
  ['unused-asset', 'a logo nobody sees', { 'assets/brand/a.svg': '<svg/>' }, 'assets/brand/a.svg:1'],
  [
    'placeholder',
    'the words of a new question',
    added('\nYour question goes here. What would you do first?\n'),
    `${leafFile}:${end + 1}`,
  ],
  [
    'placeholder',
    'the words of a block from the picker',
    added(
      '\n::::builder leaf-builder-2\n\nPut the sentence together: one piece for each gap.\n\n### It …\n\n- [x] is\n  > Yes.\n- [ ] was\n  > No.\n\n::::\n',
    ),
    `${leafFile}:${end + 3}`,
  ],
  [
    'unused-link',
    'a link nobody follows',
    replaced('[the shop’s own guide](link:shop)', 'the shop'),
    'modules/links.yaml:1',
  ],
  [
    'translation',
    'words that are those of the first language',
    {
      'modules/course.yaml': courseYaml
        .replace('language: en-GB', 'language: en-GB\nlocales: [en, fr]')
        .concat(
          'translations:\n  fr:\n    language: fr\n    title: Le thé\n    description: Tout sur le thé.\n',
        ),
      'modules/leaf/fr.md': goodLeaf,
      'modules/exam/fr.md': goodExam,
      'src/locale/fr.yaml': readFileSync('src/locale/fr.yaml', 'utf8'),
    },
    'modules/leaf/fr.md:3',
  ],
  ['unlisted-translation', 'half a language', { 'modules/leaf/de.md': goodLeaf }, 'modules/leaf/de.md:1'],
];
