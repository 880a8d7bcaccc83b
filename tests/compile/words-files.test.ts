import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localeWords, wordsFileProblems, wordsModule, wordsTypes } from '../../src/compile/locale-words.ts';
import { ContentError, problemText } from '../../src/compile/problems.ts';
import { arabicYaml, englishYaml, translated } from './translated-words.ts';

const project = join(import.meta.dirname, '../..');

function folder(yaml: string, locale = 'fr'): string {
  const root = mkdtempSync(join(tmpdir(), 'words-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const file = join(root, `src/locale/${locale}.yaml`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, yaml);
  return root;
}

const problemsIn = (yaml: string, locale = 'fr'): string[] =>
  wordsFileProblems(folder(yaml, locale), locale).map(problemText);

const lineOf = (text: string, yaml = englishYaml): number =>
  yaml.slice(0, yaml.indexOf(text)).split('\n').length;

const french = translated({
  next: 'Suivant',
  'screenOf(screen, screens)': "'Écran {screen, number} sur {screens, number}'",
  'found(n)': "'{n, plural, =0 {Rien.} one {# page trouvée.} other {# pages trouvées.}}'",
  'best(percent)': "'Meilleur résultat : {percent, number, ::percent}.'",
});

describe('the English words', () => {
  it('are sound, and the types are made of them', () => {
    expect(wordsFileProblems(project, 'en')).toEqual([]);
    // After a change: npm run schema.
    expect(readFileSync(join(project, 'src/locale/words-type.ts'), 'utf8')).toBe(wordsTypes());
  });

  it('come with the code, wherever the course’s folder is', () => {
    expect(localeWords('nowhere', 'en')).toEqual(localeWords(project, 'en'));
  });

  it.each([
    ['en', 'keeps', 'with your place'],
    ['fr', 'garde', 'avec votre avancement'],
    ['ar', 'يحفظ', 'مع موضعك'],
  ])('say that suspend data have the answers that no report has (%s)', (locale, keeps, place) => {
    const { privacy } = localeWords(project, locale).start;
    expect(privacy('full', false, false)).not.toContain(place);
    const each = [
      privacy('none', false, false),
      privacy('outcome', false, false),
      privacy('full', false, true),
    ];
    expect(new Set(each).size).toBe(3);
    for (const words of each) {
      expect(words).toContain(keeps);
      expect(words.split(place)).toHaveLength(2);
    }
    expect(privacy('outcome', false, true)).toBe(privacy('outcome', false, false));
  });

  it('are the same as when they were code', () => {
    const { start, player } = localeWords(project, 'en', 'en-GB');
    expect(player.search.found(0)).toBe('Nothing found.');
    expect(player.search.found(1)).toBe('1 screen found.');
    expect(player.search.found(2)).toBe('2 screens found.');
    expect(player.updated(1, 0)).toBe(
      'The course has been updated since your last visit. Your place and results are kept where they still fit. 1 answer belongs to questions that have changed.',
    );
    expect(player.updated(0, 2)).toMatch(/fit\. 2 pages you had seen are no longer there\.$/);
    expect(start.minutes(1)).toBe('About 1 minute.');
    expect(start.minutes(35)).toBe('About 35 minutes.');
    expect(start.expect(1, true, false)[0]).toBe('1 lesson with things to try, and a final check');
    expect(start.expect(2, false, true)).toEqual(['2 lessons', '', expect.stringContaining('keyboard')]);
    expect(start.privacy('outcome', true, true)).toBe(
      'Your progress, whether your answers were right, your score and the day of completion, with what you confirm, go to your organisation’s learning system. What you choose appears in no report, but the learning system keeps it in short form with your place. What you write for yourself – reflections, sliders, your plan – never leaves this device.',
    );
    expect(player.help.about('Tea', '1.0.0', '')).toBe('Tea, version 1.0.0.');
    expect(player.help.about('Tea', '1.0.0', 'Ann')).toBe('Tea, version 1.0.0, for Ann.');
    expect(player.farewell.score(80, true)).toBe('Best score in the final check: 80% – passed');
    expect(player.plan.calendarHint([7, 30].map(player.plan.day))).toContain(
      'refresher on day 7 and day 30.',
    );
    expect(player.confidence.certain(1, 2)).toBe('Of the 2 answers you were certain of, 1 was right.');
  });
});

describe('a words file', () => {
  it('gives the words of its language, with its plurals, numbers and lists', () => {
    expect(problemsIn(french)).toEqual([]);
    const { player } = localeWords(folder(french), 'fr', 'fr-CA');
    expect(player.next).toBe('Suivant');
    expect(player.search.found(0)).toBe('Rien.');
    // In French, nothing is one.
    expect(player.room(0)).toBe('0 character left.');
    expect(player.finalCheck.best(80)).toBe('Meilleur résultat : 80\u00a0%.');
    expect(player.plan.calendarHint(['le 7', 'le 30'])).toContain('le 7 et le 30');
    expect(player.room(1200)).toBe('1\u00a0200 characters left.');
  });

  it('needs all six forms of Arabic, and names those that are missing', () => {
    const found = problemsIn(englishYaml, 'ar');
    expect(found).toContain(
      `src/locale/ar.yaml:${lineOf('  found(n)')}: "found(n)" lacks the form "two", "few", "many" of the placeholder "n". The language has: zero, one, two, few, many, other.`,
    );
    expect(problemsIn(arabicYaml, 'ar')).toEqual([]);
    const { player } = localeWords(
      folder(arabicYaml.replace('few {# screens found', 'few {# شاشات'), 'ar'),
      'ar',
      'ar-EG',
    );
    expect(player.search.found(3)).toBe('٣ شاشات.');
  });

  it('may write a list in more sentences, or in fewer', () => {
    const more = french.replace(/^    - .*Feedback on every answer/m, '    - Une phrase\n$&');
    expect(problemsIn(more)).toEqual([]);
    expect(localeWords(folder(more), 'fr').start.expect(2, false, false)).toHaveLength(4);
    expect(problemsIn(french.replace(/^    - Works with a keyboard.*\n/m, ''))).toEqual([]);
  });

  it.each<[mistake: string, key: string, value: string, message: string]>([
    [
      'a placeholder that is translated',
      'screenOf(screen, screens)',
      "'{ecran, number} sur {screens, number}'",
      '"ecran" is no placeholder of "screenOf(screen, screens)". They keep their names. Its are: screen, screens.',
    ],
    [
      'a placeholder in text that has none',
      'next',
      "'Suivant {n}'",
      '"n" is no placeholder of "next". They keep their names. It has none.',
    ],
    [
      'a placeholder that is missing',
      'screenOf(screen, screens)',
      'Écran {screen, number}',
      'The placeholder {screens} is missing in "screenOf(screen, screens)". Put it where it belongs, as in src/locale/en.yaml.',
    ],
    [
      'a placeholder taken for something else',
      'nextLesson(title)',
      "'Suivant : {title, number}'",
      '"nextLesson(title)" takes the placeholder "title" for something that it is not. Write it as in src/locale/en.yaml.',
    ],
    [
      'a flag that would be read',
      'completion(completed)',
      "'Terminé {completed}'",
      '"completion(completed)" takes the placeholder "completed" for something that it is not. Write it as in src/locale/en.yaml.',
    ],
    [
      'a plural form that the language has not',
      'found(n)',
      "'{n, plural, one {# page} few {# pages} other {# pages}}'",
      '"found(n)" has the plural form "few", which the language does not have. Its forms are: one, many, other.',
    ],
    [
      'a plural form that is missing',
      'found(n)',
      "'{n, plural, other {# pages}}'",
      '"found(n)" lacks the form "one" of the placeholder "n". The language has: one, many, other.',
    ],
    [
      'no form for every other case',
      'completion(completed)',
      "'{completed, select, true {Terminé}}'",
      '"completion(completed)" lacks the form "other" of the placeholder "completed". Write what holds in every other case.',
    ],
    [
      'a form that is translated',
      'completion(completed)',
      "'{completed, select, vrai {Terminé} other {En cours}}'",
      '"completion(completed)" takes the placeholder "completed" for something that it is not. Write it as in src/locale/en.yaml.',
    ],
    [
      'a form that never comes',
      'about(title, version, organisation)',
      "'{title} {version} {organisation, select, rien {} other {, {organisation}}}'",
      '"about(title, version, organisation)" has the form "rien", which never comes. Take the names of forms from src/locale/en.yaml.',
    ],
    [
      'a brace that is not closed',
      'screenOf(screen, screens)',
      "'{screen, number} sur {screens'",
      `"screenOf(screen, screens)" cannot be read as a message, from character 30 on: Unexpected message end. Each { needs its }.`,
    ],
    [
      'an apostrophe that would hide a placeholder',
      'screenOf(screen, screens)',
      `"L'{screen, number} d'{screens, number}"`,
      '"screenOf(screen, screens)" has an apostrophe before a brace or a #: what follows would stand as it is. Write ’ for an apostrophe.',
    ],
    [
      'another kind of number',
      'best(percent)',
      "'{percent, number, integer}'",
      '"best(percent)" formats the placeholder "percent" in a way that the course does not know. Write "number", "number, ::percent" or "list".',
    ],
    [
      'an ordinal',
      'question(n, all)',
      "'{n, selectordinal, other {#e}} sur {all, number}'",
      '"question(n, all)" has a form that the course does not make. Write "plural" or "select".',
    ],
    ['nothing', 'next', "''", '"next" is empty. Translate it from src/locale/en.yaml.'],
    [
      'HTML',
      'screenOf(screen, screens)',
      '<em>Écran</em> {screen, number} sur {screens, number}',
      '"<em>" would stand in "screenOf(screen, screens)" as it is. Write the words only: no HTML.',
    ],
    [
      'an entity',
      'next',
      'Apr&egrave;s',
      '"&egrave;" would stand in "next" as it is. Write the words only: no HTML.',
    ],
    ['a number', 'next', '2', '"next" is not text: 2. Put quotation marks round it: "2".'],
    ['a list for text', 'next', '[Suivant]', '"next" is a list. Write words, not a list.'],
    [
      'words that YAML takes for a remark',
      'room(left)',
      'reste {left, plural, one { # caractère} other { # caractères}}',
      '"room(left)" is not read to the end. Put quotation marks round all of it',
    ],
    [
      'a brace at the beginning',
      'room(left)',
      '{left, plural, one {reste # caractère} other {reste # caractères}}',
      "The words begin with a brace. Put quotation marks round all of them: '{…} …'.",
    ],
    ['a colon', 'next', 'Suivant : la leçon', 'Words with a colon in them are taken for a key.'],
  ])('with %s has one problem, with its line', (_, key, value, message) => {
    const found = problemsIn(translated({ [key]: value }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`src/locale/fr.yaml:${lineOf(`${key}:`)}: ${message}`);
  });

  it.each<[mistake: string, from: RegExp, to: string, message: string]>([
    [
      'a key that is missing',
      /^ {2}next: .*\n/m,
      '',
      '"next" is missing in "player". Write a line "next: …".',
    ],
    [
      'a key that is misspelt',
      /^ {2}next:/m,
      '  nekst:',
      '"nekst" is not a key of "player". Did you mean "next"?',
    ],
    [
      'a key twice',
      /^ {2}next: Next\n/m,
      '$&$&',
      'This key stands here twice. Keep one of the lines that begin alike.',
    ],
    [
      'a placeholder lost from a list',
      /\{lessons, plural, one \{# lesson\} other \{# lessons\}\}/,
      'Lessons',
      'The placeholder {lessons} is missing in "expect(lessons, hasCheck, onlyRead)". Put it where it belongs, as in src/locale/en.yaml.',
    ],
    ['a letter that is lost', /Next\n/, 'N\uFFFDxt\n', 'This line holds a character that is not UTF-8.'],
  ])('with %s has one problem, with its line', (_, from, to, message) => {
    expect(englishYaml).toMatch(from);
    const found = problemsIn(englishYaml.replace(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^src\/locale\/fr\.yaml:\d+: /);
    expect(found[0]).toContain(message);
  });

  it('stops the commands that need its words, without a stack', () => {
    const root = folder(translated({ next: "''" }));
    expect(() => localeWords(root, 'fr')).toThrow(ContentError);
    expect(() => wordsModule(root, 'fr', 'player')).toThrow(/^src\/locale\/fr\.yaml:\d+: "next" is empty/);
    expect(() => localeWords(root, 'de')).toThrow('src/locale/de.yaml:1: The file is missing. Copy');
  });

  it('is read as it is now', () => {
    const root = folder(translated({ next: "''" }));
    expect(wordsFileProblems(root, 'fr')).toHaveLength(1);
    writeFileSync(join(root, 'src/locale/fr.yaml'), french);
    expect(wordsFileProblems(root, 'fr')).toEqual([]);
    expect(localeWords(root, 'fr').player.next).toBe('Suivant');
  });

  it('becomes a module for the browser', () => {
    const module = wordsModule(folder(french), 'fr', 'device', { language: 'fr-CA', format: '/format.ts' });
    expect(module).toContain('import { formatOf } from "/format.ts";\nconst $ = formatOf("fr-CA", true);');
    expect(module).toContain('"score": (percent) => "best score " + $.percent(percent)');
    expect(module).not.toContain('Suivant');
  });
});
