import { expect, it } from 'vitest';
import { transcriptOf } from '../../../../src/tools/author/media/transcript.ts';

const cue = (from: number, text: string): string => `00:0${from}.000 --> 00:0${from}.900\n${text}\n`;
const captions = (...texts: readonly string[]): string =>
  ['WEBVTT\n', ...texts.map((text, index) => cue(index, text))].join('\n');

it.each([
  [
    'a paragraph for each voice, also of one cue',
    captions('<v Noor>Shall we begin?\n<v Sam>Wait for Ada.', '<v Sam>She is\nlate.'),
    '**Noor:** Shall we begin?\n\n**Sam:** Wait for Ada. She is late.',
  ],
  [
    'words before a voice, or after its end, as nobody’s',
    captions('Monday.\n<v.loud Noor>Hello!</v> <v Sam>Hi.</v>\n(A door.)'),
    'Monday.\n\n**Noor:** Hello!\n\n**Sam:** Hi.\n\n(A door.)',
  ],
  [
    'characters that are written as entities',
    captions('<v Q&amp;A>I&#39;ve said &quot;no&quot;&#x2026; &lrm;5&nbsp;%, R&D; &#0;'),
    '**Q&A:** I\'ve said "no"… \u200e5\u00a0%, R&D;',
  ],
  [
    'no-break spaces, but none that only fill',
    captions('Tu viens\u00a0?\n\u00a0\nOui.'),
    'Tu viens\u00a0? Oui.',
  ],
  [
    'each cue of those without an empty line between them',
    `WEBVTT\n\n${cue(0, 'One')}${cue(1, 'two')}`,
    'One two',
  ],
  [
    'words below a line of one space, and lines that automatic captions show again once',
    `WEBVTT
Kind: captions

00:00:00.160 --> 00:00:01.990 align:start position:0%
 
no<00:00:00.480><c> we</c><00:00:00.880><c> wait</c>

00:00:01.990 --> 00:00:02.000 align:start position:0%
no we wait
 

00:00:02.000 --> 00:00:03.000 align:start position:0%
no we wait
for<00:00:02.500><c> her</c>

00:00:03.000 --> 00:00:03.010 align:start position:0%
for her
 
`,
    'no we wait for her',
  ],
  ['words that are said twice, twice', captions('No.', 'No.'), 'No. No.'],
])('a transcript has %s', (_, source, wanted) => {
  expect(transcriptOf(source)).toBe(wanted);
});
