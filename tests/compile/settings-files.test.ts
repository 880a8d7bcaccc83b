import { describe, expect, it } from 'vitest';
import { courseYaml, leaf, linksYaml, load, problemsOf } from './course-folder.ts';

describe('the settings', () => {
  const of = (from: string | RegExp, to: string): string =>
    problemsOf({ 'modules/course.yaml': courseYaml.replace(from, to) }).join('\n');

  it.each([
    [
      'an unknown key',
      'pass-mark: 80',
      'pass-marks: 80',
      ':10: "pass-marks" is not a key of "check". Did you mean "pass-mark"?',
    ],
    [
      'a key like no other',
      'title: Tea',
      'title: Tea\nxyzzy: 1',
      ':4: "xyzzy" is not a key of the settings. Known are: id, version',
    ],
    ['a missing key', 'title: Tea\n', '', ':1: "title" is missing in the settings.'],
    ['a missing key further in', '  attempts: 0\n', '', ':9: "attempts" is missing in "check".'],
    [
      'a number out of range',
      'pass-mark: 80',
      'pass-mark: 101',
      ':10: "pass-mark" is not valid: 101. Write a whole number from 20 to 100, per cent: 80 is four out of five.',
    ],
    ['a pass mark of 8', 'pass-mark: 80', 'pass-mark: 8', ':10: "pass-mark" is not valid: 8. Write a whole'],
    ['a pass mark of 800', 'pass-mark: 80', 'pass-mark: 800', ':10: "pass-mark" is not valid: 800. Write a'],
    [
      'a number in quotes',
      'pass-mark: 80',
      "pass-mark: '80'",
      ':10: "pass-mark" is not a plain number: 80. Write 80,',
    ],
    [
      'a number with a sign',
      'pass-mark: 80',
      'pass-mark: 80 %',
      ':10: "pass-mark" is not a plain number: 80 %. Write',
    ],
    ['half a number', 'pass-mark: 80', 'pass-mark: 79.5', ':10: "pass-mark" is not valid: 79.5.'],
    ['words for a number', 'attempts: 0', 'attempts: many', ':11: "attempts" is not valid: many.'],
    [
      'a number for words',
      'title: Tea',
      'title: 7',
      ':3: "title" is not text: 7. Put quotation marks round it: "7".',
    ],
    ['empty words', 'title: Tea', "title: ''", ':3: "title" is not valid: "". Write something.'],
    [
      'words for yes or no',
      'acknowledgement: false',
      'acknowledgement: perhaps',
      ':8: "acknowledgement" is neither true nor false.',
    ],
    [
      'an unknown choice',
      'viewed-and-passed',
      'seen',
      ':7: "completion" is not valid: "seen". Write one of: viewed, passed, viewed-and-passed.',
    ],
    ['a list for a choice', 'viewed-and-passed', '[viewed]', ':7: "completion" is not valid: "".'],
    [
      'a version of two numbers',
      '1.0.0',
      "'1.0'",
      ':2: "version" is not valid: "1.0". Write three numbers, e.g. 1.0.0.',
    ],
    [
      'an id with spaces',
      'id: tea',
      'id: my tea',
      ':1: "id" is not valid: "my tea". Write lower-case words joined by hyphens.',
    ],
    ['no lessons', '[leaf, exam]', '[]', ':6: "lessons" is empty.'],
    ['one lesson for a list', '[leaf, exam]', 'leaf', ':6: "lessons" is not a list.'],
    [
      'words for keys',
      /check:\n( {2}.*\n)+/,
      'check: hard\n',
      ':9: "check" is not a list of keys and values.',
    ],
    [
      'an address that is none',
      'mailto:help@example.org',
      'javascript:alert(1)',
      ':24: "url" is not valid: "javascript:alert(1)".',
    ],
    [
      'a title that is too long for a manifest',
      'title: Tea',
      `title: ${'t'.repeat(201)}`,
      ':3: "title" has 201 characters, and LMSs take 200. Shorten it by 1.',
    ],
    [
      'a description that is too long',
      'All about tea.',
      'd'.repeat(2005),
      ':4: "description" has 2005 characters, and LMSs take 2000. Shorten it by 5.',
    ],
    [
      'a version that is too long',
      '1.0.0',
      '1.0.20261128103000000',
      ':2: "version" has 21 characters, and LMSs take 20.',
    ],
    [
      'an id that is too long',
      'id: tea',
      `id: ${'t'.repeat(121)}`,
      ':1: "id" has 121 characters, and LMSs take 120.',
    ],
    [
      'a control character',
      'title: Tea',
      'title: Tea\u0007',
      ':3: This line holds a character that cannot be shown (U+0007). Delete it',
    ],
    [
      'half a character',
      'title: Tea',
      'title: "Tea \\uD83D"',
      ':3: "title" has a character that no package can hold: U+D83D.',
    ],
    ['broken YAML', 'title: Tea', 'title: "Tea', ':3: A quotation mark is not closed, '],
    [
      'a colon in words without quotation marks',
      'title: Tea',
      'title: Tea: how to',
      ':3: Words with a colon in them are taken for a key. Put quotation marks round all of them',
    ],
    ['a lesson twice', '[leaf, exam]', '[leaf, exam, leaf]', ':6: A lesson is listed twice.'],
    [
      'a lesson without a file',
      '[leaf, exam]',
      '[leaf, exam, cup]',
      ':6: The lesson "cup" has no file modules/cup/en.md.',
    ],
    [
      'an acknowledgement that is nowhere',
      'acknowledgement: false',
      'acknowledgement: true',
      ':8: The course asks for an acknowledgement, but no lesson holds one.',
    ],
    [
      'an acknowledgement to renew that is nowhere',
      'acknowledgement: false',
      'acknowledgement:\n    required: false\n    renew: every-visit',
      ':8: The course asks for an acknowledgement, but no lesson holds one.',
    ],
  ])('are a problem with %s', (_, from, to, problem) => {
    expect(of(from, to)).toContain('modules/course.yaml' + problem);
  });

  it('are not reported to lack a key that is only misspelt', () => {
    expect(of('pass-mark: 80', 'pass-marks: 80')).not.toContain('is missing');
  });

  it('need neither brand nor support', () => {
    const text = courseYaml.replace(/brand:[\s\S]*/, '');
    expect(load({ 'modules/course.yaml': text }).settings).toMatchObject({ organisation: '', support: [] });
  });

  it('are a problem where the file is missing, and the lessons are read all the same', () => {
    const problems = problemsOf({
      'modules/course.yaml': '',
      'modules/leaf/en.md': leaf.replace('[x]', '[ ]'),
    });
    expect(problems).toEqual([
      expect.stringContaining('modules/course.yaml:1: The file is missing.'),
      expect.stringContaining('modules/leaf/en.md:13: No option'),
    ]);
  });
});

