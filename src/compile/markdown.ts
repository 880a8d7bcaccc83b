import type { Token, Tokens, TokensList } from 'marked';
import { Lexer, Tokenizer } from 'marked';

/** Markdown as this project takes it: marked's, without what would take words off the page. */

/** Lists, quotations and marks inside each other. Whoever writes for a screen reader needs three or four. */
const deepest = 10;
/** Characters that raw HTML is looked for in: it is refused anyway, and to look to the end each time takes too long. */
const longestTag = 2_000;

class LessonTokenizer extends Tokenizer {
  /** With two signs only: in "5~10 of us, 20~30 of them" nothing is struck through. */
  override del(...args: Parameters<Tokenizer['del']>): Tokens.Del | undefined {
    const token = super.del(...args);
    return token?.raw.startsWith('~~') ? token : undefined;
  }

  /** An address at the foot of the file, for links elsewhere, would not show: addresses stand in links.yaml. */
  override def(): undefined {
    return undefined;
  }

  /** marked fails on a list in a quotation in an item, where it takes what stands before for the list's paragraph. */
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

class LessonLexer extends Lexer {
  #depth = 0;

  constructor() {
    super({ gfm: true, tokenizer: new LessonTokenizer() });
  }

  override blockTokens(src: string, tokens?: Token[], clipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, clipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], clipped?: boolean): Token[] {
    return this.#inside(src, tokens, () => super.blockTokens(src, tokens, clipped));
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    return this.#inside(src, tokens, () => super.inlineTokens(src, tokens));
  }

  #inside(src: string, tokens: Token[], read: () => Token[]): Token[] {
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

/** The type of a token that stands for what lies too deep to be read. */
export const tooDeep = 'too-deep';

/** Paragraphs, lists and so on. */
export const blockTokens = (markdown: string): readonly Token[] => new LessonLexer().lex(markdown);

/** Words with their marks. */
export const inlineTokens = (markdown: string): readonly Token[] => new LessonLexer().inlineTokens(markdown);

/** What a token holds. */
export const within = (token: Token): readonly Token[] => ('tokens' in token && token.tokens) || [];

export const newlines = (raw: string): number => raw.split('\n').length - 1;

/** Without boxes, and with the wrappers that lists put around their words taken off. */
export const flat = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => {
    if (token.type === 'checkbox') return [];
    if ((token.type === 'text' || token.type === 'paragraph') && 'tokens' in token && token.tokens) {
      return flat(token.tokens);
    }
    return [token];
  });

/** What a code fence begins with, "```" or longer; undefined where the token is none, or has its closing line. */
export function openFence(token: Token): string | undefined {
  const { type, raw } = token;
  if (type !== 'code' || (token as Tokens.Code).codeBlockStyle === 'indented') return undefined;
  const [first = '', ...lines] = raw.split('\n');
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(first)?.[1] ?? '';
  return lines.some((line) => closesFence(fence, line)) ? undefined : fence;
}

/** CommonMark 4.5: of the same sign, as long or longer, with nothing after it. */
export function closesFence(fence: string, line: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? '';
  return mark !== '' && mark.startsWith(fence);
}
