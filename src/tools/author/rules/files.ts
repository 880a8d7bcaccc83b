import { mediaFolder } from '../../../compile/media/folder.ts';
import type { Rule } from './rule.ts';

export const unusedAssetsRule: Rule = {
  name: 'unused-asset',
  asks: 'Every picture, film and file is used somewhere.',
  level: 'advice',
  *findProblems({ art, brand, media, usedMedia, strays, everySource, everySettings }) {
    const used = new Set<string>();
    for (const source of everySource) {
      for (const [, name = ''] of source.matchAll(/\bart[:=]"?([a-z0-9-]+)/g)) used.add(name);
    }
    const fix = 'Use it, or delete the file.';
    for (const name of art) {
      if (used.has(name)) continue;
      yield { file: `assets/art/${name}.svg`, line: 1, message: 'No lesson shows this picture.', fix };
    }
    for (const name of brand) {
      if (everySettings.includes(name)) continue;
      yield { file: `assets/brand/${name}`, line: 1, message: 'The settings do not name this file.', fix };
    }
    for (const name of media) {
      const file = `${mediaFolder}/${name}`;
      if (usedMedia.has(file)) continue;
      const message = 'No lesson shows this file. It is in no package.';
      yield { file, line: 1, message, fix };
    }
    for (const file of strays) {
      const message = 'Nothing of this file is in the course.';
      const where = /\.(?:md|markdown|txt|docx?|odt|rtf|pages)$/i.test(file)
        ? 'The words of a lesson stand in <lesson>/<language>.md, such as en.md: move them there'
        : `Media belong in ${mediaFolder}/: move it there`;
      yield { file, line: 1, message, fix: `${where}, or delete the file.` };
    }
  },
};

export const mediaRule: Rule = {
  name: 'media',
  asks: 'Films and files are as small as possible, do not name who made them, and have captions and transcripts.',
  level: 'advice',
  *findProblems({ lessons }) {
    for (const { file, media } of lessons)
      for (const { advice } of media) for (const one of advice) yield { file, ...one };
  },
};

export const unusedLinksRule: Rule = {
  name: 'unused-link',
  asks: 'Every link of modules/links.yaml is used somewhere.',
  level: 'advice',
  *findProblems({ linksSource, everySource }) {
    const used = new Set(
      everySource.flatMap((source) => [...source.matchAll(/\]\(link:([^)]+)\)/g)].map(([, key]) => key)),
    );
    for (const [index, text] of linksSource.split('\n').entries()) {
      const key = /^([a-z][a-z0-9-]*):/.exec(text)?.[1];
      if (key === undefined || used.has(key)) continue;
      const message = `No lesson points to "${key}".`;
      yield { file: 'modules/links.yaml', line: index + 1, message, fix: 'Use it, or delete it.' };
    }
  },
};

export const untranslatedRule: Rule = {
  name: 'translation',
  asks: 'Further languages are fully translated, and from the current text.',
  level: 'advice',
  findProblems: ({ untranslated }) => untranslated,
};

export const translationsRule: Rule = {
  name: 'unlisted-translation',
  asks: 'Every language with translated lessons is in the list of languages.',
  level: 'advice',
  *findProblems({ otherLanguages, loaded }) {
    for (const { file, locale } of otherLanguages) {
      const message = `This is a translation into "${locale}", which is not among the locales of ${loaded.file}.`;
      yield { file, line: 1, message, fix: `Add ${locale} to the list once every lesson is translated.` };
    }
  },
};
