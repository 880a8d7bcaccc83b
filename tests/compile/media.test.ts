import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { MediaFolder } from '../../src/compile/media/folder.ts';
import type { MediaFile, MediaLanguage } from '../../src/compile/media/lesson-media.ts';
import { LessonMedia } from '../../src/compile/media/lesson-media.ts';
import { transcriptOf } from '../../src/tools/author/media/transcript.ts';
import { captionProblems, captionWords } from '../../src/compile/media/webvtt.ts';

const fixtures = join(import.meta.dirname, 'media');
const folder = mkdtempSync(join(tmpdir(), 'course-media-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
});

const english: MediaLanguage = { locale: 'en', language: 'en', first: 'en' };
const french: MediaLanguage = { locale: 'fr', language: 'fr', first: 'en' };

/** What is asked of the folder, and what came of it. */
function shown(
  ask: (media: LessonMedia, report: (...told: [number, string, string]) => void) => string,
  language = english,
) {
  const media = new LessonMedia(new MediaFolder(folder), language);
  const problems: string[] = [];
  const html = ask(media, (line, message, fix) => problems.push(`${line}: ${message} ${fix}`));
  return { html, problems, files: media.files };
}

const picture = (name: string, alt = 'Hills', language = english) =>
  shown((media, report) => media.picture(name, alt, 7, report), language);

const recording = (use: 'audio' | 'video', name: string, more = {}, language = english) =>
  shown(
    (media, report) => media.recording(use, name, { label: 'A talk', words: 100, ...more }, 7, report),
    language,
  );

const download = (name: string) => shown((media, report) => media.download(name, 'The handout', 7, report));

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
const use = (name: string, as = name): void => copyFileSync(join(fixtures, name), join(folder, as));

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2f5546' } });

const textIn = (files: readonly MediaFile[]): string =>
  files.map((file) => Buffer.from(file.bytes()).toString('latin1')).join('');

const ofCaptions = (files: readonly MediaFile[]) =>
  files.filter(({ use }) => use === 'captions').flatMap(({ advice }) => advice);

const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nOne two three.\n';

