import { describe, expect, it } from 'vitest';
import type { FileModel } from '../../src/blocks/file/model.ts';
import type { ImageModel } from '../../src/blocks/image/model.ts';
import type { RecordingModel } from '../../src/blocks/recording/model.ts';
import { linesOf as contentLines } from '../../src/compile/content.ts';
import type { Rich } from '../../src/course/rich.ts';
import { plain } from '../../src/course/rich.ts';
import { linesOf } from '../../src/lessons/transcript.ts';
import { readBlock } from './read-block.ts';

const html = (rich: Rich | undefined): string =>
  typeof rich === 'object' ? rich.strings.join('') : (rich ?? '');

describe('an image', () => {
  it('has a picture with its words, and a caption', () => {
    const { model, problems } = readBlock<ImageModel>(
      ':::image hills src=hills.jpg alt="Hills, one behind the other"\n\nThe way to the _office_.\n\n:::\n',
    );
    expect(problems).toEqual([]);
    expect(html(model.picture)).toContain('alt="Hills, one behind the other"');
    expect(html(model.caption)).toBe('The way to the <em>office</em>.');
  });

  it('may be decorative, and have no caption', () => {
    const { model, problems } = readBlock<ImageModel>(':::image hills src=hills.jpg decorative\n\n:::\n');
    expect(problems).toEqual([]);
    expect(html(model.picture)).toContain('alt=""');
    expect(model).not.toHaveProperty('caption');
  });

  it('says its words in the search and in print, and its file in what a release keeps', () => {
    const { model } = readBlock<ImageModel>(':::image hills src=hills.jpg alt="Hills &amp; sun"\n\n:::\n');
    expect(linesOf(model.picture)).toEqual(['Hills &amp; sun']);
    expect(plain(model.picture)).toBe('Hills &amp; sun');
    expect(contentLines(html(model.picture))).toMatch(
      /^\[Hills &amp; sun\] \(<media\/hills-[0-9a-f]{8}-960\.webp>\)$/,
    );
  });

  it.each([
    ['src=hills.jpg', 'has no alternative text. Say what it shows, on the opening line: alt="…".'],
    ['src=hills.jpg alt=""', 'has no alternative text.'],
    ['src=hills.jpg alt="Hills" decorative', '"Hills" would not be read: the image is decorative.'],
    ['alt="Hills"', 'The image "hills" names no file. Put it into assets/media/'],
    ['src=hill.jpg alt="Hills"', 'There is no file "hill.jpg" in assets/media/. Did you mean "hills.jpg"?'],
    ['src=hills.jpg alt="Hills" large', '"large" is one word too many after the id.'],
    ['src=hills.jpg alt="Hills" width=3', 'A image has no attribute "width".'],
  ])('with %s is a problem', (line, message) => {
    const { problems } = readBlock(`:::image hills ${line}\n\n:::\n`);
    expect(problems[0]).toContain(`1: `);
    expect(problems.join('\n')).toContain(message);
  });

  it('takes nothing but a caption', () => {
    const { problems } = readBlock(':::image hills src=hills.jpg decorative\n\nOne.\n\n- Two\n\n:::\n');
    expect(problems[0]).toContain("5: A list can't stand here in a image.");
  });
});

describe('a picture among words', () => {
  const option = (picture: string) =>
    readBlock(
      `:::choice a\n\nWhich?\n\n- [x] ${picture}\n  > Yes.\n- [ ] B\n  > No.\n- [ ] C\n  > No.\n\n:::\n`,
    );

  it('may be an option, and is called by its words in reports', () => {
    const { model, problems } = option('![Hills](media:hills.jpg)');
    expect(problems).toEqual([]);
    const [first] = (model as { options: { text: Rich }[] }).options;
    expect(html(first?.text)).toContain('alt="Hills"');
    expect(plain(first?.text ?? '')).toBe('Hills');
  });

  it.each([
    [
      'a pair',
      ':::pairs a\n\n### One\n\n![Hills](media:hills.jpg)\n\n- For show: A\n- For real: B ![Hills](media:hills.jpg)\n\n:::\n',
    ],
    ['a card', ':::disclosure a\n\n### One\n\n![Hills](media:hills.jpg)\n\n:::\n'],
    [
      'a scene',
      ':::scene a stage=meeting\n\nOn Monday.\n\n- **Farida** (attentive)\n\n![Hills](media:hills.jpg)\n\n:::\n',
    ],
  ])('may stand in %s', (_, markdown) => {
    const { model, problems } = readBlock(markdown);
    expect(problems.filter((one) => /media|picture/.test(one))).toEqual([]);
    expect(JSON.stringify(model)).toContain('alt=\\"Hills\\"');
  });

  it('is never without words, unless it is said to be decorative', () => {
    expect(option('B ![](media:hills.jpg)').problems).toEqual([
      '5: The picture "media:hills.jpg" has no alternative text. Say what it shows: ![words](media:hills.jpg). Where it only decorates, write ![](media:hills.jpg "decorative").',
    ]);
    expect(option('B ![](media:hills.jpg "decorative")').problems).toEqual([]);
    expect(option('![Hills](media:hills.jpg "decorative")').problems[0]).toContain('would not be read');
    expect(option('![Hills](media:hills.jpg "Title")').problems[0]).toContain('"Title" would not show.');
    expect(option('![Hills](hills.jpg)').problems[0]).toContain(
      'is neither an art:name nor a media:name.jpg',
    );
  });
});

