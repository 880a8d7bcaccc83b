import type { Tokens } from 'marked';
import type { NamedItem } from '../blocks/block-source.ts';
import type { Rich } from '../course/rich.ts';
import { escapeHtml } from './escape.ts';
import type { RenderContext } from './inline.ts';
import { inlineHtml, inlineRich, inlineText } from './inline.ts';
import type { TokenWithLine } from './markdown.ts';
import { innerTokens } from './markdown.ts';

/** Labels and names at the beginning of an item. */

/** `Label: words` */
export function labelled(
  words: readonly TokenWithLine[],
  context: RenderContext,
): { label: string; words: Rich } | undefined {
  const [first, ...rest] = words;
  if (first?.type !== 'text') return undefined;
  const { text } = first as Tokens.Text;
  const [, label, after = ''] = /^([^:]+):(?:\s+(.*))?$/s.exec(text) ?? [];
  if (label === undefined || (after === '' && rest.length === 0)) return undefined;
  const start = after === '' ? [] : [{ ...first, raw: after, text: after }];
  return {
    label: inlineText([{ ...first, text: label }], context),
    words: inlineRich([...start, ...rest], context),
  };
}

/** `**Name** (marks): words`, with or without the French space before the colon. */
export function namedItem(tokens: readonly TokenWithLine[], context: RenderContext): NamedItem | undefined {
  const [first, second, ...rest] = tokens;
  if (first?.type !== 'strong') return undefined;
  const text = second?.type === 'text' ? (second as Tokens.Text).text : second ? undefined : '';
  const [, marks, gap = '', after] = /^(?:\s*\(([^()]*)\))?(?:(\s*):\s*(.*))?$/s.exec(text ?? '?') ?? [];
  if (text === undefined || (text !== '' && marks === undefined && after === undefined)) return undefined;
  if (after === undefined && rest.length > 0) return undefined;
  const name = inlineText(innerTokens(first), context);
  const start = after ? [{ ...second, raw: after, text: after } as TokenWithLine] : [];
  return {
    name,
    marks: marks?.split(',').map((mark) => mark.trim()),
    said:
      after === undefined
        ? undefined
        : `<strong>${escapeHtml(name)}<span>${gap}:</span></strong> ${inlineHtml([...start, ...rest], context).trim()}`,
  };
}
