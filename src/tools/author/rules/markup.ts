import type { Tokens } from 'marked';
import { containersIn, openingLine } from '../../../compile/containers.ts';
import type { TokenWithLine } from '../../../compile/markdown.ts';
import { plainWords, innerTokens } from '../../../compile/markdown.ts';
import type { Passage } from '../../../compile/passages.ts';
import { passagesOf } from '../../../compile/passages.ts';
import type { Rule, WrittenCourse } from './rule.ts';

interface Written extends Passage {
  readonly file: string;
}

const all = ({ lessons }: WrittenCourse): Written[] =>
  lessons.flatMap(({ file, nodes }) => passagesOf(nodes).map((passage) => ({ file, ...passage })));

const tokensIn = (tokens: readonly TokenWithLine[]): TokenWithLine[] =>
  tokens.flatMap((token) => [token, ...tokensIn(innerTokens(token))]);

/** All links or pictures among the words. */
const inWords = (course: WrittenCourse, wanted: 'link' | 'image') =>
  all(course).flatMap(({ file, tokens }) =>
    tokensIn(tokens)
      .filter(({ type }) => type === wanted)
      .map((token) => ({
        file,
        line: token.line,
        text: plainWords(innerTokens(token)),
        name: (token as Tokens.Link | Tokens.Image).href.replace(/^\w+:/, ''),
      })),
  );

export const headingOrderRule: Rule = {
  name: 'heading-order',
  asks: 'No heading level is skipped.',
  level: 'error',
  *findProblems(course) {
    let before = 2;
    for (const { file, line, depth, text } of all(course)) {
      if (depth === undefined) continue;
      if (depth > before + 1) {
        yield {
          file,
          line,
          message: `The heading “${text}” is of level ${depth}, right after level ${before}.`,
          fix: `Begin it with "${'#'.repeat(before + 1)}".`,
        };
      }
      before = depth;
    }
  },
};

/** The alternative texts on the opening lines of image blocks. */
const ofImages = ({ lessons }: WrittenCourse) =>
  lessons.flatMap(({ file, nodes }) =>
    containersIn(nodes)
      .filter(({ name }) => name === 'image')
      .map(({ line, rest }) => {
        const { attributes } = openingLine(rest);
        return { file, line, text: attributes.get('alt') ?? '', name: attributes.get('src') ?? '' };
      }),
  );

const empty =
  /^(click |tap )?(here|this|link|this link|more|read more|learn more|find out more|this page|website)$/i;

export const linkWordsRule: Rule = {
  name: 'link-words',
  asks: 'The text of a link says where it leads.',
  level: 'error',
  *findProblems(course) {
    for (const { file, line, text } of inWords(course, 'link')) {
      if (!empty.test(text) && !/^(https?:|www\.)/.test(text) && text !== '') continue;
      yield {
        file,
        line,
        message: text === '' ? 'A link has no words.' : `The words “${text}” don’t say where the link leads.`,
        fix: 'Write what the reader finds there, e.g. its title.',
      };
    }
  },
};

const longestAlternative = 150;

export const alternativeTextRule: Rule = {
  name: 'alternative-text',
  asks: 'Alternative text says briefly what the picture says.',
  level: 'error',
  *findProblems(course) {
    for (const { file, line, text, name } of [...inWords(course, 'image'), ...ofImages(course)]) {
      const wrong =
        text !== '' &&
        (/^(an? |the )?(image|picture|photo|graphic|icon|drawing|illustration)\b/i.test(text)
          ? `begins with “${text.split(' ').slice(0, 2).join(' ')}”, which a screen reader says anyway`
          : text.length > longestAlternative
            ? `has ${text.length} characters`
            : text.toLowerCase() === name || /\.(svg|png|jpe?g|webp|avif)$/i.test(text)
              ? 'is the name of the file'
              : '');
      if (!wrong) continue;
      yield {
        file,
        line,
        message: `The alternative text “${text.slice(0, 60)}” ${wrong}.`,
        fix: `Say what the picture says, in ${longestAlternative} characters at most; or leave it empty where it only decorates.`,
      };
    }
  },
};
