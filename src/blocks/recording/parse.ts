import { inOneLine, plain } from '../../course/rich.ts';
import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, neededProse, srcAttribute, numberOf } from '../read-source.ts';
import type { RecordingModel } from './model.ts';

/** `src=`, a paragraph that says what the recording is, then its transcript. */
function parseRecording(source: BlockSource, use: 'audio' | 'video', example: string): RecordingModel {
  const { attributes, line, report } = source;
  const { words: caption, rest } = firstParagraph(source, 'first paragraph, which says what it is');
  const transcript = neededProse(source, rest, line, 'transcript below that');
  const src = srcAttribute(source, example);
  const captions = attributes.get('captions');
  if (use === 'video' && !captions) {
    const fix = `Write captions=${src.replace(/(\.\w+)?$/, '.vtt')} on the opening line, and put that file (WebVTT) beside it.`;
    report(line, `The video "${source.id}" has no captions.`, fix);
  }
  const given = (name: string): number | undefined =>
    attributes.has(name) ? numberOf(source, name) : undefined;
  const wanted = {
    label: plain(caption),
    captions: captions || undefined,
    poster: attributes.get('poster'),
    width: given('width'),
    height: given('height'),
    words: inOneLine(transcript).split(/\s+/).length,
  };
  return { id: source.id, caption, player: source.media.recording(use, src, wanted, line), transcript };
}

const words = ['caption', 'player', 'transcript'] as const;

export const audio = blockKind<RecordingModel>({
  name: 'audio',
  about: 'A recording to listen to, with its transcript.',
  folder: 'recording',
  words,
  parse: (source) => parseRecording(source, 'audio', 'talk.mp3'),
  attributes: ['src'],
});

export const video = blockKind<RecordingModel>({
  name: 'video',
  about: 'A film, with captions and transcript.',
  folder: 'recording',
  words,
  parse: (source) => parseRecording(source, 'video', 'talk.mp4'),
  attributes: ['src', 'captions', 'poster', 'width', 'height'],
});