describe('the links', () => {
  it.each([
    [
      'another kind of address',
      linksYaml.replace('https:', 'http:'),
      ':2: "url" is not valid: "http://example.org/".',
    ],
    ['no title', linksYaml.replace('  title: A shop\n', ''), ':1: "title" is missing in "shop".'],
    ['a key with spaces', linksYaml.replace('shop:', 'the shop:'), ':1: "the shop" is not a plain key.'],
    ['a list', '- shop\n', ':1: This is not a list of keys and values.'],
  ])('are a problem with %s', (_, text, problem) => {
    expect(problemsOf({ 'modules/links.yaml': text }).join('\n')).toContain(`modules/links.yaml${problem}`);
  });

  it.each([
    ['there is no file', ''],
    ['it is empty', '\n'],
    ['it holds remarks alone', '# None yet.\n'],
  ])('may be none: %s', (_, links) => {
    const files = { 'modules/links.yaml': links };
    const plain = leaf.replace('[the shop](link:shop)', 'the shop');
    expect(load({ ...files, 'modules/leaf/en.md': plain }).settings.sources).toEqual([]);
    expect(problemsOf(files)).toEqual([
      expect.stringMatching(
        /^modules\/leaf\/en\.md:\d+: "shop" is not in modules\/links\.yaml\. Add it there: a line "shop:", and below it "  url: https:\/\/…" and "  title: …"\.$/,
      ),
    ]);
  });
});
