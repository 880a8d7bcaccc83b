import type { Tokens } from 'marked';
import type { Rich } from '../course/rich.ts';
import type { Art } from './art.ts';
import { directionOf, isKnownLanguage } from './direction.ts';
import { escapeHtml, decodeEntities } from './escape.ts';
import type { LessonMedia } from './media/lesson-media.ts';
import type { InLanguage, TokenWithLine } from './markdown.ts';
import type { Marks } from './marks.ts';
import type { People } from './people.ts';
import { flat, newlines, tooDeep, innerTokens } from './markdown.ts';
import { certainMatch, fixWord } from './quick-fixes.ts';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';
import type { Link } from './settings-files.ts';
import { unshown } from './source-text.ts';
import { hasFirstLanguage, inIsolates, inSpans } from './translation/first-marks.ts';

/** What rendering a file's words needs. */
export interface RenderContext {
  /** Key → link; undefined if the file could not be read, which is reported separately. */
  readonly links: ReadonlyMap<string, Link> | undefined;
  readonly art: Art;
  /** The lesson's own instance: it records the files used. */
  readonly media: LessonMedia;
  readonly people: People;
  /** ` (opens in a new tab)` in the course's language. */
  readonly opensInNewTab: string;
  /** The course's language, as a language tag. */
  readonly language: string;
  /** The language of untranslated words, if there may be some. */
  readonly firstLanguage?: string;
  readonly report: Report;
  /** The parts whose words were not read. Those that remain would be on no page. */
  readonly unread: Set<{ readonly line: number }>;
  /** Only in dev mode. */
  readonly marks?: Marks;
}

/** Inline Markdown as HTML. */
export function inlineHtml(tokens: readonly TokenWithLine[], context: RenderContext): string {
  // The closing tag of raw HTML whose opening tag is already reported.
  const isEnd = ({ type, raw }: TokenWithLine): boolean => {
    const name = /^<\/(\w+)/.exec(raw)?.[1];
    return type === 'html' && name !== undefined && tokens.some((one) => one.raw.startsWith(`<${name}`));
  };
  return tokens.map((token) => (isEnd(token) ? '' : tokenHtml(token, context))).join('');
}

function tokenHtml(token: TokenWithLine, context: RenderContext): string {
  const { line } = token;
  const inside = (): string => inlineHtml(innerTokens(token), context);
  switch (token.type) {
    case 'checkbox':
      return '';
    case 'text':
      return 'tokens' in token && token.tokens
        ? inside()
        : inSpans(
            escapeHtml(decodeText((token as Tokens.Text).text, line, context)),
            context.firstLanguage ?? context.language,
          );
    case 'escape':
      return escapeHtml((token as Tokens.Escape).text);
    case 'strong':
      return `<strong>${inside()}</strong>`;
    case 'em':
      return `<em>${inside()}</em>`;
    case 'del':
      return `<del>${inside()}</del>`;
    case 'codespan':
      return `<code>${escapeHtml((token as Tokens.Codespan).text)}</code>`;
    case 'br':
      return '<br>';
    case 'link':
      return linkHtml(token as Tokens.Link & TokenWithLine, inside(), context);
    case 'lang':
      return inLanguageHtml(token as InLanguage & TokenWithLine, inside(), context.report);
    case 'image':
      return imageHtml(token as Tokens.Image & TokenWithLine, context);
    case tooDeep:
      reportTooDeep(line, context.report);
      return '';
    default:
      context.report(
        line,
        `${token.raw.trim()} is raw HTML.`,
        'Use Markdown only, or write \\< for the character itself.',
      );
      return '';
  }
}

function inLanguageHtml({ lang, line }: InLanguage & TokenWithLine, words: string, report: Report): string {
  if (isKnownLanguage(lang))
    return `<span lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${words}</span>`;
  const fix = 'Write its tag after lang=, without quotation marks: fr, pt-BR, zh-Hant.';
  report(line, `"${lang}" is the tag of no language.`, fix);
  return words;
}