describe('a photo', () => {
  it('is included in the widths that screens need, with its size and alternative text', async () => {
    put('hills.jpg', await photo(2000, 1000).jpeg().toBuffer());
    const { html, problems, files } = picture('hills.jpg', 'Hills & "sun"');
    expect(problems).toEqual([]);
    expect(html).toMatch(
      /^<img src="media\/hills-[0-9a-f]{8}-960\.webp" srcset="\S+-480\.webp 480w, \S+-960\.webp 960w, \S+-1600\.webp 1600w" sizes=/,
    );
    expect(html).toContain(
      'width="1600" height="800" alt="Hills &amp; &quot;sun&quot;" loading="lazy" decoding="async"',
    );
    const made = await Promise.all(files.map((file) => sharp(file.bytes()).metadata()));
    expect(made.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['webp', 480, 240],
      ['webp', 960, 480],
      ['webp', 1600, 800],
    ]);
    expect(files.map(({ size }) => size)).toEqual(files.map((file) => file.bytes().length));
  });

  it('is never made larger than it is', async () => {
    put('small.png', await photo(300, 200).png().toBuffer());
    const { html, files } = picture('small.png');
    expect(html).toMatch(/^<img src="media\/small-[0-9a-f]{8}-300\.webp" width="300" height="200" alt/);
    expect(files).toHaveLength(1);
  });

  it('is upright, without metadata about place, author and camera', async () => {
    const exif = { IFD0: { Artist: 'Ann Author', Make: 'Phone' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    put(
      'turned.jpg',
      await photo(600, 400).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    );
    expect(readFileSync(join(folder, 'turned.jpg'), 'latin1')).toContain('Ann Author');
    const { html, files } = picture('turned.jpg');
    expect(html).toContain('width="400" height="600" class="tall"');
    const [made] = files;
    const { width, height, exif: left, xmp, iptc } = await sharp(made?.bytes()).metadata();
    expect([width, height, left, xmp, iptc]).toEqual([400, 600, undefined, undefined, undefined]);
    expect(textIn(files)).not.toContain('Ann Author');
  });

  it('may be PNG, WebP or AVIF', async () => {
    put('a.png', await photo(500, 10).png().toBuffer());
    put('b.webp', await photo(500, 11).webp().toBuffer());
    put('c.avif', await photo(500, 12).avif().toBuffer());
    for (const name of ['a.png', 'b.webp', 'c.avif']) expect(picture(name).problems).toEqual([]);
  });

  it('has the name of its content, and another of a language where there is one', async () => {
    put('sign.jpg', await photo(40, 30).jpeg().toBuffer());
    put('sign.fr.jpg', await photo(50, 30).jpeg().toBuffer());
    const [own, first] = [picture('sign.jpg', 'x', french), picture('sign.jpg')];
    expect(own.files.map(({ source }) => source)).toEqual(['assets/media/sign.fr.jpg']);
    expect(first.files.map(({ source }) => source)).toEqual(['assets/media/sign.jpg']);
    put('sign.jpg', await photo(41, 30).jpeg().toBuffer());
    expect(picture('sign.jpg').files[0]?.path).not.toBe(first.files[0]?.path);
  });
});

describe('an SVG', () => {
  it('goes as a file of its own, with its size', () => {
    put('plan.svg', '<svg viewBox="0 0 30 20"><g id="a"><path d="M0 0h9"/></g><use href="#a"/></svg>');
    const { html, files, problems } = picture('plan.svg');
    expect(problems).toEqual([]);
    expect(html).toMatch(/^<img src="media\/plan-[0-9a-f]{8}\.svg" width="30" height="20" alt="Hills"/);
    expect(textIn(files)).toContain('xmlns="http://www.w3.org/2000/svg"');
  });

  it.each([
    [
      'a script',
      '<svg viewBox="0 0 1 1"><script>x()</script></svg>',
      'holds what cannot go with a course: <script',
    ],
    ['a handler', '<svg viewBox="0 0 1 1" onload="x()"/>', 'holds what cannot go with a course: onload'],
    [
      'an address',
      '<svg viewBox="0 0 1 1"><path fill="url(https://example.org/a)"/></svg>',
      'cannot go with a course',
    ],
    ['an entity', '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>', 'names to characters'],
    ['no size', '<svg><path d="M0 0h9"/></svg>', 'says no size'],
  ])('with %s is refused', (_, svg, message) => {
    put('plan.svg', svg);
    const { problems, files } = picture('plan.svg');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(files).toEqual([]);
  });
});

describe('a picture that cannot go with a course', () => {
  const ftyp = (brand: string): Uint8Array => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`, 'latin1');

  it.each([
    ['not there', 'hill.jpg', '7: There is no file "hill.jpg" in assets/media/. Did you mean "hills.jpg"?'],
    ['with another ending', 'hills.png', 'Did you mean "hills.jpg"?'],
    ['beside a film of its name', 'named.jpg', 'Did you mean "page.jpg"?'],
    ['beside a HEIC of its name', 'phone.png', 'Did you mean "phone.'],
    ['in capitals', 'Hills.jpg', 'Write hills.jpg, as the file is called.'],
    ['with spaces in its name', 'My Hills.jpg', 'Rename the file to my-hills.jpg, and write that.'],
    ['in a folder', '../secret.jpg', 'is no plain name'],
    ['that is a HEIC from a phone', 'phone.heic', 'is a HEIC, as phones take them'],
    ['that is a HEIC and says JPEG', 'phone.jpg', 'Export it as a JPEG'],
    [
      'that is a PNG and says JPEG',
      'wrong.jpg',
      '"wrong.jpg" is a PNG, whatever its name says. Rename it to wrong.png',
    ],
    ['that is a GIF', 'moves.gif', '"moves.gif" is a GIF.'],
    ['that is empty', 'empty.jpg', '"empty.jpg" is empty. Copy it there again.'],
    ['that is cut off', 'cut.jpg', '"cut.jpg" cannot be opened'],
    ['that is a web page', 'page.jpg', 'is a web page'],
    ['that is a film', 'named.mp4', '"named.mp4" is an mp4. A picture ends with jpg, jpeg, png'],
    ['of unknown kind', 'odd.jpg', 'is no kind of file that is known here'],
  ])('%s is told of', async (_, name, message) => {
    const jpeg = await photo(300, 200).jpeg().toBuffer();
    put('hills.jpg', jpeg);
    put('My Hills.jpg', jpeg);
    put(
      'cut.jpg',
      (
        await sharp({
          create: { width: 900, height: 900, channels: 3, background: '#123', noise: { type: 'gaussian' } },
        })
          .jpeg()
          .toBuffer()
      ).subarray(0, 9000),
    );
    put('wrong.jpg', await photo(9, 9).png().toBuffer());
    put('phone.heic', ftyp('heic'));
    put('phone.jpg', ftyp('heic'));
    put('moves.gif', 'GIF89a\0\0');
    put('empty.jpg', '');
    put('page.jpg', '<!DOCTYPE html><p>Not found');
    put('odd.jpg', Uint8Array.from([1, 0, 2, 3]));
    use('named.mp4');
    const { problems, files } = picture(name);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(files).toEqual([]);
  });

  it('of 200 MB is refused without being read', () => {
    put('huge.jpg', Uint8Array.from([0xff, 0xd8, 0xff]));
    truncateSync(join(folder, 'huge.jpg'), 200_000_000);
    expect(picture('huge.jpg').problems).toEqual([
      '7: "huge.jpg" has 200 MB. Export it smaller: 50 MB is the most that is taken.',
    ]);
  });

  it('of too many pixels is refused', async () => {
    put('wide.png', await photo(20_000, 6_000).png().toBuffer());
    expect(picture('wide.png').problems[0]).toContain('has more than 100 million pixels');
  });

  it('that moves is refused', async () => {
    const frames = await sharp(
      [
        await photo(20, 20).png().toBuffer(),
        await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      ],
      { join: { animated: true } },
    )
      .webp()
      .toBuffer();
    put('moves.webp', frames);
    expect(picture('moves.webp').problems[0]).toContain('moves by itself');
  });
});

describe('a film', () => {
  it.each([
    ['named.mp4', 'video'],
    ['named.webm', 'video'],
    ['named.mp3', 'audio'],
    ['named.m4a', 'audio'],
  ] as const)('%s is stripped of who made it, and stays as long', (name, as) => {
    use(name);
    put('talk.vtt', captions);
    const before = readFileSync(join(fixtures, name), 'latin1');
    expect(before).toContain('Ann Author');
    const { files, problems } = recording(as, name, as === 'video' ? { captions: 'talk.vtt' } : {});
    expect(problems).toEqual([]);
    expect(textIn(files)).not.toMatch(/Ann Author|Secret title|\+51\.5/);
    const [made] = files.filter((file) => file.use === as);
    if (name !== 'named.mp3') expect(made?.bytes().length).toBe(before.length);
    expect(made?.size).toBe(made?.bytes().length);
  });

  it('loads nothing by itself, and reserves its space', () => {
    use('named.mp4');
    put('talk.vtt', captions);
    const { html } = recording('video', 'named.mp4', { captions: 'talk.vtt', label: 'A "talk"' });
    expect(html).toMatch(
      /^<video controls playsinline preload="none" src="media\/named-[0-9a-f]{8}\.mp4" width="64" height="36" aria-label="A &quot;talk&quot;"><track kind="captions" src="media\/talk-[0-9a-f]{8}\.vtt" srclang="en" label="English"><\/video>$/,
    );
    expect(html).not.toMatch(/autoplay|loop|muted/);
    use('named.webm');
    expect(recording('video', 'named.webm', { captions: 'talk.vtt' }).html).toContain(
      'width="64" height="36"',
    );
  });

  it('may say its size itself', () => {
    use('named.m4a', 'sound.mp4');
    expect(recording('video', 'sound.mp4').problems[0]).toContain('does not say how large its pictures are');
    expect(recording('video', 'sound.mp4', { width: 640, height: 360 }).html).toContain(
      'width="640" height="360"',
    );
  });

  it('has a poster of one width', async () => {
    use('named.mp4');
    put('hills.jpg', await photo(2000, 1000).jpeg().toBuffer());
    const { html, files } = recording('video', 'named.mp4', { poster: 'hills.jpg' });
    expect(html).toMatch(/ poster="media\/hills-[0-9a-f]{8}-960\.webp" /);
    expect(files.filter(({ use: as }) => as === 'picture')).toHaveLength(1);
  });

  it('has the captions of its language, otherwise those of the first, with advice to translate them', () => {
    use('named.mp4');
    put('talk.vtt', captions);
    const foreign = recording('video', 'named.mp4', { captions: 'talk.vtt' }, french);
    expect(foreign.html).toContain('srclang="en" label="English"');
    expect(ofCaptions(foreign.files)).toEqual([
      { line: 7, message: 'The captions "talk.vtt" are not translated.', fix: 'Put talk.fr.vtt beside it.' },
    ]);
    put('talk.fr.vtt', captions);
    const own = recording('video', 'named.mp4', { captions: 'talk.vtt' }, french);
    expect(own.html).toContain('srclang="fr" label="français"');
    expect(ofCaptions(own.files)).toEqual([]);
  });

  it('has the language’s own poster, of another kind of picture, where that can be no other’s', async () => {
    use('named.mp4');
    put('hills.jpg', await photo(40, 20).jpeg().toBuffer());
    put('hills.fr.png', await photo(40, 20).png().toBuffer());
    const poster = () => recording('video', 'named.mp4', { poster: 'hills.jpg' }, french).html;
    expect(poster()).toContain('poster="media/hills-fr-');
    put('hills.png', await photo(40, 20).png().toBuffer());
    expect(poster()).toMatch(/poster="media\/hills-[0-9a-f]{8}-/);
  });

  it('gets advice if the transcript is shorter than the captions', () => {
    use('named.mp4');
    put('talk.vtt', captions);
    const { files } = recording('video', 'named.mp4', { captions: 'talk.vtt', words: 1 });
    expect(files.flatMap(({ advice }) => advice)[0]?.message).toBe(
      'The captions "talk.vtt" say 3 words, the transcript 1.',
    );
  });

  it('counts what automatic captions show twice once', () => {
    use('named.mp4');
    const [one, two, three] = [
      '00:01.000 --> 00:02.000',
      '00:02.000 --> 00:02.010',
      '00:02.010 --> 00:04.000',
    ];
    const first = `${one}\n \nwe<00:01.500><c> wait</c>\n\n${two}\nwe wait\n \n\n`;
    put('talk.vtt', `WEBVTT\n\n${first}${three}\nwe wait\nfor<00:03.500><c> her</c>\n`);
    const adviceFor = (words: number) =>
      ofCaptions(recording('video', 'named.mp4', { captions: 'talk.vtt', words }).files);
    expect(adviceFor(2)).toEqual([]);
    expect(adviceFor(1)[0]?.message).toBe('The captions "talk.vtt" say 4 words, the transcript 1.');
  });

  it('in HEVC, QuickTime, WAV or Matroska is refused', () => {
    use('hevc.mp4');
    put('film.mov', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0', 'latin1'));
    put('sound.wav', 'RIFF1234WAVEfmt ');
    put('film.mkv', Buffer.from('\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska', 'latin1'));
    expect(recording('video', 'hevc.mp4').problems[0]).toContain('holds HEVC (H.265), which many browsers');
    expect(recording('video', 'film.mov').problems[0]).toContain('is a QuickTime film');
    expect(recording('audio', 'sound.wav').problems[0]).toContain('is a WAV. Export it as mp3 or m4a');
    expect(recording('video', 'film.mkv').problems[0]).toContain('is a Matroska film');
  });

  it('gets advice if it has metadata that cannot be removed', () => {
    use('named.ogg');
    expect(recording('audio', 'named.ogg').files.flatMap(({ advice }) => advice)[0]?.message).toBe(
      '"named.ogg" names who made it, or where.',
    );
    const broken = Buffer.concat([readFileSync(join(fixtures, 'named.mp3')), Buffer.from('APETAGEX')]);
    put('broken.mp3', broken);
    expect(recording('audio', 'broken.mp3').files.flatMap(({ advice }) => advice)).toEqual([
      { line: 7, message: '"broken.mp3" names who made it, or where.', fix: 'Empty its tags.' },
    ]);
  });
});

describe('captions', () => {
  it.each([
    ['sound ones', captions, []],
    [
      'with hours, names, settings and notes',
      'WEBVTT - Talk\n\nNOTE by me\n\n1\n01:00:00.000 --> 01:00:01.000 line:0\n<v Noor>Hello\n',
      [],
    ],
    ['with Windows line ends', captions.replaceAll('\n', '\r\n'), []],
    ['without a header', captions.slice(8), ['1: The first line is not WEBVTT.']],
    [
      'of the kind .srt',
      'WEBVTT\n\n00:00:00,000 --> 00:00:01,000\nHello\n',
      ['3: "00:00:00,000 --> 00:00:01,000" is not a time. Subtitles of the kind .srt have commas there.'],
    ],
    [
      'that end before they begin',
      'WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n',
      ['3: "00:02.000 --> 00:01.000" ends before it begins.'],
    ],
    [
      'out of order',
      `${captions}\n00:03.000 --> 00:04.000\nA\n\n00:02.000 --> 00:04.000\nB\n`,
      ['9: "00:02.000 --> 00:04.000" begins before the one above it.'],
    ],
    [
      'without words',
      'WEBVTT\n\n00:00.000 --> 00:01.000\n\nHello\n',
      ['3: There are no words below this time.'],
    ],
    [
      'that begin with a line of one space, as automatic ones do',
      'WEBVTT\n\n00:00.000 --> 00:01.000\n \nHello\n',
      [],
    ],
    [
      'with spaces alone',
      'WEBVTT\n\n00:00.000 --> 00:01.000\n \n00:01.000 --> 00:02.000\n \n\nHello\n',
      ['3: There are no words below this time.', '5: There are no words below this time.'],
    ],
    ['without any', 'WEBVTT\n', ['1: There are no captions in it.']],
    ['in another encoding', `${captions}\ufffd`, ['1: It is not in UTF-8: some letters would be lost.']],
  ])('%s', (_, source, wanted) => {
    expect(captionProblems(source).map(({ line, message }) => `${line}: ${message}`)).toEqual(wanted);
  });
});

it.each(['\n', '\r\n', '\r'])('the words of captions are found whatever the line ends: %j', (end) => {
  const source = 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v Noor>Shall we\nbegin?\n\n\nNOTE no\n\n00:02.000 --> 00:03.000\nYes\n'; // prettier-ignore
  expect(captionWords(source.replaceAll('\n', end)).trim().split(/\s+/)).toEqual([
    'Shall',
    'we',
    'begin?',
    'Yes',
  ]);
});

it.each([
  ['without an empty line between them', '00:00.000 --> 00:01.000\nOne\n00:01.000 --> 00:02.000\nTwo\n'],
  ['with a name above the times', 'a\n00:00.000 --> 00:01.000\nOne\n\nb\n00:01.000 --> 00:02.000\nTwo\n'],
  ['with a space between the words that never breaks', '00:00.000 --> 00:01.000\nOne&nbsp;Two\n'],
  [
    'shown again above the next ones',
    '00:00.000 --> 00:01.000\n<00:00.500>One\n\n00:01.000 --> 00:02.000\nOne\n<00:01.500>Two\n',
  ],
])('captions are counted as they are put into a transcript: %s', (_, cues) => {
  const source = `WEBVTT\n\n${cues}`;
  for (const words of [captionWords(source), transcriptOf(source)])
    expect(words.split(/\s+/)).toEqual(['One', 'Two']);
});

describe('a file to download', () => {
  it('shows its kind and its size', () => {
    put('handout.pdf', '%PDF-1.4\n'.padEnd(1_230_000));
    const { html, problems } = download('handout.pdf');
    expect(problems).toEqual([]);
    expect(html).toMatch(
      /^<a href="media\/handout-[0-9a-f]{8}\.pdf" download="handout\.pdf">The handout<\/a> <span class="size">\(PDF, 1\.2 MB\)<\/span>$/,
    );
  });

  it('that names its author, or is large, gets advice', () => {
    put('named.pdf', '%PDF-1.4\n1 0 obj<</Author (Ann Author)>>');
    put('large.pdf', '%PDF-1.4\n'.padEnd(6_000_000));
    const core = new TextEncoder().encode(
      '<cp:coreProperties><dc:creator>Ann Author</dc:creator></cp:coreProperties>',
    );
    put('named.docx', zipSync({ 'docProps/core.xml': core }));
    const advice = (name: string) =>
      download(name).files.flatMap(({ advice: all }) => all.map(({ message }) => message));
    expect(advice('named.pdf')).toEqual(['"named.pdf" says that "Ann Author" made it.']);
    expect(advice('named.docx')).toEqual(['"named.docx" says that "Ann Author" made it.']);
    expect(advice('large.pdf')).toEqual(['"large.pdf" has 6.0 MB.']);
  });

  it.each([
    ['in hexadecimal, as LibreOffice writes it', '<</Author<FEFF005A006F00EB>/Creator<FEFF0057>>>', 'Zoë'],
    ['in UTF-16, as Word writes it', '<</Author(\xfe\xff\0Z\0o\\000\xeb\0 \0\\()>>', 'Zoë ('],
    ['in UTF-8', '<</Author(\xef\xbb\xbfZo\xc3\xab)>>', 'Zoë'],
    ['with brackets', '<</Author(Ann \\101 (HR))>>', 'Ann A (HR)'],
    ['elsewhere, as macOS writes it', '<</Author 12 0 R>>endobj\n12 0 obj\n(Ann)\nendobj', 'Ann'],
    ['after an empty one', '<</Author()/Author<FEFF>>>endobj\n<</Author(Ann)>>', 'Ann'],
    ['in XMP', '<dc:creator><rdf:Seq><rdf:li>Zo\xc3\xab</rdf:li></rdf:Seq></dc:creator>', 'Zoë'],
    [
      'in a compressed stream',
      `<</Type/ObjStm/Filter/FlateDecode>>stream\r\n${deflateSync('<</Author(Ann)>>').toString('latin1')}\nendstream`,
      'Ann',
    ],
    ['nowhere', '<</Author()/Title(Author of all)>>', undefined],
  ])('of which a PDF names the author %s', (_, source, name) => {
    put('named.pdf', Buffer.from(`%PDF-1.7\n1 0 obj${source}endobj`, 'latin1'));
    const advice = download('named.pdf').files.flatMap((file) => file.advice.map(({ message }) => message));
    expect(advice).toEqual(name === undefined ? [] : [`"named.pdf" says that "${name}" made it.`]);
  });

  it.each([
    ['macros', 'macros.docx', 'holds macros'],
    ['a program', 'tool.zip', 'is a program'],
    ['a web page', 'page.pdf', 'is a web page'],
  ])('with %s is refused', (_, name, message) => {
    put('macros.docx', zipSync({ 'word/vbaProject.bin': new Uint8Array(9) }));
    put('tool.zip', 'MZ\x90\0');
    put('page.pdf', '<html>');
    expect(download(name).problems[0]).toContain(message);
  });
});
