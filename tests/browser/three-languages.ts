import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { courseYaml, exam, leaf, linksYaml } from '../compile/course-folder.ts';
import { arabicYaml, translated } from '../compile/translated-words.ts';
import type { ProjectCopy } from './project-copy.ts';
import { projectCopy } from './project-copy.ts';

const settings = courseYaml
  .replace(
    'lessons:',
    `locales: [en, fr, ar]
translations:
  fr:
    language: fr-CA
    title: Le thé
    description: Tout sur le thé.
    issuer: La maison de thé
  ar:
    language: ar
    title: الشاي
    description: كل شيء عن الشاي.
lessons:`,
  )
  .replace('brand:', 'packages: [scorm12, web]\nbrand:');

const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    'title: The leaf': 'title: La feuille',
    Welcome: 'Bienvenue',
    'Read about *tea* in [the shop]': 'Lisez tout sur le *thé* dans [la boutique]',
    'Which is **green**?': 'Lequel est **vert** ?',
    'Green tea': 'Le thé vert',
    'Black tea': 'Le thé noir',
  },
  ar: {
    'title: The leaf': 'title: الورقة',
    Welcome: 'أهلا',
    'Read about *tea* in [the shop]': 'اقرأ عن *الشاي* في [المتجر]',
    'Which is **green**?': 'أيهما **أخضر**؟',
    'Green tea': 'الشاي الأخضر',
    'Black tea': 'الشاي الأسود',
  },
};

/** What a translator would write; the rest is English here. */
const words: Readonly<Record<string, string>> = {
  fr: translated({
    begin: 'Commencer',
    'minutes(minutes)': 'Environ {minutes, number} minutes.',
    next: 'Suivant',
    previous: 'Précédent',
    contents: 'Sommaire',
    opensInNewTab: "' (nouvel onglet)'",
  }),
  ar: translated(
    {
      begin: 'ابدأ',
      next: 'التالي',
      previous: 'السابق',
      contents: 'المحتويات',
      contentsNotLoaded: 'تعذر تحميل المحتويات.',
      opensInNewTab: "' (علامة تبويب جديدة)'",
    },
    arabicYaml,
  ),
};

/** The project with a small course in English, French and Arabic in the place of its own. */
export function courseInThreeLanguages(): ProjectCopy {
  const copy = projectCopy();
  rmSync(join(copy.root, 'modules'), { recursive: true });
  copy.save('modules/course.yaml', () => settings);
  copy.save('modules/links.yaml', () => linksYaml);
  for (const [lesson, text] of Object.entries({ leaf, exam })) {
    copy.save(`modules/${lesson}/en.md`, () => text);
    for (const [locale, pairs] of Object.entries(sources)) {
      const translated = Object.entries(pairs).reduce((all, [from, to]) => all.replace(from, to), text);
      copy.save(`modules/${lesson}/${locale}.md`, () => translated);
    }
  }
  for (const [locale, text] of Object.entries(words)) copy.save(`src/locale/${locale}.yaml`, () => text);
  return copy;
}