describe('a recording', () => {
  const film = (line: string, body = 'What it is.\n\n**Noor:** "Hello."'): string =>
    `:::video talk ${line}\n\n${body}\n\n:::\n`;

  it('is a film with captions, and all its words', () => {
    const { model, problems } = readBlock<RecordingModel>(
      film('src=talk.mp4 captions=talk.vtt poster=hills.jpg', 'What it is.\n\nNoor laughs.\n\n- One\n- Two'),
    );
    expect(problems).toEqual([]);
    expect(model.caption).toBe('What it is.');
    expect(html(model.player)).toMatch(
      /^<video controls playsinline preload="none" .*<track kind="captions"/,
    );
    expect(html(model.transcript)).toBe('<p>Noor laughs.</p><ul><li>One</li><li>Two</li></ul>');
    expect(linesOf(model)).toEqual(['What it is.', 'Noor laughs.', 'One', 'Two']);
  });

  it('is a sound with all its words', () => {
    const { model, problems } = readBlock<RecordingModel>(
      ':::audio talk src=voice.mp3\n\nA message.\n\n**Noor:** "Hello."\n\n:::\n',
    );
    expect(problems).toEqual([]);
    expect(html(model.player)).toMatch(
      /^<audio controls preload="none" src=\S+ aria-label="A message\."><\/audio>$/,
    );
  });

  it.each([
    [film('src=talk.mp4'), 'The video "talk" has no captions. Write captions=talk.vtt on the opening line'],
    [film('src=talk.mp4 captions=talk.vtt', 'What it is.'), 'The video "talk" has no transcript below that.'],
    [film('src=talk.mp4 captions=talk.vtt', ''), 'has no first paragraph, which says what it is'],
    [film('src=talk.mp4 captions=words.vtt'), 'There is no file "words.vtt" in assets/media/.'],
    [film('src=voice.mp3 captions=talk.vtt'), '"voice.mp3" is an mp3. A film ends with mp4, m4v, webm.'],
    [film('src=talk.mp4 captions=talk.vtt width=wide'), 'width=wide is not a number.'],
    [film('src=talk.mp4 captions=talk.vtt autoplay=yes'), 'A video has no attribute "autoplay".'],
    [':::audio talk src=voice.mp3\n\nA message.\n\n:::\n', 'The audio "talk" has no transcript below that.'],
    [
      ':::audio talk src=voice.mp3 captions=talk.vtt\n\nA.\n\nB.\n\n:::\n',
      'A audio has no attribute "captions".',
    ],
  ])('%s is a problem', (markdown, message) => {
    expect(readBlock(markdown).problems.join('\n')).toContain(message);
  });
});

describe('a file', () => {
  it('is a link with its kind and size', () => {
    const { model, problems } = readBlock<FileModel>(
      ':::file paper src=phrases.pdf\n\nThe phrases, on **one** page\n\n:::\n',
    );
    expect(problems).toEqual([]);
    expect(html(model.link)).toMatch(
      /^<a href="media\/phrases-[0-9a-f]{8}\.pdf" download="phrases\.pdf">The phrases, on <strong>one<\/strong> page<\/a> /,
    );
    expect(linesOf(model)).toEqual(['The phrases, on one page (PDF, 1 kB)']);
  });

  it('says its size in the language of the lesson', () => {
    const markdown = ':::file paper src=phrases.pdf\n\nUne page\n\n:::\n';
    expect(plain(readBlock<FileModel>(markdown, 'fr').model.link)).toMatch(/^Une page \(PDF, 1\sko\)$/);
  });

  it.each([
    ['', 'The file "paper" has no words for its link.'],
    ['See [the shop](link:shop).', '"See the shop." holds a link of its own.'],
    ['One.\n\nTwo.', "5: A paragraph can't stand here in a file."],
  ])('with %j is a problem', (body, message) => {
    expect(readBlock(`:::file paper src=phrases.pdf\n\n${body}\n\n:::\n`).problems.join('\n')).toContain(
      message,
    );
  });
});