function linkHtml(
  { href, title, line }: Tokens.Link & TokenWithLine,
  words: string,
  context: RenderContext,
): string {
  reportTitle(title, line, context);
  const key = /^link:(.*)$/.exec(href)?.[1];
  const link = context.links?.get(key ?? '');
  if (link) {
    const hidden = `<span class="visually-hidden">${escapeHtml(context.opensInNewTab)}</span>`;
    return `<a href="${escapeHtml(link.url)}" target="_blank" rel="noopener noreferrer">${words}${hidden}</a>`;
  }
  if (key === undefined) {
    const mail = /^mailto:(.*)$/.exec(href)?.[1];
    const fix =
      mail === undefined
        ? 'Put the address into modules/links.yaml and write [words](link:its-key).'
        : `Write ${mail.replace('@', '\\@')} for the words alone; where to find help belongs to "support" in modules/course.yaml.`;
    context.report(line, `The link to "${href}" is not a link:key.`, fix);
  } else if (context.links) {
    const known = [...context.links.keys()];
    const fix =
      known.length > 0
        ? `Add it there. ${suggestion(key, known)}`
        : `Add it there: a line "${key}:", and below it "  url: https://…" and "  title: …".`;
    const meant = certainMatch(key, known);
    const quickFix = fixWord(`link:${key}`, meant && `link:${meant}`);
    context.report(line, `"${key}" is not in modules/links.yaml.`, fix, quickFix);
  }
  return words;
}

function imageHtml(token: Tokens.Image & TokenWithLine, context: RenderContext): string {
  const { href, title, line } = token;
  const { art, media, report } = context;
  const alt = inlineText(innerTokens(token), context);
  const [, kind, name = ''] = /^(art|media):(.*)$/.exec(href) ?? [];
  if (kind === 'media') {
    const isDecorative = title === 'decorative';
    if (!isDecorative) reportTitle(title, line, context);
    reportAlternative(`media:${name}`, alt, isDecorative, line, report);
    return media.picture(name, alt, line, report);
  }
  reportTitle(title, line, context);
  if (kind === 'art') return art.markup(name, alt, line, report);
  report(
    line,
    `The picture "${href}" is neither an art:name nor a media:name.jpg.`,
    'Put a drawing into assets/art/ and write ![words](art:its-name); a photo into assets/media/ and write ![words](media:its-name.jpg).',
  );
  return '';
}

/** Reports a photo with neither an alternative text nor "decorative", or with both. */
function reportAlternative(
  picture: string,
  alt: string,
  isDecorative: boolean,
  line: number,
  report: Report,
): void {
  if (alt === '' && !isDecorative) {
    const fix = `Say what it shows: ![words](${picture}). Where it only decorates, write ![](${picture} "decorative").`;
    report(line, `The picture "${picture}" has no alternative text.`, fix);
  }
  if (alt !== '' && isDecorative)
    report(
      line,
      `"${alt}" would not be read: the picture is decorative.`,
      'Leave out the words, or "decorative".',
    );
}

/** Reports a title, `[words](link:key "title")`, which would not show. */
function reportTitle(title: string | null | undefined, line: number, { report }: RenderContext): void {
  if (!title) return;
  report(line, `"${title}" would not show.`, 'Leave out what stands after the key; say it in the text.');
}

export const reportTooDeep = (line: number, report: Report): void =>
  report(line, 'This lies deeper than ten lists, quotations or marks.', 'Take it out of some of them.');

/** A string if the words are plain, otherwise markup. */
export function inlineRich(tokens: readonly TokenWithLine[], context: RenderContext): Rich {
  const isPlain = flat(tokens).every(
    ({ type, raw }) => (type === 'text' && !hasFirstLanguage(raw)) || type === 'escape',
  );
  return isPlain ? inlineText(tokens, context) : { strings: [inlineHtml(tokens, context).trim()] };
}

/** The words without markup and without the addresses of links. */
export const inlineText = (tokens: readonly TokenWithLine[], context: RenderContext): string =>
  flat(tokens)
    .map((token) => tokenText(token, context))
    .join('')
    .trim();

function tokenText(token: TokenWithLine, context: RenderContext): string {
  const { line } = token;
  if (token.type === 'text') return inIsolates(decodeText((token as Tokens.Text).text, line, context));
  if (token.type === 'escape' || token.type === 'codespan') return (token as Tokens.Escape).text;
  if (token.type === 'br') return ' ';
  if (token.type === tooDeep) reportTooDeep(line, context.report);
  else if (!['strong', 'em', 'del'].includes(token.type)) {
    context.report(line, `"${token.raw.trim()}" can't stand here.`, 'Write words only.');
  }
  return inlineText(innerTokens(token), context);
}

function decodeText(text: string, line: number, { report }: RenderContext): string {
  if (unshown.test(text) || text.includes('\ufffd')) {
    report(line, 'A number here ("&#…;") is that of no character.', 'Write the character itself.');
  }
  return decodeEntities(text, (entity, at) => {
    const fix = 'Write the character itself; or \\& where the sign is meant.';
    report(line + newlines(text.slice(0, at)), `"${entity}" would stand there as it is.`, fix);
  });
}
