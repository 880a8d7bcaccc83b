import type { MarkedOptions, Token, Tokens, TokensList } from 'marked';
import { Lexer, Tokenizer } from 'marked';
import { decodeEntities } from './escape.ts';

/** This project's Markdown: marked's, without the features that would remove words from the page. */

/** The maximum nesting of lists, quotations and marks. Accessible texts need three or four levels. */
const deepest = 10;
/** Words in another language: `[mot juste]{lang=fr}`. They may contain a link or another language. */
export interface InLanguage extends Tokens.Generic {
  readonly type: 'lang';
  /** BCP 47, as the author wrote it. */
  readonly lang: string;
}

const inLanguage = /^\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\{lang=([^\s{}]*)\}/;

/** How many characters are searched for raw HTML. It is refused anyway, and longer searches would take too long. */
const longestTag = 2_000;

class LessonTokenizer extends Tokenizer {
  /** Only with two tildes: nothing in "5~10 of us, 20~30 of them" is struck through. */
  override del(...args: Parameters<Tokenizer['del']>): Tokens.Del | undefined {
    const token = super.del(...args);
    return token?.raw.startsWith('~~') ? token : undefined;
  }

  /** Link definitions (`[key]: address`) are plain words, so that they show: addresses belong in links.yaml. */
  override def(): undefined {
    return undefined;
  }

  /** marked fails on a list in a quotation in an item: it takes the token before for the list's paragraph. */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    const { state } = this.lexer;
    const { lastToken } = state;
    delete state.lastToken;
    try {
      return super.blockquote(src);
    } finally {
      if (lastToken) state.lastToken = lastToken;
    }
  }

  override html(src: string): Tokens.HTML | undefined {
    return super.html(src.slice(0, longestTag));
  }

  override tag(src: string): Tokens.Tag | undefined {
    return super.tag(src.slice(0, longestTag));
  }
}

/** A part of marked's options, as `Marked.use` would fill it in. */
const extensions: NonNullable<MarkedOptions['extensions']> = {
  renderers: {},
  childTokens: {},
  inline: [
    function (src) {
      const [raw, words = '', lang = ''] = inLanguage.exec(src) ?? [];
      return raw === undefined
        ? undefined
        : { type: 'lang', raw, lang, tokens: this.lexer.inlineTokens(words) };
    },
  ],
};

class LessonLexer extends Lexer {
  #depth = 0;

  constructor() {
    super({ gfm: true, tokenizer: new LessonTokenizer(), extensions });
  }

  override blockTokens(src: string, tokens?: Token[], clipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, clipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], clipped?: boolean): Token[] {
    return this.#limitDepth(src, tokens, () => super.blockTokens(src, tokens, clipped));
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    return this.#limitDepth(src, tokens, () => super.inlineTokens(src, tokens));
  }

  #limitDepth(src: string, tokens: Token[], read: () => Token[]): Token[] {
    if (this.#depth > deepest) {
      tokens.push({ type: tooDeep, raw: src });
      return tokens;
    }
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}

/** The type of a token for text that is nested too deeply. */
export const tooDeep = 'too-deep';

/** A token, and the line of the file where it begins. */
export type TokenWithLine = Token & { readonly line: number };

/** Paragraphs, lists and so on. @param line the line of the file where the text begins */
export const blockTokens = (markdown: string, line: number): readonly TokenWithLine[] =>
  addLineNumbers(new LessonLexer().lex(markdown), line);

/** Words with their marks. @param line the line of the file where they begin */
export const inlineTokens = (markdown: string, line: number): readonly TokenWithLine[] =>
  addLineNumbers(new LessonLexer().inlineTokens(markdown), line);

/** Adds to every token the line where it begins, which follows from the line breaks in the raw text before it. */
function addLineNumbers(tokens: readonly Token[], line: number): readonly TokenWithLine[] {
  for (const token of tokens) {
    Object.assign(token, { line });
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const [index, row] of [header, [], ...rows].entries())
        for (const cell of row) addLineNumbers(cell.tokens, line + index);
    } else addLineNumbers(innerTokens(token), line);
    line += newlines(token.raw);
  }
  return tokens as readonly TokenWithLine[];
}

/** The tokens inside a token; of a list, its items. */
export const innerTokens = (token: object): readonly TokenWithLine[] => {
  const { tokens, items } = token as { readonly tokens?: Token[]; readonly items?: Token[] };
  return (tokens ?? items ?? []) as readonly Token[] as readonly TokenWithLine[];
};

export const newlines = (raw: string): number => raw.split('\n').length - 1;

/** Removes boxes, and the wrappers that lists put around their words. */
export const flat = (tokens: readonly TokenWithLine[]): TokenWithLine[] =>
  tokens.flatMap((token) => {
    if (token.type === 'checkbox') return [];
    const isWrapper = (token.type === 'text' || token.type === 'paragraph') && 'tokens' in token;
    return isWrapper && token.tokens ? flat(innerTokens(token)) : [token];
  });

/** The words without marks, pictures and addresses. */
export const plainWords = (tokens: readonly TokenWithLine[]): string =>
  flat(tokens)
    .map((token) => {
      if (token.type === 'br') return ' ';
      if (token.type === 'text') return decodeEntities(token.text, () => undefined);
      if (token.type === 'escape' || token.type === 'codespan') return (token as Tokens.Escape).text;
      return token.type === 'image' ? '' : plainWords(innerTokens(token));
    })
    .join('')
    // No-break spaces stay.
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** An item's own words, and the tokens indented under it. */
export function partsOfItem(item: TokenWithLine): {
  words: readonly TokenWithLine[];
  below: readonly TokenWithLine[];
} {
  const [first, ...below] = innerTokens(item).filter(({ type }) => type !== 'checkbox' && type !== 'space');
  const hasWords = first?.type === 'text' || first?.type === 'paragraph';
  return hasWords ? { words: flat([first]), below } : { words: [], below: innerTokens(item) };
}

/** The opening of an unclosed code fence, "```" or longer; undefined if the token is no fence, or is closed. */
export function openFence(token: Token): string | undefined {
  const { type, raw } = token;
  if (type !== 'code' || (token as Tokens.Code).codeBlockStyle === 'indented') return undefined;
  const [first = '', ...lines] = raw.split('\n');
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(first)?.[1] ?? '';
  return lines.some((line) => closesFence(fence, line)) ? undefined : fence;
}

/** CommonMark 4.5: a closing fence has the same character, at least the same length, and nothing after it. */
export function closesFence(fence: string, line: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? '';
  return mark !== '' && mark.startsWith(fence);
}
