import { markdownOf } from '../../import/markdown.ts';

/** The seconds of silence after which a new paragraph begins. */
const pause = 2;

const seconds = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/**
 * The words of captions (WebVTT) as paragraphs of Markdown: a new one for each speaker, if voices are named
 * (`<v Noor>`), or after a pause.
 */
export function transcriptOf(captions: string): string {
  const paragraphs: { who: string; words: string; end: number }[] = [];
  for (const cue of captions.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const [, from = '', to = '', text = ''] = /([\d:.]+)\s+-->\s+([\d:.]+)[^\n]*\n([\s\S]*)/.exec(cue) ?? [];
    const who = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(text)?.[1]?.trim() ?? '';
    const words = text
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(amp|lt|gt|nbsp);/g, sign)
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (words === '') continue;
    const last = paragraphs.at(-1);
    if (last && last.who === who && seconds(from) - last.end < pause) {
      last.words += ` ${words}`;
      last.end = seconds(to);
    } else paragraphs.push({ who, words, end: seconds(to) });
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

const sign = (_: string, name: string): string => ({ amp: '&', lt: '<', gt: '>' })[name] ?? ' ';
