import { withoutEntities } from '../../course/entities.ts';
import type { Remark } from '../problems.ts';
import { unshown } from '../source-text.ts';

/** A problem in a file of captions, with the line of that file. */
type CaptionProblem = Remark & { readonly line: number };

const time = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(`^\\s*${time}\\s+-->\\s+${time}(?:\\s+\\S.*)?$`);
const shape =
  'Write 00:01.500 --> 00:04.000: minutes, seconds, a dot, thousandths; hours before them where needed.';

const seconds = ([hours = '0', minutes = '0', whole = '0', thousandths = '0']: readonly (
  string | undefined
)[]): number => Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;

/** What is shown at one time. */
interface Cue {
  /** In seconds, like `to`. */
  readonly from: number;
  readonly to: number;
  /** With their tags. */
  readonly lines: readonly string[];
}

/** Words of captions, without tags. */
export interface Phrase extends Pick<Cue, 'from' | 'to'> {
  /** Who says them (`<v Noor>`); '' if nobody is named. */
  readonly who: string;
  readonly words: string;
}

/** What captions say: at least one phrase for each cue with words, and one for each voice in it. */
export const phrasesOf = (source: string): Phrase[] =>
  cuesOf(source).flatMap(({ from, to, lines }) =>
    lines
      .join('\n')
      .split(/(?=<v[.\s])|<\/v>/)
      .map((part) => ({
        from,
        to,
        who: plain(/^<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(part)?.[1] ?? ''),
        words: plain(withoutTags(part)),
      }))
      .filter(({ words }) => words !== ''),
  );

/** The cues of captions: each begins with its times, and ends before an empty line or the next times. */
function cuesOf(source: string): Cue[] {
  const cues: (Cue & { readonly lines: string[] })[] = [];
  let open: string[] | undefined;
  for (const line of source.split(/\r\n|\n|\r/)) {
    const found = timing.exec(line);
    if (found) {
      open = [];
      cues.push({ from: seconds(found.slice(1, 5)), to: seconds(found.slice(5, 9)), lines: open });
    } else if (line === '') open = undefined;
    else open?.push(line);
  }
  return /<\d[\d:.]*>/.test(source) ? withoutRepeats(cues) : cues;
}

/**
 * Cues without the lines that are shown a second time: automatic captions, which have a time before each word, show a
 * line again above the next one.
 */
function withoutRepeats(cues: readonly Cue[]): Cue[] {
  let shown = '';
  return cues.map((cue) => {
    const said = cue.lines.filter((line) => plain(withoutTags(line)) !== '');
    const words = said.map((line) => plain(withoutTags(line)));
    const isAgain = words[0] !== undefined && words[0] === shown;
    shown = words.at(-1) ?? shown;
    return { ...cue, lines: isAgain ? said.slice(1) : said };
  });
}

const withoutTags = (text: string): string => text.replaceAll(/<[^>]*>/g, '');

/** Decodes entities, and collapses spaces; a single no-break space between words stays. */
const plain = (text: string): string =>
  withoutEntities(text)
    .replaceAll(new RegExp(unshown, 'g'), ' ')
    .replaceAll(/\s+/g, (space) => (/^[\u00a0\u202f]$/.test(space) ? space : ' '))
    .trim();

/** Whether a line of the cue whose times are in this line has words: its first lines may hold only spaces. */
function hasWords(lines: readonly string[], index: number): boolean {
  for (let at = index + 1; ; at++) {
    const line = lines[at] ?? '';
    if (line === '' || line.includes('-->')) return false;
    if (line.trim() !== '') return true;
  }
}

/**
 * Problems in captions (WebVTT, W3C): the header, times, their order, cues without words. Browsers skip what they
 * cannot read, so that words would be lost.
 */
export function captionProblems(source: string): CaptionProblem[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const problems: CaptionProblem[] = [];
  const tell = (index: number, message: string, fix: string): unknown =>
    problems.push({ line: index + 1, message, fix });
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    tell(
      0,
      'The first line is not WEBVTT.',
      'Write WEBVTT into the first line, and leave the second one empty.',
    );
  } else if ((lines[1] ?? '').includes('-->')) {
    tell(1, 'The line after WEBVTT is not empty.', 'Leave it empty.');
  }
  if (source.includes('\uFFFD'))
    tell(0, 'It is not in UTF-8: some letters would be lost.', 'Save it as UTF-8.');
  let before = 0;
  let cues = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('-->')) continue;
    cues++;
    const found = timing.exec(line);
    if (!found) {
      const comma = /\d,\d{3}/.test(line) ? ' Subtitles of the kind .srt have commas there.' : '';
      tell(index, `"${line.trim()}" is not a time.${comma}`, shape);
      continue;
    }
    const [from, to] = [seconds(found.slice(1, 5)), seconds(found.slice(5, 9))];
    if (to <= from) tell(index, `"${line.trim()}" ends before it begins.`, 'Write the later time second.');
    if (from < before)
      tell(index, `"${line.trim()}" begins before the one above it.`, 'Put them in the order of time.');
    before = from;
    if (!hasWords(lines, index))
      tell(index, 'There are no words below this time.', 'Write them right below it, or delete the time.');
  }
  if (problems.length === 0 && cues === 0) tell(0, 'There are no captions in it.', shape);
  return problems;
}

/** The words of the captions, without the names of voices. */
export const captionWords = (source: string): string =>
  phrasesOf(source)
    .map(({ words }) => words)
    .join(' ');
