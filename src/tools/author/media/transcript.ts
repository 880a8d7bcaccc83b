import { cuesOf, withoutRepeats } from '../../../compile/media/webvtt.ts';
import { unshown } from '../../../compile/source-text.ts';
import { withoutEntities } from '../../../course/entities.ts';
import { markdownOf } from '../../import/markdown.ts';

/** The seconds of silence after which a new paragraph begins. */
const pause = 2;

/**
 * The words of captions (WebVTT) as paragraphs of Markdown: a new one for each speaker, if voices are named
 * (`<v Noor>`), or after a pause.
 */
export function transcriptOf(captions: string): string {
  const paragraphs: { who: string; words: string; end: number }[] = [];
  for (const { from, to, lines } of cuesOf(withoutRepeats(captions))) {
    // A cue may hold the words of several voices.
    for (const part of lines.join('\n').split(/(?=<v[.\s])|<\/v>/)) {
      const who = plain(/^<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(part)?.[1] ?? '');
      const words = plain(part.replaceAll(/<[^>]*>/g, ''));
      if (words === '') continue;
      const last = paragraphs.at(-1);
      if (last && last.who === who && from - last.end < pause) {
        last.words += ` ${words}`;
        last.end = to;
      } else paragraphs.push({ who, words, end: to });
    }
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

/** Decodes entities, and collapses spaces; a single no-break space between words stays. */
const plain = (text: string): string =>
  withoutEntities(text)
    .replaceAll(new RegExp(unshown, 'g'), ' ')
    .replaceAll(/\s+/g, (space) => (/^[\u00a0\u202f]$/.test(space) ? space : ' '))
    .trim();
