import { phrasesOf } from '../../../compile/media/webvtt.ts';
import { markdownOf } from '../../import/markdown.ts';

/** The seconds of silence after which a new paragraph begins. */
const pause = 2;

/**
 * The words of captions (WebVTT) as paragraphs of Markdown: a new one for each speaker, if voices are named
 * (`<v Noor>`), or after a pause.
 */
export function transcriptOf(captions: string): string {
  const paragraphs: { who: string; words: string; end: number }[] = [];
  for (const { from, to, who, words } of phrasesOf(captions)) {
    const last = paragraphs.at(-1);
    if (last && last.who === who && from - last.end < pause) {
      last.words += ` ${words}`;
      last.end = to;
    } else paragraphs.push({ who, words, end: to });
  }
  return paragraphs
    .map(({ who, words }) => {
      const name =
        who === ''
          ? []
          : [
              { text: `${who}:`, marks: ['strong' as const] },
              { text: ' ', marks: [] },
            ];
      return markdownOf([...name, { text: words, marks: [] }], 'paragraph', () => undefined).markdown;
    })
    .join('\n\n');
}
